/** Clauses that a text reports: "According to Article 2, if ..., the other members must come to its aid". */
import type { Rows } from "../../schemas/index.ts";
import type { TreatyRef } from "../../schemas/claims.ts";
import { classifyClause, clauseForce, clauseParties } from "./treaty/index.ts";
import type { Context } from "./context.ts";
import { antecedents } from "./events/anaphora.ts";
import type { Draft } from "./events/draft.ts";
import { tokensIn } from "./tree.ts";

export interface ClauseDraft {
  treaty: TreatyRef;
  article: string;
  clause_type: Rows["treaty_clauses"]["clause_type"];
  force: Rows["treaty_clauses"]["force"];
  bearer: string | null;
  beneficiary: string | null;
  trigger: string | null;
  start: number;
  end: number;
  sentence: number;
  rule: string;
}

export interface ArticleMention {
  sentence: number;
  start: number;
  end: number;
  articles: string[];
}

const ARTICLE = /\b(?:Articles?|Art\.)\s+(?<list>(?:\d{1,3}[A-Z]?|[IVXL]{1,6})(?:\s*\(\d+\))?(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*,\s*and\s+)(?:\d{1,3}|[IVXL]{1,6})\b)*)/gu;

/** Where the document speaks of articles by number. */
export function findArticles(context: Context): ArticleMention[] {
  const { text, sentences } = context.document;
  return sentences.flatMap(({ index, start, end }) => [...text.slice(start, end).matchAll(ARTICLE)].map((match) => ({
    sentence: index, start: start + match.index, end: start + match.index + match[0].length,
    articles: match.groups!.list.split(/\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+/u).map((part) => part.replace(/\s*\(\d+\)$/u, "")),
  })));
}

/** One clause for each treaty and article: from the sentence that says what it provides. */
export function reportedClauses(context: Context, mentions: readonly ArticleMention[]): ClauseDraft[] {
  const { text, sentences } = context.document;
  const best = new Map<string, ClauseDraft & { weight: number }>();
  const treaties = new Map<string, TreatyRef>();
  for (const mention of mentions) {
    // A number that the text has placed before stays with that treaty, unless it is named anew.
    const earlier = mention.articles.map((article) => treaties.get(article)).find(Boolean);
    const treaty = (namesTreaty(context, mention) ? null : earlier) ?? treatyFor(context, mention);
    if (!treaty) continue;
    for (const article of mention.articles) treaties.set(article, treaty);
    const { start, end } = sentences[mention.sentence];
    const sentence = text.slice(start, end);
    const body = sentence.replace(/^\s*(?:According to|Under|By|In|Pursuant to)\s+[^,]{0,80},\s*/u, "").replace(/^.{0,60}?\b(?:Articles?|Art\.)\s+[^,]{1,40}?\s\p{L}+\s+that\s+/u, "");
    for (const article of mention.articles) {
      const { type, score } = classifyClause(null, body, { index: 0, total: 1, final: false });
      const parties = clauseParties(body);
      // A sentence about one article alone says most of it; one that only cites it says least.
      const weight = (mention.articles.length === 1 ? 4 : 0) + (says(context, mention) ? 8 : 0) + Math.min(score, 3);
      const key = `${JSON.stringify(treaty)} ${article}`;
      const draft = {
        treaty, article, clause_type: type, force: clauseForce(body), bearer: parties.bearer, beneficiary: parties.beneficiary, trigger: parties.trigger,
        start, end: text.slice(start, end).replace(/[.!?]?\d{0,2}$/u, "").length + start, sentence: mention.sentence, rule: "clauses/reported", weight,
      };
      const known = best.get(key);
      if (!known || known.weight < weight) best.set(key, draft);
    }
  }
  return [...best.values()].map(({ weight: _, ...draft }) => draft);
}

const namesTreaty = (context: Context, { sentence, end }: ArticleMention): boolean => /^\s+of\s/u.test(context.document.text.slice(end, context.document.sentences[sentence].end));

/** The sentences that tell what an article provides: what they say shall be done is no event. */
export function clauseSentences(context: Context, mentions: readonly ArticleMention[]): Set<number> {
  return new Set(mentions.filter((mention) => says(context, mention)).map((mention) => mention.sentence));
}

/** "According to Article 2, ..." or "Article 4 emphasises that ...": the sentence tells the content. */
function says(context: Context, { sentence, start, end }: ArticleMention): boolean {
  const { text, sentences } = context.document;
  const before = text.slice(sentences[sentence].start, start);
  if (/(?:According to|Under|Pursuant to|By)\s+(?:the\s+)?$/u.test(before)) return true;
  const tree = sentences[sentence].tree;
  const tokens = tokensIn(tree, start, end);
  if (!tokens) return false;
  for (let token = tokens[0]; token <= tokens[1]; token++) {
    if (tree.deprel[token].startsWith("nsubj") && context.inClass("provide", tree.lemma[tree.head[token]])) return true;
  }
  return false;
}

/** The treaty that an article belongs to: named beside it, described ("its charter"), or the organisation's own. */
export function treatyFor(context: Context, { sentence, end }: ArticleMention): TreatyRef | null {
  const { text, sentences } = context.document;
  const rest = text.slice(end, Math.min(sentences[sentence].end, end + 80));
  const named = context.mentions.find((mention) => mention.sentence === sentence && mention.treaty && mention.start >= end && mention.start - end < 30 && /^\s+of\s+(?:the\s+)?/u.test(rest));
  if (named) return { id: named.treaty! };
  const described = /^\s+of\s+(?:the\s+|its\s+)?(?:[\p{L}’']+\s+)?(?<word>charter|treaty|pact|constitution|statute|covenant|convention|agreement)\b/iu.exec(rest);
  const organisation = organisationFor(context, sentence, end);
  if (organisation) {
    const own = [...context.lexicon.knowledge.treaties.values()].filter((treaty) => treaty.organisation === organisation && !/protocol/iu.test(treaty.name));
    const word = described?.groups?.word.toLowerCase() ?? lastDescribed(context, sentence);
    const fitting = own.find((treaty) => word && treaty.name.toLowerCase().includes(word)) ?? own.find((treaty) => /treaty|pact|charter/iu.test(treaty.name)) ?? own[0];
    if (fitting) return { id: fitting.id };
  }
  const before = context.mentions.filter((mention) => mention.treaty && mention.sentence <= sentence && sentence - mention.sentence <= 6).at(-1);
  return before ? { id: before.treaty! } : null;
}

/** What the last article before was said to stand in: "Articles 2 and 4 of its charter ... Article 4 ...". */
function lastDescribed(context: Context, sentence: number): string | null {
  const { text, sentences } = context.document;
  const from = sentences[Math.max(0, sentence - 6)].start;
  const found = [...text.slice(from, sentences[sentence].end).matchAll(/\bArticles?\s[^.]{1,30}?\sof\s(?:the\s|its\s|\p{L}+[’']s\s)?(charter|treaty|pact|constitution|statute|covenant|convention|agreement)\b/giu)].at(-1);
  return found ? found[1].toLowerCase() : null;
}

function organisationFor(context: Context, sentence: number, end: number): string | null {
  const organised = (id: string | null) => id !== null && ["alliance", "igo"].includes(context.lexicon.knowledge.actors.get(id)?.kind ?? "");
  const idOf = (mention: { actor: unknown }) => (mention.actor && typeof mention.actor === "object" && "id" in mention.actor ? String(mention.actor.id) : null);
  const { tree } = context.document.sentences[sentence];
  for (let token = 0; token < tree.form.length; token++) {
    if (tree.start[token] >= end && tree.form[token].toLowerCase() === "its") {
      const found = antecedents(context, sentence, token).map(idOf).find(organised);
      if (found) return found;
    }
  }
  for (let at = sentence; at >= 0 && sentence - at <= 6; at--) {
    const found = context.mentions.filter((mention) => mention.sentence === at && organised(idOf(mention)));
    if (found.length) return idOf(found[found.length - 1]);
  }
  return null;
}

export interface ClauseLinkDraft { event: Draft; clause: ClauseDraft; link: Rows["event_clauses"]["link"]; start: number; end: number; rule: string }

/** What events do to the clauses named within their words. */
export function clauseLinks(context: Context, drafts: readonly Draft[], clauses: readonly ClauseDraft[], mentions: readonly ArticleMention[]): ClauseLinkDraft[] {
  const words = new Map(context.lexicon.knowledge.of("lexicon/clause_links").map((row) => [row.word, row.link]));
  const found: ClauseLinkDraft[] = [];
  for (const mention of mentions) {
    const tree = context.tree(mention.sentence);
    const tokens = tokensIn(tree, mention.start, mention.end);
    if (!tokens) continue;
    const path: number[] = [];
    for (let at = tokens[0]; at >= 0 && path.length < 12; at = tree.head[at]) path.push(at);
    const cue = path.find((token) => words.has(tree.lemma[token].toLowerCase()));
    const event = drafts.find((draft) => draft.sentence === mention.sentence && path.includes(draft.predicate));
    if (!event || cue === undefined) continue;
    const link = event.type === "REJECT" ? "declines" : words.get(tree.lemma[cue].toLowerCase())!;
    for (const clause of clauses.filter((one) => mention.articles.includes(one.article))) {
      found.push({ event, clause, link, start: Math.min(event.start, mention.start), end: Math.max(event.end, mention.end), rule: `clause_links/${tree.lemma[cue].toLowerCase()}` });
    }
  }
  return found;
}


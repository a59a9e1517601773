/** Clauses that a text reports, each once for its treaty and article, with everywhere that the text speaks of it. */
import type { TreatyRef } from "../../../schemas/claims.ts";
import type { Context } from "../context.ts";
import { articleKey } from "../knowledge.ts";
import { classifyReport } from "../treaty/index.ts";
import { children, tokensIn } from "../tree.ts";
import { findArticles, numberOf } from "./articles.ts";
import { Instruments } from "./instruments.ts";
import { Provisions } from "./provisions.ts";
import { forceOf } from "./reading.ts";
import { sidesOf } from "./sides.ts";
import { phrase } from "./trees.ts";
import type { ClauseDraft, ClauseSpan, Provision } from "./types.ts";
export { clauseLinks } from "./links.ts";
export type { ClauseDraft, ClauseLinkDraft, ClauseSpan, Provision } from "./types.ts";

export interface ReportedClauses {
  clauses: ClauseDraft[];
  /** The statements that the clauses rest on: what they say shall be done is no event. */
  provisions: Provision[];
}

const NOTHING: ReportedClauses = { clauses: [], provisions: [] };

export function reportedClauses(context: Context): ReportedClauses {
  const articles = findArticles(context);
  const speaks = articles.length > 0 || context.mentions.some((mention) => mention.treaty || ["alliance", "igo"].includes(context.kindOf(mention) ?? ""))
    || context.document.sentences.some(({ tree }) => tree.lemma.some((lemma) => context.inClass("instrument", lemma.toLowerCase())));
  if (!speaks) return NOTHING;
  const instruments = new Instruments(context, articles);
  const finder = new Provisions(context, instruments);
  const drafts = new Map<string, ClauseDraft & { weight: number }>();
  const provisions: Provision[] = [];
  for (const { index, kind } of context.document.sentences) {
    if (kind === "title" || kind === "byline") continue;
    const here = articles.filter((article) => article.sentence === index);
    // Articles are placed in the order of the text, for later ones lean on earlier ones.
    const placed = here.map((article) => instruments.ofArticle(article));
    const said = finder.in(index);
    provisions.push(...said);
    for (const one of said) for (const article of one.articles ?? [null]) keep(context, drafts, draftOf(context, one, article));
    here.forEach((article, i) => {
      const source = placed[i];
      if (!source || said.some((one) => one.articles?.some((number) => article.articles.includes(number)))) return;
      for (const number of article.articles) {
        const draft = cited(context, source.treaty, number, article.articles.length, { sentence: index, start: article.start, end: article.end, rule: "clauses/cited" });
        if ("id" in draft.treaty || draft.clause_type !== "other") keep(context, drafts, draft);
      }
    });
  }
  const clauses = [...drafts.values()].map(({ weight: _, ...draft }) => draft);
  return { clauses: mentionsOf(context, instruments, clauses), provisions };
}

/** Provisions that a treaty has once: said again, they are the same clause. */
function keyOf(context: Context, draft: ClauseDraft): string {
  const treaty = "id" in draft.treaty ? draft.treaty.id : draft.treaty.name.toLowerCase();
  // Of other types, such as limits on arms, a treaty has many.
  if (draft.article === null) return `${treaty}  ${draft.clause_type} ${context.inClass("single_type", draft.clause_type) ? "" : draft.start}`;
  return articleKey(treaty, draft.article, draft.paragraph);
}

function keep(context: Context, drafts: Map<string, ClauseDraft & { weight: number }>, draft: ClauseDraft & { weight: number }): void {
  // A statement without a number is of the numbered clause of its treaty and type, where the text has just one.
  const same = draft.article !== null || !context.inClass("single_type", draft.clause_type) ? [] : [...drafts].filter(([, one]) => one.article !== null && one.clause_type === draft.clause_type && JSON.stringify(one.treaty) === JSON.stringify(draft.treaty));
  // The other way round too: what was said without the number is told with it now.
  const [unnumbered] = draft.article === null || !context.inClass("single_type", draft.clause_type) ? [] : [...drafts].filter(([, one]) => one.article === null && one.clause_type === draft.clause_type && JSON.stringify(one.treaty) === JSON.stringify(draft.treaty));
  if (unnumbered && !drafts.has(keyOf(context, draft))) {
    const [old, earlier] = unnumbered;
    drafts.delete(old);
    const content = earlier.weight > draft.weight ? earlier : draft;
    drafts.set(keyOf(context, draft), { ...content, article: draft.article, paragraph: draft.paragraph, mentions: [...earlier.mentions, ...draft.mentions] });
    return;
  }
  const key = same.length ? same[same.length - 1][0] : keyOf(context, draft);
  const known = drafts.get(key);
  if (!known) drafts.set(key, draft);
  else {
    const better = known.weight < draft.weight && (known.article === null) === (draft.article === null);
    drafts.set(key, { ...(better ? draft : known), mentions: [...known.mentions, ...draft.mentions] });
  }
}

function draftOf(context: Context, one: Provision, article: string | null): ClauseDraft & { weight: number } {
  const tree = context.tree(one.sentence);
  const { bearer, beneficiary, trigger } = sidesOf(context, one.sentence, one.cue, one.content, one.bearer, [one.from, one.to]);
  const span: ClauseSpan = { sentence: one.sentence, start: tree.start[one.first], end: tree.end[one.last], rule: one.rule };
  return {
    treaty: one.treaty, ...(article === null ? { article, paragraph: null } : numberOf(article)), clause_type: one.clause_type, force: one.force, bearer, beneficiary, trigger,
    ...span, mentions: [span],
    // A sentence about one article alone says most of it.
    weight: (one.articles && one.articles.length > 1 ? 8 : 12) + (one.clause_type === "other" ? 0 : 2),
  };
}

/** An article that is only named: its type from the words around it. */
function cited(context: Context, treaty: TreatyRef, article: string, among: number, span: ClauseSpan): ClauseDraft & { weight: number } {
  const { start, end, tree } = context.document.sentences[span.sentence];
  const number = numberOf(article);
  const known = "id" in treaty ? context.lexicon.knowledge.articles.get(articleKey(treaty.id, number.article, number.paragraph)) : undefined;
  const { type, score } = classifyReport(context.document.text.slice(start, end));
  const token = tokensIn(tree, span.start, span.end)?.[0] ?? 0;
  return {
    treaty, ...number, clause_type: known?.type ?? type, force: known?.force ?? forceOf(context, span.sentence, token, "declaration", false), bearer: null, beneficiary: null, trigger: null,
    // Its words are the sentence that names it, without the end mark and a footnote's number.
    ...span, start, end: start + context.document.text.slice(start, end).replace(/[.!?]?\d{0,2}$/u, "").length, mentions: [span], weight: (among === 1 ? 4 : 0) + Math.min(score, 3),
  };
}

/** "the mutual defence clause": a mention of the clause of that treaty and type, and the clause itself where no other words report it. */
function mentionsOf(context: Context, instruments: Instruments, clauses: ClauseDraft[]): ClauseDraft[] {
  for (const { index, tree, kind } of context.document.sentences) {
    if (kind === "title" || kind === "byline") continue;
    tree.lemma.forEach((lemma, token) => {
      if (!context.inClass("clause_noun", lemma.toLowerCase()) || tree.upos[token] !== "NOUN") return;
      const named = children(tree)[token].some((child) => ["compound", "amod"].includes(tree.deprel[child]));
      const source = named ? instruments.at(index, token) : null;
      if (!source) return;
      const [first, last] = phrase(tree, token);
      const span: ClauseSpan = { sentence: index, start: tree.start[first], end: tree.end[last], rule: "clauses/named" };
      const { type } = classifyReport(context.document.text.slice(tree.start[first], tree.end[token]));
      if (type === "other") return;
      const fitting = clauses.filter((one) => JSON.stringify(one.treaty) === JSON.stringify(source.treaty) && (source.articles ? source.articles.includes(one.article ?? "") : one.clause_type === type));
      const known = fitting.filter((one) => one.start <= span.start).at(-1) ?? fitting[0];
      if (known) {
        if (!known.mentions.some((one) => one.start < span.end && span.start < one.end)) known.mentions.push(span);
      } else if (context.inClass("sole_clause", lemma.toLowerCase())) {
        clauses.push({ treaty: source.treaty, article: null, paragraph: null, clause_type: type, force: "obligation", bearer: null, beneficiary: null, trigger: null, ...span, mentions: [span] });
      }
    });
  }
  return clauses;
}

/** What events do to the clauses that their words name: "refused to invoke Article 2", "invaded it in violation of Article 2(4)". */
import type { Rows } from "../../../schemas/index.ts";
import type { Context } from "../context.ts";
import { keyOf } from "../events/anaphora.ts";
import { actorsOf, type Draft } from "../events/draft.ts";
import type { DraftLink } from "../events/links/index.ts";
import { base, children, dependents, headOf, tokensIn } from "../tree.ts";
import { markersOf } from "./trees.ts";
import type { ClauseDraft, ClauseLinkDraft } from "./types.ts";

type Link = Rows["event_clauses"]["link"];

/** How far up the tree from a clause the event may stand. */
const REACH = 12;

export function clauseLinks(context: Context, drafts: readonly Draft[], clauses: readonly ClauseDraft[], events: readonly DraftLink[]): ClauseLinkDraft[] {
  const words = new Map(context.lexicon.knowledge.of("lexicon/clause_links").map((row) => [row.word, row.link]));
  const found: ClauseLinkDraft[] = [];
  for (const clause of clauses) {
    for (const mention of clause.mentions) {
      if (mention.rule !== "clauses/cited" && mention.rule !== "clauses/named") continue;
      const hit = linkAt(context, drafts, words, mention);
      if (!hit || found.some((one) => one.event === hit.event && one.clause === clause)) continue;
      found.push({ event: hit.event, clause, link: hit.link, start: Math.min(hit.event.start, mention.start), end: Math.max(hit.event.end, mention.end), rule: `clause_links/${hit.word}` });
    }
  }
  return [...found, ...answers(drafts, found, events)];
}

/** Acts by which those who are asked under a clause answer. */
const ANSWERS: Readonly<Record<string, Link>> = { decline_assistance: "declines", grant_assistance: "fulfils", intervene: "fulfils" };

/**
 * Who declines in the sentence in which the clause is invoked, or does something in response to that, answers under it:
 * "X invoked Article 4, but the alliance declined to send troops". So does who was asked, in the sentences right behind, for or against who asked.
 */
function answers(drafts: readonly Draft[], asked: readonly ClauseLinkDraft[], events: readonly DraftLink[]): ClauseLinkDraft[] {
  const found: ClauseLinkDraft[] = [];
  for (const { event, clause, link } of asked) {
    if (link !== "invokes" || event.verdict.status !== "occurred") continue;
    for (const draft of drafts) {
      const replies = isReply(event, draft);
      const answer = draft.act !== null && ANSWERS[draft.act] ? ANSWERS[draft.act] : replies ? REPLIES[draft.type] : undefined;
      if (!answer || draft === event || draft.verdict.status !== "occurred" || [...asked, ...found].some((one) => one.event === draft && one.clause === clause)) continue;
      const joined = events.find((one) => one.from === draft && one.to === event && one.link !== "after");
      const beside = answer === "declines" && draft.sentence === event.sentence && draft.predicate > event.predicate;
      if (joined || beside || replies) found.push({ event: draft, clause, link: answer, start: joined?.start ?? Math.min(event.start, draft.start), end: joined?.end ?? Math.max(event.end, draft.end), rule: "clause_links/answer" });
    }
  }
  return found;
}

/** The types of what those who are asked do, where the lexicon tells no act of an alliance. */
const REPLIES: Readonly<Partial<Record<Draft["type"], Link>>> = { REJECT: "declines", AID: "fulfils" };

/** How many sentences behind a request its answer may stand. */
const BEHIND = 2;

/** "X asked the league for help under Article 4. The league sent troops": who was asked acts, and towards nobody but who asked. */
function isReply(request: Draft, draft: Draft): boolean {
  const keys = (of: Draft, role: "initiator" | "recipient") => new Set(actorsOf(of, role).map(keyOf));
  const [asking, asked] = [keys(request, "initiator"), keys(request, "recipient")];
  const distance = draft.sentence - request.sentence;
  return REPLIES[draft.type] !== undefined && (draft.mode === null || draft.mode === "assist") && distance >= 1 && distance <= BEHIND
    && [...keys(draft, "initiator")].some((key) => asked.has(key)) && [...keys(draft, "recipient")].every((key) => asking.has(key));
}

interface Hit { event: Draft; link: Link; word: string }

/** The first word above a clause that says what is done to it, and the event that does it. */
function linkAt(context: Context, drafts: readonly Draft[], words: ReadonlyMap<string, Link>, { sentence, start, end }: { sentence: number; start: number; end: number }): Hit | null {
  const tree = context.tree(sentence);
  const tokens = tokensIn(tree, start, end);
  if (!tokens) return null;
  const here = drafts.filter((draft) => draft.sentence === sentence);
  const path: number[] = [];
  for (let at = headOf(tree, ...tokens); at >= 0 && path.length < REACH; at = tree.head[at]) {
    path.push(at);
    // What another does in a clause joined by "and" or "but" is not done to it.
    if (tree.deprel[at] === "conj" && dependents(tree, at, "nsubj", "nsubj:pass").length) break;
  }
  for (const [i, token] of path.entries()) {
    const ways: [string, number][] = [[tree.lemma[token].toLowerCase(), i], ...markersOf(tree, token).map(({ marker }): [string, number] => [marker, i + 1])];
    for (const [word, from] of ways) {
      const link = words.get(word);
      if (!link) continue;
      const event = eventFor(context, here, sentence, path.slice(from), token);
      const settled = event && settle(link, event);
      if (settled) return { event, link: settled, word };
    }
  }
  return null;
}

/** The event that a word for what is done belongs to: on the way up, else what it was done by, else what did it. */
function eventFor(context: Context, drafts: readonly Draft[], sentence: number, path: readonly number[], cue: number): Draft | undefined {
  const tree = context.tree(sentence);
  const above = path.map((token) => drafts.find((draft) => draft.predicate === token)).find(Boolean);
  if (above && above.predicate === cue) return above;
  const by = new Set(children(tree)[cue].filter((child) => base(tree.deprel[child]) === "advcl" && tree.upos[child] === "VERB" && dependents(tree, child, "mark").some((mark) => tree.lemma[mark] === "by")));
  // "Cited Article 5 when it sent troops"
  const when = new Set(children(tree)[cue].filter((child) => base(tree.deprel[child]) === "advcl" && dependents(tree, child, "advmod", "mark").some((mark) => ["when", "as"].includes(tree.form[mark].toLowerCase()))));
  return drafts.find((draft) => by.has(draft.predicate)) ?? above ?? drafts.find((draft) => when.has(draft.predicate)) ?? drafts.find((draft) => dependents(tree, cue, "nsubj").includes(draft.predicate));
}

/** The link in the light of the event: what was refused or left undone is declined; help asked for under a clause invokes it. */
function settle(link: Link, event: Draft): Link | null {
  const undone = event.verdict.status === "not_occurred";
  if (event.type === "REJECT" && link !== "breaches" && link !== "cites") return "declines";
  if (undone) return link === "invokes" || link === "fulfils" ? "declines" : null;
  if (link === "cites" && event.type === "REQUEST" && (event.mode === null || event.mode === "assist" || event.mode === "meet")) return "invokes";
  return link;
}

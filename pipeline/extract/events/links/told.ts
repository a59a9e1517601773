/** Which event a link means: the one above in the tree, the main one of a sentence, the one told before, the one that a noun names again. */
import type { ReferenceRow } from "../../../../schemas/reference.ts";
import type { Context } from "../../context.ts";
import { children, isDefinite, subtree } from "../../tree.ts";
import type { Draft } from "../draft.ts";

type Connective = ReferenceRow<"lexicon/connectives">;
/** Rows by phrase. */
export type Connectives = ReadonlyMap<string, readonly Connective[]>;
export type BySentence = ReadonlyMap<number, Draft[]>;

export interface DraftLink {
  from: Draft;
  to: Draft;
  link: Connective["link"];
  start: number;
  end: number;
  rule: string;
}

/** How many sentences back a noun may name an event again. */
const REACH = 10;

/** The link that a connective makes of the event above it and the one that it introduces. */
export function linkOf(above: Draft, below: Draft, row: Connective, at: Draft): DraftLink {
  const [from, to] = row.direction === "head_to_complement" ? [above, below] : [below, above];
  const same = from.sentence === to.sentence;
  return { from, to, link: row.link, start: same ? Math.min(from.start, to.start) : at.start, end: same ? Math.max(from.end, to.end) : at.end, rule: `connectives/${row.phrase}` };
}

const depth = (context: Context, draft: Draft): number => {
  const { head } = context.tree(draft.sentence);
  let steps = 0;
  for (let at = head[draft.predicate]; at >= 0 && steps < head.length; at = head[at]) steps++;
  return steps;
};

/** The event that a sentence mainly tells: the highest in its tree, the last of equals. */
export function mainOf(context: Context, drafts: readonly Draft[]): Draft | null {
  let best: Draft | null = null;
  for (const draft of drafts) if (!best || depth(context, draft) <= depth(context, best)) best = draft;
  return best;
}

/** The event told before a clause: that of the clause it is joined to, else the main one of the sentence before. */
export function toldBefore(context: Context, bySentence: BySentence, sentence: number, verb: number): Draft | null {
  const tree = context.tree(sentence);
  const here = bySentence.get(sentence) ?? [];
  for (let at = verb, steps = 0; tree.head[at] >= 0 && steps < 6; at = tree.head[at], steps++) {
    if (!["conj", "advcl", "parataxis", "ccomp"].includes(tree.deprel[at])) break;
    const found = here.find((draft) => draft.predicate === tree.head[at] && draft.predicate < verb);
    if (found) return found;
  }
  return mainOf(context, bySentence.get(sentence - 1) ?? []);
}

/** A word hangs on a predicate or near below it: "agreed to a ceasefire". */
function tellsOf(head: readonly number[], token: number, predicate: number): boolean {
  for (let at = token, steps = 0; at >= 0 && steps < 3; at = head[at], steps++) if (at === predicate) return true;
  return false;
}

/** "The agreement", "the rejection": the last event before that this noun names again, by its word or one of its stem. */
export function namedAgain(context: Context, bySentence: BySentence, sentence: number, noun: number): Draft | null {
  const tree = context.tree(sentence);
  if (!children(tree)[noun].some((child) => isDefinite(tree.form[child]) || tree.deprel[child] === "nmod:poss")) return null;
  const lemma = tree.lemma[noun].toLowerCase();
  // "before the army came": who acts is no event.
  if (context.organOf(lemma, tree.form[noun]) !== null || tree.upos[noun] === "PROPN") return null;
  // "The arrest of the bishop" is no other one's: what stands beside the noun must have been told there too.
  const beside = children(tree)[noun].filter((child) => tree.deprel[child].startsWith("nmod") && tree.upos[child] !== "PRON").map((child) => tree.lemma[child].toLowerCase());
  const stem = lemma.slice(0, Math.max(5, lemma.length - 4));
  for (let at = sentence - 1; at >= 0 && sentence - at <= REACH; at--) {
    const there = [...(bySentence.get(at) ?? [])].reverse();
    const words = context.tree(at);
    if (!beside.every((word) => words.lemma.some((one) => one.toLowerCase() === word))) continue;
    const tokens = words.lemma.flatMap((one, i) => (one.toLowerCase() === lemma ? [i] : []));
    const found = there.find((draft) => draft.lemma === lemma || (lemma.length > 5 && draft.lemma.startsWith(stem))) ?? tokens.map((token) => there.find((draft) => tellsOf(words.head, token, draft.predicate))).find((draft) => draft);
    if (found) return found;
  }
  return null;
}

/** The nearest event above in the tree. */
export function governing(context: Context, sentence: number, below: Draft, here: readonly Draft[]): Draft | null {
  const tree = context.tree(sentence);
  for (let at = tree.head[below.predicate], steps = 0; at >= 0 && steps < 8; at = tree.head[at], steps++) {
    const found = here.find((draft) => draft.predicate === at && draft !== below);
    if (found) return found;
    // "The terms signed after the fall allowed them to join": a participle has what follows it, whoever acts above.
    if (tree.upos[at] === "VERB" && tree.deprel[at] === "acl" && tree.xpos[at] === "VBN" && at < below.predicate && tree.head[below.predicate] === at) return null;
    // The verb above may be light: its object is the event.
    const object = children(tree)[at].find((child) => ["obj", "nsubj:pass", "nsubj", "xcomp"].includes(tree.deprel[child]) && child !== below.predicate && here.some((draft) => draft.predicate === child));
    if (object !== undefined) return here.find((draft) => draft.predicate === object)!;
  }
  return null;
}

/** "This step was taken following ...": the subject stands for what was told before. */
export function standsFor(context: Context, sentence: number, below: Draft, bySentence: BySentence): Draft | null {
  const tree = context.tree(sentence);
  for (let at = tree.head[below.predicate], steps = 0; at >= 0 && steps < 8; at = tree.head[at], steps++) {
    const subject = children(tree)[at].find((child) => tree.deprel[child].startsWith("nsubj"));
    if (subject === undefined) continue;
    return subject > below.predicate ? null : pointsBack(context, sentence, subject) ? mainOf(context, bySentence.get(sentence - 1) ?? []) : namedAgain(context, bySentence, sentence, subject);
  }
  return null;
}

/** "This", "these events", "the move". */
export function pointsBack(context: Context, sentence: number, token: number): boolean {
  const tree = context.tree(sentence);
  const below = children(tree)[token];
  if (context.inClass("deed_word", tree.lemma[token]) && below.some((child) => tree.deprel[child] === "det" && isDefinite(tree.form[child])) && !below.some((child) => child > token && /^(?:nmod|acl)/u.test(tree.deprel[child]))) return true;
  return [token, ...children(tree)[token]].some((at) => ["this", "these", "that"].includes(tree.form[at].toLowerCase()));
}

/** The events whose words lie in a phrase, the highest and those joined to it. */
export function eventsIn(context: Context, here: readonly Draft[], sentence: number, token: number): Draft[] {
  const tree = context.tree(sentence);
  const [first, last] = subtree(tree, token);
  const inside = here.filter((draft) => draft.predicate >= first && draft.predicate <= last);
  const exact = inside.filter((draft) => draft.predicate === token || (tree.deprel[draft.predicate] === "conj" && tree.head[draft.predicate] === token));
  const main = mainOf(context, inside);
  return exact.length ? exact : main ? [main] : [];
}

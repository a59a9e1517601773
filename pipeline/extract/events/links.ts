/** Links between events from the connectives that join them in a sentence. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import type { Context } from "../context.ts";
import { children } from "../tree.ts";
import type { Draft } from "./draft.ts";

type Connective = ReferenceRow<"lexicon/connectives">;

export interface DraftLink {
  from: Draft;
  to: Draft;
  link: Connective["link"];
  start: number;
  end: number;
  rule: string;
}

/** @param connectives rows by phrase */
export function linkDrafts(context: Context, drafts: readonly Draft[], connectives: ReadonlyMap<string, readonly Connective[]>): DraftLink[] {
  const links: DraftLink[] = [];
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) bySentence.set(draft.sentence, [...(bySentence.get(draft.sentence) ?? []), draft]);
  for (const [sentence, here] of bySentence) {
    for (const below of here) {
      const row = connectiveOf(context, sentence, below.predicate, connectives);
      if (!row) continue;
      const above = governing(context, sentence, below, here) ?? standsFor(context, sentence, below, bySentence.get(sentence - 1));
      if (!above || above === below) continue;
      const [from, to] = row.direction === "head_to_complement" ? [above, below] : [below, above];
      const same = from.sentence === to.sentence;
      links.push({ from, to, link: row.link, start: same ? Math.min(from.start, to.start) : below.start, end: same ? Math.max(from.end, to.end) : below.end, rule: `connectives/${row.phrase}` });
    }
  }
  return links;
}

/** The connective that marks a predicate or the noun phrase around it. */
function connectiveOf(context: Context, sentence: number, predicate: number, connectives: ReadonlyMap<string, readonly Connective[]>): Connective | null {
  const tree = context.tree(sentence);
  for (let at = predicate, steps = 0; at >= 0 && steps < 3; steps++) {
    for (const child of children(tree)[at]) {
      if (!["case", "mark", "advmod"].includes(tree.deprel[child]) || child > predicate) continue;
      const fixed = children(tree)[child].filter((below) => tree.deprel[below] === "fixed").map((below) => tree.form[below]);
      const row = connectives.get([tree.form[child], ...fixed].join(" ").toLowerCase())?.[0];
      if (row) return row;
    }
    if (!["conj", "nmod", "compound", "obj"].includes(tree.deprel[at])) break;
    at = tree.head[at];
  }
  return null;
}

/** The nearest event above in the tree. */
function governing(context: Context, sentence: number, below: Draft, here: readonly Draft[]): Draft | null {
  const tree = context.tree(sentence);
  for (let at = tree.head[below.predicate], steps = 0; at >= 0 && steps < 8; at = tree.head[at], steps++) {
    const found = here.find((draft) => draft.predicate === at && draft !== below);
    if (found) return found;
    // The verb above may be light: its object is the event.
    const object = children(tree)[at].find((child) => ["obj", "nsubj:pass", "nsubj", "xcomp"].includes(tree.deprel[child]) && child !== below.predicate && here.some((draft) => draft.predicate === child));
    if (object !== undefined) return here.find((draft) => draft.predicate === object)!;
  }
  return null;
}

/** "This step was taken following ...": the subject stands for what the sentence before told. */
function standsFor(context: Context, sentence: number, below: Draft, before: readonly Draft[] | undefined): Draft | null {
  const tree = context.tree(sentence);
  if (!before?.length) return null;
  for (let at = tree.head[below.predicate], steps = 0; at >= 0 && steps < 8; at = tree.head[at], steps++) {
    const subject = children(tree)[at].find((child) => tree.deprel[child].startsWith("nsubj"));
    if (subject === undefined) continue;
    const demonstrative = ["this", "these", "that"].includes(tree.form[subject].toLowerCase()) || children(tree)[subject].some((child) => ["this", "these", "that"].includes(tree.form[child].toLowerCase()));
    return demonstrative ? before[0] : null;
  }
  return null;
}

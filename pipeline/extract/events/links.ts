/** Links between events from the connectives that join them in a sentence. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Context } from "../context.ts";
import { children, subtree } from "../tree.ts";
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
      const above = governing(context, sentence, below, here) ?? standsFor(context, sentence, below, bySentence.get(sentence - 1)) ?? nearest(below, here);
      if (!above || above === below) continue;
      const [from, to] = row.direction === "head_to_complement" ? [above, below] : [below, above];
      const same = from.sentence === to.sentence;
      if (row.link === "after") boundBy(from, to);
      links.push({ from, to, link: row.link, start: same ? Math.min(from.start, to.start) : below.start, end: same ? Math.max(from.end, to.end) : below.end, rule: `connectives/${row.phrase}` });
    }
  }
  links.push(...conditions(context, bySentence), ...answers(context, bySentence));
  const told = new Set(links.map((link) => `${drafts.indexOf(link.from)} ${link.link} ${drafts.indexOf(link.to)}`));
  // Two connectives that contradict each other say nothing sure.
  return links.filter((link) => !told.has(`${drafts.indexOf(link.to)} ${link.link} ${drafts.indexOf(link.from)}`));
}

/** "If A is attacked, B would help": B's act would answer the attack. */
function conditions(context: Context, bySentence: ReadonlyMap<number, Draft[]>): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => here.flatMap((below): DraftLink[] => {
    const tree = context.tree(sentence);
    if (below.verdict.status !== "hypothetical" || !children(tree)[below.predicate].some((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === "if")) return [];
    const above = here.find((draft) => draft.predicate === tree.head[below.predicate] && draft !== below) ?? here.find((draft) => draft !== below && draft.verdict.status === "hypothetical");
    return above ? [{ from: above, to: below, link: "in_response_to", start: Math.min(above.start, below.start), end: Math.max(above.end, below.end), rule: "links/if" }] : [];
  }));
}

/** "Sweden rejected the request": a refusal or consent answers the request told just before. */
function answers(context: Context, bySentence: ReadonlyMap<number, Draft[]>): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => here.flatMap((draft): DraftLink[] => {
    if (!["REJECT", "AGREE", "CONCEDE", "AID"].includes(draft.type)) return [];
    const tree = context.tree(sentence);
    const asked = children(tree)[draft.predicate].find((child) => ["obj", "nsubj:pass"].includes(tree.deprel[child]) && context.inClass("demand_word", tree.lemma[child])
      && children(tree)[child].some((below) => ["the", "this", "that", "these", "those"].includes(tree.form[below].toLowerCase())));
    if (asked === undefined) return [];
    const before = [here.filter((one) => one.predicate < draft.predicate), bySentence.get(sentence - 1) ?? [], bySentence.get(sentence - 2) ?? []];
    const request = before.flatMap((drafts) => drafts.filter((one) => one.type === "REQUEST")).at(0);
    return request ? [{ from: draft, to: request, link: "in_response_to", start: draft.start, end: draft.end, rule: "links/answer" }] : [];
  }));
}

/** What came before has no later date than what came after; its own sentence's date is the other's. */
function boundBy(later: Draft, earlier: Draft): void {
  if (later.dated.date === null || later.dated.date.includes("/") || earlier.dated.basis === "explicit") return;
  if (earlier.dated.date === null || earlier.dated.date === later.dated.date) {
    earlier.dated = { date: `../${later.dated.date}`, basis: "implied" };
    earlier.why?.push({ field: "date", value: earlier.dated.date, rule: "dates/after" });
  }
}

/** The connective right before the predicate's phrase or clause, by the words as they stand. */
function connectiveOf(context: Context, sentence: number, predicate: number, connectives: ReadonlyMap<string, readonly Connective[]>): Connective | null {
  const tree = context.tree(sentence);
  for (const first of beginnings(context, sentence, predicate)) {
    for (let length = Math.min(4, first); length >= 1; length--) {
      const row = connectives.get(tree.form.slice(first - length, first).join(" ").toLowerCase())?.[0];
      if (row) return row;
    }
    // The connective may itself be the clause's first words: "after establishing", "because it attacked".
    for (let length = 4; length >= 1; length--) {
      const row = connectives.get(tree.form.slice(first, first + length).join(" ").toLowerCase())?.[0];
      if (row && first + length <= predicate && belongs(tree, first, predicate)) return row;
    }
  }
  return null;
}

/** The connective marks this predicate and not a phrase that only stands before it. */
const belongs = (tree: ParsedSentence, first: number, predicate: number): boolean =>
  ["mark", "advmod", "case", "cc"].includes(tree.deprel[first]) && (tree.head[first] === predicate || (tree.head[first] === tree.head[predicate] && tree.deprel[predicate] === "xcomp"));

/** Where the phrase of a predicate may begin: its own words before it, the phrase that it stands in, its clause. */
function beginnings(context: Context, sentence: number, predicate: number): number[] {
  const tree = context.tree(sentence);
  const before = (at: number) => children(tree)[at].filter((child) => child < at && ["det", "amod", "compound", "nmod:poss", "nummod", "flat", "case", "mark"].includes(tree.deprel[child]));
  let first = predicate;
  for (let steps = 0; steps < 6 && before(first).length; steps++) first = Math.min(...before(first));
  const own = Math.min(predicate, ...before(predicate).map((child) => subtree(tree, child)[0]));
  const found = [first, own];
  if (tree.upos[predicate] === "VERB") found.push(subtree(tree, predicate)[0]);
  // "because it had failed to provide": the connective stands before the governing verb.
  if (tree.deprel[predicate] === "xcomp" && tree.head[predicate] >= 0) found.push(subtree(tree, tree.head[predicate])[0]);
  const head = tree.head[predicate];
  if (head >= 0 && head < predicate && ["nmod", "obj", "conj", "acl"].includes(tree.deprel[predicate])) found.push(...[head, ...before(head)].sort((a, b) => a - b).slice(0, 1));
  return [...new Set(found)];
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

/** Without help from the tree: the event told right before, or, where the connective opens the sentence, the one right after. */
function nearest(below: Draft, here: readonly Draft[]): Draft | null {
  const before = here.filter((draft) => draft.predicate < below.predicate && draft !== below).at(-1);
  return before ?? here.find((draft) => draft.predicate > below.predicate) ?? null;
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

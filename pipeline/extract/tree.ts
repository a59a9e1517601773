/** Reading a dependency tree: children, case markers, spans. */
import type { ParsedSentence } from "../../schemas/documents.ts";

const childrenOf = new WeakMap<ParsedSentence, number[][]>();

/** The dependents of each token, in order. */
export function children(tree: ParsedSentence): number[][] {
  let known = childrenOf.get(tree);
  if (!known) {
    known = tree.form.map(() => []);
    tree.head.forEach((head, i) => { if (head >= 0) known![head].push(i); });
    childrenOf.set(tree, known);
  }
  return known;
}

/** The relation without its subtype. */
export const base = (relation: string): string => {
  const colon = relation.indexOf(":");
  return colon < 0 ? relation : relation.slice(0, colon);
};

export const dependents = (tree: ParsedSentence, token: number, ...relations: string[]): number[] =>
  children(tree)[token].filter((child) => relations.includes(tree.deprel[child]) || relations.includes(base(tree.deprel[child])));

/** The preposition that marks a noun, lower case, parts of a fixed one joined ("because of"); null when it has none. */
export function caseOf(tree: ParsedSentence, token: number): string | null {
  // "Killed at least 12 people": no preposition.
  const marks = dependents(tree, token, "case").filter((child) => child < token && tree.upos[child] !== "PART" && !/^(?:least|most)$/iu.test(tree.form[child + 1]));
  if (!marks.length) return null;
  const mark = marks[marks.length - 1];
  const fixed = dependents(tree, mark, "fixed").map((child) => tree.lemma[child].toLowerCase());
  return [tree.lemma[mark].toLowerCase(), ...fixed].join(" ");
}

/** First and last token of everything below a token. */
export function subtree(tree: ParsedSentence, token: number): [first: number, last: number] {
  let first = token;
  let last = token;
  const open = [token];
  for (let steps = 0; open.length && steps <= tree.form.length; steps++) {
    const at = open.pop()!;
    first = Math.min(first, at);
    last = Math.max(last, at);
    open.push(...children(tree)[at]);
  }
  return [first, last];
}

/** The token of a span that hangs on something outside it: the head of a name. */
export function headOf(tree: ParsedSentence, first: number, last: number): number {
  for (let i = first; i <= last; i++) if (tree.head[i] < first || tree.head[i] > last) return i;
  return last;
}

/** The conjuncts of a token, itself first. */
export function conjuncts(tree: ParsedSentence, token: number): number[] {
  const found = [token];
  for (let i = 0; i < found.length && found.length <= tree.form.length; i++) {
    for (const child of dependents(tree, found[i], "conj")) if (!found.includes(child)) found.push(child);
  }
  return found;
}

/** The tokens of [start, end) as UTF-16 indices, or null when no token lies inside. */
export function tokensIn(tree: ParsedSentence, start: number, end: number): [first: number, last: number] | null {
  let first = -1;
  let last = -1;
  for (let i = 0; i < tree.start.length; i++) {
    if (tree.end[i] <= start || tree.start[i] >= end) continue;
    if (first < 0) first = i;
    last = i;
  }
  return first < 0 ? null : [first, last];
}

const DEFINITE = new Set(["the", "this", "that", "these", "those"]);

/** True for a determiner that points to something known: the article or a demonstrative. */
export const isDefinite = (form: string): boolean => DEFINITE.has(form.toLowerCase());

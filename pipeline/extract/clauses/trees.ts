/** Small questions to a tree that the readers of clauses share. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Context } from "../context.ts";
import { fillSlot, isPassive } from "../events/slots.ts";
import { base, caseOf, children, dependents, subtree } from "../tree.ts";

/** True where a verb or its subject is denied: "did not oblige", "no member was bound". */
export function isDenied(context: Context, sentence: number, verb: number): boolean {
  const tree = context.tree(sentence);
  const negative = (token: number) => context.inClass("denial", tree.form[token].toLowerCase());
  return children(tree)[verb].some((child) => (["advmod", "aux", "part", "cc"].includes(base(tree.deprel[child])) || tree.upos[child] === "PART") && negative(child)
    || base(tree.deprel[child]) === "nsubj" && (negative(child) || dependents(tree, child, "det", "cc:preconj", "advmod").some(negative)));
}

/** The preposition before a noun as printed, in lower case: "according to", "in accordance with"; null where it has none. */
export function markerOf(tree: ParsedSentence, token: number): string | null {
  const marks = dependents(tree, token, "case").filter((child) => child < token && tree.upos[child] !== "PART");
  if (!marks.length) return null;
  const [first] = marks;
  return [first, ...marks.slice(1), ...marks.flatMap((mark) => dependents(tree, mark, "fixed"))].sort((a, b) => a - b).map((at) => tree.form[at].toLowerCase()).join(" ");
}

/** The same with the nouns that stand as part of a preposition, and the token that it ties to the clause: "in accordance with". */
export function markersOf(tree: ParsedSentence, token: number): { marker: string; at: number }[] {
  const own = markerOf(tree, token);
  const head = tree.head[token];
  const outer = own !== null && head >= 0 && head < token && tree.upos[head] === "NOUN" ? markerOf(tree, head) : null;
  return [...(own === null ? [] : [{ marker: own, at: token }]), ...(outer === null ? [] : [{ marker: `${outer} ${tree.form[head].toLowerCase()} ${own}`, at: head }])];
}

/** The auxiliaries of a verb, in lower case; "cannot" is "can". */
export const auxiliaries = (tree: ParsedSentence, verb: number): string[] =>
  dependents(tree, verb, "aux", "aux:pass", "cop").map((child) => tree.lemma[child].toLowerCase());

/**
 * The subjects of a verb that may stand for it: its own, the noun that it modifies, else that of the clause it hangs on. A
 * participle with an object of its own where a finite verb must be is a main clause that the parser lost: then the subject of
 * any clause above serves.
 */
export function subjectsOf(tree: ParsedSentence, verb: number): number[] {
  const own = dependents(tree, verb, "nsubj", "nsubj:pass", "csubj");
  if (own.length) return own;
  const implied = isPassive(tree, verb) ? [] : fillSlot(tree, verb, "subj");
  const above: number[] = [];
  let at = verb;
  for (let steps = 0; steps < 5; steps++) {
    const relation = base(tree.deprel[at]);
    const head = tree.head[at];
    if (head < 0) break;
    if (relation === "acl" && tree.deprel[at] !== "acl:relcl" && tree.xpos[at] !== "VBD" && !(at === verb && isFinite(tree, verb))) return [...implied, head];
    if (!["conj", "advcl", "acl", "parataxis", "obl", "nmod", "ccomp", "xcomp"].includes(relation)) break;
    if (["ccomp", "xcomp"].includes(relation) && at === verb) break;
    above.push(...dependents(tree, head, "nsubj", "nsubj:pass").filter((token) => token < verb));
    at = head;
  }
  return [...implied, ...above];
}

/** A past form with an object of its own: no participle, whatever it hangs on. */
const isFinite = (tree: ParsedSentence, verb: number): boolean =>
  tree.xpos[verb] === "VBD" || (tree.xpos[verb] === "VBN" && dependents(tree, verb, "obj").length > 0 && auxiliaries(tree, verb).length === 0);

/** The nouns that a preposition ties to a token, directly or through its object. */
export function obliques(tree: ParsedSentence, token: number, ...prepositions: string[]): number[] {
  const near = [token, ...dependents(tree, token, "obj", "xcomp", "advcl", "ccomp")];
  return near.flatMap((at) => children(tree)[at]).filter((child) => {
    const marker = caseOf(tree, child);
    return marker !== null && prepositions.includes(marker) && ["obl", "nmod"].includes(base(tree.deprel[child]));
  });
}

/** True where a word of the phrase says that every party is meant alike: "one of them", "each other", "any member". */
export function isMutual(context: Context, sentence: number, from: number, to: number): boolean {
  const tree = context.tree(sentence);
  for (let token = from; token <= to; token++) {
    const form = tree.form[token].toLowerCase();
    const next = tree.form[token + 1]?.toLowerCase() ?? "";
    if (context.inClass("reciprocal_first", form) && context.inClass("reciprocal_second", next)) return true;
    if (context.inClass("mutual_word", form)) return true;
    if (!context.inClass("each_other", form)) continue;
    const head = tree.head[token] >= 0 ? tree.lemma[tree.head[token]].toLowerCase() : "";
    if (context.inClass("treaty_party", head) || context.inClass("states", head)) return true;
    // "one of them", "one or more of its members"
    const of = [token + 1, token + 3].find((at) => tree.form[at]?.toLowerCase() === "of" && (at === token + 1 || tree.upos[token + 1] === "CCONJ"));
    if (of !== undefined && context.inClass("their_own", tree.form[of + 1]?.toLowerCase() ?? "")) return true;
  }
  return false;
}

/** A noun phrase without the clauses in it: first and last token, the preposition left out. */
export function phrase(tree: ParsedSentence, token: number, clauses = false): [first: number, last: number] {
  let first = token;
  let last = token;
  for (const child of children(tree)[token]) {
    if (tree.deprel[child] === "case" || tree.deprel[child] === "punct" || (!clauses && ["acl", "acl:relcl", "advcl", "appos", "parataxis"].includes(tree.deprel[child]))) continue;
    const [from, to] = subtree(tree, child);
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  const marks = dependents(tree, token, "case").filter((child) => child < token);
  if (marks.length) first = Math.max(first, Math.max(...marks) + 1);
  return [Math.min(first, token), Math.max(last, token)];
}

/** A stretch of tokens without the punctuation at its ends. */
export function trimmed(tree: ParsedSentence, first: number, last: number): [first: number, last: number] {
  let [a, b] = [first, last];
  while (a < b && tree.upos[a] === "PUNCT") a++;
  while (b > a && tree.upos[b] === "PUNCT") b--;
  return [a, b];
}

/**
 * Lists that a clause opens: "4. Calls upon the Secretary-General: (a) To send a mission; (b) To report ...". Each item is the content of
 * what stands before the colon, and one act of its own where that asks or promises.
 */
import type { Context } from "../context.ts";
import { base, children, conjuncts } from "../tree.ts";
import type { Draft } from "./draft.ts";

/** How many items back what opens their list may stand. */
const LONGEST = 24;

/** The infinitive that a sentence is, but for a number or letter before it: "(b) To report to the Council;", "- cease fire;"; -1 for any other. */
export function itemVerb(context: Context, sentence: number): number {
  const tree = context.tree(sentence);
  const root = tree.head.indexOf(-1);
  if (root < 0 || tree.upos[root] !== "VERB" || tree.xpos[root] !== "VB" || children(tree)[root].some((child) => base(tree.deprel[child]) === "nsubj")) return -1;
  const mark = markOf(context, sentence, root);
  // Nothing but its label stands before it: a number, a letter in brackets, a dash.
  const before = context.document.text.slice(tree.start[0], tree.start[mark < 0 ? root : mark]);
  return mark < root && /^[^\p{L}]*(?:\p{L}{1,4}[^\p{L}\s]+\s*)?$/u.test(before) && (mark >= 0 || before !== "") ? root : -1;
}

const markOf = (context: Context, sentence: number, verb: number): number => {
  const tree = context.tree(sentence);
  return children(tree)[verb].find((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === "to") ?? -1;
};

/** The sentence that opens the list which an item stands in: the nearest before that is no item, where it ends with a colon; -1 for none. */
export function openingOf(context: Context, sentence: number): number {
  const { sentences, text } = context.document;
  if (itemVerb(context, sentence) < 0) return -1;
  for (let at = sentence - 1; at >= 0 && sentence - at <= LONGEST; at--) {
    if (itemVerb(context, at) >= 0) continue;
    return text.slice(sentences[at].start, sentences[at].end).trimEnd().endsWith(":") ? at : -1;
  }
  return -1;
}

/** The items of the list that a sentence opens. */
export function itemsOf(context: Context, sentence: number): number[] {
  const found: number[] = [];
  for (let at = sentence + 1; at < context.document.sentences.length && openingOf(context, at) === sentence; at++) found.push(at);
  return found;
}

/** The verb that a list hangs on: the last of the sentence's main clause. */
export function openingVerb(context: Context, sentence: number): number {
  const tree = context.tree(sentence);
  const root = tree.head.indexOf(-1);
  return root < 0 ? -1 : conjuncts(tree, root).filter((at) => tree.upos[at] === "VERB").at(-1) ?? root;
}

/** What the opening asks or promises, once for each infinitive of each item, with the item's words for evidence. */
export function perItem(context: Context, opening: Draft, items: readonly number[]): Draft[] {
  return items.flatMap((sentence) => {
    const tree = context.tree(sentence);
    const verbs = conjuncts(tree, itemVerb(context, sentence)).filter((at) => tree.upos[at] === "VERB" && tree.xpos[at] === "VB" && !children(tree)[at].some((child) => base(tree.deprel[child]) === "nsubj"));
    return verbs.map((verb, i) => ({
      ...opening, sentence, predicate: verb, start: tree.start[verb], end: verbs[i + 1] === undefined ? endOf(context, sentence) : tree.end[verbs[i + 1] - 1], mode: null,
    }));
  });
}

/** The end of a sentence's last word, its stop left out. */
function endOf(context: Context, sentence: number): number {
  const tree = context.tree(sentence);
  return tree.end[tree.upos.findLastIndex((upos) => upos !== "PUNCT")];
}

/** Whether a predicate of an item is what the opening asks or promises: its infinitives, and nouns that stand under them. */
export function isItemContent(context: Context, sentence: number, token: number): boolean {
  const tree = context.tree(sentence);
  const verbs = conjuncts(tree, itemVerb(context, sentence));
  let at = token;
  while (!verbs.includes(at) && tree.head[at] >= 0 && tree.upos[at] !== "VERB" && ["nmod", "obj", "obl", "conj"].includes(base(tree.deprel[at]))) at = tree.head[at];
  return verbs.includes(at);
}

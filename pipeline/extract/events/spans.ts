/** The words of noun phrases. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Context } from "../context.ts";
import { caseOf, children, subtree } from "../tree.ts";

/** The words of a noun phrase without its clauses and appositions. */
export function span(context: Context, sentence: number, token: number): { start: number; end: number } {
  const tree = context.tree(sentence);
  const [first, last] = phrase(context, tree, token, 0);
  return { start: tree.start[first], end: tree.end[last] };
}

/** First and last token of a noun's phrase: its modifiers, and the nouns that hang on it by a preposition ("the offices of the union in Oslo"). */
function phrase(context: Context, tree: ParsedSentence, token: number, depth: number): [first: number, last: number] {
  let first = token;
  let last = token;
  for (const child of children(tree)[token]) {
    const relation = tree.deprel[child];
    if (["det", "amod", "compound", "nmod:poss", "nummod", "flat", "det:predet", "nmod:desc"].includes(relation)) {
      const [from, to] = subtree(tree, child);
      first = Math.min(first, from);
      last = Math.max(last, to);
    } else if (relation === "nmod" && child > token && caseOf(tree, child) !== null && depth < 4 && !context.lexicon.calendar.has(tree.lemma[child].toLowerCase())) last = Math.max(last, phrase(context, tree, child, depth + 1)[1]);
  }
  return [first, last];
}

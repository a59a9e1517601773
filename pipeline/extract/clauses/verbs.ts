/** The verbs by which a text says what a treaty lays down, and where their content stands. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import { grouped, type Context } from "../context.ts";
import { fillSlot } from "../events/slots.ts";
import { base, caseOf, children, dependents, subtree } from "../tree.ts";

export type VerbRow = ReferenceRow<"lexicon/clause_verbs">;
type Slot = VerbRow["slot"];

/** The slots in the order in which they are tried: a clause says more than a noun. */
const ORDER: readonly Slot[] = ["that", "to", "from", "for", "thing", "equal", "clause", "under", "obj"];

export type ClauseVerbs = ReadonlyMap<string, readonly VerbRow[]>;

export function clauseVerbs(context: Context): ClauseVerbs {
  const rows = [...context.lexicon.knowledge.of("lexicon/clause_verbs")].sort((a, b) => ORDER.indexOf(a.slot) - ORDER.indexOf(b.slot));
  return grouped(rows, (row) => row.verb);
}

/** Content of a verb: its head, and its first and last token. */
export interface Content {
  head: number;
  from: number;
  to: number;
}

/** The content that a verb has in a slot, or null. */
export function contentOf(context: Context, sentence: number, verb: number, slot: Slot): Content | null {
  const tree = context.tree(sentence);
  const objects = dependents(tree, verb, "obj", "iobj", "nsubj:pass");
  // What follows may hang on a noun between: "obliged under the charter to ...".
  const between = slot === "to" ? children(tree)[verb].filter((token) => token > verb && base(tree.deprel[token]) === "obl") : [];
  const near = [verb, ...objects.filter((token) => token > verb || slot === "from"), ...between];
  const whole = (head: number | undefined): Content | null => {
    if (head === undefined) return null;
    const [from, to] = subtree(tree, head);
    return { head, from: Math.max(from, slot === "obj" || slot === "that" ? from : verb + 1), to };
  };
  switch (slot) {
    case "that": return whole(dependents(tree, verb, "ccomp").find((token) => token > verb)) ?? lostThat(context, sentence, verb);
    case "to": return whole([...fillSlot(tree, verb, "xcomp"), ...near.flatMap((at) => dependents(tree, at, "acl", "xcomp", "ccomp", "advcl"))]
      .find((token) => token > verb && tree.upos[token] === "VERB" && opensWith(context, sentence, token, "to")));
    case "from": return whole(near.flatMap((at) => children(tree)[at]).find((token) => token > verb && (opensWith(context, sentence, token, "from") || caseOf(tree, token) === "from")));
    case "for": return whole(near.flatMap((at) => children(tree)[at]).find((token) => token > verb && caseOf(tree, token) === "for" && ["obl", "nmod", "advcl"].includes(base(tree.deprel[token]))));
    case "thing": return whole(near.flatMap((at) => children(tree)[at]).find((token) => token > verb && caseOf(tree, token) === "to" && tree.upos[token] !== "VERB"));
    case "equal": return equation(context, sentence, verb) ? whole(dependents(tree, verb, "obj").find((token) => token > verb)) : null;
    case "clause": return whole(dependents(tree, verb, "obj").find((token) => token > verb && context.inClass("clause_noun", tree.lemma[token].toLowerCase())));
    case "under": return null;
    case "obj": return whole(dependents(tree, verb, "obj").find((token) => token > verb && !context.inClass("bare_pronoun", tree.form[token].toLowerCase())));
  }
}

/** True where a clause begins with this word, whatever its tag. */
function opensWith(context: Context, sentence: number, token: number, word: string): boolean {
  const tree = context.tree(sentence);
  return children(tree)[token].some((child) => child < token && tree.form[child].toLowerCase() === word && ["mark", "case", "aux"].includes(base(tree.deprel[child])));
}

/** "stipulates that aggression against one would be ...": where the parser took "that" for something else, the rest of the clause. */
function lostThat(context: Context, sentence: number, verb: number): Content | null {
  const tree = context.tree(sentence);
  const that = [verb + 1, verb + 2].find((at) => tree.form[at]?.toLowerCase() === "that");
  return that === undefined ? null : clauseBehind(context, sentence, that, subtree(tree, verb)[1]);
}

/** The clause that stands behind a token, up to a last one: its head is the first word with an auxiliary. */
export function clauseBehind(context: Context, sentence: number, opener: number, to: number): Content | null {
  const tree = context.tree(sentence);
  for (let token = opener + 1; token <= to; token++) {
    if (children(tree)[token].some((child) => child > opener && child < token && ["aux", "cop"].includes(base(tree.deprel[child])))) return { head: token, from: opener + 1, to };
  }
  return null;
}

/** "an attack on one as an attack on all": two attacks. */
function equation(context: Context, sentence: number, verb: number): boolean {
  const tree = context.tree(sentence);
  const [first, last] = subtree(tree, verb);
  return countAttacks(context, sentence, first, last) >= 2;
}

export function countAttacks(context: Context, sentence: number, first: number, last: number): number {
  const tree = context.tree(sentence);
  let found = 0;
  for (let token = first; token <= last; token++) if (tree.upos[token] === "NOUN" && context.inClass("attack_noun", tree.lemma[token].toLowerCase())) found++;
  return found;
}

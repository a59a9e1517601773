/** Noun phrases for those whom a treaty binds: "the members of the Pact", "its signatories", "NATO allies". */
import type { TreatyRef } from "../../../schemas/claims.ts";
import { base, children, dependents } from "../tree.ts";
import type { Instruments } from "./instruments.ts";

/** How many sentences back the treaty of bare "members" may stand. */
const REACH = 2;

/** The parties of a treaty; `sworn` where they are named as such: "signatories", "the parties to the treaty". */
export interface Parties {
  treaty: TreatyRef;
  sworn: boolean;
}

/** The treaty whose parties a noun phrase names; null when it names none, or none that is known. */
export function partiesAt(instruments: Instruments, sentence: number, token: number): Parties | null {
  const { context } = instruments;
  const tree = context.tree(sentence);
  if (context.mentionAt(sentence, token)) return null;
  const lemma = tree.lemma[token].toLowerCase();
  const below = children(tree)[token];
  const marked = below.some((child) => ["compound", "amod"].includes(tree.deprel[child]) && context.inClass("party_mark", tree.lemma[child].toLowerCase()));
  if (!context.inClass("treaty_party", lemma) && !(marked && context.inClass("states", lemma))) return null;
  const sworn = context.inClass("sworn_party", lemma);
  for (const child of below) {
    if (!["nmod", "compound", "amod"].includes(base(tree.deprel[child]))) continue;
    const named = instruments.at(sentence, child)?.treaty;
    const treaty = named ?? instruments.organised(sentence, child);
    if (treaty) return { treaty, sworn: sworn || (named !== undefined && context.mentionAt(sentence, child)?.actor == null) };
  }
  // "Members of the ruling party": said of something else.
  if (below.some((child) => ["nmod", "compound", "flat"].includes(base(tree.deprel[child])) && !context.inClass("party_mark", tree.lemma[child].toLowerCase()))) return null;
  const plural = tree.xpos[token] === "NNS" || dependents(tree, token, "det").some((child) => context.inClass("each_other", tree.form[child].toLowerCase()));
  const treaty = plural && !context.inClass("named_party", lemma) ? instruments.near(sentence, token, null, REACH) ?? instruments.named(sentence, tree.form.length, 0) : null;
  return treaty && { treaty, sworn };
}

/** Noun phrases for those whom a treaty binds: "the members of the Pact", "its signatories", "NATO allies". */
import type { TreatyRef } from "../../../schemas/claims.ts";
import { base, children, dependents } from "../tree.ts";
import type { Instruments } from "./instruments.ts";

/** How many sentences back the treaty of bare "members" may stand. */
const REACH = 2;

/** The treaty whose parties a noun phrase names; null when it names none, or none that is known. */
export function partyTreaty(instruments: Instruments, sentence: number, token: number): TreatyRef | null {
  const { context } = instruments;
  const tree = context.tree(sentence);
  if (context.mentionAt(sentence, token)) return null;
  const lemma = tree.lemma[token].toLowerCase();
  const below = children(tree)[token];
  const marked = below.some((child) => ["compound", "amod"].includes(tree.deprel[child]) && context.inClass("party_mark", tree.lemma[child].toLowerCase()));
  if (!context.inClass("treaty_party", lemma) && !(marked && context.inClass("states", lemma))) return null;
  for (const child of below) {
    if (!["nmod", "compound", "amod"].includes(base(tree.deprel[child]))) continue;
    const treaty = instruments.at(sentence, child)?.treaty ?? instruments.organised(sentence, child);
    if (treaty) return treaty;
  }
  // "Members of the ruling party": said of something else.
  if (below.some((child) => ["nmod", "compound", "flat"].includes(base(tree.deprel[child])) && !context.inClass("party_mark", tree.lemma[child].toLowerCase()))) return null;
  const plural = tree.xpos[token] === "NNS" || dependents(tree, token, "det").some((child) => context.inClass("each_other", tree.form[child].toLowerCase()));
  return plural && lemma !== "ally" ? instruments.near(sentence, token, null, REACH) : null;
}

import type { ParsedSentence } from "../../schemas/documents.ts";

/** "took" takes what transitive verbs take and is never a participle: the net reads it in a verb's place. */
export const SURELY_PAST = "took";

const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"]);
type Read = Pick<ParsedSentence, "form" | "upos" | "xpos" | "head" | "deprel">;

/**
 * The word that should be the verb of a sentence that was read without one, or -1: "Helicopters and tanks shelled positions near the
 * town." taken for one long noun phrase. A sentence with a full stop has a finite verb; the first participle right behind a noun is the one.
 */
export function lostVerb({ form, upos, xpos, deprel }: Read): number {
  if (form[form.length - 1] !== "." || xpos.some((tag) => FINITE.has(tag))) return -1;
  return form.findIndex((_, i) => xpos[i] === "VBN" && /^(?:amod|acl)$/u.test(deprel[i]) && i > 0 && (upos[i - 1] === "NOUN" || upos[i - 1] === "PROPN"));
}

/** Whether another reading makes of the word the main verb, with a subject before it. */
export function isMainVerb({ xpos, head, deprel }: Read, verb: number): boolean {
  return head[verb] < 0 && xpos[verb] === "VBD" && head.some((above, i) => above === verb && i < verb && deprel[i] === "nsubj");
}

/** "Accused Norway of raids on its ports", "condemned the rebels for the attack": the verb that blames somebody for a deed. */
import type { Context } from "../context.ts";
import { caseOf } from "../tree.ts";

const FOR_A_DEED: ReadonlySet<string> = new Set(["of", "for", "over"]);

/** The verb that blames somebody for what a noun names, wherever the parser hung the noun; -1 where there is none. */
export function blamingVerb(context: Context, sentence: number, noun: number): number {
  const tree = context.tree(sentence);
  const head = tree.head[noun];
  if (head < 0 || tree.upos[noun] === "VERB" || !FOR_A_DEED.has(caseOf(tree, noun) ?? "")) return -1;
  const verb = tree.deprel[head] === "obj" ? tree.head[head] : head;
  return verb >= 0 && tree.upos[verb] === "VERB" && context.inClass("blaming", tree.lemma[verb]) ? verb : -1;
}

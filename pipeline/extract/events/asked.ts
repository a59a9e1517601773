/** To whom words are said: who is asked to act, who is told of a promise. */
import type { Context } from "../context.ts";
import { base } from "../tree.ts";
import { resolveFiller, viaSlot, type Filler } from "./fillers.ts";
import type { EventFrame } from "./frames.ts";
import { pick } from "./pick.ts";
import { fillSlot } from "./slots.ts";

/** What one may promise, offer or refuse by saying so to somebody. */
export const TOLD: ReadonlySet<string> = new Set(["AGREE", "AID", "CONCEDE", "REJECT", "THREATEN"]);

/** Whom the clause above was said to: "told X that ...", "promised to X that ...". */
export function toldTo(context: Context, sentence: number, predicate: number): Filler[] {
  const tree = context.tree(sentence);
  const verb = tree.head[predicate];
  if (verb < 0 || base(tree.deprel[predicate]) !== "ccomp" || tree.upos[verb] !== "VERB" || !(context.inClass("saying", tree.lemma[verb]) || context.inClass("announce", tree.lemma[verb]) || context.inClass("warn", tree.lemma[verb]))) return [];
  return pick(context, sentence, verb, ["iobj", "obj", "to"], true, false);
}

/**
 * "Urges member states to review their ties with Norway": who shall do it is asked, though nobody can tell who that is, and nobody whom it
 * would be done to. Null where somebody is told by name, or nobody is asked.
 */
export function askedWords(context: Context, sentence: number, predicate: number, frame: EventFrame, initiators: readonly Filler[]): Filler[] | null {
  const tree = context.tree(sentence);
  const content = fillSlot(tree, predicate, "xcomp").find((token) => tree.xpos[token] === "VB");
  const { event_type: type } = frame.row;
  if (!["REQUEST", "AGREE", "CONCEDE"].includes(type) || tree.upos[predicate] !== "VERB" || content === undefined) return null;
  // "Authorised members to take measures": who may act stands as object only.
  const tokens = ["obj", ...(type === "REQUEST" ? ["on", "upon", "to"] : [])].map((slot) => fillSlot(tree, predicate, slot).filter((token) => token < content && token > predicate)).find((found) => found.length) ?? [];
  const fillers = tokens.flatMap((token) => viaSlot(context, sentence, "asked", token, resolveFiller(context, sentence, token, true)));
  if (!fillers.length || fillers.some(({ actor }) => actor !== null)) return null;
  // Somebody of a news story that is asked may stand for whom it is about; the body of a resolution names all whom it asks.
  const general = tokens.every((token) => context.inClass("states", tree.lemma[token], tree.form[token]));
  return general || initiators.some(({ reached }) => reached === "issuer") ? fillers : null;
}

/** What a draft must tell to be an event: somebody who can be told by name, a fact, more than a topic. */
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import { dependents } from "../tree.ts";
import { actorsOf, type Draft, type EventType } from "./draft.ts";
import { resolveFiller } from "./fillers.ts";
import { fillSlot } from "./slots.ts";

/** A noun, or an infinitive under a noun, that tells no fact and names not both sides ("the potential for conflict", "the capacity to resolve it") is next to never an event. */
export const isIdle = (draft: Draft, nominal: boolean): boolean =>
  nominal && draft.verdict.status !== "occurred" && !(draft.verdict.accused && actorsOf(draft, "initiator").length) && !(actorsOf(draft, "initiator").length && actorsOf(draft, "recipient").length);

/** What an event must tell whose type is only judged: that it happened, who acted, and, where others are concerned, on whom. */
export const isPlain = (draft: Draft): boolean =>
  draft.verdict.status === "occurred" && draft.roles.some(({ role, actor, acting }) => role === "initiator" && (actor !== null || acting))
  && (ONE_SIDED.has(draft.type) || draft.roles.some(({ role, actor, acting }) => role === "recipient" && (actor !== null || acting)));

const ONE_SIDED: ReadonlySet<EventType> = new Set(["MOBILIZE", "PROTEST"]);

/** "The brewer agreed to buy its Norwegian rival": a spoken act whose subject is a trade that speaks for nobody. */
export function isPrivate(context: Context, draft: Draft): boolean {
  const tree = context.tree(draft.sentence);
  if (tree.upos[draft.predicate] !== "VERB" || !QUAD_OF_TYPE[draft.type]?.startsWith("verbal") || draft.roles.some((filler) => filler.role === "initiator")) return false;
  const subjects = fillSlot(tree, draft.predicate, "subj");
  return subjects.length > 0 && subjects.every((token) => tree.upos[token] === "NOUN" && /(?:er|or|ist|man)$/u.test(tree.lemma[token]) && resolveFiller(context, draft.sentence, token, false).length === 0);
}

/** "When it was not yet founded": what did not happen is told of somebody who did not do it. */
export const isNobodys = (draft: Draft): boolean =>
  draft.verdict.status === "not_occurred" && !draft.roles.some((filler) => filler.role === "initiator" && (filler.actor !== null || filler.acting));

/** A noun that only names a topic is an event when the text dates it, or says it of a named one ("the battle was a conflict between ..."), and does not put it in doubt. */
export function isTopic(context: Context, draft: Draft, topics: ReadonlySet<string>): boolean {
  const tree = context.tree(draft.sentence);
  const said = dependents(tree, draft.predicate, "cop").length > 0 && dependents(tree, draft.predicate, "nsubj").some((subject) => /^\p{Lu}/u.test(tree.form[subject]) && subject > 0);
  return tree.upos[draft.predicate] !== "VERB" && topics.has(draft.lemma) && ((draft.dated.basis !== "explicit" && !said) || draft.verdict.status !== "occurred");
}

/** The codebook asks for one identifiable political actor; a protest or fight may do with a place. */
export function identifiable(draft: Draft, ownDate: boolean): boolean {
  if (draft.roles.some((filler) => filler.actor !== null)) return true;
  if (draft.roles.some((filler) => filler.acting) || (draft.type === "PROTEST" && draft.roles.length > 0)) return true;
  return ["PROTEST", "ASSAULT"].includes(draft.type) && (draft.places.length > 0 || (ownDate && draft.dated.basis === "explicit"));
}

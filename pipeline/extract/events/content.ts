/** What is no event beside another: the content of what is promised, asked or refused, and words that say the same once more. */
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import { base, caseOf, children, dependents, subtree } from "../tree.ts";
import type { EventType } from "./draft.ts";
import type { EventFrame } from "./frames.ts";
import { isBrokered } from "./roles.ts";
import { fillSlot } from "./slots.ts";

/** Types whose complement is their content and no event of its own: what is promised, asked, refused, threatened. */
export const SWALLOWS: ReadonlySet<EventType> = new Set(["AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"]);

/** "Reiterates its demand": the demand is the event. */
export function saidAgain(context: Context, sentence: number, token: number, frames: ReadonlyMap<number, EventFrame>): boolean {
  const tree = context.tree(sentence);
  return frames.get(token)?.row.event_type === "COMMENT" && context.inClass("restate", tree.lemma[token])
    && dependents(tree, token, "obj").some((object) => (frames.get(object)?.row.event_type ?? "COMMENT") !== "COMMENT");
}

/** True where another event's frame has this token as its content: what is refused, promised or asked for is no event of its own. */
export function swallowed(context: Context, sentence: number, token: number, frames: ReadonlyMap<number, EventFrame>): boolean {
  const tree = context.tree(sentence);
  let at = token;
  // "lifted most of its sanctions"
  if (tree.deprel[at] === "nmod" && tree.head[at] >= 0 && caseOf(tree, at) === "of" && context.inClass("quantity", tree.lemma[tree.head[at]], tree.form[tree.head[at]])) at = tree.head[at];
  // "refused to sign ... and host ...": conjuncts without a subject of their own share the fate of the first.
  while (tree.deprel[at] === "conj" && tree.head[at] >= 0 && !hasOwnSubject(context, sentence, at) && tree.upos[at] === tree.upos[tree.head[at]] && !(tree.xpos[tree.head[at]] === "VB" && /^VB[DN]$/u.test(tree.xpos[at]))) at = tree.head[at];
  const head = tree.head[at];
  if (head < 0) return false;
  const relation = base(tree.deprel[at]);
  // "Signed under the mediation of X": that X mediated is told of the signing.
  if (relation === "obl" && caseOf(tree, at) === "under" && context.inClass("auspices", tree.lemma[token]) && frames.has(head)) return true;
  // "provide ten million in aid": what the object consists of tells no more.
  const carrier = ["nmod", "obl"].includes(relation) && tree.upos[token] !== "VERB" && tree.deprel[head] === "obj" ? frames.get(tree.head[head]) : undefined;
  if (carrier && carrier.row.event_type === frames.get(token)?.row.event_type) return true;
  // "expressed its willingness to share data": the noun belongs to the predicate above it.
  const above = relation === "acl" && tree.xpos[at] === "VB" && tree.deprel[head] === "obj" ? frames.get(tree.head[head]) : undefined;
  // "accepted an invitation to visit", "rejected a plan to send troops"
  if (above && SWALLOWS.has(above.row.event_type)) return true;
  // "urged X to stop supplying Y": nor is what stands under an infinitive of the content.
  if (relation === "xcomp" && at === token && tree.upos[head] === "VERB" && tree.xpos[head] === "VB" && swallowed(context, sentence, head, frames)) return true;
  // "the signing of an agreement"
  if (frames.get(token)?.row.event_type === "AGREE" && [...frames].some(([other, { row }]) => row.act === "sign" && other < token && tree.upos[other] !== "VERB" && fillSlot(tree, other, "of").includes(at))) return true;
  const frame = frames.get(head);
  // "Signed a deal brokered by X": the go-between of the signing, and no mediation beside.
  if (isBrokered(context, sentence, token) && tree.deprel[head] === "obj" && frames.has(tree.head[head]) && !fillSlot(tree, token, "between").length) return true;
  // "urged them to intensify the search for talks": nor is common work that stands anywhere in what is asked, promised or refused.
  if (tree.upos[token] !== "VERB" && COMMON.has(QUAD_OF_TYPE[frames.get(token)!.row.event_type]) && isDeepContent(context, sentence, token, frames)) return true;
  if (!frame) return false;
  if (at === token && frame.others.includes(tree.lemma[token].toLowerCase())) return true;
  // "decides to impose an embargo": the decision is the act.
  if (relation === "xcomp" && at === token && tree.xpos[token] === "VB" && frame.row.event_type === frames.get(token)?.row.event_type) return true;
  if (SWALLOWS.has(frame.row.event_type)) {
    const gerund = relation === "advcl" && !hasOwnSubject(context, sentence, at) && (tree.xpos[at] === "VB" || (tree.xpos[at] === "VBG" && children(tree)[at].some((child) => tree.deprel[child] === "mark" && tree.lemma[child].toLowerCase() === "from")));
    // "its reluctance to intervene"
    const ofNoun = relation === "acl" && tree.xpos[at] === "VB" && tree.upos[head] === "NOUN";
    // "its demand that Norway withdraw"
    const thatOfNoun = relation === "acl" && tree.upos[head] === "NOUN" && tree.xpos[at] !== "VBD" && children(tree)[at].some((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === "that");
    if (relation === "xcomp" || gerund || ofNoun || thatOfNoun || (relation === "ccomp" && tree.xpos[at] !== "VBD") || (relation === "obj" && tree.upos[token] !== "VERB")) return true;
  }
  // "suspended aid": what is broken off is no event beside.
  if (frame.row.event_type === "SANCTION" && relation === "obj" && tree.upos[token] !== "VERB") return true;
  // "lifted its sanctions": they are not imposed again.
  if ((frame.row.event_type === "RETREAT" || frame.row.event_type === "CONCEDE") && relation === "obj" && tree.upos[token] !== "VERB" && frames.get(token)?.row.event_type === "SANCTION") return true;
  // "signed an agreement": the document is no promise beside its signature.
  if ((frame.row.act === "sign" || frame.row.act === "ratify") && relation === "obj" && tree.upos[token] !== "VERB" && frames.get(token)?.row.event_type === "AGREE") return true;
  // "the ceasefire broke down": what fails is not agreed again.
  if (frame.row.event_type !== "AGREE" && relation === "nsubj" && tree.upos[token] !== "VERB" && frames.get(token)?.row.event_type === "AGREE") return true;
  // "called for sanctions": what is asked for by a preposition.
  if (frame.row.event_type === "REQUEST" && relation === "obl" && caseOf(tree, at) === "for" && tree.upos[token] !== "VERB") return true;
  // "refrained from taking part in talks": what the content consists of is none either.
  if (tree.upos[token] !== "VERB" && frame.row.event_type === frames.get(token)?.row.event_type && swallowed(context, sentence, head, frames)) return true;
  // "Welcomed the signing": an act of its own that somebody takes a stand on.
  if (frame.row.act === null && (frames.get(token)?.row.act ?? null) !== null && frame.row.event_type === "SUPPORT" && tree.upos[head] === "VERB") return false;
  // The frame of the verb already says what its object noun says: "signed an agreement", "held talks".
  return (relation === "obj" || relation === "nsubj") && tree.upos[token] !== "VERB" && frame.row.event_type === frames.get(token)?.row.event_type;
}

const COMMON: ReadonlySet<string | null> = new Set(["verbal_cooperation", "material_cooperation"]);

/** True for a noun in the infinitive that an event above it asks for, promises or refuses. */
function isDeepContent(context: Context, sentence: number, token: number, frames: ReadonlyMap<number, EventFrame>): boolean {
  const tree = context.tree(sentence);
  // "to honour the agreement of 2005", "the agreement signed in Oslo": that one was made.
  const [first, last] = subtree(tree, token);
  if (dependents(tree, token, "acl").length || tree.form.slice(first, last + 1).some((form) => /^\d{4}$/u.test(form))) return false;
  let at = token;
  while (tree.head[at] >= 0 && ["nmod", "obj", "obl", "conj"].includes(base(tree.deprel[at]))) at = tree.head[at];
  const above = tree.head[at];
  const frame = above >= 0 && at !== token && tree.xpos[at] === "VB" ? frames.get(above) : undefined;
  // "to resume the meeting in September" tells of one.
  const [from, to] = subtree(tree, at);
  if (tree.lemma.slice(from, to + 1).some((lemma) => context.lexicon.calendar.has(lemma.toLowerCase()))) return false;
  return frame !== undefined && SWALLOWS.has(frame.row.event_type) && fillSlot(tree, above, "xcomp").includes(at);
}

const hasOwnSubject = (context: Context, sentence: number, token: number): boolean =>
  children(context.tree(sentence))[token].some((child) => base(context.tree(sentence).deprel[child]) === "nsubj");

/** All events of a document as drafts: each predicate that a frame of the lexicon fits, with roles, places, status and date. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import { grouped, type Context } from "../context.ts";
import type { DateMention } from "../dates/index.ts";
import type { Knowledge } from "../knowledge.ts";
import { resolveFiller } from "./fillers.ts";
import { fillSlot } from "./slots.ts";
import { splitByOccurrence } from "./occurrences.ts";
import { base, caseOf, children, conjuncts, dependents, isDefinite, subtree } from "../tree.ts";
import { actorsOf, type Draft, type EventType, type RoleFiller } from "./draft.ts";
import { dateOf } from "./dating.ts";
import { recast, requestsByMust } from "./derived.ts";
import { Frames, ruleOf, type EventFrame } from "./frames.ts";
import { fillPlaces } from "./places.ts";
import { fillRoles, isBrokered, type LightVerb } from "./roles.ts";
import { Factuality, type Verdict } from "./status.ts";
import { keyOf } from "./anaphora.ts";
import { decided, issuedOn } from "./resolved.ts";
import { issuingBody } from "./issuing.ts";
import { complementSpan, evidenceSpan } from "./evidence.ts";
import { isItemContent, itemsOf, openingOf, openingVerb, perItem } from "./items.ts";
import { addMode, type ModeRows } from "./modes.ts";
import { namedEvent, type NamedEvent } from "./named.ts";
import { pairsIn } from "./pairs.ts";

export interface EventFinder {
  frames: Frames;
  factuality: Factuality;
  light: ReadonlyMap<string, readonly LightVerb[]>;
  locatives: ReadonlyMap<string, "strong" | "weak">;
  nonevents: ReadonlySet<string>;
  /** Nouns that only name a topic unless dated: "the conflict". */
  topics: ReadonlySet<string>;
  named: ReadonlyMap<string, ReferenceRow<"lexicon/named_events">>;
  modes: ModeRows;
}

export function eventFinder(knowledge: Knowledge, locatives: ReadonlyMap<string, "strong" | "weak">): EventFinder {
  const light = grouped(knowledge.of("lexicon/light_verbs"), (row) => row.verb);
  return {
    frames: new Frames(knowledge),
    factuality: new Factuality(knowledge),
    light: new Map([...light].map(([verb, rows]) => [verb, rows.map((row) => ({ slot: row.slot, subject: row.role_of_subject }))])),
    locatives,
    nonevents: new Set(knowledge.of("lexicon/nonevents").map((row) => row.word)),
    topics: new Set(knowledge.of("lexicon/word_classes").filter((row) => row.class === "topic").map((row) => row.lemma)),
    named: new Map(knowledge.of("lexicon/named_events").map((row) => [row.word, row])),
    modes: grouped(knowledge.of("lexicon/modes"), (row) => row.event_type),
  };
}

/** Types whose complement is their content and no event of its own: what is promised, asked, refused, threatened. */
const SWALLOWS: ReadonlySet<EventType> = new Set(["AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"]);

export function findEvents(context: Context, dates: readonly DateMention[][], finder: EventFinder): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of context.document.sentences) {
    if (sentence.kind === "title" || sentence.kind === "byline") continue;
    const { tree } = sentence;
    const frames = new Map<number, EventFrame>();
    tree.form.forEach((_, token) => {
      const named = namedEvent(context, sentence.index, token, finder.named);
      if (named && sentence.kind !== "heading") {
        const draft = namedDraft(context, dates, sentence.index, token, named, finder);
        if (identifiable(draft, true) || draft.dated.date !== null) drafts.push(draft);
        else context.trace?.drop(sentence.index, token, draft.rule, "a name that says neither who, where nor when");
        return;
      }
      const frame = finder.frames.at(context, sentence.index, token);
      if (!frame) return;
      if (tree.upos[token] !== "VERB" && [2, 3].some((length) => finder.nonevents.has(tree.form.slice(Math.max(0, token + 1 - length), token + 1).join(" ").toLowerCase()))) {
        context.trace?.drop(sentence.index, token, ruleOf(frame), "words that tell no event");
      } else frames.set(token, frame);
    });
    const musts = requestsByMust(context, sentence.index);
    drafts.push(...musts);
    const items = itemsOf(context, sentence.index);
    const opening = openingOf(context, sentence.index);
    const told = opening >= 0 && SWALLOWS.has(finder.frames.at(context, opening, openingVerb(context, opening))?.row.event_type ?? "COMMENT");
    for (const [token, frame] of frames) {
      // "Norway must withdraw": what is asked by that is no event of its own.
      if (musts.some(({ predicate }) => predicate === token)) {
        context.trace?.drop(sentence.index, token, ruleOf(frame), "it is the content of what the event above it says, or says the same");
        continue;
      }
      if (told && isItemContent(context, sentence.index, token)) {
        context.trace?.drop(sentence.index, token, ruleOf(frame), "it is the content of what opens the list that it stands in");
        continue;
      }
      if (items.length && token === openingVerb(context, sentence.index) && SWALLOWS.has(frame.row.event_type)) {
        const drawn = draftsOf(context, dates, sentence.index, token, frame, finder, null).flatMap((draft) => perItem(context, draft, items));
        for (const draft of drawn) addMode(context, draft, finder.modes, finder.frames, draft.predicate);
        drafts.push(...drawn);
        continue;
      }
      if (saidAgain(context, sentence.index, token, frames)) {
        context.trace?.drop(sentence.index, token, ruleOf(frame), "it says again what its object tells");
        continue;
      }
      if (swallowed(context, sentence.index, token, frames)) {
        context.trace?.drop(sentence.index, token, ruleOf(frame), "it is the content of what the event above it says, or says the same");
        continue;
      }
      const several = frame.row.event_type === "REQUEST" || frame.conditions.some(({ slot }) => slot === "xcomp" || slot === "ccomp");
      const infinitives = several ? fillSlot(tree, token, "xcomp") : [];
      // "demands that it guarantee their safety and regularise their status"
      const clauses = frame.row.event_type === "REQUEST" && !infinitives.length ? dependents(tree, token, "ccomp").flatMap((clause) => conjuncts(tree, clause)).filter((clause) => tree.upos[clause] === "VERB") : [];
      const complements = infinitives.length ? infinitives : clauses;
      for (const complement of complements.length > 1 ? complements : [null]) {
        const own = complement === null ? frame : finder.frames.at(context, sentence.index, token, complement);
        // A heading names a topic; it tells an event when it says who acts.
        const telling = (draft: Draft) => {
          const tells = sentence.kind !== "heading" || (actorsOf(draft, "initiator").length > 0 && issuingBody(context) === null);
          if (!tells) context.trace?.drop(sentence.index, token, draft.rule, "a heading that does not say who acts");
          return tells;
        };
        if (own) drafts.push(...splitByOccurrence(context, draftsOf(context, dates, sentence.index, token, own, finder, complement)).filter(telling));
      }
    }
  }
  return drafts;
}

function namedDraft(context: Context, dates: readonly DateMention[][], sentence: number, token: number, { row, first, name, sides, places }: NamedEvent, finder: EventFinder): Draft {
  const why = context.trace?.begin();
  const { tree } = context.document.sentences[sentence];
  const year = /\b(?:1[5-9]|20)\d\d\b/u.exec(name)?.[0];
  const dated = dateOf(context, dates, sentence, token, null);
  return {
    sentence, predicate: token, lemma: tree.lemma[token].toLowerCase(), start: tree.start[first], end: tree.end[token], type: row.event_type, mode: row.mode as Draft["mode"],
    act: null, roles: sides, places, verdict: { ...finder.factuality.verdict(context, sentence, token), status: "occurred", speaker: null },
    dated: year && dated.date === null ? { date: year, basis: "explicit" } : dated.basis === "inherited" ? { date: null, basis: null } : dated, name, rule: `named_events/${row.word}`, ...(why && { why }),
  };
}

/** "Reiterates its demand": the demand is the event. */
function saidAgain(context: Context, sentence: number, token: number, frames: ReadonlyMap<number, EventFrame>): boolean {
  const tree = context.tree(sentence);
  return frames.get(token)?.row.event_type === "COMMENT" && context.inClass("restate", tree.lemma[token])
    && dependents(tree, token, "obj").some((object) => (frames.get(object)?.row.event_type ?? "COMMENT") !== "COMMENT");
}

/** True where another event's frame has this token as its content: what is refused, promised or asked for is no event of its own. */
function swallowed(context: Context, sentence: number, token: number, frames: ReadonlyMap<number, EventFrame>): boolean {
  const tree = context.tree(sentence);
  let at = token;
  // "lifted most of its sanctions"
  if (tree.deprel[at] === "nmod" && tree.head[at] >= 0 && caseOf(tree, at) === "of" && context.inClass("quantity", tree.lemma[tree.head[at]], tree.form[tree.head[at]])) at = tree.head[at];
  // "refused to sign ... and host ...": conjuncts without a subject of their own share the fate of the first.
  while (tree.deprel[at] === "conj" && tree.head[at] >= 0 && !hasOwnSubject(context, sentence, at) && tree.upos[at] === tree.upos[tree.head[at]]) at = tree.head[at];
  const head = tree.head[at];
  if (head < 0) return false;
  const relation = base(tree.deprel[at]);
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
  // "urged them to intensify the search for talks": nor is common work that stands anywhere in what is asked, promised or refused.
  if (tree.upos[token] !== "VERB" && COMMON.has(QUAD_OF_TYPE[frames.get(token)!.row.event_type]) && isDeepContent(context, sentence, token, frames)) return true;
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
  return frame !== undefined && SWALLOWS.has(frame.row.event_type) && fillSlot(tree, above, "xcomp").includes(at);
}

const hasOwnSubject = (context: Context, sentence: number, token: number): boolean =>
  children(context.tree(sentence))[token].some((child) => base(context.tree(sentence).deprel[child]) === "nsubj");

function draftsOf(context: Context, dates: readonly DateMention[][], sentence: number, token: number, frame: EventFrame, finder: EventFinder, complement: number | null): Draft[] {
  const why = context.trace?.begin();
  const tree = context.tree(sentence);
  const roles = notOf(context, sentence, token, frame, finder, fillRoles(context, sentence, token, frame, finder.light, complement));
  const places = fillPlaces(context, sentence, token, frame, finder.locatives, roles.some((filler) => filler.actor));
  const read = finder.factuality.verdict(context, sentence, token);
  for (const cue of read.cues) context.trace?.note("status", read.status, cue);
  const verdict = decided(context, sentence, token, settle(read, frame.row.event_type, roles), frame.row.event_type, roles);
  if (verdict !== read) context.trace?.note("status", verdict.status, "status/own-or-harmless-claim");
  // "On 5 May the council condemned the attack": it was before.
  const above = tree.upos[token] === "NOUN" && tree.deprel[token] === "obj" && verdict.status === "occurred" ? tree.head[token] : -1;
  const stance = above >= 0 && STANCES.has(finder.frames.at(context, sentence, above)?.row.event_type ?? "COMMENT") && QUAD_OF_TYPE[frame.row.event_type]?.startsWith("material") ? above : null;
  const draft: Draft = {
    sentence, predicate: token, lemma: tree.lemma[token].toLowerCase(), ...(complement === null ? evidenceSpan(context, sentence, token, roles) : complementSpan(context, sentence, token, complement)),
    type: promised(context, frame.row.event_type, verdict), mode: frame.row.mode as Draft["mode"], act: frame.row.act as Draft["act"], roles, places, verdict,
    dated: issuedOn(context, dates, tree.upos[token], frame.row.event_type, roles) ?? dateOf(context, dates, sentence, token, verdict.report, stance, spokenOf(tree.upos[token], frame)), name: null, rule: ruleOf(frame), ...(why && { why }),
  };
  // "did not accept the deal" is a refusal that occurred.
  if (draft.type === "AGREE" && verdict.status === "not_occurred" && context.inClass("assent", draft.lemma)) {
    draft.type = "REJECT";
    verdict.status = "occurred";
    context.trace?.note("event_type", "REJECT", "derived/no-assent");
  }
  recast(context, draft);
  if (draft.type !== frame.row.event_type) draft.mode = null;
  addMode(context, draft, finder.modes, finder.frames, complement);
  const idle = tree.upos[token] !== "VERB" || (tree.deprel[token] === "acl" && tree.xpos[token] === "VB" && draft.verdict.status === "hypothetical");
  const [first, last] = subtree(tree, token);
  // "The clashes continued on 5 May" dates them; "asked on 5 May to condemn the attack" does not date the attack.
  const own = tree.head[token] < 0 || base(tree.deprel[token]) === "nsubj" || dates[sentence].some(({ head }) => head >= first && head <= last);
  const lacks = !identifiable(draft, tree.upos[token] === "VERB" || own) ? "nobody who could be told by name does or suffers it" : isTopic(context, draft, finder) ? "a noun that only names a topic"
    : isPrivate(context, draft) ? "it is said by somebody of no office" : isNobodys(draft) ? "it did not happen, and nobody is told who did not do it" : isIdle(draft, idle) ? "a noun that tells no fact and names not both sides"
    : tree.upos[token] !== "VERB" && caseOf(tree, token) === "as" && dependents(tree, token, "det").some((child) => !isDefinite(tree.form[child])) ? "it says what something counts as"
    : frame.judged && !isPlain(draft) ? "its frame leaves the type open, and it is not told as a fact with both sides" : null;
  if (lacks) {
    context.trace?.drop(sentence, token, draft.rule, lacks);
    return [];
  }
  return perActor(context, draft, frame);
}

/** "The siege was condemned by X": who does the one thing did not do the other. */
function notOf(context: Context, sentence: number, token: number, frame: EventFrame, finder: EventFinder, roles: readonly RoleFiller[]): RoleFiller[] {
  const tree = context.tree(sentence);
  const verb = tree.head[token];
  const agents = verb >= 0 && tree.deprel[token] === "nsubj:pass" ? dependents(tree, verb, "obl:agent") : [];
  if (!agents.length || (finder.frames.at(context, sentence, verb)?.row.event_type ?? frame.row.event_type) === frame.row.event_type) return [...roles];
  return roles.filter(({ role, start, end }) => role !== "initiator" || !agents.some((agent) => start <= tree.start[agent] && tree.start[agent] < end));
}

/** What kind of words an act is made of, for what their dates say. */
const spokenOf = (upos: string, { row }: EventFrame): "stance" | "promise" | null =>
  upos !== "VERB" ? null : row.act === null && STANCES.has(row.event_type) ? "stance" : SWALLOWS.has(row.event_type) ? "promise" : null;

/** Types by which one takes a stand on what another did. */
const STANCES: ReadonlySet<string> = new Set(["ACCUSE", "SUPPORT"]);

/** A noun, or an infinitive under a noun, that tells no fact and names not both sides ("the potential for conflict", "the capacity to resolve it") is next to never an event. */
const isIdle = (draft: Draft, nominal: boolean): boolean =>
  nominal && draft.verdict.status !== "occurred" && !(actorsOf(draft, "initiator").length && actorsOf(draft, "recipient").length);

/** What an event must tell whose type is only judged: that it happened, who acted, and, where others are concerned, on whom. */
const isPlain = (draft: Draft): boolean =>
  draft.verdict.status === "occurred" && draft.roles.some(({ role, actor, acting }) => role === "initiator" && (actor !== null || acting))
  && (ONE_SIDED.has(draft.type) || draft.roles.some(({ role, actor, acting }) => role === "recipient" && (actor !== null || acting)));

const ONE_SIDED: ReadonlySet<EventType> = new Set(["MOBILIZE", "PROTEST"]);

/** "The brewer agreed to buy its Norwegian rival": a spoken act whose subject is a trade that speaks for nobody. */
function isPrivate(context: Context, draft: Draft): boolean {
  const tree = context.tree(draft.sentence);
  if (tree.upos[draft.predicate] !== "VERB" || !QUAD_OF_TYPE[draft.type]?.startsWith("verbal") || draft.roles.some((filler) => filler.role === "initiator")) return false;
  const subjects = fillSlot(tree, draft.predicate, "subj");
  return subjects.length > 0 && subjects.every((token) => tree.upos[token] === "NOUN" && /(?:er|or|ist|man)$/u.test(tree.lemma[token]) && resolveFiller(context, draft.sentence, token, false).length === 0);
}

/** "When it was not yet founded": what did not happen is told of somebody who did not do it. */
const isNobodys = (draft: Draft): boolean =>
  draft.verdict.status === "not_occurred" && !draft.roles.some((filler) => filler.role === "initiator" && (filler.actor !== null || filler.acting));

/** A noun that only names a topic is an event when the text dates it, or says it of a named one ("the battle was a conflict between ..."), and does not put it in doubt. */
function isTopic(context: Context, draft: Draft, finder: EventFinder): boolean {
  const tree = context.tree(draft.sentence);
  const said = dependents(tree, draft.predicate, "cop").length > 0 && dependents(tree, draft.predicate, "nsubj").some((subject) => /^\p{Lu}/u.test(tree.form[subject]) && subject > 0);
  return tree.upos[draft.predicate] !== "VERB" && finder.topics.has(draft.lemma) && ((draft.dated.basis !== "explicit" && !said) || draft.verdict.status !== "occurred");
}

/** The codebook asks for one identifiable political actor; a protest or fight may do with a place. */
function identifiable(draft: Draft, ownDate: boolean): boolean {
  if (draft.roles.some((filler) => filler.actor !== null)) return true;
  if (draft.roles.some((filler) => filler.acting) || (draft.type === "PROTEST" && draft.roles.length > 0)) return true;
  return ["PROTEST", "ASSAULT"].includes(draft.type) && (draft.places.length > 0 || (ownDate && draft.dated.basis === "explicit"));
}

/** A hostile act that its victim or a third party tells is alleged; one's own is a fact. */
function settle(verdict: Verdict, type: EventType, roles: readonly Draft["roles"][number][]): Verdict {
  if (verdict.status !== "alleged") return verdict;
  const hostile = QUAD_OF_TYPE[type] === "material_conflict";
  const own = verdict.speaker !== null && actorsOf({ roles: [...roles] }, "initiator").some((actor) => keyOf(actor) === keyOf(verdict.speaker!));
  return (hostile || verdict.accused) && !own ? verdict : { ...verdict, status: "occurred", speaker: null };
}

/** A promise of future cooperation is the event itself (PLOVER): planned help is AGREE, a planned withdrawal CONCEDE. */
function promised(context: Context, type: EventType, verdict: Verdict): EventType {
  if (verdict.status !== "planned") return type;
  const promises: Partial<Record<EventType, EventType>> = { AID: "AGREE", COOPERATE: "AGREE", CONSULT: "AGREE", SUPPORT: "AGREE", RETREAT: "CONCEDE" };
  const to = promises[type];
  if (to) verdict.status = "occurred";
  if (to) context.trace?.note("event_type", to, "derived/promise");
  return to ?? type;
}

const PARALLEL = new Set(["withdraw", "suspend", "join", "boycott", "decline_to_sign", "decline_to_host", "decline_assistance", "ratify"]);

/** Parallel acts of several are one event for each: leaving, joining, refusing; acts done together are one. */
function perActor(context: Context, draft: Draft, frame: EventFrame): Draft[] {
  const initiators = draft.roles.filter((filler) => filler.role === "initiator");
  const couples = frame.reciprocal ? pairsIn(context.document.text, initiators) : null;
  if (couples) return couples.map((couple) => ({ ...draft, roles: [...couple, ...draft.roles.filter((filler) => filler.role !== "initiator")], start: couple[0].start, end: couple[1].end }));
  // "The ministers rejected ...": several who stand behind the same words refuse together.
  const together = draft.type === "REJECT" && (draft.act === null || !PARALLEL.has(draft.act)) && initiators.every(({ start }) => start === initiators[0].start);
  const apart = !together && ((draft.act !== null && PARALLEL.has(draft.act)) || draft.type === "REJECT" || draft.verdict.status === "not_occurred");
  if (frame.reciprocal || initiators.length < 2 || !apart) return [draft];
  return initiators.map((initiator) => ({ ...draft, roles: [initiator, ...draft.roles.filter((filler) => filler.role !== "initiator")] }));
}

/** All events of a document as drafts: each predicate that a frame of the lexicon fits, with roles, places, status and date. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import { grouped, type Context } from "../context.ts";
import type { DateMention } from "../dates/index.ts";
import type { Knowledge } from "../knowledge.ts";
import { fillSlot } from "./slots.ts";
import { splitByOccurrence } from "./occurrences.ts";
import { base, caseOf, conjuncts, dependents, isDefinite, subtree } from "../tree.ts";
import { actorsOf, type Draft, type EventType, type RoleFiller } from "./draft.ts";
import { dateOf } from "./dating.ts";
import { recast, requestsByMust } from "./derived.ts";
import { Frames, ruleOf, type EventFrame } from "./frames.ts";
import { fillPlaces } from "./places.ts";
import { fillRoles, type LightVerb } from "./roles.ts";
import { Factuality, type Verdict } from "./status.ts";
import { keyOf } from "./anaphora.ts";
import { decided, issuedOn } from "./resolved.ts";
import { issuingBody } from "./issuing.ts";
import { complementSpan, evidenceSpan } from "./evidence.ts";
import { isItemContent, itemsOf, openingOf, openingVerb, perItem } from "./items.ts";
import { addMode, type ModeRows } from "./modes.ts";
import { saidAgain, SWALLOWS, swallowed } from "./content.ts";
import { identifiable, isIdle, isNobodys, isPlain, isPrivate, isTopic } from "./telling.ts";
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
      const frame = withinName(context, sentence.index, token) ? null : finder.frames.at(context, sentence.index, token);
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
      // "urged it to act and offered help": a past form goes on from the verb above.
      const infinitives = several ? fillSlot(tree, token, "xcomp").filter((one, _, all) => one === all[0] || !(tree.xpos[all[0]] === "VB" && /^VB[DN]$/u.test(tree.xpos[one]))) : [];
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

/** "The Movement of Democratic Forces" moves nobody: a noun within a longer name of a body tells no event. */
function withinName(context: Context, sentence: number, token: number): boolean {
  const mention = context.mentionAt(sentence, token);
  return mention !== undefined && context.tree(sentence).upos[token] !== "VERB" && mention.first < mention.last && mention.actor !== null && ["igo", "alliance", "armed_group", "party", "government_body"].includes(context.kindOf(mention) ?? "");
}

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
  // What might be has no day unless its own words give one.
  if (verdict.status === "hypothetical" && draft.dated.basis === "inherited") draft.dated = { date: null, basis: null };
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
  const lacks = !identifiable(draft, tree.upos[token] === "VERB" || own) ? "nobody who could be told by name does or suffers it" : isTopic(context, draft, finder.topics) ? "a noun that only names a topic"
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

/** What is to be said of an event: its sentence, the frame, the way to each participant, what set each field, what was left. */
import type { ActorRef } from "../../../schemas/claims.ts";
import { SIGNALS } from "../../../schemas/signals.ts";
import { confidenceBy } from "../../extract/events/confidence.ts";
import type { Draft, RoleFiller } from "../../extract/events/draft.ts";
import { REACHED, type Reason } from "../../extract/trace.ts";
import type { Sentence } from "../../extract/types.ts";
import type { Found } from "./find.ts";
import { treePath, type Step } from "./path.ts";
import { meaningOf, rowOf, type RuleRow } from "./rules.ts";

export interface Span { what: string; text: string; start: number; end: number }
export interface Participant { role: string; actor: string | null; text: string; slot: string | null; reached: string | null; trigger: string; path: Step[] }
export interface Field { field: string; value: string | number | null; rule: string; meaning: string | null }

export interface Account {
  event_id: string;
  source_id: string;
  /** Offsets here and in the spans count code points of the source, as in the tables. */
  sentence: { position: number; start: number; end: number; text: string };
  spans: Span[];
  frame: (RuleRow & { rule: string }) | { rule: string };
  participants: Participant[];
  fields: Field[];
  mentions: { position: number; quote: string; rule: string }[];
  links: { link: string; quote: string; rule: string }[];
  dropped: { what: string; why: string }[];
}

export function accountOf(found: Found): Account {
  const { claim, group: { main }, document, knowledge } = found;
  const sentence = document.sentences[main.sentence];
  const row = rowOf(knowledge, main.rule);
  return {
    event_id: found.event_id,
    source_id: claim.source_id,
    sentence: { position: sentence.index + 1, ...pointsOf(found, sentence), text: document.text.slice(sentence.start, sentence.end) },
    spans: spansOf(found, sentence),
    frame: row ? { rule: main.rule, ...row } : { rule: main.rule },
    participants: main.roles.map((filler) => participantOf(found, filler)),
    fields: fieldsOf(found),
    mentions: found.claims.flatMap((one) => one.claim === "event_mention" && one.event === claim.local ? [{ position: positionAt(found, one.start), quote: one.quote, rule: one.rule }] : []),
    links: found.claims.flatMap((one) => one.claim === "event_link" && (one.event === claim.local || one.to_event === claim.local) ? [{ link: one.event === claim.local ? one.link : `is ${one.link} of`, quote: one.quote, rule: one.rule }] : []),
    dropped: droppedFrom(found),
  };
}

const pointsOf = ({ document: { points } }: Found, { start, end }: { start: number; end: number }) => ({ start: points.at(start), end: points.at(end) });

const positionAt = ({ document: { points, sentences } }: Found, point: number): number => {
  const index = points.index(point);
  return sentences.findIndex(({ start, end }) => start <= index && index < end) + 1;
};

const nameOf = ({ knowledge }: Found, ref: ActorRef | null): string | null =>
  ref === null ? null : "id" in ref ? knowledge.actors.get(ref.id)?.name ?? ref.id : ref.name;

/** Trigger, participants and places that stand in the sentence, in text order. */
function spansOf(found: Found, sentence: Sentence): Span[] {
  const { main } = found.group;
  const { tree } = sentence;
  const all = [
    { what: "trigger", start: tree.start[main.predicate], end: tree.end[main.predicate] },
    ...main.roles.map(({ role, start, end }) => ({ what: role, start, end })),
    ...main.places.map(({ start, end }) => ({ what: "place", start, end })),
  ].filter(({ start, end }) => sentence.start <= start && end <= sentence.end);
  return all.sort((a, b) => a.start - b.start || b.end - a.end).map(({ what, ...span }) => ({ what, text: found.document.text.slice(span.start, span.end), ...pointsOf(found, span) }));
}

function participantOf(found: Found, { role, actor, start, end, via }: RoleFiller): Participant {
  const { main, others } = found.group;
  // A filler that another mention gave was found in that one's sentence.
  const teller: Draft = via ? [main, ...others].find((draft) => draft.sentence === via.sentence) ?? main : main;
  const { tree } = found.document.sentences[teller.sentence];
  return {
    role, actor: nameOf(found, actor), text: found.document.text.slice(start, end), slot: via?.slot ?? null, reached: via ? REACHED[via.reached] : null,
    trigger: tree.form[teller.predicate], path: via && via.sentence === teller.sentence ? treePath(tree, teller.predicate, via.token) : [],
  };
}

function fieldsOf(found: Found): Field[] {
  const { claim, group: { main }, knowledge } = found;
  const why = main.why ?? [];
  const cells = rowOf(knowledge, main.rule)?.cells ?? {};
  const { points, signals } = confidenceBy(knowledge)(main);
  const field = (name: string, value: string | number | null, usual: string): Field => {
    const rule = why.filter((reason) => reason.field === name).at(-1)?.rule ?? usual;
    return { field: name, value, rule, meaning: meaningOf(knowledge, rule) };
  };
  const framed = (name: "mode" | "act") => field(name, claim[name], claim[name] === (cells[name] ?? null) || claim[name] === null ? main.rule : "merge/another mention");
  return [
    field("event_type", claim.event_type, main.rule), framed("mode"), framed("act"), field("status", claim.status, "status/plain"),
    ...(claim.attributed_to ? [field("attributed_to", nameOf(found, claim.attributed_to), "status/speaker")] : []),
    ...(claim.name ? [field("name", claim.name, main.rule)] : []),
    field("date", claim.date === null ? null : `${claim.date} (${claim.date_basis})`, "dates/none"),
    ...why.filter((reason) => reason.field === "place" && main.places.some(({ start, end }) => found.document.text.slice(start, end) === reason.value)).map(({ value, rule }) => ({ field: "place", value, rule, meaning: null })),
    { field: "confidence", value: claim.confidence, rule: "sources/lexicon/confidence.csv", meaning: `${points} points${signals.length ? `: ${signals.map((signal) => SIGNALS[signal]).join("; ")}` : ""}` },
  ];
}

/** Frames of the trigger that do not fit, what was left on the way, and the other predicates of the sentence that became no event. */
function droppedFrom({ group: { main }, document, trace, knowledge }: Found): { what: string; why: string }[] {
  const { tree } = document.sentences[main.sentence];
  const frames = trace.trials.filter((trial) => trial.sentence === main.sentence && trial.token === main.predicate && trial.failed !== null)
    .map(({ frame, failed }) => ({ what: `frames/${frame}`, why: `not met: ${failed}` }));
  const looked = (main.why ?? []).filter((reason: Reason) => reason.field === "dropped").map(({ value, rule }) => ({ what: value ?? "", why: rule }));
  const others = trace.drops.filter((drop) => drop.sentence === main.sentence).map(({ token, rule, why }) => ({ what: `"${tree.form[token]}", ${rule}`, why }));
  const cells = rowOf(knowledge, main.rule)?.cells ?? {};
  const empty = ["initiator", "recipient", "mediator"].filter((role) => cells[role] && !main.roles.some((filler) => filler.role === role))
    .map((role) => ({ what: role, why: `nobody in ${cells[role]}` }));
  const seen = new Set<string>();
  return [...frames, ...empty, ...looked, ...others].filter(({ what, why }) => !seen.has(`${what} ${why}`) && seen.add(`${what} ${why}`));
}

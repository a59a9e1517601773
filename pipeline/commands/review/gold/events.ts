/** Reviews of events, their participants and places: what leads from the machine's records to those coded by hand. */
import { dateFits, type Matching, type Predicted } from "../../../quality/match.ts";
import type { GoldEvent } from "../../../quality/gold.ts";
import type { Row } from "../../../quality/tables.ts";
import type { Review } from "../../../../schemas/reviews.ts";
import type { Draft, Words } from "./draft.ts";

const ROLES = ["initiator", "recipient", "agent", "mediator"] as const;
/** Type that is neither asked for nor counted as invented: a person must look. */
const UNCOUNTED = "COMMENT";
type Values = NonNullable<Review["values"]>;

/** @returns the dataset's event id by the gold file's */
export function reviewEvents(draft: Draft, { golds, predicted, toPredicted, toGold }: Matching): Map<string, string> {
  const ids = new Map<string, string>();
  golds.forEach((event, g) => {
    const one = predicted[toPredicted.get(g) ?? -1];
    if (one) {
      ids.set(event.id, one.row.event_id);
      reviewEvent(draft, event, one);
    } else if (!event.optional && event.type !== UNCOUNTED) {
      const id = addEvent(draft, event);
      if (id) ids.set(event.id, id);
    }
  });
  predicted.forEach((one, p) => {
    if (toGold.has(p)) return;
    if (one.row.event_type === UNCOUNTED) draft.open.push(`${one.row.event_id}: ${JSON.stringify(wordsOf(draft, one).quote)} is coded as ${UNCOUNTED}, of which the file says nothing`);
    else draft.reject("events", one.row.event_id, wordsOf(draft, one).quote, "not in the text coded by hand");
  });
  return ids;
}

function wordsOf(draft: Draft, { row }: Predicted): Words {
  const mention = draft.here(draft.tables.event_mentions).find((one) => one.event_id === row.event_id)!;
  return { quote: mention.quote, start: Number(mention.start) };
}

const reasonOf = (event: GoldEvent): string => `as coded by hand: ${event.id}`;

function reviewEvent(draft: Draft, event: GoldEvent, one: Predicted): void {
  const { row } = one;
  const words = wordsOf(draft, one);
  const values: Values = {};
  const set = (name: string, right: boolean, value: string | null) => { if (!right) values[name] = value; };
  set("status", [event.status, ...(event.status_alternatives ?? [])].includes(row.status), event.status);
  if (event.date !== undefined) set("date", dateFits(event, row), event.date);
  if (event.mode) set("mode", row.mode === event.mode, event.mode);
  if ("mode" in values) set("event_type", row.event_type === event.type, event.type);
  if (event.act || row.act) set("act", (event.act ?? "") === row.act, event.act ?? null);
  if (event.attributed_to !== undefined && (event.attributed_to === null ? row.attributed_to : !draft.isActor(row.attributed_to, event.attributed_to))) {
    values.attributed_to = event.attributed_to === null ? null : draft.idOf("actor", event.attributed_to);
  }
  draft.correct("events", row.event_id, words.quote, values, reasonOf(event));
  for (const role of ROLES) reviewRole(draft, event, one, role, words);
  if (event.places) reviewPlaces(draft, event, one, words);
}

function reviewRole(draft: Draft, event: GoldEvent, { row, actors }: Predicted, role: (typeof ROLES)[number], words: Words): void {
  const rows = actors.filter((actor) => actor.role === role && actor.actor_id);
  const ids = [...new Set(rows.map((actor) => actor.actor_id))];
  const { missing, extra } = compare(event[`${role}s`] ?? [], event[`${role}s_allowed`] ?? [], ids, draft.isActor);
  const unasked = (role === "agent" && !event.agents) || (role === "mediator" && !event.mediators);
  if (!unasked) for (const actor of rows.filter((one) => extra.includes(one.actor_id))) draft.reject("event_actors", `${row.event_id} ${role} ${actor.position}`, draft.words(actor), reasonOf(event));
  if (event[`${role}s_optional`]) return;
  const last = Math.max(0, ...actors.filter((actor) => actor.role === role).map((actor) => Number(actor.position)));
  addActors(draft, event, row.event_id, role, missing, last, words);
}

function addActors(draft: Draft, event: GoldEvent, event_id: string, role: string, names: readonly string[], last: number, words: Words): void {
  let position = last;
  for (const name of names) {
    const actor_id = draft.idOf("actor", name);
    if (!actor_id) continue;
    position++;
    draft.add("event_actors", `${event_id} ${role} ${position}`, draft.nearest("actor", actor_id, spanOf(words)) ?? words, { actor_id }, reasonOf(event));
  }
}

function reviewPlaces(draft: Draft, event: GoldEvent, { row, places }: Predicted, words: Words): void {
  const { missing, extra } = compare(event.places!, event.places_allowed ?? [], places, draft.isPlace);
  const rows = draft.tables.event_places.filter((one: Row) => one.event_id === row.event_id && extra.includes(one.place_id));
  for (const one of rows) draft.reject("event_places", `${row.event_id} ${one.place_id}`, draft.words(one), reasonOf(event));
  addPlaces(draft, event, row.event_id, missing, words);
}

function addPlaces(draft: Draft, event: GoldEvent, event_id: string, names: readonly string[], words: Words): void {
  for (const name of names) {
    const place_id = draft.idOf("place", name);
    if (place_id) draft.add("event_places", `${event_id} ${place_id}`, draft.nearest("place", place_id, spanOf(words)) ?? words, {}, reasonOf(event));
  }
}

function addEvent(draft: Draft, event: GoldEvent): string | null {
  const words = draft.find(event.quote);
  if (!words) return null;
  const event_id = draft.newId("e", event.id, event.quote);
  const values: Values = { event_type: event.type, status: event.status };
  for (const name of ["mode", "act", "date"] as const) if (event[name]) values[name] = event[name]!;
  if (event.attributed_to) values.attributed_to = draft.idOf("actor", event.attributed_to);
  draft.add("events", event_id, words, values, reasonOf(event));
  for (const quote of event.also ?? []) {
    const more = draft.find(quote);
    if (more) draft.add("event_mentions", draft.newId("n", event.id, quote), more, { event_id }, reasonOf(event));
  }
  for (const role of ROLES) if (!event[`${role}s_optional`]) addActors(draft, event, event_id, role, event[`${role}s`] ?? [], 0, words);
  addPlaces(draft, event, event_id, event.places ?? [], words);
  return event_id;
}

const spanOf = ({ quote, start }: Words) => ({ start, end: start + [...quote].length });

/** Names that no id has, and ids that no name allows. */
export function compare(asked: readonly string[], allowed: readonly string[], ids: readonly string[], named: (id: string, name: string) => boolean): { missing: string[]; extra: string[] } {
  const used = new Set<string>();
  const missing = asked.filter((name) => {
    const hit = ids.find((id) => !used.has(id) && named(id, name));
    if (hit !== undefined) used.add(hit);
    return hit === undefined;
  });
  return { missing, extra: ids.filter((id) => !used.has(id) && !allowed.some((name) => named(id, name))) };
}

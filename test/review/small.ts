/** A small text and the tables that a machine made of it, for tests of reviews. */
import type { Row, TableRows } from "../../pipeline/review/rows.ts";
import { events, type Event } from "../../schemas/tables/events.ts";

export const TEXT = "X froze its membership. 😀 Y shelled a village in X. O will help X. Y shelled a town.";
export const at = (words: string) => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length;
  return { source_id: "s", start, end: start + [...words].length, quote: words, rule: "test/rule" };
};
export const span = (words: string) => {
  const { source_id, start, end } = at(words);
  return { source_id, start, end };
};
const noDate = { date: null, date_start: null, date_end: null, date_basis: null };
export const marks: Row = "reviewed" in events.row.shape ? { reviewed: null, review_reason: null } : {};
export const event = (event_id: string, more: Partial<Event>): Row => ({
  event_id, event_type: "ASSAULT", mode: null, quad: "material_conflict", act: null, status: "occurred", attributed_to: null, name: null, ...noDate,
  confidence: 0.5, mentions: 1, sources: 1, ...marks, ...more,
});
export const actor = (actor_id: string): Row => ({ actor_id, name: actor_id, kind: "state", iso3: null, cow_code: null, gw_code: null, wikidata_id: null, parent_id: null, registered: true });

export const TABLES: TableRows = {
  sources: [{ source_id: "s" }],
  actors: ["x", "y", "o"].map(actor),
  actor_names: [],
  actor_mentions: [{ mention_id: "m-1", actor_id: "x", form: "name", ...at("X") }],
  places: [], place_mentions: [], treaties: [], treaty_clauses: [], clause_mentions: [], memberships: [], offices: [],
  events: [event("e-1", { event_type: "SANCTION" }), event("e-2", {}), event("e-3", { event_type: "AID", quad: "material_cooperation", status: "occurred" })],
  event_mentions: [
    { mention_id: "n-1", event_id: "e-1", ...at("froze its membership") }, { mention_id: "n-2", event_id: "e-2", ...at("shelled a village") },
    { mention_id: "n-3", event_id: "e-3", ...at("will help") },
  ],
  event_actors: [
    { event_id: "e-2", role: "initiator", position: 1, actor_id: "x", text: "X", ...span("X") },
    { event_id: "e-2", role: "initiator", position: 2, actor_id: "y", text: "Y", ...span("Y") },
  ],
  event_places: [],
  event_links: [{ event_id: "e-3", link: "in_response_to", to_event_id: "e-2", ...at("O will help X") }],
  event_clauses: [],
};

export const daysOf = (date: string | null) => ({ first: date && `${date}-01-01`, last: date && `${date}-12-31` });

/** Reviews carried over to another build: what persons decided holds there too, and what nobody has seen is named. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carryReviews } from "../../pipeline/commands/review/carry/index.ts";
import { applyReviews } from "../../pipeline/review/apply.ts";
import { keyOf, type Row, type TableRows } from "../../pipeline/review/rows.ts";
import { reviewRecord, type Review } from "../../schemas/reviews.ts";
import { at, daysOf, event, span, TABLES, TEXT } from "../review/small.ts";

const base = { who: "A. Reader", date: "2026-01-31" };
const WRITTEN: Review[] = [
  { decision: "accept", table: "events", record: "e-1", quote: "froze its membership" },
  { decision: "accept", table: "event_mentions", record: "n-1", quote: "froze its membership" },
  { decision: "correct", table: "events", record: "e-3", quote: "will help", values: { status: "planned", date: "2024" }, reason: "it says will" },
  { decision: "accept", table: "event_mentions", record: "n-3", quote: "will help" },
  { decision: "correct", table: "events", record: "e-2", quote: "shelled a village", values: { status: "alleged", attributed_to: "x" }, reason: "X says so" },
  { decision: "accept", table: "event_mentions", record: "n-2", quote: "shelled a village" },
  { decision: "reject", table: "event_actors", record: "e-2 initiator 1", quote: "X", reason: "the victim" },
  { decision: "accept", table: "event_actors", record: "e-2 initiator 2", quote: "Y" },
  { decision: "accept", table: "event_links", record: "e-3 in_response_to e-2", quote: "O will help X", reason: "the help answers it" },
  { decision: "add", table: "events", record: "e-r1", quote: "shelled a town", values: { event_type: "ASSAULT", status: "occurred", start: at("shelled a town").start }, reason: "missed" },
  { decision: "add", table: "event_actors", record: "e-r1 initiator 1", quote: "Y", values: { actor_id: "y", text: "Y", start: at("Y shelled a town").start }, reason: "missed" },
  { decision: "accept", table: "actor_mentions", record: "m-1", quote: "X" },
].map((one) => reviewRecord.parse({ ...one, ...base }));

const carry = (reviews: readonly Review[], tables: TableRows) => carryReviews(reviews, tables, "s", TEXT);
/** Reviews that remember what they were made of. */
const REVIEWS = carry(WRITTEN, TABLES).reviews;
const applied = (tables: TableRows, reviews: readonly Review[]) =>
  applyReviews(tables, [{ source: "s", text: TEXT, reviews: reviews.map((review, i) => ({ where: `line ${i + 1}`, review })) }], daysOf).tables;

/** What a dataset says, without ids, the machine's own rules and its counts. */
function said(tables: Record<string, readonly Row[]>): string[] {
  const mentions = new Map(tables.event_mentions.map((one) => [one.event_id, String(one.quote)]));
  const events = tables.events.map((one) => [mentions.get(one.event_id), one.event_type, one.status, one.date, one.attributed_to]);
  const actors = tables.event_actors.map((one) => [mentions.get(one.event_id), one.role, one.position, one.actor_id]);
  const links = tables.event_links.map((one) => [mentions.get(one.event_id), one.link, mentions.get(one.to_event_id)]);
  return [...events, ...actors, ...links, ...tables.actor_mentions.map((one) => [one.actor_id, one.start])].map((one) => JSON.stringify(one)).sort();
}
const RIGHT = said(applied(TABLES, REVIEWS));

/** The tables as a better or worse machine would make them. */
const other = fc.record({
  ids: fc.constantFrom("", "x"), gone: fc.subarray(["events e-1", "events e-2", "events e-3", "event_actors e-2 initiator 1", "event_actors e-2 initiator 2", "actor_mentions m-1"]),
  status: fc.constantFrom("occurred", "planned", "alleged", "hypothetical"), date: fc.constantFrom(null, "2024", "1999"), town: fc.boolean(), turned: fc.boolean(),
});
function changed({ ids, gone, status, date, town, turned }: typeof other extends fc.Arbitrary<infer T> ? T : never): TableRows {
  const lost = new Set(gone);
  const lostEvents = new Set(gone.filter((one) => one.startsWith("events ")).map((one) => one.slice(7)));
  const tables = Object.fromEntries(Object.entries(TABLES).map(([name, rows]): [string, Row[]] => [name, rows.filter((row) => name === "sources" || (!lost.has(`${name} ${keyOf(name, row)}`) && !lostEvents.has(String(row.event_id)) && !lostEvents.has(String(row.to_event_id))))
    .map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, (column === "event_id" || column === "to_event_id") ? `${value}${ids}` : value])))]));
  tables.events = tables.events.map((row) => ({ ...row, status, date, date_start: date && `${date}-01-01`, date_end: date && `${date}-12-31`, date_basis: date && "explicit", attributed_to: null }));
  if (turned) tables.event_actors = tables.event_actors.map((row) => ({ ...row, position: row.actor_id === "x" ? 2 : 1 }));
  if (town) {
    tables.events.push(event("e-town", { status: "planned" }));
    tables.event_mentions.push({ mention_id: "n-town", event_id: "e-town", ...at("Y shelled a town") });
    tables.event_actors.push({ event_id: "e-town", role: "initiator", position: 1, actor_id: "y", text: "Y", ...span("Y shelled a town") });
  }
  return tables;
}

describe("reviews carried over", () => {
  it("stay as they are on the build that they were made of, and remember it", () => {
    expect(carry(REVIEWS, TABLES)).toEqual({ reviews: REVIEWS, changed: [], open: [] });
    expect(REVIEWS.map(({ machine: _, ...one }) => one)).toEqual(WRITTEN);
    expect(REVIEWS[2].machine).toMatchObject({ status: "occurred", event_type: "AID" });
  });

  it("lead to the same dataset, whatever the machine makes of the text", () => {
    fc.assert(fc.property(other, (how) => {
      const tables = changed(how);
      const found = carry(REVIEWS, tables);
      expect(found.open).toEqual([]);
      // The machine's longer words for the added event stand for it.
      const words = (line: string) => line.replaceAll("Y shelled a town", "shelled a town");
      expect(said(applied(tables, found.reviews)).map(words).sort()).toEqual(RIGHT);
      expect(carry(found.reviews, tables)).toEqual({ reviews: found.reviews, changed: [], open: [] });
    }), { numRuns: 300 });
  });

  it("name what nobody has looked at, and leave it as it is", () => {
    const tables = { ...TABLES, events: [...TABLES.events, event("e-9", { event_type: "THREATEN" })], event_mentions: [...TABLES.event_mentions, { mention_id: "n-9", event_id: "e-9", ...at("O will help X") }] };
    const found = carry(REVIEWS, tables);
    expect(found.open).toEqual(["events  e-9  event_type=THREATEN  status=occurred"]);
    expect(applied(tables, found.reviews).events.find((one) => one.event_id === "e-9")).toMatchObject({ reviewed: null });
  });

  it("drop a rejection whose record is gone, and say so", () => {
    const reject = reviewRecord.parse({ ...base, decision: "reject", table: "events", record: "e-1", quote: "froze its membership", reason: "no" });
    const [known] = carry([reject], TABLES).reviews;
    const without = { ...TABLES, events: TABLES.events.slice(1), event_mentions: TABLES.event_mentions.slice(1) };
    expect(carry([known], without)).toMatchObject({ reviews: [], changed: ["events e-1: reject -> dropped, there is no such record any more"] });
    expect(carry([reject], without).changed).toEqual(["events e-1: dropped, there is no such record and the review does not say what it was made of"]);
  });
});

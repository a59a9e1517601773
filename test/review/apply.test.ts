/** Reviews applied to small tables: what each decision does, and what stops the build. */
import { describe, expect, it } from "vitest";
import { applyReviews, type SourceReviews } from "../../pipeline/review/apply.ts";
import type { Row } from "../../pipeline/review/rows.ts";
import { reviewRecord, reviews as reviewTable } from "../../schemas/reviews.ts";
import { actor, at, daysOf, marks, TABLES, TEXT } from "./small.ts";

const base = { who: "A. Reader", date: "2026-01-31" };
const reviewsOf = (...list: object[]): SourceReviews[] =>
  [{ source: "s", text: TEXT, reviews: list.map((one, i) => ({ where: `s.jsonl line ${i + 1}`, review: reviewRecord.parse({ ...base, ...one }) })) }];
const apply = (...list: object[]) => applyReviews(TABLES, reviewsOf(...list), daysOf);
const row = (tables: Record<string, readonly Row[]>, table: string, column: string, id: string) => tables[table].find((one) => one[column] === id);

const ACCEPT = { decision: "accept", table: "events", record: "e-1", quote: "froze its membership" };
const CORRECT = { decision: "correct", table: "events", record: "e-3", quote: "will help", values: { status: "planned", date: "2024" }, reason: "it says will" };
const REJECT = { decision: "reject", table: "events", record: "e-2", quote: "shelled a village", reason: "told elsewhere" };
const ADD = { decision: "add", table: "events", record: "e-r1", quote: "shelled a town", values: { event_type: "ASSAULT", status: "alleged", attributed_to: "x", date: "2020" }, reason: "missed" };

describe("reviews", () => {
  it("change nothing where there are none, and leave what they were given as it was", () => {
    const before = structuredClone(TABLES);
    expect(applyReviews(TABLES, [], daysOf).tables).toEqual(TABLES);
    apply(ACCEPT, CORRECT, REJECT, ADD);
    expect(TABLES).toEqual(before);
  });

  it("accept a record as it is", () => {
    const { tables, log } = apply(ACCEPT);
    expect(row(tables, "events", "event_id", "e-1")).toMatchObject({ ...TABLES.events[0], ...("reviewed" in marks ? { reviewed: "accepted" } : {}) });
    expect(log).toMatchObject([{ decision: "accept", record_id: "e-1", column: null, machine_value: null, who: "A. Reader" }]);
  });

  it("correct columns and what follows from them, and keep the machine's value beside the new one", () => {
    const { tables, log } = apply(CORRECT);
    expect(row(tables, "events", "event_id", "e-3")).toMatchObject({ status: "planned", date: "2024", date_start: "2024-01-01", date_end: "2024-12-31", date_basis: "explicit" });
    expect(log.find((one) => one.column === "status")).toMatchObject({ machine_value: "occurred", reviewed_value: "planned", reason: "it says will" });
    expect(row(apply({ ...CORRECT, values: { event_type: "REJECT" } }).tables, "events", "event_id", "e-3")).toMatchObject({ quad: "verbal_conflict" });
  });

  it("reject a record with all that hangs on it", () => {
    const { tables, log } = apply(REJECT);
    expect(tables.events.map((one) => one.event_id)).toEqual(["e-1", "e-3"]);
    expect(tables.event_actors).toEqual([]);
    expect(tables.event_links).toEqual([]);
    expect(tables.event_mentions.map((one) => one.mention_id)).toEqual(["n-1", "n-3"]);
    expect(JSON.parse(log[0].machine_value!)).toMatchObject({ event_id: "e-2", event_type: "ASSAULT" });
  });

  it("add an event with its mention, and participants to it wherever they stand in the file", () => {
    const participant = { decision: "add", table: "event_actors", record: "e-r1 initiator 1", quote: "Y shelled a town", values: { actor_id: "y", text: "Y" }, reason: "missed" };
    const { tables } = apply(participant, ADD);
    expect(row(tables, "events", "event_id", "e-r1")).toMatchObject({ quad: "material_conflict", date_start: "2020-01-01", date_basis: "explicit", mentions: 1, confidence: 1 });
    expect(row(tables, "event_mentions", "event_id", "e-r1")).toMatchObject({ ...at("shelled a town"), rule: "review" });
    expect(row(tables, "event_actors", "event_id", "e-r1")).toMatchObject({ role: "initiator", position: 1, actor_id: "y", text: "Y" });
  });

  it("add what a record refers to", () => {
    const { actor_id: _, ...values } = actor("z");
    const { tables } = apply(
      { decision: "add", table: "memberships", record: "b-r1", quote: "O will help X", values: { organisation_id: "o", member_id: "z", status: "member" }, reason: "missed" },
      { decision: "add", table: "actors", record: "z", quote: null, values, reason: "missed" },
    );
    expect(tables.memberships).toHaveLength(1);
    expect(tables.actors).toHaveLength(4);
  });

  it("number participants anew and count mentions anew", () => {
    const { tables } = apply(
      { decision: "reject", table: "event_actors", record: "e-2 initiator 1", quote: "X", reason: "the victim" },
      { decision: "add", table: "event_mentions", record: "n-r", quote: "Y shelled a town", values: { event_id: "e-2" }, reason: "again" },
    );
    expect(tables.event_actors).toMatchObject([{ position: 1, actor_id: "y" }]);
    expect(row(tables, "events", "event_id", "e-2")).toMatchObject({ mentions: 2, sources: 1 });
  });

  it("make a log that fits its schema, whatever the order of the reviews", () => {
    const { log } = apply(ACCEPT, CORRECT, REJECT, ADD);
    for (const one of log) expect(() => reviewTable.row.parse(one)).not.toThrow();
    const other = apply(ADD, REJECT, CORRECT, ACCEPT);
    expect(other.log).toEqual(log);
    expect(new Set(other.tables.events.map((one) => JSON.stringify(one)))).toEqual(new Set(apply(ACCEPT, CORRECT, REJECT, ADD).tables.events.map((one) => JSON.stringify(one))));
  });
});

describe("a review that no longer fits stops the build", () => {
  const cases: [string, RegExp, object[]][] = [
    ["its record is gone", /^s\.jsonl line 1: events has no record e-9 any more; the same words now carry e-1: review that instead, or carry the reviews over: npm run review -- s --carry \(sources\/reviews\/README\.md tells how\)$/u, [{ ...ACCEPT, record: "e-9" }]],
    ["its record and words are gone", /events has no record e-9 any more; take the review out/u, [{ ...ACCEPT, record: "e-9", quote: "no such words" }]],
    ["its words are others", /does not rest on "no such words"; it rests on "froze its membership"/u, [{ ...ACCEPT, quote: "no such words" }]],
    ["the machine reads the record differently", /the machine now has status = occurred in e-1 of events; the review saw planned; review it again, or carry the reviews over: npm run review -- s --carry/u,
      [{ ...ACCEPT, machine: { status: "planned" } }]],
    ["its words are not in the text", /"no such words" does not stand in s/u, [{ ...ADD, quote: "no such words" }]],
    ["its words stand there twice", /"Y shelled a" stands 2 times in s; say which with "start": one of \d+, \d+/u, [{ ...ADD, quote: "Y shelled a" }]],
    ["it adds what is there", /the record e-1 of events is there already/u, [{ ...ADD, record: "e-1" }]],
    ["a record is reviewed twice", /^s\.jsonl line 2: the record e-1 is reviewed at s\.jsonl line 1 too/u, [ACCEPT, { ...ACCEPT, decision: "reject", reason: "no" }]],
    ["it changes the key", /event_id belongs to the key/u, [{ ...CORRECT, values: { event_id: "e-4" } }]],
    ["it names a code that there is not", /field status is "perhaps"/u, [{ ...CORRECT, values: { status: "perhaps" } }]],
    ["it names a column that there is not", /events: .*"colour"/u, [{ ...CORRECT, values: { colour: "red" } }]],
    ["it breaks a rule of the table", /the rule mode_fits_type does not hold/u, [{ ...CORRECT, values: { mode: "drone" } }]],
    ["it refers to nobody", /attributed_to is nobody, which actors does not have/u, [{ ...ADD, values: { ...ADD.values, attributed_to: "nobody" } }]],
    ["it accepts what goes", /^s\.jsonl line 1: accepts e-2 initiator 1, which goes/u, [{ decision: "accept", table: "event_actors", record: "e-2 initiator 1", quote: "X" }, REJECT]],
    ["it rejects what another corrects", /would take away what s\.jsonl line 1 puts there/u, [{ decision: "correct", table: "event_actors", record: "e-2 initiator 1", quote: "X", values: { actor_id: "y" }, reason: "no" }, REJECT]],
    ["an event has no mention left", /reviews of e-1: leave the event without any mention/u, [{ decision: "reject", table: "event_mentions", record: "n-1", quote: "froze its membership", reason: "no" }]],
  ];
  it.each(cases)("when %s", (_, message, list) => expect(() => apply(...list)).toThrow(message));
});

describe("the form of a review", () => {
  it.each<[string, object]>([
    ["no reason", { ...REJECT, reason: undefined }], ["no values", { ...CORRECT, values: undefined }], ["empty values", { ...CORRECT, values: {} }],
    ["values with accept", { ...ACCEPT, values: { status: "planned" } }], ["no quote", { ...ACCEPT, quote: null }], ["what the machine had with add", { ...ADD, machine: { status: "planned" } }], ["no day", { ...ACCEPT, date: "yesterday" }],
    ["an unknown field", { ...ACCEPT, colour: "red" }], ["a correction of a reference row", { ...CORRECT, table: "actors", quote: null }], ["a table without evidence", { ...ACCEPT, table: "sources" }],
  ])("refuses %s", (_, review) => expect(reviewRecord.safeParse({ ...base, ...review }).success).toBe(false));
});

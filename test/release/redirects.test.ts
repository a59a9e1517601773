/** Which ids went away and what stands for them: on small tables, and properties of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReleaseRows, Row } from "../../pipeline/release/heirs.ts";
import { redirectsOf } from "../../pipeline/release/redirects.ts";

const mention = (mention_id: string, event_id: string, start: number, end: number, source_id = "s"): Row => ({ mention_id, event_id, source_id, start, end });
const event = (event_id: string, event_type: string, more: Row = {}): Row => ({ event_id, event_type, status: "occurred", date: null, ...more });
const actor = (actor_id: string, name: string): Row => ({ actor_id, name, kind: "state" });
const ids = (before: ReleaseRows, after: ReleaseRows, table = "events") =>
  redirectsOf(before, after, "0.2.0").filter((row) => row.table === table).map((row) => [row.old_id, row.new_id]);

describe("redirects", () => {
  const before = { events: [event("e-1", "AID"), event("e-2", "REJECT")], event_mentions: [mention("n-1", "e-1", 0, 40), mention("n-2", "e-2", 100, 140)] };

  it("are none where every id is still there", () => {
    expect(redirectsOf(before, before, "0.2.0")).toEqual([]);
    expect(redirectsOf({}, before, "0.2.0")).toEqual([]);
  });

  it("lead to the record that rests on the same words, whatever its values", () => {
    const after = { events: [event("e-3", "COOPERATE"), event("e-2", "REJECT")], event_mentions: [mention("n-3", "e-3", 5, 42), mention("n-2", "e-2", 100, 140)] };
    expect(redirectsOf(before, after, "0.2.0")).toEqual([
      { old_id: "e-1", new_id: "e-3", table: "events", since: "0.2.0" },
      { old_id: "n-1", new_id: "n-3", table: "event_mentions", since: "0.2.0" },
    ]);
  });

  it("lead nowhere where the record was withdrawn", () => {
    const after = { events: [event("e-2", "REJECT")], event_mentions: [mention("n-2", "e-2", 100, 140)] };
    expect(ids(before, after)).toEqual([["e-1", null]]);
  });

  it("lead into an event that was there before only where both are of one type", () => {
    const two = { events: [event("e-1", "AID"), event("e-2", "AID")], event_mentions: [mention("n-1", "e-1", 0, 40), mention("n-2", "e-2", 0, 40)] };
    expect(ids(two, { events: [event("e-2", "AID")], event_mentions: [mention("n-2", "e-2", 0, 40)] })).toEqual([["e-1", "e-2"]]);
    const other = { events: [event("e-1", "AID"), event("e-2", "REJECT")], event_mentions: [mention("n-1", "e-1", 0, 40), mention("n-2", "e-2", 0, 40)] };
    expect(ids(other, { events: [event("e-2", "REJECT")], event_mentions: [mention("n-2", "e-2", 0, 40)] })).toEqual([["e-1", null]]);
  });

  it("take of several the one that says most of the same, and never one that only touches", () => {
    const after = {
      events: [event("e-3", "COMMENT"), event("e-4", "AID"), event("e-5", "AID")],
      event_mentions: [mention("n-3", "e-3", 0, 40), mention("n-4", "e-4", 0, 30), mention("n-5", "e-5", 35, 80), mention("n-6", "e-5", 0, 40, "other")],
    };
    expect(ids({ events: [before.events[0]], event_mentions: [before.event_mentions[0]] }, after)).toEqual([["e-1", "e-4"]]);
  });

  it("find an actor by its name, unless two have it", () => {
    const old = { actors: [actor("x-1", "X Front")] };
    expect(ids(old, { actors: [actor("x-front", "x front")] }, "actors")).toEqual([["x-1", "x-front"]]);
    expect(ids(old, { actors: [actor("a", "X Front"), actor("b", "X Front")] }, "actors")).toEqual([["x-1", null]]);
  });

  it("are handed on from release to release, follow what moved on, and go when the id comes back", () => {
    const earlier = [{ old_id: "e-0", new_id: "e-1", table: "events", since: "0.1.0" }, { old_id: "e-7", new_id: null, table: "events", since: "0.1.0" }];
    const after = { events: [event("e-3", "AID"), event("e-2", "REJECT"), event("e-7", "AID")], event_mentions: [mention("n-3", "e-3", 0, 40), mention("n-2", "e-2", 100, 140)] };
    expect(redirectsOf({ ...before, redirects: earlier }, after, "0.2.0").filter((row) => row.table === "events")).toEqual([
      { old_id: "e-0", new_id: "e-3", table: "events", since: "0.1.0" },
      { old_id: "e-1", new_id: "e-3", table: "events", since: "0.2.0" },
    ]);
  });

  it("list each id that went away exactly once, and lead only to ids that are there", () => {
    const table = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 12 }), type: fc.constantFrom("AID", "REJECT"), at: fc.integer({ min: 0, max: 600 }), length: fc.integer({ min: 1, max: 700 }) }), { selector: (one) => one.id });
    const rows = (list: { id: number; type: string; at: number; length: number }[]): ReleaseRows => ({
      events: list.map(({ id, type }) => event(`e-${id}`, type)), event_mentions: list.map(({ id, at, length }) => mention(`n-${id}-${at}`, `e-${id}`, at, at + length)),
    });
    fc.assert(fc.property(table, table, (one, two) => {
      const [old, now] = [rows(one), rows(two)];
      const found = redirectsOf(old, now, "0.2.0");
      const there = new Set(now.events!.map((row) => row.event_id));
      const gone = old.events!.map((row) => row.event_id).filter((id) => !there.has(id)).sort();
      const moved = found.filter((row) => row.table === "events");
      expect(moved.map((row) => row.old_id)).toEqual(gone);
      for (const { new_id } of moved) expect(new_id === null || there.has(new_id)).toBe(true);
      // The order of the rows says nothing.
      const turned = Object.fromEntries(Object.entries(now).map(([name, list]) => [name, list!.toReversed()]));
      expect(redirectsOf(old, turned, "0.2.0")).toEqual(found);
    }), { seed: 1, numRuns: 200 });
  });
});

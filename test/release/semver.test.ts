/** What a change of the schemas asks of the version, and that the version of today gives it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judge, lowestNext, snapshot, SNAPSHOT_FILE, versionOrder, type Snapshot } from "../../pipeline/release/semver.ts";
import { DATASET } from "../../schemas/dataset.ts";

const now = snapshot();
const changed = (change: (copy: Snapshot) => void) => {
  const copy = structuredClone(now);
  change(copy);
  return judge(now, copy);
};

describe("the schemas since the last release", () => {
  const released = JSON.parse(readFileSync(SNAPSHOT_FILE, "utf8")) as Snapshot;
  it("have a version that their change allows", () => {
    const { level, reasons } = judge(released, now);
    const needed = lowestNext(released.version, level);
    expect(versionOrder(DATASET.version, needed), `${reasons.join("\n")}\nneeds version ${needed}`).toBeGreaterThanOrEqual(0);
  });
});

describe("judge", () => {
  const cases: [string, "major" | "minor" | "patch", (copy: Snapshot) => void][] = [
    ["nothing", "patch", () => {}],
    ["a new table", "minor", (copy) => { copy.tables.more = copy.tables.events; }],
    ["a table gone", "major", (copy) => { delete copy.tables.offices; }],
    ["a new column", "minor", (copy) => { copy.tables.events.columns.more = copy.tables.events.columns.mode; }],
    ["a column gone", "major", (copy) => { delete copy.tables.events.columns.mode; }],
    ["a renamed column", "major", (copy) => { copy.tables.events.columns.modus = copy.tables.events.columns.mode; delete copy.tables.events.columns.mode; }],
    ["another type", "major", (copy) => { copy.tables.events.columns.confidence.type = "text"; }],
    ["null allowed", "major", (copy) => { copy.tables.events.columns.status.nullable = true; }],
    ["null no longer allowed", "minor", (copy) => { copy.tables.events.columns.mode.nullable = false; }],
    ["another key", "major", (copy) => { copy.tables.events.key = ["event_id", "status"]; }],
    ["a new code", "minor", (copy) => { copy.tables.events.columns.status.codes!.push("more"); }],
    ["a code gone", "major", (copy) => { copy.tables.events.columns.status.codes!.pop(); }],
    ["another reference", "major", (copy) => { copy.tables.offices.columns.person_id.references = "places"; }],
    ["wider bounds", "major", (copy) => { copy.tables.events.columns.confidence.maximum = 100; }],
    ["another order of columns", "minor", (copy) => { copy.tables.offices.columns = Object.fromEntries(Object.entries(copy.tables.offices.columns).toReversed()); }],
  ];
  it.each(cases)("takes %s for %s", (_, level, change) => expect(changed(change).level).toBe(level));

  it("gives its reasons, the gravest first", () => {
    const { reasons } = changed((copy) => {
      copy.tables.events.columns.more = copy.tables.events.columns.mode;
      delete copy.tables.redirects;
    });
    expect(reasons).toEqual(["major: redirects: the table is gone", "minor: events.more: a new column"]);
  });

  it("knows the version that follows", () => {
    expect(lowestNext("1.4.2", "major")).toBe("2.0.0");
    expect(lowestNext("1.4.2", "minor")).toBe("1.5.0");
    expect(lowestNext("1.4.2", "patch")).toBe("1.4.2");
    expect(lowestNext("0.4.2", "major")).toBe("0.5.0");
    expect(versionOrder("0.10.0", "0.9.9")).toBeGreaterThan(0);
  });
});

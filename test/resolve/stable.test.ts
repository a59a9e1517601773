/** Ids stand still whatever happens elsewhere: sources that come, go or change places, and rules that find more, less or other values. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ID_TABLES } from "../../pipeline/release/redirects.ts";
import { resolve } from "../../pipeline/resolve/index.ts";
import type { Claim } from "../../schemas/claims.ts";
import { TABLES } from "../../schemas/index.ts";
import { temporary } from "../run.ts";
import { claimsOf, KNOWLEDGE } from "./claims.ts";

type Row = Record<string, unknown>;
const folder = temporary();
const lines = (records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");

async function tablesOf(documents: readonly Claim[][]): Promise<Record<string, Row[]>> {
  const work = mkdtempSync(join(folder, "work-"));
  writeFileSync(join(work, "knowledge.ndjson"), lines(KNOWLEDGE));
  writeFileSync(join(work, "claims.ndjson"), lines(documents.flat()));
  await resolve({ work });
  return Object.fromEntries(TABLES.map(({ name }) => [name, readFileSync(join(work, "tables", `${name}.ndjson`), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as Row)]));
}

/** All rows that rest on a source, as text; an event's by its mentions. */
function rowsOf(tables: Record<string, Row[]>, source: string): string[] {
  const events = new Set(tables.event_mentions.filter((row) => row.source_id === source).map((row) => row.event_id));
  return Object.entries(tables).flatMap(([name, rows]) => rows.filter((row) => row.source_id === source || (name === "events" && events.has(row.event_id))).map((row) => `${name} ${JSON.stringify(row)}`)).sort();
}
const idsOf = (tables: Record<string, Row[]>): Set<string> => new Set(ID_TABLES.flatMap(({ name, key: [key] }) => tables[name].map((row) => `${name} ${row[key]}`)));

const SOURCES = ["a", "b", "c", "d"];
const releases = fc.shuffledSubarray(SOURCES, { minLength: 1 });
const runs = { numRuns: 20 };

describe("ids and rows", () => {
  it("of a source are the same whichever other sources stand beside it, in whatever order", async () => {
    await fc.assert(fc.asyncProperty(releases, releases, async (before, after) => {
      const [old, now] = [await tablesOf(before.map((source) => claimsOf(source))), await tablesOf(after.map((source) => claimsOf(source)))];
      for (const source of before.filter((one) => after.includes(one))) expect(rowsOf(now, source)).toEqual(rowsOf(old, source));
    }), runs);
  });

  it("stay where a rule gets another name or sees other values", async () => {
    const change = fc.record({ rule: fc.constantFrom("other/rule", "test/rule.2"), confidence: fc.double({ min: 0, max: 1, noNaN: true }), status: fc.constantFrom("planned", "hypothetical", "not_occurred"), trigger: fc.constantFrom("if attacked", null) });
    const old = idsOf(await tablesOf([claimsOf("a")]));
    await fc.assert(fc.asyncProperty(change, async (values) => {
      const changed = claimsOf("a").map((claim) => Object.fromEntries(Object.entries(claim).map(([name, value]) => [name, name in values && (name !== "status" || claim.claim === "event") ? values[name as keyof typeof values] : value])) as unknown as Claim);
      expect(idsOf(await tablesOf([changed]))).toEqual(old);
    }), runs);
  });

  it("stay where a rule finds fewer or more records elsewhere in the text", async () => {
    const claims = claimsOf("a");
    // What nothing else refers to.
    const single = claims.flatMap(({ claim }, i) => (["actor_mention", "place_mention", "membership", "office"].includes(claim) ? [i] : []));
    const evidence = new Set(["actor_mentions", "place_mentions", "memberships", "offices", "treaty_clauses", "events", "event_mentions"]);
    const whole = [...idsOf(await tablesOf([claims]))].filter((id) => evidence.has(id.split(" ")[0]));
    await fc.assert(fc.asyncProperty(fc.subarray(single), fc.array(fc.integer({ min: 100, max: 900 }), { maxLength: 3 }), async (gone, spots) => {
      const more = spots.map((start): Claim => ({ claim: "actor_mention", actor: { id: "southland" }, form: "name", source_id: "a", start, end: start + 4, quote: "word", rule: "test/more" }));
      const kept = claims.filter((_, i) => !gone.includes(i));
      const now = idsOf(await tablesOf([[...kept, ...more]]));
      const dropped = whole.filter((id) => !now.has(id));
      // A claim that went away takes at most its own id along.
      expect(dropped.length).toBeLessThanOrEqual(gone.length);
      expect(dropped.filter((id) => /^(?:treaty_clauses|events|event_mentions) /u.test(id))).toEqual([]);
    }), runs);
  });
});

/** Claims to tables: ids that stand still, actors that are one, and rows that no other document moves. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolve } from "../../pipeline/resolve/index.ts";
import type { Claim, ClaimOf } from "../../schemas/claims.ts";
import { TABLES, type Rows, type TableName } from "../../schemas/index.ts";
import { temporary } from "../run.ts";
import { claimsOf, KNOWLEDGE } from "./claims.ts";

type Tables = { [Name in TableName]: Rows[Name][] };
const lines = (records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");

const folder = temporary();

async function tablesOf(...documents: Claim[][]): Promise<Tables> {
  const work = mkdtempSync(join(folder, "work-"));
  writeFileSync(join(work, "knowledge.ndjson"), lines(KNOWLEDGE));
  writeFileSync(join(work, "claims.ndjson"), lines(documents.flat()));
  await resolve({ work });
  const read = (name: string) =>
    readFileSync(join(work, "tables", `${name}.ndjson`), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);
  return Object.fromEntries(TABLES.map(({ name }) => [name, read(name)])) as unknown as Tables;
}

const sorted = (tables: Tables): Record<string, string[]> =>
  Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).sort()]));
const one = await tablesOf(claimsOf("a"));
const two = await tablesOf(claimsOf("a"), claimsOf("b"));

describe("rows", () => {
  it("stand still when another document is added", () => {
    for (const { name } of TABLES) expect(sorted(two)[name], name).toEqual(expect.arrayContaining(sorted(one)[name]));
    expect(two.events.length).toBe(2 * one.events.length);
  });

  it("are the same whatever the order of the documents", async () => {
    expect(sorted(await tablesOf(claimsOf("b"), claimsOf("a")))).toEqual(sorted(two));
  });

  it("of a claim made twice stand once", () => {
    expect(one.actor_mentions).toHaveLength(2);
    expect(one.event_links).toHaveLength(1);
    expect(one.event_places.map((row) => row.place_id)).toEqual(["hills", "hills"]);
    expect(new Set(one.event_places.map((row) => row.event_id)).size).toBe(2);
  });

  it("have keys of their own, and lead to rows that are there", () => {
    for (const table of TABLES) {
      const rows = two[table.name as TableName] as unknown as Record<string, unknown>[];
      expect(new Set(rows.map((row) => JSON.stringify(table.key.map((part) => row[part])))).size, table.name).toBe(rows.length);
    }
  });
});

describe("actors", () => {
  it("that a text brings are one by kind and name over all documents", () => {
    const people = two.actors.filter((actor) => actor.kind === "person");
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ name: "Jane Doe", registered: false, parent_id: "northland" });
    expect(two.actor_names.filter((row) => row.actor_id === people[0].actor_id).map((row) => `${row.kind} ${row.name}`)).toEqual([
      "name Jane Doe",
      "alias J. Doe",
    ]);
  });

  it("are one in spite of case and accents, and two by kind", async () => {
    const spelled = await tablesOf(claimsOf("a"), claimsOf("b", "JANE DÖE"));
    expect(spelled.actors.filter((actor) => actor.kind === "person")).toHaveLength(1);
    expect(spelled.actors.find((actor) => actor.kind === "person")?.actor_id).toBe(
      one.actors.find((actor) => actor.kind === "person")?.actor_id,
    );
  });

  it("come with those they belong to, and with nobody else", () => {
    expect(
      one.actors
        .map((actor) => actor.actor_id)
        .filter((id) => !id.startsWith("jane"))
        .sort(),
    ).toEqual(["northland", "pact", "pact-council", "southland"]);
    expect(one.actors.find((actor) => actor.actor_id === "northland")).toMatchObject({
      cow_code: 101,
      gw_code: null,
      iso3: "NLD",
      registered: true,
    });
    expect(one.actor_names.filter((row) => row.actor_id === "northland").map((row) => row.name)).toEqual([
      "Northland",
      "Northern",
    ]);
    expect(
      one.places
        .map((place) => place.place_id)
        .filter((id) => !id.startsWith("old-mill"))
        .sort(),
    ).toEqual(["hills", "northland"]);
  });
});

describe("events", () => {
  it("get the days and the quad class that follow, and count their mentions", () => {
    const dated = one.events.find((event) => event.date === "2024-02");
    expect(dated).toMatchObject({
      date_start: "2024-02-01",
      date_end: "2024-02-29",
      quad: "verbal_conflict",
      mentions: 2,
      sources: 1,
    });
    expect(one.events.find((event) => event.date === null)).toMatchObject({ date_start: null, date_end: null, mentions: 1 });
  });

  it("of one type at one spot are told apart, and number their participants by role", () => {
    expect(new Set(one.events.map((event) => event.event_id)).size).toBe(2);
    const roles = one.event_actors
      .filter((row) => row.event_id === one.events[0].event_id)
      .map((row) => `${row.role} ${row.position}`);
    expect(roles).toEqual(["initiator 1", "initiator 2", "recipient 1"]);
  });
});

const OTHER = { name: "Other", signed_on: null, in_force_on: null, organisation: null, source: "text" };

describe("reported clauses", () => {
  const clause = (source_id: string, local: number, more: Partial<ClaimOf<"clause">>): Claim => ({
    claim: "clause", local, treaty: { id: "charter" }, record: "reported", article: "4", paragraph: null, heading: null, clause_type: "defense",
    force: "obligation", bearer: null, beneficiary: null, trigger: null, source_id, start: 100 + local, end: 104 + local, quote: "word", rule: "test/rule", ...more,
  });
  /** The article and paragraph of the verbatim clause that a report is joined to. */
  const joined = async (report: Partial<ClaimOf<"clause">>, ...verbatim: Partial<ClaimOf<"clause">>[]) => {
    const text = verbatim.map((one, i) => clause("text", 10 + i, { record: "verbatim", ...one }));
    const { treaty_clauses } = await tablesOf([claimsOf("text")[0], ...text, claimsOf("report")[0], clause("report", 10, report)]);
    const id = treaty_clauses.find((row) => row.record === "reported")!.reports_clause_id;
    const found = treaty_clauses.find((row) => row.clause_id === id);
    return found ? `${found.article}${found.paragraph ? `(${found.paragraph})` : ""}` : null;
  };

  it.each<[string, Partial<ClaimOf<"clause">>, Partial<ClaimOf<"clause">>[], string | null]>([
    ["by treaty and article", {}, [{}, { article: "5" }], "4"],
    ["whatever the numerals", { article: "IV" }, [{}], "4"],
    ["to the paragraph that is named", { paragraph: "2", clause_type: "other" }, [{}, { paragraph: "1" }, { paragraph: "2" }], "4(2)"],
    ["to the article where the text has no such paragraph", { paragraph: "2" }, [{}, { paragraph: "1" }], "4"],
    ["where they say nothing of what it is about", { clause_type: "other" }, [{ clause_type: "arms" }], "4"],
    ["not where the article is about something else, as in another instrument", {}, [{ clause_type: "institution" }], null],
    ["not to one of two", {}, [{}, {}], null],
    ["not to another treaty", {}, [{ treaty: OTHER }], null],
    ["of a treaty that nobody lists by its name", { treaty: { ...OTHER, source: "report" } }, [{ treaty: OTHER }], "4"],
    ["not to one of two of that name", { treaty: { ...OTHER, source: "report" } }, [{ treaty: OTHER }, { treaty: { ...OTHER, source: "second" } }], null],
    ["not without a number", { article: null }, [{}], null],
  ])("are joined to verbatim ones %s", async (_, report, verbatim, expected) => expect(await joined(report, ...verbatim)).toBe(expected));
});

describe("a treaty's own text", () => {
  const told = { signed_on: "1999-05-06", in_force_on: "2000", parties: "Northland; Southland" };
  it("adds to what the reference knows, and changes none of it", async () => {
    const { treaties } = await tablesOf([...claimsOf("a"), { claim: "treaty", treaty: { id: "charter" }, ...told, source_id: "a" }]);
    expect(treaties.find((row) => row.treaty_id === "charter")).toMatchObject({ signed_on: "1999", in_force_on: "2000", parties: "Northland; Southland" });
  });
});

describe("clause mentions", () => {
  it("point to their clause, each once", async () => {
    const mention: Claim = { claim: "clause_mention", clause: 0, source_id: "a", start: 90, end: 94, quote: "word", rule: "test/rule" };
    const { clause_mentions, treaty_clauses } = await tablesOf([...claimsOf("a"), mention, mention, { ...mention, start: 95, end: 99 }]);
    expect(clause_mentions.map((row) => [row.clause_id, row.start])).toEqual([[treaty_clauses[0].clause_id, 90], [treaty_clauses[0].clause_id, 95]]);
  });
});

describe("a claim that leads nowhere", () => {
  it.each<[string, Claim, RegExp]>([
    [
      "an actor",
      { claim: "actor_mention", actor: { id: "nobody" }, form: "name", source_id: "a", start: 0, end: 1, quote: "x", rule: "r" },
      /refers to the actor nobody, which no file lists/u,
    ],
    [
      "a place",
      { claim: "place_mention", place: { id: "nowhere" }, source_id: "a", start: 0, end: 1, quote: "x", rule: "r" },
      /refers to the place nowhere, which no file lists/u,
    ],
    ["a treaty", { claim: "treaty", treaty: { id: "none" }, signed_on: null, in_force_on: null, parties: null, source_id: "a" }, /refers to the treaty none, which is not listed/u],
  ])("to %s is a problem", async (_, claim, expected) => {
    await expect(tablesOf([...claimsOf("a"), claim])).rejects.toThrow(expected);
  });
});

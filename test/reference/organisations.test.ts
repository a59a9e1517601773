/** The hand-kept tables of organisations, memberships and treaties: keys, references, dates, citations and size. */
import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import edtf from "edtf";
import { describe, expect, it } from "vitest";
import { ID_PATTERN, textFault } from "../../schemas/fields.ts";
import { REFERENCE_FILES } from "../../schemas/reference.ts";
import type { ReferenceFile } from "../../schemas/reference.ts";

type Row = Record<string, string>;

const FILES = [
  "reference/organisations", "reference/organisation_names", "reference/memberships", "reference/treaties", "reference/treaty_names",
  "reference/treaty_parties", "reference/treaty_articles", "lexicon/treaty_words",
] as const satisfies readonly ReferenceFile[];

/** What makes a row of each file one of its kind; the rows are sorted by it. */
const KEYS: Record<(typeof FILES)[number], string[]> = {
  "reference/organisations": ["actor_id"],
  "reference/organisation_names": ["actor_id", "name"],
  "reference/memberships": ["organisation_id", "member_id", "status", "start_date"],
  "reference/treaties": ["treaty_id"],
  "reference/treaty_names": ["treaty_id", "name"],
  "reference/treaty_parties": ["treaty_id", "actor_id"],
  "reference/treaty_articles": ["treaty_id", "article", "paragraph"],
  "lexicon/treaty_words": ["word"],
};

const GENERAL_KNOWLEDGE = /^general knowledge/;
const DATE_COLUMNS = ["founded_on", "dissolved_on", "signed_on", "in_force_on", "start_date", "end_date"];
const pathOf = (file: string) => new URL(`../../sources/${file}.csv`, import.meta.url);
const rows = (file: string): Row[] => parse(readFileSync(pathOf(file)), { columns: true });
const idsOf = (file: string): string[] => (existsSync(pathOf(file)) ? rows(file).map((row) => row.actor_id) : []);
const keyOf = (file: (typeof FILES)[number], row: Row): string => KEYS[file].map((column) => row[column]).join("\u0000");

/** Code point order, which is also the order of the bytes in UTF-8. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const organisations = rows("reference/organisations");
const names = rows("reference/organisation_names");
const memberships = rows("reference/memberships");
const treaties = rows("reference/treaties");
const treatyNames = rows("reference/treaty_names");
const parties = rows("reference/treaty_parties");
const organisationIds = new Set(organisations.map((row) => row.actor_id));
const treatyIds = new Set(treaties.map((row) => row.treaty_id));
const actorIds = new Set([...organisationIds, ...["states", "bodies", "groups"].flatMap((name) => idsOf(`reference/${name}`))]);

/** Rows whose later date cannot be after the earlier one, whatever the unknown days and months are. */
function outOfOrder(table: Row[], earlier: string, later: string): Row[] {
  return table.filter((row) => row[earlier] && row[later] && edtf(row[earlier]).min > edtf(row[later]).max);
}

describe.each(FILES)("%s", (file) => {
  const table = rows(file);

  it("is UTF-8 with line feeds and no byte order mark", () => {
    const text = readFileSync(pathOf(file), "utf8");
    expect(text.includes("\r")).toBe(false);
    expect(text.startsWith("\ufeff")).toBe(false);
    expect(text.includes("\ufffd")).toBe(false);
    expect(text.endsWith("\n")).toBe(true);
  });

  it("fits its schema", () => {
    const faults = table.flatMap((row) => {
      const read = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value === "" ? null : value]));
      const result = REFERENCE_FILES[file].safeParse(read);
      return result.success ? [] : result.error.issues.map((issue) => [row, issue.path.join("."), issue.message]);
    });
    expect(faults).toEqual([]);
  });

  it("has safe cells, each row once, in order", () => {
    expect(table.flatMap((row) => Object.values(row).filter((value) => value !== "" && textFault(value) !== null))).toEqual([]);
    const keys = table.map((row) => keyOf(file, row));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    expect(keys).toEqual([...keys].sort(byCodePoint));
  });

  it.skipIf(file.startsWith("lexicon/"))("cites something on each row, and more than general knowledge for identifiers and dates", () => {
    expect(table.filter((row) => row.citation === "")).toEqual([]);
    const facts = (row: Row) => ["wikidata_id", ...DATE_COLUMNS].some((column) => row[column]);
    expect(table.filter((row) => facts(row) && GENERAL_KNOWLEDGE.test(row.citation))).toEqual([]);
  });

  it("holds EDTF dates", () => {
    for (const row of table) for (const column of DATE_COLUMNS) if (row[column]) expect(() => edtf(row[column]), row[column]).not.toThrow();
  });
});

describe("organisations", () => {
  it("are at least 160, with 25 alliances among them", () => {
    expect(organisations.length).toBeGreaterThanOrEqual(160);
    expect(organisations.filter((row) => row.kind === "alliance").length).toBeGreaterThanOrEqual(25);
    expect(new Set(organisations.map((row) => row.kind))).toEqual(new Set(["igo", "alliance", "other"]));
  });

  it("have well-formed ids that no state has, and Wikidata ids of their own", () => {
    expect(organisations.filter((row) => !ID_PATTERN.test(row.actor_id))).toEqual([]);
    const states = new Set(idsOf("reference/states"));
    expect(organisations.filter((row) => states.has(row.actor_id))).toEqual([]);
    const wikidata = organisations.map((row) => row.wikidata_id).filter((id) => id !== "");
    expect(new Set(wikidata).size).toBe(wikidata.length);
  });

  it("have parents that exist, and were founded before they were dissolved", () => {
    expect(organisations.filter((row) => row.parent_id && !actorIds.has(row.parent_id))).toEqual([]);
    expect(outOfOrder(organisations, "founded_on", "dissolved_on")).toEqual([]);
  });

  it("are called by their own name, without a leading article", () => {
    const known = new Set(names.filter((row) => row.kind === "name").map((row) => `${row.actor_id}\u0000${row.name}`));
    expect(organisations.filter((row) => !known.has(`${row.actor_id}\u0000${row.name}`))).toEqual([]);
    expect(names.filter((row) => !organisationIds.has(row.actor_id))).toEqual([]);
    expect([...names, ...treatyNames].filter((row) => /^the /i.test(row.name))).toEqual([]);
  });

  it("share a name only where context has to decide", () => {
    const free = names.filter((row) => row.match !== "context");
    const seen = new Map<string, string>();
    const shared = free.filter((row) => seen.has(row.name) || !seen.set(row.name, row.actor_id));
    expect(shared.map((row) => [row.name, row.actor_id, seen.get(row.name)])).toEqual([]);
  });
});

describe("memberships", () => {
  it("join known actors, in order of time", () => {
    expect(memberships.filter((row) => !organisationIds.has(row.organisation_id) || !actorIds.has(row.member_id))).toEqual([]);
    expect(outOfOrder(memberships, "start_date", "end_date")).toEqual([]);
  });

  it("cover the security alliances", () => {
    const covered = new Set(memberships.map((row) => row.organisation_id));
    const dated = new Set(memberships.filter((row) => row.start_date).map((row) => row.organisation_id));
    expect(["nato", "csto", "collective-security-treaty", "warsaw-pact", "seato", "cento", "anzus", "rio-pact"].filter((id) => !dated.has(id)))
      .toEqual([]);
    expect(["european-union", "cis", "gulf-cooperation-council", "arab-league", "african-union", "ecowas", "asean", "organization-of-american-states",
      "shanghai-cooperation-organisation"].filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe("treaties", () => {
  it("are at least 80, 60 of them dated", () => {
    expect(treaties.length).toBeGreaterThanOrEqual(80);
    expect(treaties.filter((row) => row.signed_on).length).toBeGreaterThanOrEqual(60);
  });

  it("belong to known organisations and were signed before they were in force", () => {
    expect(treaties.filter((row) => !ID_PATTERN.test(row.treaty_id))).toEqual([]);
    expect(treaties.filter((row) => row.organisation_id && !organisationIds.has(row.organisation_id))).toEqual([]);
    expect(outOfOrder(treaties, "signed_on", "in_force_on")).toEqual([]);
  });

  it("have names and parties that resolve", () => {
    const named = new Set(treatyNames.filter((row) => row.kind === "name").map((row) => `${row.treaty_id}\u0000${row.name}`));
    expect(treaties.filter((row) => !named.has(`${row.treaty_id}\u0000${row.name}`))).toEqual([]);
    expect(treatyNames.filter((row) => !treatyIds.has(row.treaty_id))).toEqual([]);
    expect(parties.filter((row) => !treatyIds.has(row.treaty_id) || !actorIds.has(row.actor_id))).toEqual([]);
  });

  it("do not share a name", () => {
    const all = treatyNames.map((row) => row.name);
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });
});

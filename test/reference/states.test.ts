import { parse } from "csv-parse/sync";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Row = Record<string, string>;

const root = new URL("../../", import.meta.url);
const shared = new URL("../shared/reference/state-systems.csv", root);

const COLUMNS: Record<string, string[]> = {
  "reference/states.csv": [
    "actor_id", "name", "official_name", "kind", "iso3", "wikidata_id", "geonames_id", "start_date", "end_date", "citation",
  ],
  "reference/state_codes.csv": ["actor_id", "system", "code", "abbreviation", "start_date", "end_date", "note", "citation"],
  "reference/state_names.csv": ["actor_id", "name", "kind", "form", "match", "note", "citation"],
  "reference/bodies.csv": ["actor_id", "name", "kind", "parent_id", "wikidata_id", "citation"],
  "reference/body_names.csv": ["actor_id", "name", "kind", "form", "match", "note", "citation"],
  "reference/people.csv": ["actor_id", "name", "acts_for", "wikidata_id", "note", "citation"],
  "reference/person_names.csv": ["actor_id", "name", "kind", "form", "match", "note", "citation"],
  "lexicon/ambiguous_names.csv": ["name", "reading", "cues", "meaning"],
  "lexicon/titles.csv": ["title", "kind", "organ", "meaning"],
  "lexicon/organs.csv": ["noun", "kind", "meaning"],
};

const path = (file: string): URL => new URL(`sources/${file}`, root);
const text = (file: string): string => readFileSync(path(file), "utf8");
const cells = (file: string): string[][] => parse(text(file));
const rows = (file: string): Row[] => parse(text(file), { columns: true });
const optional = (file: string): Row[] => (existsSync(path(file)) ? rows(file) : []);
const ids = (...files: string[]): Set<string> => new Set(files.flatMap((file) => optional(file)).map((row) => row.actor_id));
const repeated = (keys: string[]): string[] => {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
};
const filled = (list: Row[], column: string): string[] => list.map((row) => row[column]).filter((value) => value !== "");

const states = rows("reference/states.csv");
const codes = rows("reference/state_codes.csv");
const bodies = rows("reference/bodies.csv");
const people = rows("reference/people.csv");

describe.each(Object.entries(COLUMNS))("%s", (file, columns) => {
  it("has its columns, LF line ends and no byte order mark", () => {
    expect(cells(file)[0]).toEqual(columns);
    expect(text(file)).not.toMatch(/\r|^\uFEFF/);
    expect(text(file).endsWith("\n")).toBe(true);
  });

  it("has no cell that is padded or that a spreadsheet would run", () => {
    const bad = cells(file).flat().filter((cell) => cell !== cell.trim() || /^[=+\-@\t]/.test(cell));
    expect(bad).toEqual([]);
    expect(text(file)).not.toMatch(/(^|,)""(,|$)/m);
  });

  it("states on every row what it rests on", () => {
    const column = columns.includes("citation") ? "citation" : "meaning";
    expect(rows(file).filter((row) => row[column] === "")).toEqual([]);
  });
});

describe("identifiers", () => {
  it.each(["iso3", "wikidata_id", "geonames_id", "actor_id"])("states: %s is unique", (column) => {
    expect(repeated(filled(states, column))).toEqual([]);
  });

  it("are well formed", () => {
    expect(filled(states, "iso3").filter((value) => !/^[A-Z]{3}$/.test(value))).toEqual([]);
    expect(filled(states, "geonames_id").filter((value) => !/^[1-9]\d*$/.test(value))).toEqual([]);
    const items = [states, bodies, people].flatMap((list) => filled(list, "wikidata_id"));
    expect(items.filter((value) => !/^Q[1-9]\d*$/.test(value))).toEqual([]);
    expect(repeated(items)).toEqual([]);
  });

  it("of actors are ASCII slugs that no other table uses", () => {
    const own = [...states, ...bodies, ...people].map((row) => row.actor_id);
    const others = ids("reference/organisations.csv", "reference/groups.csv");
    expect(own.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(repeated(own)).toEqual([]);
    expect(own.filter((id) => others.has(id))).toEqual([]);
  });

  it("of kinds and dates are from the vocabulary", () => {
    expect([...new Set(states.map((row) => row.kind))].toSorted()).toEqual(["region", "state"]);
    expect([...new Set(bodies.map((row) => row.kind))]).toEqual(["government_body"]);
    const dates = [...states, ...codes].flatMap((row) => [row.start_date, row.end_date]).filter((value) => value !== "");
    expect(dates.filter((value) => new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) !== value)).toEqual([]);
  });

  it("agree with the package iso-3166", async (context) => {
    const name = "iso-3166";
    const iso = await import(name).catch(() => null);
    if (iso === null) {
      console.warn("iso-3166 is not installed: the agreement of iso3 with it is not tested");
      context.skip();
      return;
    }
    const assigned = new Set<string>(iso.iso31661.map((entry: { alpha3: string }) => entry.alpha3));
    const former = new Set<string>(iso.iso31663.map((entry: { from: { alpha3: string } }) => entry.from.alpha3));
    const current = states.filter((row) => row.iso3 !== "" && !row.citation.includes("ISO 3166-3"));
    const dissolved = states.filter((row) => row.citation.includes("ISO 3166-3"));
    expect(current.map((row) => row.iso3).toSorted()).toEqual([...assigned].toSorted());
    expect(dissolved.filter((row) => !former.has(row.iso3))).toEqual([]);
  });
});

describe("references", () => {
  const stateIds = ids("reference/states.csv");
  const actors = ids(
    "reference/states.csv", "reference/bodies.csv", "reference/people.csv", "reference/organisations.csv", "reference/groups.csv",
  );
  const complete = existsSync(path("reference/organisations.csv")) && existsSync(path("reference/groups.csv"));

  it("of names and codes are to an actor of the table beside", () => {
    const pairs = [["state_codes", "states"], ["state_names", "states"], ["body_names", "bodies"], ["person_names", "people"]];
    for (const [child, parent] of pairs) {
      const known = ids(`reference/${parent}.csv`);
      expect(rows(`reference/${child}.csv`).filter((row) => !known.has(row.actor_id))).toEqual([]);
    }
  });

  it.skipIf(!complete)("of parent_id, acts_for and reading are to a known actor", () => {
    const targets = [
      ...bodies.map((row) => row.parent_id), ...people.map((row) => row.acts_for),
      ...filled(rows("lexicon/ambiguous_names.csv"), "reading"),
    ];
    expect(targets.filter((id) => !actors.has(id))).toEqual([]);
  });

  it("has the name, an adjective and a capital of every state of today", () => {
    const names = rows("reference/state_names.csv");
    const has = (id: string, test: (row: Row) => boolean): boolean => names.some((row) => row.actor_id === id && test(row));
    const today = states.filter((row) => row.kind === "state" && row.end_date === "" && row.iso3 !== "" && stateIds.has(row.actor_id));
    expect(states.filter((row) => !has(row.actor_id, (n) => n.kind === "name" && n.name === row.name))).toEqual([]);
    expect(today.filter((row) => !has(row.actor_id, (n) => n.form === "adjective")).map((row) => row.actor_id)).toEqual([]);
    const seats = ["djibouti", "luxembourg", "monaco", "san-marino", "singapore", "vatican"]; // the capital bears the state's own name
    const without = today.filter((row) => !has(row.actor_id, (n) => n.form === "capital")).map((row) => row.actor_id);
    expect(without.filter((id) => !seats.includes(id))).toEqual([]);
  });
});

describe("names", () => {
  it.each(["state_names", "body_names", "person_names"])("%s: name, kind and form occur once for an actor", (file) => {
    const keys = rows(`reference/${file}.csv`).map((row) => [row.actor_id, row.name, row.kind, row.form].join("\n"));
    expect(repeated(keys)).toEqual([]);
  });

  it.each(["state_names", "body_names", "person_names"])("%s: kind, form and match are from the vocabulary", (file) => {
    const forms: Record<string, string[]> = { demonym: ["adjective", "singular", "plural"], metonym: ["capital", "seat"] };
    const bad = rows(`reference/${file}.csv`).filter((row) =>
      !["name", "alias", "acronym", "demonym", "metonym"].includes(row.kind)
      || !["", "exact", "context"].includes(row.match)
      || !(forms[row.kind] ?? [""]).includes(row.form)
      || row.name.startsWith("the "));
    expect(bad).toEqual([]);
  });
});

describe("state numbers", () => {
  const key = (row: Row): string => `${row.system} ${row.code}`;

  it("are COW or Gleditsch-Ward numbers, each spell with a start, in order", () => {
    expect([...new Set(codes.map((row) => row.system))].toSorted()).toEqual(["cow", "gw"]);
    expect(codes.filter((row) => !/^[1-9]\d{0,2}$/.test(row.code) || row.start_date === "")).toEqual([]);
    expect(codes.filter((row) => row.end_date !== "" && row.end_date < row.start_date)).toEqual([]);
  });

  it("stand for one state at any one date", () => {
    const clash = codes.filter((a, i) => codes.some((b, j) =>
      j > i && key(a) === key(b) && a.start_date <= (b.end_date || "9999") && b.start_date <= (a.end_date || "9999")));
    expect(clash).toEqual([]);
  });

  it.skipIf(!existsSync(shared))("are those of the shared table, spell by spell", () => {
    const source = parse(readFileSync(shared, "utf8"), { columns: true }) as Row[];
    const spell = (row: Row): string =>
      [row.system, row.code, row.abbreviation, row.start ?? row.start_date, row.end ?? row.end_date].join(" ");
    const known = new Set(source.map(spell));
    expect(codes.filter((row) => !known.has(spell(row)))).toEqual([]);
    expect(repeated(codes.map(spell))).toEqual([]);
  });

  if (!existsSync(shared)) console.warn("../shared/reference is not there: state numbers are not compared with it");
});

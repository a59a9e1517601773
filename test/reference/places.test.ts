import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";

type Row = Record<string, string>;

const pathOf = (file: string): string => fileURLToPath(new URL(`../../sources/${file}`, import.meta.url));
const read = (file: string): Row[] => parse(readFileSync(pathOf(file), "utf8"), { columns: true });

const states = read("reference/states.csv");
const groups = read("reference/groups.csv");
const groupNames = read("reference/group_names.csv");
const places = read("reference/places.csv");
const placeNames = read("reference/place_names.csv");
const gazetteer = read("reference/gazetteer.csv");
const gazetteerNames = read("reference/gazetteer_names.csv");
const placeWords = read("lexicon/place_words.csv");
const groupWords = read("lexicon/group_words.csv");

const stateIds = new Set(states.map((row) => row.actor_id));
const groupIds = new Set(groups.map((row) => row.actor_id));
const placeIds = new Set(places.map((row) => row.place_id));
const allPlaceIds = new Set([...placeIds, ...gazetteer.map((row) => row.place_id)]);

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const NUMBER = /^-?\d+(?:\.\d{1,5})?$/;
const PLACE_KINDS = ["region", "province", "district", "settlement", "water", "area", "other"];

/** The values that occur more than once, at most five of them, so that a failure can be read. */
function repeated(values: string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size).slice(0, 5);
}

/** The rows that fail a rule, at most five of them. */
const failing = (rows: Row[], holds: (row: Row) => boolean): Row[] => rows.filter((row) => !holds(row)).slice(0, 5);

const among = (codes: string[]) => (code: string | undefined): boolean => codes.includes(code ?? "");

const files: [string, Row[], string[]][] = [
  ["reference/groups.csv", groups, ["actor_id", "name", "kind", "country_id", "wikidata_id", "founded_on", "dissolved_on", "citation"]],
  ["reference/group_names.csv", groupNames, ["actor_id", "name", "kind", "form", "match", "note", "citation"]],
  ["reference/places.csv", places,
    ["place_id", "name", "kind", "parent_id", "country_id", "latitude", "longitude", "geonames_id", "citation"]],
  ["reference/place_names.csv", placeNames, ["place_id", "name", "kind", "match", "note", "citation"]],
  ["reference/gazetteer.csv", gazetteer,
    ["place_id", "name", "kind", "parent_id", "country_id", "latitude", "longitude", "geonames_id", "population"]],
  ["reference/gazetteer_names.csv", gazetteerNames, ["place_id", "name"]],
  ["lexicon/place_words.csv", placeWords, ["word", "kind", "position", "meaning"]],
  ["lexicon/group_words.csv", groupWords, ["word", "kind", "meaning"]],
];

describe.each(files)("%s", (file, rows, columns) => {
  it("has its columns, LF line ends and less than 12 MB", () => {
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
    expect(readFileSync(pathOf(file)).includes("\r")).toBe(false);
    expect(statSync(pathOf(file)).size).toBeLessThan(12 * 1024 * 1024);
  });

  it("has no cell with outer white space or a formula's first character", () => {
    const safe = (column: string, cell: string): boolean => cell === cell.trim()
      && (!/^[=+\-@\t\r]/.test(cell) || (NUMBER.test(cell) && ["latitude", "longitude"].includes(column)));
    expect(failing(rows, (row) => Object.entries(row).every(([column, cell]) => safe(column, cell)))).toEqual([]);
  });

  it("has a name or word in each row, and a citation where the table has that column", () => {
    expect(failing(rows, (row) => (row.name ?? row.word) !== "" && row.citation !== "")).toEqual([]);
  });
});

describe("groups", () => {
  it("counts at least 80 armed groups and de facto authorities, and parties", () => {
    expect(groups.filter((row) => row.kind === "armed_group").length).toBeGreaterThanOrEqual(150);
    expect(groups.filter((row) => row.kind === "region").length).toBeGreaterThanOrEqual(15);
    expect(groups.filter((row) => row.kind === "party").length).toBeGreaterThanOrEqual(50);
  });

  it("has unique slugs that no state has, known kinds and known countries", () => {
    expect(repeated(groups.map((row) => row.actor_id!))).toEqual([]);
    const kind = among(["armed_group", "region", "party", "other"]);
    expect(failing(groups, (row) => SLUG.test(row.actor_id!) && !stateIds.has(row.actor_id) && kind(row.kind))).toEqual([]);
    expect(failing(groups, (row) => row.country_id === "" || stateIds.has(row.country_id))).toEqual([]);
  });

  it("has well-formed Wikidata ids and dates where it has any", () => {
    expect(repeated(groups.map((row) => row.wikidata_id!).filter(Boolean))).toEqual([]);
    expect(failing(groups, (row) => /^(?:Q[1-9]\d*)?$/.test(row.wikidata_id!))).toEqual([]);
    const date = /^(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?$/;
    expect(failing(groups, (row) => date.test(row.founded_on!) && date.test(row.dissolved_on!))).toEqual([]);
  });

  it("has names of known groups only, each once, with known codes and no leading article", () => {
    expect(repeated(groupNames.map((row) => `${row.actor_id} ${row.name} ${row.form}`))).toEqual([]);
    const kind = among(["name", "alias", "acronym", "demonym", "metonym"]);
    const form = among(["", "singular", "plural", "adjective"]);
    const match = among(["", "exact", "context"]);
    expect(failing(groupNames, (row) => groupIds.has(row.actor_id) && kind(row.kind) && form(row.form) && match(row.match))).toEqual([]);
    expect(failing(groupNames, (row) => !/^the /i.test(row.name!) || row.match === "context" || /\(/.test(row.name!)
      || row.kind === "name")).toEqual([]);
    const named = new Set(groupNames.filter((row) => row.kind === "name").map((row) => `${row.actor_id} ${row.name}`));
    expect(failing(groups, (row) => named.has(`${row.actor_id} ${row.name}`))).toEqual([]);
  });

  it("gives a name to one group only, unless context decides", () => {
    const owners = new Map<string, Set<string>>();
    for (const row of groupNames.filter((name) => name.match !== "context")) {
      const key = row.name!.toLowerCase();
      owners.set(key, (owners.get(key) ?? new Set()).add(row.actor_id!));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });
});

describe("places and gazetteer", () => {
  const rows = [...places, ...gazetteer];
  const parentOf = new Map(rows.map((row) => [row.place_id!, row.parent_id!]));

  it("has at least 250 places and the places of the first source, nested", () => {
    expect(places.length).toBeGreaterThanOrEqual(250);
    for (const place of ["nerkin-hand", "srashen"]) {
      const above: string[] = [];
      for (let id = parentOf.get(place); id; id = parentOf.get(id)) above.push(id);
      expect(above).toEqual(["kapan-municipality", "syunik", "armenia"]);
    }
  });

  it("has unique, well-formed ids over both files, none of them a state's", () => {
    expect(repeated(rows.map((row) => row.place_id!))).toEqual([]);
    expect(repeated(rows.map((row) => row.geonames_id!).filter(Boolean))).toEqual([]);
    expect(failing(rows, (row) => SLUG.test(row.place_id!) && !stateIds.has(row.place_id))).toEqual([]);
    expect(failing(rows, (row) => /^(?:[1-9]\d*)?$/.test(row.geonames_id!))).toEqual([]);
    expect(failing(gazetteer, (row) => row.geonames_id === "" || row.place_id === `gn-${row.geonames_id}`)).toEqual([]);
  });

  it("has known kinds, and parents and countries that resolve", () => {
    const kind = among(PLACE_KINDS);
    expect(failing(rows, (row) => kind(row.kind))).toEqual([]);
    expect(failing(rows, (row) => row.parent_id === "" || allPlaceIds.has(row.parent_id!) || stateIds.has(row.parent_id!))).toEqual([]);
    expect(failing(rows, (row) => row.country_id === "" || stateIds.has(row.country_id))).toEqual([]);
    expect(failing(gazetteer, (row) => row.parent_id !== "" && row.country_id !== "")).toEqual([]);
  });

  it("has no place that is its own ancestor", () => {
    const looping = rows.filter((row) => {
      let id: string | undefined = row.place_id!;
      for (let steps = 0; id; steps += 1, id = parentOf.get(id)) if (steps > 10) return true;
      return false;
    });
    expect(looping).toEqual([]);
  });

  it("has coordinates in pairs, in range, and only with a GeoNames id", () => {
    const within = (cell: string, limit: number): boolean => NUMBER.test(cell) && Math.abs(Number(cell)) <= limit;
    const located = rows.filter((row) => row.latitude !== "" || row.longitude !== "");
    expect(failing(located, (row) => within(row.latitude!, 90) && within(row.longitude!, 180) && row.geonames_id !== "")).toEqual([]);
    expect(failing(places.filter((row) => row.geonames_id), (row) => row.citation!.includes("GeoNames"))).toEqual([]);
    expect(located.length).toBeGreaterThan(60_000);
  });

  it("has whole populations where it has any", () => {
    expect(failing(gazetteer, (row) => /^(?:[1-9]\d*)?$/.test(row.population!))).toEqual([]);
  });

  it("has names of known places only, each once", () => {
    expect(failing([...placeNames, ...gazetteerNames], (row) => allPlaceIds.has(row.place_id!))).toEqual([]);
    expect(repeated(placeNames.map((row) => `${row.place_id} ${row.name}`))).toEqual([]);
    expect(repeated(gazetteerNames.map((row) => `${row.place_id} ${row.name}`))).toEqual([]);
    expect(failing(placeNames, (row) => among(["name", "alias", "demonym"])(row.kind)
      && among(["", "exact", "context"])(row.match))).toEqual([]);
    const named = new Set(placeNames.filter((row) => row.kind === "name").map((row) => `${row.place_id} ${row.name}`));
    expect(failing(places, (row) => named.has(`${row.place_id} ${row.name}`))).toEqual([]);
  });

  it("is sorted: places by id, the gazetteer by number and then by code", () => {
    const ids = places.map((row) => row.place_id!);
    expect(ids).toEqual([...ids].sort());
    const numbers = gazetteer.map((row) => Number(row.place_id!.slice(3)));
    const first = numbers.findIndex(Number.isNaN);
    expect(numbers.slice(first).every(Number.isNaN)).toBe(true);
    expect(numbers.slice(0, first).every((value, at, all) => at === 0 || all[at - 1]! < value)).toBe(true);
  });
});

describe("words that tell what a name is", () => {
  it("are at least 100 in each list, unique, with known codes and a meaning", () => {
    for (const words of [placeWords, groupWords]) {
      expect(words.length).toBeGreaterThanOrEqual(100);
      expect(repeated(words.map((row) => row.word!.toLowerCase()))).toEqual([]);
      expect(failing(words, (row) => row.meaning !== "")).toEqual([]);
    }
    const position = among(["before", "after", "both"]);
    expect(failing(placeWords, (row) => among(PLACE_KINDS)(row.kind) && position(row.position))).toEqual([]);
    const kind = among(["armed_group", "party", "alliance", "igo", "government_body", "other"]);
    expect(failing(groupWords, (row) => kind(row.kind))).toEqual([]);
  });
});

/** Every value of every table, read back from all four formats. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DATABASE_FILE, write } from "../../pipeline/write/index.ts";
import { TABLES, type TableName } from "../../schemas/index.ts";
import { VIEWS } from "../../schemas/views.ts";
import { temporary } from "../run.ts";
import { inKeyOrder, readArrow, readCsv, readDuckdb, readParquet, type Row } from "./readback.ts";
import { layTables, writeTraps } from "./release.ts";
import { trapTables, type Tables } from "./traps.ts";

const folder = temporary();
const release = await writeTraps(folder);
const { tables } = trapTables();

it("the made-up rows fit their schemas, and fill every table", () => {
  for (const table of TABLES) {
    const rows = tables[table.name as TableName];
    expect(rows.length, table.name).toBeGreaterThan(0);
    for (const row of rows) expect(table.row.safeParse(row).error?.message, table.name).toBeUndefined();
  }
});

describe.each(TABLES.map((table) => [table.name, table] as const))("%s comes back", (name, table) => {
  const expected = inKeyOrder(table, tables[name as TableName] as unknown as Row[]);
  it("from CSV", () => expect(readCsv(release, table)).toEqual(expected));
  it("from Arrow", () => expect(readArrow(release, table)).toEqual(expected));
  it("from Parquet", async () => expect(await readParquet(release, table)).toEqual(expected));
  it("from DuckDB", async () => expect(await readDuckdb(join(release, DATABASE_FILE), table)).toEqual(expected));
});

describe.each(VIEWS.map((view) => [view.name, view] as const))("%s is the same", (_, view) => {
  it("in all formats", async () => {
    const expected = await readDuckdb(join(release, DATABASE_FILE), view);
    expect(expected.length).toBeGreaterThan(0);
    for (const row of expected) expect(view.row.safeParse(row).error?.message).toBeUndefined();
    expect(readCsv(release, view)).toEqual(expected);
    expect(readArrow(release, view)).toEqual(expected);
    expect(await readParquet(release, view)).toEqual(expected);
  });
});

describe("empty tables", () => {
  it("come back as empty tables from all formats", async () => {
    const empty = join(folder, "empty");
    layTables({ tables: Object.fromEntries(TABLES.map((table) => [table.name, []])) as unknown as Tables, documents: [] }, empty);
    const out = join(empty, "release");
    await write({ work: empty, out });
    for (const table of [...TABLES, ...VIEWS]) {
      expect(readCsv(out, table)).toEqual([]);
      expect(readArrow(out, table)).toEqual([]);
      expect(await readParquet(out, table)).toEqual([]);
      expect(await readDuckdb(join(out, DATABASE_FILE), table)).toEqual([]);
    }
  });
});

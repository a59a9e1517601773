/** The DuckDB file: keys, references, checks, enums and comments, and rows that it refuses. */
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, it } from "vitest";
import { DATABASE_FILE } from "../../pipeline/write/index.ts";
import { TABLES, type TableName } from "../../schemas/index.ts";
import { columns, type Table } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { temporary } from "../run.ts";
import { query, type Row, type Value } from "./readback.ts";
import { writeTraps } from "./release.ts";
import { trapTables } from "./traps.ts";

const file = join(await writeTraps(temporary()), DATABASE_FILE);
const constraints = await query(
  file,
  "SELECT table_name, constraint_type, referenced_table, constraint_column_names[1] AS part FROM duckdb_constraints()",
);
const comments = await query(
  file,
  `
  SELECT table_name AS name, '' AS part, comment FROM duckdb_tables() UNION ALL SELECT view_name, '', comment FROM duckdb_views() WHERE NOT internal
  UNION ALL SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal`,
);
const { tables } = trapTables();

const instance = await DuckDBInstance.create(file);
const connection = await instance.connect();
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** What makes the first row of a table with a compound key a new one. */
const NEW_KEY: Record<string, Row> = {
  actor_names: { name: "fresh" },
  event_actors: { position: 9 },
  event_places: { place_id: "c-null-island" },
  event_links: { link: "after" },
  event_clauses: { link: "cites" },
};

const literal = (value: Value): string => (typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value));
/** Inserts a row, and takes it back. */
async function insert(table: Table, row: Row): Promise<void> {
  await connection.run("BEGIN");
  try {
    await connection.run(
      `INSERT INTO "${table.name}" VALUES (${columns(table)
        .map((column) => literal(row[column.name]))
        .join(", ")})`,
    );
  } finally {
    await connection.run("ROLLBACK");
  }
}

it.each([...TABLES, ...VIEWS].map((table) => [table.name, table] as const))(
  "%s and its columns carry their comments",
  (name, table) => {
    const of = (part: string) => comments.find((row) => row.name === name && row.part === part)?.comment;
    expect(of("")).toBe(table.description);
    for (const column of columns(table)) expect(of(column.name), column.name).toBe(column.description);
  },
);

describe.each(TABLES.map((table) => [table.name, table] as const))("%s", (name, table) => {
  const good = tables[name as TableName][0] as unknown as Row;
  const fresh: Row = { ...good, ...(NEW_KEY[name] ?? { [table.key[0]]: "fresh" }) };
  const cols = columns(table);

  it("has its primary key and its foreign keys", () => {
    const own = constraints.filter((row) => row.table_name === name);
    expect(own.filter((row) => row.constraint_type === "PRIMARY KEY")).toHaveLength(1);
    const foreign = own
      .filter((row) => row.constraint_type === "FOREIGN KEY")
      .map((row) => `${row.part} ${row.referenced_table}`);
    expect(foreign.sort()).toEqual(
      cols
        .filter((column) => column.references)
        .map((column) => `${column.name} ${column.references}`)
        .sort(),
    );
  });

  it("takes a good row, if it is a new one", async () => {
    await insert(table, fresh);
    await expect(insert(table, good)).rejects.toThrow(/duplicate key|PRIMARY KEY/iu);
  });

  it.each(cols.filter((column) => !column.nullable).map((column) => column.name))("refuses a row without %s", async (column) => {
    await expect(insert(table, { ...fresh, [column]: null })).rejects.toThrow(/NOT NULL constraint failed/u);
  });

  it.each(cols.filter((column) => column.codes).map((column) => column.name))(
    "refuses an unknown code for %s",
    async (column) => {
      await expect(insert(table, { ...fresh, [column]: "no_such_code" })).rejects.toThrow(/Conversion Error/u);
    },
  );

  it.each(cols.filter((column) => column.references && !table.key.includes(column.name)).map((column) => column.name))(
    "refuses a reference of %s to nothing",
    async (column) => {
      await expect(insert(table, { ...fresh, [column]: "no-such-row" })).rejects.toThrow(/foreign key/iu);
    },
  );

  it.each(cols.filter((column) => column.minimum !== null).map((column) => [column.name, column] as const))(
    "bounds %s",
    async (column, { minimum, maximum }) => {
      await expect(insert(table, { ...fresh, [column]: minimum! - 1 })).rejects.toThrow(/CHECK constraint failed/u);
      if (maximum !== null)
        await expect(insert(table, { ...fresh, [column]: maximum + 1 })).rejects.toThrow(/CHECK constraint failed/u);
    },
  );
});

const BROKEN: [table: TableName, rule: string, change: Row][] = [
  ["events", "dates_in_order", { date_start: "2024-02-01", date_end: "2024-01-01" }],
  ["events", "quad_follows_type", { quad: "verbal_cooperation" }],
  ["events", "mode_fits_type", { mode: "strike" }],
  ["events", "date_has_basis", { date_basis: null }],
  ["event_links", "no_link_to_itself", { to_event_id: "e-2" }],
  ["places", "coordinates_come_in_pairs", { longitude: null }],
];

it.each(BROKEN)("%s: the rule %s holds in the database as in the schema", async (name, rule, change) => {
  const table = TABLES.find((one) => one.name === name)!;
  const good = { ...(tables[name][0] as unknown as Row), [table.key[0]]: name === "event_links" ? "e-2" : "fresh" };
  const check = table.checks.find((one) => one.name === rule)!;
  expect(check.holds(good as never)).toBe(true);
  expect(check.holds({ ...good, ...change } as never)).toBe(false);
  await expect(insert(table, { ...good, ...change })).rejects.toThrow(/CHECK constraint failed/u);
});

it("every rule over a row is broken by one of these", () => {
  expect(BROKEN.map(([table, rule]) => `${table} ${rule}`).sort()).toEqual(
    TABLES.flatMap((table) => table.checks.map((check) => `${table.name} ${check.name}`)).sort(),
  );
});

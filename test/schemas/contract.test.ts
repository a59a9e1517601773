/** The schemas against the contract, and everything that is generated from the schemas against the schemas. */
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, it } from "vitest";
import { arrowSchema } from "../../pipeline/write/arrow.ts";
import { csvHeader } from "../../pipeline/write/csv.ts";
import { enumStatements, tableStatements, viewStatements } from "../../pipeline/write/ddl.ts";
import { TABLES, tableNamed } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";

interface Contract {
  tables: Record<string, { key: string[]; columns: string }>;
  codes: Record<string, string>;
}
const contract = JSON.parse(readFileSync(new URL("contract.json", import.meta.url), "utf8")) as Contract;

/** An id is a text of a certain form, and an unbounded text for every reader. */
const shown = (name: string) =>
  columns(tableNamed(name))
    .map((column) => `${column.name} ${column.type === "id" ? "text" : column.type}${column.nullable ? "?" : ""}`)
    .join(", ");

describe("the contract", () => {
  it("names exactly the tables that there are", () => {
    expect(TABLES.map((table) => table.name).sort()).toEqual(Object.keys(contract.tables).sort());
  });

  it.each(Object.entries(contract.tables))("gives %s its key and columns", (name, { key, columns: expected }) => {
    expect(shown(name)).toBe(expected);
    expect(tableNamed(name).key).toEqual(key);
  });

  it.each(Object.entries(contract.codes))("closes the list of %s", (place, expected) => {
    const [table, name] = place.split(".");
    const column = columns(tableNamed(table)).find((one) => one.name === name);
    expect(Object.keys(column?.codes ?? {}).join(", ")).toBe(expected);
  });
});

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
for (const sql of [...enumStatements(), ...TABLES.flatMap(tableStatements), ...viewStatements()]) await connection.run(sql);
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** Name, type and nullability of each column, as DuckDB has them. */
const described = async (name: string): Promise<string[][]> =>
  (await connection.runAndReadAll(`DESCRIBE "${name}"`)).getRows().map((row) => row.map(String));

const ARROW = {
  id: "Utf8",
  text: "Utf8",
  code: "Utf8",
  edtf: "Utf8",
  int: "Int32",
  real: "Float64",
  bool: "Bool",
  date: "Date32<DAY>",
};
const DUCK = {
  id: "VARCHAR",
  text: "VARCHAR",
  code: "ENUM",
  edtf: "VARCHAR",
  int: "INTEGER",
  real: "DOUBLE",
  bool: "BOOLEAN",
  date: "DATE",
};

describe.each([...TABLES, ...VIEWS].map((table) => [table.name, table] as const))("%s", (name, table) => {
  const cols = columns(table);
  it("has the same columns in CSV, Arrow and DuckDB", async () => {
    const names = cols.map((column) => column.name);
    expect(csvHeader(cols)).toBe(`${names.join(",")}\n`);
    expect(arrowSchema(table).fields.map((field) => field.name)).toEqual(names);
    expect((await described(name)).map(([column]) => column)).toEqual(names);
  });

  it("has types and nulls as its schema says, in Arrow and DuckDB", async () => {
    const fields = arrowSchema(table).fields.map((field) => `${field.type.toString()}${field.nullable ? "?" : ""}`);
    expect(fields).toEqual(cols.map((column) => `${ARROW[column.type]}${column.nullable ? "?" : ""}`));
    const types = (await described(name)).map(([, type]) => type.replace(/^ENUM\(.*$/u, "ENUM"));
    expect(types).toEqual(cols.map((column) => DUCK[column.type]));
    if (VIEWS.every((view) => view.name !== name)) {
      expect((await described(name)).map(([, , nullable]) => nullable)).toEqual(
        cols.map((column) => (column.nullable ? "YES" : "NO")),
      );
    }
  });

  it("has a key of columns that are never null", () => {
    expect(table.key.length).toBeGreaterThan(0);
    for (const part of table.key) expect(cols.find((column) => column.name === part)?.nullable).toBe(false);
  });
});

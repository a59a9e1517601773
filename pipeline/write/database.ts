/** Fills the DuckDB file from the resolved tables, through the appender in chunks, and answers for its logical content. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as duckdb from "@duckdb/node-api";
import { TABLES } from "../../schemas/index.ts";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { readRecords } from "../stage.ts";
import { duckType, enumStatements, sqlName, sqlText, tableStatements, viewStatements } from "./ddl.ts";

/** Files are written in this version's format, so that older readers open them. */
export const STORAGE_VERSION = "v1.0.0";
const CHUNK = 2048;
export type Row = Record<string, string | number | boolean | null>;

/** An open database whose tables stand in the schema `main` of the catalog `release`. */
export interface Database {
  connection: duckdb.DuckDBConnection;
  close: () => void;
}

/** Creates the file with all tables and views, empty. An earlier file of that name goes. */
export async function createDatabase(file: string): Promise<Database> {
  if (existsSync(file)) rmSync(file);
  const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  await connection.run(`ATTACH ${sqlText(file)} AS release (STORAGE_VERSION ${sqlText(STORAGE_VERSION)})`);
  await connection.run("USE release");
  await connection.run("SET preserve_insertion_order = true");
  for (const statement of enumStatements()) await connection.run(statement);
  for (const table of TABLES) for (const statement of tableStatements(table)) await connection.run(statement);
  for (const statement of viewStatements()) await connection.run(statement);
  return { connection, close: () => { connection.closeSync(); instance.closeSync(); } };
}

/** Appends <folder>/<table>.ndjson to its table. @returns the number of rows */
export async function fillTable(database: Database, table: Table, folder: string): Promise<number> {
  const file = join(folder, `${table.name}.ndjson`);
  const type = { name: table.name, schema: table.row as never };
  const own = columns(table).find((column) => column.references === table.name);
  if (own) return fillParentsFirst(database, table, own.name, file, type);
  let rows: Row[] = [];
  let total = 0;
  for await (const row of readRecords<Row>(file, type)) {
    rows.push(row);
    total++;
    if (rows.length === CHUNK * 16) {
      await append(database, table, rows);
      rows = [];
    }
  }
  await append(database, table, rows);
  return total;
}

/** A table that refers to itself needs the rows that are referred to first. */
async function fillParentsFirst(database: Database, table: Table, parent: string, file: string, type: { name: string; schema: never }): Promise<number> {
  const rows: Row[] = [];
  for await (const row of readRecords<Row>(file, type)) rows.push(row);
  const key = table.key[0];
  const byId = new Map(rows.map((row) => [row[key], row]));
  const depth = (row: Row): number => {
    let steps = 0;
    for (let at = row; at[parent] !== null && steps <= rows.length; steps++) {
      const next = byId.get(at[parent]);
      if (!next) break;
      at = next;
    }
    return steps;
  };
  const levels = new Map<number, Row[]>();
  for (const row of rows) {
    const level = depth(row);
    levels.set(level, [...(levels.get(level) ?? []), row]);
  }
  for (const level of [...levels.keys()].sort((a, b) => a - b)) await append(database, table, levels.get(level)!);
  return rows.length;
}

async function append(database: Database, table: Table, rows: readonly Row[]): Promise<void> {
  if (!rows.length) return;
  const cols = columns(table);
  const types = cols.map((column) => (column.type === "code" ? duckdb.ENUM(Object.keys(column.codes!)) : plainType(column)));
  const appender = await database.connection.createAppender(table.name, "main", "release");
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const chunk = duckdb.DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(cols.map((column) => part.map((row) => cell(column, row[column.name]))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function plainType(column: Column): duckdb.DuckDBType {
  switch (duckType(column)) {
    case "INTEGER": return duckdb.INTEGER;
    case "DOUBLE": return duckdb.DOUBLE;
    case "BOOLEAN": return duckdb.BOOLEAN;
    case "DATE": return duckdb.DATE;
    default: return duckdb.VARCHAR;
  }
}

const cell = (column: Column, value: Row[string]): duckdb.DuckDBValue =>
  value === null || column.type !== "date" ? value : new duckdb.DuckDBDateValue(daysSinceEpoch(value as string));

/** Days from 1970-01-01 to a date YYYY-MM-DD. */
export const daysSinceEpoch = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

export interface Checksum {
  table: string;
  rows: number;
  md5: string;
}

/** The logical content of each table: a .duckdb file is never the same bytes twice, its rows are. */
export async function checksums(connection: duckdb.DuckDBConnection): Promise<Checksum[]> {
  const found: Checksum[] = [];
  for (const table of TABLES) {
    const result = await connection.runAndReadAll(
      `SELECT count(*)::INTEGER AS n, coalesce(md5(string_agg(md5(t::VARCHAR), '' ORDER BY ${table.key.map((k) => `t.${sqlName(k)}`).join(", ")})), md5('')) AS m
       FROM ${sqlName(table.name)} t`);
    const [row] = result.getRows();
    found.push({ table: table.name, rows: Number(row[0]), md5: String(row[1]) });
  }
  return found;
}

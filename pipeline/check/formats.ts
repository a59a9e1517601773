/** Checks that the four formats of a table hold the same rows, cell by cell and in the same order. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { DuckDBDateValue, type DuckDBConnection } from "@duckdb/node-api";
import { RecordBatchReader } from "apache-arrow";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { Problem } from "../problem.ts";
import { parquetOf } from "./relations.ts";
import { csvRecords } from "./rows.ts";

const FIX = "the release was not published; write it again";

/** @throws Problem at the first cell that differs between two formats */
export async function checkFormats(connection: DuckDBConnection, release: string, table: Table): Promise<void> {
  const cols = columns(table);
  const others = {
    arrow: arrowRows(join(release, "arrow", `${table.name}.arrow`), cols),
    parquet: parquetRows(connection, release, table),
  };
  let line = 0;
  for await (const cells of csvRecords(join(release, "csv", `${table.name}.csv`))) {
    line++;
    if (line === 1) continue;
    for (const [format, rows] of Object.entries(others)) {
      const { value: row, done } = await rows.next();
      const where = `${release} ${table.name}`;
      if (done) throw new Problem(where, `the row ${line} of the CSV is not in the ${format} file`, FIX);
      const i = cols.findIndex((_, k) => row[k] !== cells[k]);
      if (i >= 0)
        throw new Problem(
          where,
          `field ${cols[i].name} of row ${line} is ${short(cells[i])} in the CSV, but ${short(row[i])} in the ${format} file`,
          FIX,
        );
    }
  }
  await checkNulls(connection, release, table);
  await checkDatabase(connection, release, table);
}

const short = (cell: string): string => (cell.length > 60 ? `${JSON.stringify(cell.slice(0, 60))}...` : JSON.stringify(cell));

/** A value as its cell in CSV. An empty text would pass for a null there, so it shows as what it is. */
function asCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value === "" ? '""' : String(value);
}

async function* arrowRows(file: string, cols: readonly Column[]): AsyncGenerator<string[]> {
  for await (const batch of await RecordBatchReader.from(createReadStream(file))) {
    const vectors = cols.map((column) => batch.getChild(column.name));
    for (let i = 0; i < batch.numRows; i++) {
      yield cols.map((column, k) => {
        const value: unknown = vectors[k]?.get(i);
        return asCell(column.type === "date" && value !== null ? new Date(Number(value)).toISOString().slice(0, 10) : value);
      });
    }
  }
}

async function* parquetRows(connection: DuckDBConnection, release: string, table: Table): AsyncGenerator<string[]> {
  const stream = await connection.stream(`SELECT ${names(table)} FROM ${parquetOf(release, table.name)}`);
  for (let chunk = await stream.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await stream.fetchChunk()) {
    for (const row of chunk.getRows())
      yield row.map((value) => asCell(value instanceof DuckDBDateValue ? value.toString() : value));
  }
}

/** Null is an empty cell, and no text is empty: a quoted empty cell would be one, but csv-parse tells no difference. */
async function checkNulls(connection: DuckDBConnection, release: string, table: Table): Promise<void> {
  const cols = columns(table).map(({ name }) => name);
  const file = join(release, "csv", `${table.name}.csv`);
  const cells = `read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
    allow_quoted_nulls = false, columns = {${cols.map((name) => `'${name}': 'VARCHAR'`).join(", ")}})`;
  const empty = (
    await connection.runAndReadAll(`SELECT ${cols.map((name) => `count(*) FILTER ("${name}" = '')`).join(", ")} FROM ${cells}`)
  ).getRows()[0];
  const i = empty.findIndex((found) => Number(found) > 0);
  if (i >= 0) throw new Problem(file, `field ${cols[i]} is an empty text in a row, not null`, FIX);
}

async function checkDatabase(connection: DuckDBConnection, release: string, table: Table): Promise<void> {
  const parquet = `SELECT ${names(table)} FROM ${parquetOf(release, table.name)}`;
  const database = `SELECT ${names(table)} FROM release."${table.name}"`;
  for (const [one, other] of [
    [parquet, database],
    [database, parquet],
  ]) {
    const [row] = (await connection.runAndReadAll(`SELECT * FROM (${one} EXCEPT ALL ${other}) ORDER BY ALL LIMIT 1`)).getRows();
    if (row)
      throw new Problem(
        `${release} ${table.name}`,
        `the row ${row.slice(0, 3).map(String).join(", ")} ... differs between the Parquet and the .duckdb file`,
        FIX,
      );
  }
}

/** Codes as text: they are enums in one format and not in the other. */
const names = (table: Table): string =>
  columns(table)
    .map(({ name, codes }) => (codes ? `"${name}"::VARCHAR AS "${name}"` : `"${name}"`))
    .join(", ");

/** One table or view of the database to its CSV, Arrow and Parquet file, all in the order of its key. */
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import * as arrow from "apache-arrow";
import { DuckDBDateValue } from "@duckdb/node-api";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { arrowBatch, arrowSchema } from "./arrow.ts";
import { csvHeader, csvRows } from "./csv.ts";
import type { Database, Row } from "./database.ts";
import { sqlName, sqlText } from "./ddl.ts";

/** Rows a record batch; Parquet's row groups have the same size. */
const BATCH = 122_880;

export interface Targets {
  csv: string;
  arrow: string;
  parquet: string;
}

/** @returns the number of rows written to each file */
export async function writeFiles(database: Database, table: Table, targets: Targets): Promise<number> {
  const cols = columns(table);
  const order = table.key.map(sqlName).join(", ");
  const query = `SELECT ${cols.map((column) => sqlName(column.name)).join(", ")} FROM ${sqlName(table.name)} ORDER BY ${order}`;
  const csv = createWriteStream(targets.csv);
  csv.write(csvHeader(cols));
  let total = 0;
  async function* batches(): AsyncGenerator<arrow.RecordBatch> {
    const schema = arrowSchema(table);
    for await (const rows of rowsOf(database, query, cols)) {
      total += rows.length;
      if (!csv.write(csvRows(cols, rows))) await Promise.race([once(csv, "drain"), done]);
      yield arrowBatch(schema, cols, rows);
    }
    if (total === 0) yield arrowBatch(schema, cols, []);
  }
  const writer = new arrow.RecordBatchFileWriter();
  const out = createWriteStream(targets.arrow);
  const done = Promise.all([finished(writer.toNodeStream().pipe(out)), finished(csv)]);
  // A full disk fails them while batches are still made: the error is thrown where `done` is awaited, and nowhere else.
  done.catch(() => {});
  for await (const batch of batches()) writer.write(batch);
  writer.finish();
  csv.end();
  await done;
  await database.connection.run(`COPY (${query}) TO ${sqlText(targets.parquet)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${BATCH}, KV_METADATA ${keyValues(table, cols)})`);
  return total;
}

/** What Parquet has no place for (descriptions, codes, keys) as JSON in its key-value metadata. */
function keyValues(table: Table, cols: readonly Column[]): string {
  const fields = Object.fromEntries(cols.map((column) => [column.name, {
    description: column.description, type: column.type, nullable: column.nullable,
    ...(column.codes ? { codes: Object.keys(column.codes) } : {}), ...(column.references ? { references: column.references } : {}),
  }]));
  const pairs = { table: table.name, description: table.description, key: JSON.stringify(table.key), fields: JSON.stringify(fields) };
  return `{${Object.entries(pairs).map(([key, value]) => `${sqlName(key)}: ${sqlText(value)}`).join(", ")}}`;
}

async function* rowsOf(database: Database, query: string, cols: readonly Column[]): AsyncGenerator<Row[]> {
  const result = await database.connection.stream(query);
  let rows: Row[] = [];
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const values = chunk.getColumns();
    for (let i = 0; i < chunk.rowCount; i++) {
      const row: Row = {};
      cols.forEach((column, k) => { row[column.name] = plain(values[k][i]); });
      rows.push(row);
    }
    if (rows.length >= BATCH) {
      yield rows.slice(0, BATCH);
      rows = rows.slice(BATCH);
    }
  }
  if (rows.length) yield rows;
}

const plain = (value: unknown): Row[string] => (value instanceof DuckDBDateValue ? value.toString() : (value as Row[string]));

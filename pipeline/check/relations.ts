/** Checks keys, foreign keys and row counts over the written files, in SQL, so that nothing needs to fit into memory. */
import { join } from "node:path";
import { createReadStream } from "node:fs";
import { RecordBatchReader } from "apache-arrow";
import type { DuckDBConnection } from "@duckdb/node-api";
import { tableNamed } from "../../schemas/index.ts";
import { columns, type Table } from "../../schemas/table.ts";
import { Problem } from "../problem.ts";

const FIX = "the release was not published; mend the stage that made the rows";
const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
const name = (value: string) => `"${value}"`;
export const parquetOf = (release: string, table: string) => `read_parquet(${quoted(join(release, "parquet", `${table}.parquet`))})`;

/** @throws Problem when two rows share a key or a reference leads nowhere */
export async function checkRelations(connection: DuckDBConnection, release: string, table: Table): Promise<void> {
  const from = parquetOf(release, table.name);
  const key = table.key.map(name).join(", ");
  const double = await first(connection, `SELECT concat_ws(' ', ${key}) FROM ${from} GROUP BY ${key} HAVING count(*) > 1 ORDER BY 1 LIMIT 1`);
  if (double !== null) throw new Problem(`${release} ${table.name}`, `the key ${double} stands twice`, FIX);
  for (const column of columns(table)) {
    if (!column.references) continue;
    const target = tableNamed(column.references);
    const lost = await first(connection, `SELECT a.${name(column.name)} FROM ${from} a ANTI JOIN ${parquetOf(release, target.name)} b
      ON a.${name(column.name)} = b.${name(target.key[0])} WHERE a.${name(column.name)} IS NOT NULL ORDER BY 1 LIMIT 1`);
    if (lost !== null) throw new Problem(`${release} ${table.name}`, `field ${column.name} is ${lost}, which ${target.name} does not have`, FIX);
  }
}

/** @throws Problem when the formats differ in their number of rows */
export async function checkCounts(connection: DuckDBConnection, release: string, table: Table, csvRows: number): Promise<void> {
  const counts = {
    csv: csvRows,
    arrow: await arrowRows(join(release, "arrow", `${table.name}.arrow`)),
    parquet: Number(await first(connection, `SELECT count(*) FROM ${parquetOf(release, table.name)}`)),
    duckdb: Number(await first(connection, `SELECT count(*) FROM release.${name(table.name)}`)),
  };
  if (new Set(Object.values(counts)).size > 1) {
    throw new Problem(`${release} ${table.name}`, `the formats differ in rows: ${JSON.stringify(counts)}`, FIX);
  }
}

async function arrowRows(file: string): Promise<number> {
  let rows = 0;
  for await (const batch of await RecordBatchReader.from(createReadStream(file))) rows += batch.numRows;
  return rows;
}

async function first(connection: DuckDBConnection, sql: string): Promise<string | null> {
  const rows = (await connection.runAndReadAll(sql)).getRows();
  return rows.length ? String(rows[0][0]) : null;
}

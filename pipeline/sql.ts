/** What every reader of a written release needs of DuckDB: names and texts quoted, and a connection that spills to disk. */
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The Parquet file of a table of a written release, as a relation. */
export const parquetOf = (release: string, table: string): string => `read_parquet(${sqlText(join(release, "parquet", `${table}.parquet`))})`;

export type Cell = string | number | boolean | null;

/** A connection to an empty database in memory. */
export interface Session {
  connection: DuckDBConnection;
  /** All rows of a query as plain JSON values: dates and enums as text, 64-bit counts as text. */
  rows: (sql: string) => Promise<Cell[][]>;
}

/**
 * Runs `work` with a session of its own, which is closed afterwards.
 * @param spill a folder for what does not fit into memory; without one DuckDB keeps all in memory
 */
export async function withSession<T>(work: (session: Session) => Promise<T>, spill?: string): Promise<T> {
  const limits: Record<string, string> = spill ? { temp_directory: spill, memory_limit: "512MB" } : {};
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", ...limits });
  const connection = await instance.connect();
  try {
    return await work({ connection, rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson() as Cell[][] });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

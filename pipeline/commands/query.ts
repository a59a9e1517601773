/** `npm run query -- "SELECT ..."`: asks the built database a question and prints the answer as a table. */
import { existsSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { Argument, Command } from "commander";
import { Problem, report } from "../problem.ts";
import { accepts, isMain } from "../stage.ts";

/**
 * The answer to a SQL query as a Markdown table; null is an empty cell.
 * @throws Problem for a file that is not there or a query that DuckDB refuses
 */
export async function query(file: string, sql: string): Promise<string> {
  if (!existsSync(file)) throw new Problem(file, "is not there", "run make first, or name a database with --database");
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    const result = await connection.runAndReadAll(sql);
    const cell = (value: unknown) => (value === null ? "" : String(value).replace(/\|/gu, "\\|").replace(/\s+/gu, " "));
    const rows = [result.columnNames(), ...result.getRowsJson().map((row) => row.map(cell))];
    const widths = rows[0].map((_, i) => Math.max(3, ...rows.map((row) => [...row[i]].length)));
    const line = (cells: readonly string[]) => `| ${cells.map((text, i) => text + " ".repeat(widths[i] - [...text].length)).join(" | ")} |`;
    return [line(rows[0]), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.slice(1).map(line)].join("\n");
  } catch (error) {
    throw new Problem("query", (error as Error).message.split("\n")[0], "mend the SQL; DESCRIBE and SHOW TABLES tell what there is");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function main(): Promise<void> {
  const command = new Command("query").description("Asks the built database a question in SQL and prints the answer as a table.")
    .addArgument(new Argument("<sql>", "the query")).option("--database <file>", "the database", "dist/casus-foederis.duckdb").exitOverride();
  if (!accepts(command)) return;
  try {
    process.stdout.write(`${await query(command.opts().database, command.args[0])}\n`);
  } catch (error) {
    report(error);
  }
}

if (isMain(import.meta.filename)) await main();

/** Stage `check`: proves a written release on its files, before it takes the place of the old one. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { TABLES } from "../../schemas/index.ts";
import { VIEWS } from "../../schemas/views.ts";
import { Problem } from "../problem.ts";
import { isMain, runCommand, type StageCommand } from "../stage.ts";
import { startProgress } from "../progress.ts";
import { checkFormats } from "./formats.ts";
import { checkQuotes } from "./quotes.ts";
import { checkCounts, checkRelations } from "./relations.ts";
import { checkCsv } from "./rows.ts";

export interface CheckOptions {
  work: string;
  out: string;
}

/**
 * Checks the release in `out`: every row against its schema, keys and references, quotes against their sources, the same rows in all
 * formats.
 * @throws Problem at the first thing that is off
 */
export async function check({ work, out }: CheckOptions): Promise<void> {
  const database = readdirSync(out).find((name) => name.endsWith(".duckdb"));
  if (!database) throw new Problem(out, "holds no .duckdb file", "run the stage write first");
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const progress = startProgress("check", () => TABLES.length + VIEWS.length + 1);
  try {
    await connection.run(`ATTACH '${join(out, database).replaceAll("'", "''")}' AS release (READ_ONLY)`);
    for (const table of [...TABLES, ...VIEWS]) {
      const rows = await checkCsv(join(out, "csv", `${table.name}.csv`), table);
      await checkRelations(connection, out, table);
      await checkCounts(connection, out, table, rows);
      await checkFormats(connection, out, table);
      progress.add(1);
    }
    await checkQuotes(connection, out, join(work, "documents.ndjson"));
    progress.add(1);
  } finally {
    progress.stop();
    connection.closeSync();
    instance.closeSync();
  }
}

export const checkStage: StageCommand<CheckOptions> = {
  name: "check",
  summary: "Checks a written release: schemas, keys, references, quotes, the same rows in all formats.",
  options: [
    ["--work <folder>", "where the document records are", "build"],
    ["--out <folder>", "the written release", "build/release"],
  ],
  run: check,
};

if (isMain(import.meta.filename)) await runCommand(checkStage);

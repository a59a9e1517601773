/** Stage `write`: resolved tables to CSV, Arrow, Parquet and DuckDB. Writes a new folder; the old release is not touched. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TABLES } from "../../schemas/index.ts";
import { VIEWS } from "../../schemas/views.ts";
import { isMain, runCommand, type StageCommand } from "../stage.ts";
import { startProgress } from "../progress.ts";
import { checksums, createDatabase, fillTable } from "./database.ts";
import { writeFiles } from "./files.ts";

export interface WriteOptions {
  work: string;
  out: string;
}

export const DATABASE_FILE = "casus-foederis.duckdb";

/** Writes all formats of <work>/tables to the folder `out`, which is made anew. */
export async function write({ work, out }: WriteOptions): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  for (const format of ["csv", "arrow", "parquet"]) mkdirSync(join(out, format), { recursive: true });
  const progress = startProgress("write", () => TABLES.length * 2 + VIEWS.length);
  const database = await createDatabase(join(out, DATABASE_FILE));
  try {
    for (const table of TABLES) {
      await fillTable(database, table, join(work, "tables"));
      progress.add(1);
    }
    for (const table of [...TABLES, ...VIEWS]) {
      const file = (format: string) => join(out, format, `${table.name}.${format}`);
      await writeFiles(database, table, { csv: file("csv"), arrow: file("arrow"), parquet: file("parquet") });
      progress.add(1);
    }
    const sums = await checksums(database.connection);
    const lines = ["table,rows,md5", ...sums.map((sum) => `${sum.table},${sum.rows},${sum.md5}`)];
    writeFileSync(join(out, "checksums.csv"), `${lines.join("\n")}\n`);
    // On its own, for DETACH does not say why its checkpoint failed.
    await database.connection.run("CHECKPOINT release");
    await database.connection.run("USE memory");
    await database.connection.run("DETACH release");
  } finally {
    progress.stop();
    database.close();
  }
}

export const writeStage: StageCommand<WriteOptions> = {
  name: "write",
  summary: "Writes the resolved tables as CSV, Arrow, Parquet and DuckDB files into a new folder.",
  options: [
    ["--work <folder>", "where the records are", "build"],
    ["--out <folder>", "the folder to write, made anew", "build/release"],
  ],
  run: write,
};

if (isMain(import.meta.filename)) await runCommand(writeStage);

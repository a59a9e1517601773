/** Writes the made-up tables as the stages would have left them, and the release from those. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { write } from "../../pipeline/write/index.ts";
import { TABLES } from "../../schemas/index.ts";
import { trapTables } from "./traps.ts";

const lines = (records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");

/** Lays <work>/tables/*.ndjson and <work>/documents.ndjson down. */
export function layTables({ tables, documents }: ReturnType<typeof trapTables>, work: string): void {
  mkdirSync(join(work, "tables"), { recursive: true });
  for (const table of TABLES)
    writeFileSync(join(work, "tables", `${table.name}.ndjson`), lines(tables[table.name as keyof typeof tables]));
  writeFileSync(join(work, "documents.ndjson"), lines(documents));
}

/** A release of the made-up tables in <folder>/release. */
export async function writeTraps(folder: string, mentions?: number): Promise<string> {
  layTables(trapTables(mentions), folder);
  await write({ work: folder, out: join(folder, "release") });
  return join(folder, "release");
}

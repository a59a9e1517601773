/** Stage `knowledge`: the CSV files of reference and lexicon, checked row by row, to records that the later stages use. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { z } from "zod";
import { knowledgeRecord, REFERENCE_FILES, type KnowledgeRecord, type ReferenceCells as Row, type ReferenceFile } from "../../schemas/reference.ts";
import { fit, isMain, runCommand, writing, type StageCommand } from "../stage.ts";
import { Problem } from "../problem.ts";

export interface KnowledgeOptions {
  from: string;
  work: string;
}

/** Rows a record: one line of JSON stays small enough to read at once. */
const CHUNK = 20_000;

/** Reads every known file under `from` into <work>/knowledge.ndjson. @throws Problem for a row that does not fit. */
export async function readKnowledge(options: KnowledgeOptions): Promise<void> {
  await writing<KnowledgeRecord>(join(options.work, "knowledge.ndjson"), { name: "knowledge", schema: knowledgeRecord }, async (out) => {
    for (const file of Object.keys(REFERENCE_FILES) as ReferenceFile[]) {
      const rows = rowsOf(join(options.from, `${file}.csv`), file);
      const columns = Object.keys(REFERENCE_FILES[file].shape);
      for (let from = 0; from < rows.length; from += CHUNK) {
        await out.write({ file, columns, rows: rows.slice(from, from + CHUNK).map((row) => columns.map((column) => row[column])) });
      }
    }
  });
}

function rowsOf(path: string, file: ReferenceFile): Row[] {
  if (!existsSync(path)) throw new Problem(path, "is not there", "restore it: the coder needs it, if only with its header");
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(path, "utf8"), { columns: true, bom: true });
  } catch (error) {
    throw new Problem(path, `is no valid CSV (${(error as Error).message})`, "mend the quoting or the number of cells");
  }
  return rows.map((cells, i) => {
    const row: Row = {};
    for (const name in cells) row[name] = cells[name] === "" ? null : cells[name];
    return fit({ name: file, schema: REFERENCE_FILES[file] as z.ZodType<Row> }, row, `${path} row ${i + 2}`);
  });
}

export const knowledgeStage: StageCommand<KnowledgeOptions> = {
  name: "knowledge",
  summary: "Checks the reference and lexicon files and writes knowledge.ndjson.",
  options: [
    ["--from <folder>", "where the folders reference and lexicon stand", "sources"],
    ["--work <folder>", "where records go", "build"],
  ],
  run: readKnowledge,
};

if (isMain(import.meta.filename)) await runCommand(knowledgeStage);

/** Stage `review`: puts what persons said of the machine's records into the resolved tables. Runs between resolve and write. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { documentRecord } from "../../schemas/documents.ts";
import { TABLES, type TableName } from "../../schemas/index.ts";
import { daysOf } from "../days.ts";
import { Problem } from "../problem.ts";
import { isMain, readRecords, runCommand, writing, type StageCommand } from "../stage.ts";
import { applyReviews, type SourceReviews } from "./apply.ts";
import { readAllReviews, reviewedSources } from "./files.ts";
import type { Row } from "./rows.ts";

export interface ReviewStageOptions {
  work: string;
  reviews: string;
}

/**
 * Changes <work>/tables in place; where there are no reviews it reads nothing. The tables must be those that resolve has just made: a
 * review is of the machine's records. All tables are held in memory, but only where somebody has reviewed some.
 * @returns how many reviews were applied
 * @throws Problem when a review does not fit any more
 */
export async function applyReviewFiles({ work, reviews }: ReviewStageOptions): Promise<number> {
  const sources = new Set(existsSync(reviews) ? reviewedSources(reviews) : []);
  if (!sources.size) return 0;
  const all = await withTexts(join(work, "documents.ndjson"), reviews, sources);
  const tables: Record<string, Row[]> = {};
  for (const { name, row } of TABLES) {
    tables[name] = [];
    for await (const one of readRecords(tableFile(work, name), { name, schema: row })) tables[name].push(one as unknown as Row);
  }
  if (tables.reviews.length) throw new Problem(join(work, "tables"), "hold reviews already", "run the stage resolve again first");
  const applied = applyReviews(tables, all, daysOf);
  const made: Record<string, readonly Row[]> = { ...applied.tables, reviews: applied.log as unknown as Row[] };
  for (const { name, row } of TABLES) {
    // What no review touches is the very same list.
    if (made[name] === tables[name]) continue;
    await writing(tableFile(work, name), { name, schema: row }, async (out) => { for (const one of made[name]) await out.write(one as never); });
  }
  return all.reduce((sum, one) => sum + one.reviews.length, 0);
}

const tableFile = (work: string, name: TableName | string): string => join(work, "tables", `${name}.ndjson`);

async function withTexts(documents: string, reviews: string, sources: ReadonlySet<string>): Promise<SourceReviews[]> {
  const texts = new Map<string, string>();
  for await (const { source, text } of readRecords(documents, { name: "document", schema: documentRecord })) if (sources.has(source.source_id)) texts.set(source.source_id, text);
  return readAllReviews(reviews, (source) => texts.get(source) ?? null);
}

export const reviewStage: StageCommand<ReviewStageOptions> = {
  name: "review",
  summary: "Puts what persons said of the machine's records into the resolved tables. Runs between resolve and write.",
  options: [
    ["--work <folder>", "where the records are", "build"],
    ["--reviews <folder>", "where reviews are kept: <source_id>.jsonl", "sources/reviews"],
  ],
  run: async (options) => { await applyReviewFiles(options); },
};

if (isMain(import.meta.filename)) await runCommand(reviewStage);

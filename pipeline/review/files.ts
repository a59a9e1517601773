/** The files of reviews: <folder>/<source_id>.jsonl, one review a line. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reviewRecord, type Review } from "../../schemas/reviews.ts";
import { pathsIn } from "../files.ts";
import { Problem } from "../problem.ts";
import { fit } from "../stage.ts";
import type { SourceReviews } from "./apply.ts";

const TYPE = { name: "review", schema: reviewRecord };

export const reviewFile = (folder: string, source: string): string => join(folder, `${source}.jsonl`);

/** The reviews of one source in their order; none where it has no file. @throws Problem at a line that is no review */
export function readReviews(folder: string, source: string): { where: string; review: Review }[] {
  const file = reviewFile(folder, source);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").map((line, i) => ({ line, where: `${file} line ${i + 1}` })).filter(({ line }) => line.trim() !== "");
  return lines.map(({ line, where }) => {
    try {
      return { where, review: fit(TYPE, JSON.parse(line), where) };
    } catch (error) {
      if (error instanceof SyntaxError) throw new Problem(where, "is no JSON", "mend the line, one review each");
      throw error;
    }
  });
}

/** The sources that have a file of reviews, in order. */
export const reviewedSources = (folder: string): string[] => pathsIn(folder).filter((path) => path.endsWith(".jsonl")).map((path) => path.slice(0, -".jsonl".length));

/**
 * All reviews of a folder, for `applyReviews`.
 * @param texts gives the stored text of a source of this build, or null
 * @throws Problem when a file names a source that is not in the build
 */
export function readAllReviews(folder: string, texts: (source: string) => string | null): SourceReviews[] {
  return reviewedSources(folder).map((source) => {
    const text = texts(source);
    if (text === null) throw new Problem(reviewFile(folder, source), `there is no source ${source} in this build`, "name the file after a source, or take it away");
    return { source, text, reviews: readReviews(folder, source) };
  });
}

/** Writes the reviews of a source, whole or not at all. */
export function writeReviews(folder: string, source: string, reviews: readonly Review[]): void {
  const file = reviewFile(folder, source);
  writeFileSync(`${file}.partial`, reviews.map((review) => `${JSON.stringify(fit(TYPE, review, file))}\n`).join(""));
  renameSync(`${file}.partial`, file);
}

/** The two tables of confidence in the lexicon. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { Problem } from "../problem.ts";
import type { Level } from "./calibrate.ts";

const rows = (file: string): Record<string, string>[] => {
  if (!existsSync(file)) throw new Problem(file, "is not there", "restore it: it says how much speaks for an event");
  return parse(readFileSync(file, "utf8"), { columns: true }) as Record<string, string>[];
};

/** How much each signal counts. */
export const readWorth = (lexicon: string): Map<string, number> => new Map(rows(join(lexicon, "confidence_signals.csv")).map((row) => [row.signal, Number(row.points)]));

/** The levels by their points, from none to most. */
export const readLevels = (lexicon: string): Level[] =>
  rows(join(lexicon, "confidence.csv")).map((row) => ({ points: Number(row.points), percent: Number(row.percent), right: Number(row.right), seen: Number(row.seen) })).sort((a, b) => a.points - b.points);

export function writeLevels(lexicon: string, levels: readonly Level[]): void {
  const file = join(lexicon, "confidence.csv");
  writeFileSync(`${file}.partial`, ["points,percent,right,seen", ...levels.map(({ points, percent, right, seen }) => `${points},${percent},${right},${seen}`), ""].join("\n"));
  renameSync(`${file}.partial`, file);
}

/** Figures and tables of Markdown. */
import { f1, wilson, type Counts } from "./verdict.ts";

export const count = (n: number): string => String(n);

/** "83.3 % (75.9 to 88.8)"; empty where nothing was seen. */
export function share(right: number, seen: number): string {
  const found = wilson(right, seen);
  return found ? `${percent(found.share)} % (${percent(found.low)} to ${percent(found.high)})` : "";
}

const percent = (part: number): string => (100 * part).toFixed(1);

/** Precision, recall, F1 and what they are counted from. */
export function counts(found: Counts): string[] {
  const { right, invented, missed } = found;
  const both = f1(found);
  return [share(right, right + invented), share(right, right + missed), both === null ? "" : `${percent(both)} %`, count(right), count(invented), count(missed)];
}
counts.head = ["precision", "recall", "F1", "right", "invented", "missed"];

/** The first column is of words, the others of figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map((_, i) => (i ? "---:" : "---")).join("|")}|`, ...rows.map(line)].join("\n");
}

/** What a person judges in a record, and how a review remembers it: so that it never speaks of what the person did not see. */
import { tableNamed } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import type { Row, Rows } from "./rows.ts";

/** Not judged one by one: where the words end, what is counted or computed from other columns, and the order of rows. */
const ASIDE = new Set([
  "source_id", "end", "quote", "text", "rule", "confidence", "mentions", "sources", "reviewed", "review_reason", "quad", "date_start", "date_end", "position",
]);

/** The columns of a table that a person judges. Its key is not among them: a review names that by itself. */
export const judged = (table: string): string[] =>
  columns(tableNamed(table)).map(({ name }) => name).filter((name) => !ASIDE.has(name) && !tableNamed(table).key.includes(name));

/** A record as a person sees it. An event starts where its mention with the quoted words does. */
export function seenOf(rows: Rows, table: string, row: Row, quote: string): Row {
  const seen: Row = Object.fromEntries(judged(table).map((name) => [name, row[name] ?? null]));
  if (table !== "events") return seen;
  const starts = [...rows.of("event_mentions").values()].filter((one) => one.event_id === row.event_id && one.quote === quote).map((one) => Number(one.start));
  return starts.length ? { ...seen, start: Math.min(...starts) } : seen;
}

/** The words that a record rests on, and where words stand in a text. Offsets are Unicode code points. */
import { CodePoints, cutQuote } from "../offsets.ts";
import type { Row, Rows } from "./rows.ts";

export interface Text {
  text: string;
  points: CodePoints;
}

export const textOf = (text: string): Text => ({ text, points: new CodePoints(text) });

/** The quote of a span, cut as quotes are; null where the span does not lie in the text. */
export function quoteAt({ text, points }: Text, start: number, end: number): string | null {
  if (!(start >= 0 && start < end && end <= points.length)) return null;
  return cutQuote(text.slice(points.index(start), points.index(end)));
}

/** Where a quote stands in the text: every place of it. */
export function placesOf({ text, points }: Text, quote: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) found.push({ start: points.at(at), end: points.at(at + quote.length) });
  return found;
}

/** The words of a record in a source; those of an event are its mentions', so that there may be several. */
export function wordsOf(rows: Rows, table: string, row: Row, source: string, text: Text): string[] {
  if (table === "events") {
    return [...rows.of("event_mentions").values()].filter((one) => one.event_id === row.event_id && one.source_id === source).map((one) => String(one.quote));
  }
  if (row.source_id !== source) return [];
  const words = row.quote ?? quoteAt(text, Number(row.start), Number(row.end));
  return words === null ? [] : [String(words)];
}

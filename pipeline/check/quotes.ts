/** Checks that every quote is the slice of its source that its offsets name, reading the sources once, in their order. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { documentRecord } from "../../schemas/documents.ts";
import { TABLES } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { CodePoints, cutQuote } from "../offsets.ts";
import { Problem } from "../problem.ts";
import { readRecords } from "../stage.ts";
import { parquetOf } from "./relations.ts";

interface Span {
  source: string;
  table: string;
  start: number;
  end: number;
  /** The quote, or the words of a role filler; null where a row has only offsets. */
  words: string | null;
}

const FIX = "the release was not published; mend the rule that made the span";

/** @throws Problem at the first span that is outside its source or whose quote is not that slice */
export async function checkQuotes(connection: DuckDBConnection, release: string, documents: string): Promise<void> {
  const order = new Map<string, number>();
  for await (const { source } of readRecords(documents, documentType)) order.set(source.source_id, order.size);
  await connection.run("CREATE TEMP TABLE source_order (source_id VARCHAR, place INTEGER)");
  const appender = await connection.createAppender("source_order", "main", "temp");
  for (const [source, place] of order) {
    appender.appendVarchar(source);
    appender.appendInteger(place);
    appender.endRow();
  }
  appender.closeSync();
  const spans = spansInOrder(connection, release);
  let next = await spans.next();
  for await (const { source, text } of readRecords(documents, documentType)) {
    const points = new CodePoints(text);
    for (; !next.done && next.value.source === source.source_id; next = await spans.next()) checkSpan(next.value, text, points, release);
  }
  if (!next.done) throw new Problem(`${release} ${next.value.table}`, `refers to the source ${next.value.source}, which is not among the documents`, FIX);
}

const documentType = { name: "document", schema: documentRecord };

function checkSpan(span: Span, text: string, points: CodePoints, release: string): void {
  const where = `${release} ${span.table}`;
  if (span.end > points.length) throw new Problem(where, `the span ${span.start}-${span.end} lies outside ${span.source}`, FIX);
  if (span.words === null) return;
  const whole = text.slice(points.index(span.start), points.index(span.end));
  const slice = span.table === "sentences" ? whole : cutQuote(whole);
  if (slice !== span.words) {
    throw new Problem(where, `the quote ${JSON.stringify(span.words.slice(0, 60))} is not what ${span.source} says at ${span.start}-${span.end}: ${JSON.stringify(slice.slice(0, 60))}`, FIX);
  }
}

async function* spansInOrder(connection: DuckDBConnection, release: string): AsyncGenerator<Span> {
  const parts = TABLES.filter((table) => table.row.shape.start).map((table) => {
    const names = new Set(columns(table).map((column) => column.name));
    const words = names.has("quote") ? "quote" : names.has("text") ? '"text"' : "NULL";
    return `SELECT source_id, '${table.name}' AS t, start, "end", ${words} AS words FROM ${parquetOf(release, table.name)}`;
  });
  const stream = await connection.stream(
    `SELECT s.source_id, s.t, s.start, s."end", s.words FROM (${parts.join(" UNION ALL ")}) s LEFT JOIN source_order o ON o.source_id = s.source_id
     ORDER BY o.place NULLS FIRST, s.start, s."end", s.t`);
  for (let chunk = await stream.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await stream.fetchChunk()) {
    for (const [source, table, start, end, words] of chunk.getRows()) {
      yield { source: String(source), table: String(table), start: Number(start), end: Number(end), words: words === null ? null : String(words) };
    }
  }
}

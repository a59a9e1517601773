/** What a build holds: rows, nulls and codes of each table and view, counted on its Parquet files. */
import { TABLES } from "../../schemas/index.ts";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { filesIn, type FileFacts } from "../files.ts";
import { parquetOf, sqlName, withSession, type Session } from "../sql.ts";

export interface CodeFacts {
  rows: number;
  /** Words of the first record that has the code, where its table has words. */
  words: string | null;
}

export interface TableFacts {
  rows: number;
  /** Nulls of each column by its name. */
  nulls: Record<string, number>;
  /** Of each column that holds codes, the codes that this build has. */
  codes: Record<string, Record<string, CodeFacts>>;
}

export interface Facts {
  tables: Record<string, TableFacts>;
  /** CSV, Arrow and Parquet files and the checksums. The .duckdb file, which is never the same bytes twice, is not among them. */
  files: FileFacts[];
  /** BCP 47 tags of the sources, in order. */
  languages: string[];
  /** The first and the last day of the dated events that occurred, where there are any. */
  days: [string, string] | null;
  sources: { title: string; authors: string | null; publisher: string | null; published_on: string | null; url: string | null; licence: string | null }[];
}

const RELEASED = /^(?:csv|arrow|parquet)\/[^/]+\.(?:csv|arrow|parquet)$|^checksums\.csv$/u;
const WORDS = 140;

/** Counts the release in the folder `release`. */
export async function factsOf(release: string): Promise<Facts> {
  return withSession(async (session) => {
    const tables: Record<string, TableFacts> = {};
    for (const table of [...TABLES, ...VIEWS]) tables[table.name] = await countTable(session, release, table);
    const sources = parquetOf(release, "sources");
    const languages = await session.rows(`SELECT DISTINCT language FROM ${sources} ORDER BY 1`);
    const texts = await session.rows(`SELECT title, authors, publisher, published_on, url, licence FROM ${sources} ORDER BY source_id`);
    const [[from, to]] = await session.rows(
      `SELECT min(date_start), max(date_end) FROM ${parquetOf(release, "events")} WHERE status = 'occurred' AND date_start IS NOT NULL AND date_end IS NOT NULL`);
    return {
      tables,
      files: await filesIn(release, (path) => RELEASED.test(path)),
      languages: languages.map(([language]) => String(language)),
      days: from === null || to === null ? null : [String(from), String(to)],
      sources: texts.map((row) => {
        const [title, authors, publisher, published_on, url, licence] = row as string[];
        return { title, authors, publisher, published_on, url, licence };
      }),
    };
  });
}

async function countTable(session: Session, release: string, table: Table): Promise<TableFacts> {
  const cols = columns(table);
  const from = parquetOf(release, table.name);
  const counts = cols.map((column) => `count(*) FILTER (WHERE ${sqlName(column.name)} IS NULL)`);
  const [row] = await session.rows(`SELECT count(*), ${counts.join(", ")} FROM ${from}`);
  const codes: TableFacts["codes"] = {};
  for (const column of cols) if (column.codes) codes[column.name] = await countCodes(session, release, table, column);
  return { rows: Number(row[0]), nulls: Object.fromEntries(cols.map((column, i) => [column.name, Number(row[i + 1])])), codes };
}

async function countCodes(session: Session, release: string, table: Table, column: Column): Promise<Record<string, CodeFacts>> {
  const code = sqlName(column.name);
  const key = `(${table.key.map((part) => `t.${sqlName(part)}::VARCHAR`).join(" || ' ' || ")})`;
  const words = wordsOf(table, release);
  const rows = await session.rows(
    `SELECT t.${code}::VARCHAR, count(*), min_by(${words.sql}, ${key}) FILTER (WHERE ${words.sql} IS NOT NULL)
     FROM ${parquetOf(release, table.name)} t ${words.join} WHERE t.${code} IS NOT NULL GROUP BY 1 ORDER BY 1`);
  return Object.fromEntries(rows.map(([name, count, found]) => [String(name), { rows: Number(count), words: found === null ? null : shorten(String(found)) }]));
}

/** Where the words of a record stand: in its own columns; an event's stand in its first mention. */
function wordsOf(table: Table, release: string): { sql: string; join: string } {
  if (table.name === "events") {
    const first = `(SELECT event_id, min_by(quote, (source_id, start, mention_id)) AS quote FROM ${parquetOf(release, "event_mentions")} GROUP BY event_id)`;
    return { sql: "m.quote", join: `LEFT JOIN ${first} m ON m.event_id = t.event_id` };
  }
  const own = ["quote", "text", "title", "name"].find((name) => name in table.row.shape);
  return { sql: own ? `t.${sqlName(own)}` : "NULL::VARCHAR", join: "" };
}

/** On one line, at most WORDS code points. */
function shorten(words: string): string {
  const flat = [...words.replace(/\s+/gu, " ")];
  return flat.length > WORDS ? `${flat.slice(0, WORDS - 1).join("")}…` : flat.join("");
}

/** A file by its path, or a defect of the release. */
export function fileAt(facts: Facts, path: string): FileFacts {
  const found = facts.files.find((file) => file.path === path);
  if (!found) throw new Error(`the release has no ${path}`);
  return found;
}

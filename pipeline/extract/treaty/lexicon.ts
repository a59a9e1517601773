import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** One row of `sources/lexicon/clause_frame_cues.csv`. */
export interface FrameCue {
  cue: string;
  role: string;
  meaning: string;
}

/** The rows of a lexicon file as objects keyed by its header. Throws when the file is missing or not valid CSV. */
export function readLexicon<Row>(name: string): Row[] {
  const file = new URL(`../../../sources/lexicon/${name}.csv`, import.meta.url);
  return parse(readFileSync(file), { columns: true, skip_empty_lines: true }) as Row[];
}

const frame = readLexicon<FrameCue>("clause_frame_cues");

/** The cues of one role, longest first, so that an alternation built from them prefers the longer. */
export function cuesOf(role: string): string[] {
  return frame
    .filter((row) => row.role === role)
    .map((row) => row.cue)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const escape = (s: string): string => s.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const anyCase = (c: string) => (/[a-z]/i.test(c) ? `[${c.toLowerCase()}${c.toUpperCase()}]` : escape(c));

/** A pattern for a cue that begins with a capital and is otherwise free in case and spacing. */
export function capitalised(cue: string): string {
  const [first, ...rest] = cue;
  return escape((first as string).toUpperCase()) + rest.map((c) => (c === " " ? "\\s+" : anyCase(c))).join("");
}

/** A pattern for a cue in any case, with any spacing. */
export function loose(cue: string): string {
  return [...cue].map((c) => (c === " " ? "\\s+" : anyCase(c))).join("");
}

/** Number words with their values ("first" 1, "twenty" 20), from `sources/lexicon/clause_number_words.csv`. */
export const numberWords: ReadonlyMap<string, { value: number; kind: string }> = new Map(
  readLexicon<{ word: string; value: string; kind: string }>("clause_number_words").map((row) => [
    row.word,
    { value: Number(row.value), kind: row.kind },
  ]),
);

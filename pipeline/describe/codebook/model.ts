/** What the codebook says, before it is Markdown or HTML: the tables, the columns and the codes with this build's numbers. */
import { CODE_EXAMPLES } from "../../../schemas/examples.ts";
import { TABLES } from "../../../schemas/index.ts";
import { columns, type Table } from "../../../schemas/table.ts";
import { VIEWS } from "../../../schemas/views.ts";
import type { Facts } from "../facts.ts";

export interface ColumnEntry {
  name: string;
  type: string;
  /** "key", "null allowed", "0 to 1": what holds for every value. */
  rules: string[];
  /** The table that the column refers to. */
  refers: string | null;
  vocabulary: string | null;
  description: string;
  example: string | null;
  /** Share of nulls in this build as shown; null where null is not allowed. */
  nulls: string | null;
}

export interface TableEntry {
  name: string;
  description: string;
  rows: number;
  isView: boolean;
  columns: ColumnEntry[];
  /** Rules over whole rows, as SQL. */
  checks: { name: string; sql: string }[];
}

export interface CodeEntry {
  code: string;
  meaning: string;
  example: string | null;
  /** Records of this build with the code, over all columns that use the vocabulary. */
  rows: number;
  /** The words of the first of them. */
  words: string | null;
}

export interface VocabularyEntry {
  name: string;
  /** Columns that use it, as table.column. */
  users: string[];
  codes: CodeEntry[];
}

export const TYPE_NAMES: Readonly<Record<string, string>> = {
  id: "An id: ASCII letters, digits, '.', '_' and '-'; stable from release to release.",
  text: "Text in UTF-8. Never empty, never with white space around it, never beginning like a spreadsheet formula.",
  code: "A code of the vocabulary that the column names; an enum in DuckDB.",
  int: "A whole number of 32 bits.",
  real: "A floating-point number of 64 bits.",
  bool: "true or false.",
  date: "A calendar date, YYYY-MM-DD.",
  edtf: "A date as EDTF (ISO 8601-2), as text: 2024-02-23, 2022-01, 2020/2023, ../2024 (until), 2023/.. (since).",
};

export function tableEntries(facts: Facts): TableEntry[] {
  return [...TABLES.map((table) => tableEntry(table, facts, false)), ...VIEWS.map((view) => tableEntry(view, facts, true))];
}

function tableEntry(table: Table, facts: Facts, isView: boolean): TableEntry {
  const { rows, nulls } = facts.tables[table.name];
  return {
    name: table.name,
    description: table.description,
    rows,
    isView,
    columns: columns(table).map((column) => ({
      name: column.name,
      type: column.type,
      rules: [
        ...(table.key.includes(column.name) ? ["key"] : []),
        ...(column.nullable ? ["null allowed"] : []),
        ...(column.minimum === null ? [] : [column.maximum === null ? `at least ${column.minimum}` : `${column.minimum} to ${column.maximum}`]),
      ],
      refers: column.references,
      vocabulary: column.vocabulary,
      description: column.description,
      example: column.example === null ? null : String(column.example),
      nulls: column.nullable ? share(nulls[column.name], rows) : null,
    })),
    checks: table.checks.map(({ name, sql }) => ({ name, sql })),
  };
}

/** "12.5 %", from whole numbers, so that it is the same everywhere. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "-";
  const tenths = Math.round((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10} %`;
}

/** Every vocabulary that the tables use, in the order in which they use it. */
export function vocabularyEntries(facts: Facts): VocabularyEntry[] {
  const found = new Map<string, VocabularyEntry>();
  for (const table of TABLES) {
    for (const column of columns(table)) {
      if (!column.vocabulary) continue;
      const known = found.get(column.vocabulary);
      const entry = known ?? { name: column.vocabulary, users: [], codes: Object.entries(column.codes!).map(([code, meaning]) => newCode(column.vocabulary!, code, meaning)) };
      found.set(column.vocabulary, entry);
      entry.users.push(`${table.name}.${column.name}`);
      const counted = facts.tables[table.name].codes[column.name];
      for (const code of entry.codes) {
        code.rows += counted[code.code]?.rows ?? 0;
        code.words ??= counted[code.code]?.words ?? null;
      }
    }
  }
  return [...found.values()];
}

const newCode = (vocabulary: string, code: string, meaning: string): CodeEntry =>
  ({ code, meaning, example: CODE_EXAMPLES[vocabulary]?.[code] ?? null, rows: 0, words: null });

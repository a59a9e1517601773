import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import type { TokenLists } from "./tokens.ts";

/** Folder of the word lists, relative to this module. */
const FOLDER = new URL("../../sources/lexicon/", import.meta.url);

function column(file: string, name: string): string[] {
  const rows = parse(readFileSync(new URL(file, FOLDER), "utf8"), { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  return rows.map((row) => row[name]);
}

/** The word lists that the tokeniser needs, from sources/lexicon. */
export function loadTokenLists(): TokenLists {
  return {
    abbreviations: new Set(column("abbreviations.csv", "abbreviation").map((word) => word.toLowerCase())),
    prefixes: new Set(column("prefixes.csv", "prefix")),
  };
}

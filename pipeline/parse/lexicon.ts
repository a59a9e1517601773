import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import type { TokenLists } from "./tokens.ts";

/** Folder of the word lists, relative to this module. */
const FOLDER = new URL("../../sources/lexicon/", import.meta.url);

function rows(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(file, FOLDER), "utf8"), { columns: true, skip_empty_lines: true });
}

/** The word lists that the tokeniser needs, from sources/lexicon. */
export function loadTokenLists(): TokenLists {
  const abbreviations = rows("abbreviations.csv");
  const withStop = abbreviations.filter((row) => row.follows !== "number").map((row) => row.abbreviation);
  return {
    abbreviations: new Set([...withStop, ...withStop.map((word) => word.toUpperCase())]),
    beforeNumbers: new Set(abbreviations.filter((row) => row.follows === "number").map((row) => row.abbreviation)),
    prefixes: new Set(rows("prefixes.csv").map((row) => row.prefix)),
    joined: new Set(rows("hyphenated.csv").flatMap((row) => [row.word, `${row.word}s`])),
  };
}

/** Forms whose lemma no ending tells, by tag and form: "VBD froze" is "freeze". */
export function loadIrregularForms(): ReadonlyMap<string, string> {
  return new Map(rows("irregular_forms.csv").flatMap(({ form, pos, lemma }) => (pos === "verb" ? ["VBD", "VBN"] : ["NNS"]).map((tag) => [`${tag} ${form}`, lemma] as const)));
}

/** Words that stay whole in spite of their hyphen, with plurals: what they are called without it, and a common noun that is used like them. */
export function loadHyphenated(): ReadonlyMap<string, { lemma: string; readAs: string }> {
  return new Map(rows("hyphenated.csv").flatMap(({ word, lemma, read_as }) => [[word, { lemma, readAs: read_as }], [`${word}s`, { lemma, readAs: `${read_as}s` }]] as const));
}

/** The project's own reference and lexicon, as the stages get it, for tests. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { Knowledge } from "../../pipeline/extract/knowledge.ts";
import { REFERENCE_FILES, type ReferenceFile } from "../../schemas/reference.ts";

const made = new Map<string, Knowledge>();

/** @param wanted which files; the gazetteer is large and seldom needed */
export function knowledgeOf(wanted: (file: string) => boolean): Knowledge {
  const files = (Object.keys(REFERENCE_FILES) as ReferenceFile[]).filter(wanted);
  const known = made.get(files.join());
  if (known) return known;
  const knowledge = new Knowledge();
  for (const file of files) {
    const [columns, ...cells] = parse(readFileSync(`sources/${file}.csv`, "utf8")) as string[][];
    knowledge.learn({ file, columns, rows: cells.map((row) => row.map((cell) => (cell === "" ? null : cell))) });
  }
  made.set(files.join(), knowledge);
  return knowledge;
}

export const lexiconKnowledge = (): Knowledge => knowledgeOf((file) => file.startsWith("lexicon/"));
export const smallKnowledge = (): Knowledge => knowledgeOf((file) => !file.includes("gazetteer"));

/** Page furniture: the menus, share links and disclaimers around an article, told by a lexicon that anybody can extend. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { codesOf, SOURCE_KIND } from "../../schemas/codes.ts";
import { fit } from "../stage.ts";

const furnitureRow = z.strictObject({
  pattern: z.string().min(1), match: z.enum(["line", "start", "anywhere"]), kind: z.enum(["menu", "share", "disclaimer"]), meaning: z.string().min(1),
});
const cueRow = z.strictObject({
  cue: z.string().min(1), where: z.enum(["title", "head", "tail", "author"]), kind: z.enum(codesOf(SOURCE_KIND)), meaning: z.string().min(1),
});
export type KindCue = z.infer<typeof cueRow>;

export interface Furniture {
  isFurniture: (line: string) => boolean;
  isDisclaimer: (line: string) => boolean;
  kindCues: readonly KindCue[];
}

/** @throws Problem when a lexicon file has a row that does not fit. */
export function loadFurniture(furnitureFile: string, kindFile: string): Furniture {
  const rows = csvRows(furnitureFile, furnitureRow);
  const lines = new Set(rows.filter((row) => row.match === "line").map((row) => row.pattern));
  const loose = rows.filter((row) => row.match !== "line");
  const matches = (line: string, kind?: string): boolean => {
    const plain = line.replace(/^[\s•·▪*|>\-–]+/u, "").trim().toLowerCase();
    if (kind === undefined && lines.has(plain)) return true;
    return loose.some((row) => (kind === undefined || row.kind === kind) &&
      (row.match === "start" ? startsAsWord(plain, row.pattern) : plain.length < 200 && plain.includes(row.pattern)));
  };
  return {
    isFurniture: (line) => matches(line),
    isDisclaimer: (line) => matches(line, "disclaimer"),
    kindCues: csvRows(kindFile, cueRow),
  };
}

const startsAsWord = (line: string, pattern: string): boolean =>
  line.startsWith(pattern) && !/^\p{L}/u.test(line.slice(pattern.length));

function csvRows<T>(file: string, schema: z.ZodType<T>): T[] {
  const rows = parse(readFileSync(file, "utf8"), { columns: true, bom: true }) as unknown[];
  return rows.map((row, i) => fit({ name: "lexicon row", schema }, row, `${file} row ${i + 1}`));
}

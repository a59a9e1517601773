/** CSV as a spreadsheet takes it: no cell runs as a formula, none is too long to be shown, the encoding is plain UTF-8. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { TABLES } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { temporary } from "../run.ts";
import { writeTraps } from "./release.ts";

/** What Excel holds in one cell. */
const CELL = 32_767;
const traps = await writeTraps(temporary(), 25);

it.each([["the dataset", "dist"], ["the made-up release", traps]])("%s opens in a spreadsheet without harm", (_, release) => {
  for (const table of [...TABLES, ...VIEWS]) {
    const bytes = readFileSync(join(release, "csv", `${table.name}.csv`));
    expect(bytes[0], table.name).not.toBe(0xef);
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const texts = new Set(columns(table).filter(({ type }) => type !== "int" && type !== "real").map(({ name }) => name));
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    const cells = rows.flatMap((row) => Object.entries(row).filter(([name]) => texts.has(name)).map(([, cell]) => cell));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/u.test(cell)), table.name).toEqual([]);
    expect(cells.filter((cell) => cell.length > CELL), table.name).toEqual([]);
  }
});

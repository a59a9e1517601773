/** Checks a written CSV file row by row against its schema: header, types, vocabularies, row rules, safe cells. */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { FORMULA_START } from "../../schemas/fields.ts";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { Problem } from "../problem.ts";
import { fit } from "../stage.ts";

const FIX = "the release was not published; mend the stage that made the row";

/** The records of a CSV file, its header first. @throws Problem for what is no CSV */
export async function* csvRecords(file: string): AsyncGenerator<string[]> {
  try {
    for await (const cells of pipeline(createReadStream(file), parse(), () => {})) yield cells as string[];
  } catch (error) {
    throw error instanceof CsvError ? new Problem(file, `is no valid CSV (${error.message})`, FIX) : error;
  }
}

/** @returns the number of rows @throws Problem at the first row that does not fit */
export async function checkCsv(file: string, table: Table): Promise<number> {
  const cols = columns(table);
  let line = 0;
  for await (const cells of csvRecords(file)) {
    line++;
    const where = `${file} record ${line}`;
    if (line === 1) {
      const expected = cols.map((column) => column.name).join(",");
      if (cells.join(",") !== expected) throw new Problem(where, `the header is ${cells.join(",")}`, `it must be ${expected}`);
      continue;
    }
    cells.forEach((cell, i) => {
      // A negative number is the one cell that may begin with a minus sign.
      if (FORMULA_START.test(cell) && !(cols[i].type === "real" || cols[i].type === "int")) {
        throw new Problem(
          where,
          `field ${cols[i].name} begins like a spreadsheet formula: ${JSON.stringify(cell.slice(0, 40))}`,
          FIX,
        );
      }
    });
    const row = Object.fromEntries(cols.map((column, i) => [column.name, fromCell(column, cells[i])]));
    fit({ name: table.name, schema: table.row as never }, row, where);
    for (const check of table.checks) {
      if (!check.holds(row as never)) throw new Problem(where, `${table.name}: the rule ${check.name} does not hold`, FIX);
    }
    checkSpan(row, where);
  }
  if (line === 0) throw new Problem(file, "has no header", FIX);
  return line - 1;
}

function checkSpan(row: Record<string, unknown>, where: string): void {
  if (typeof row.start === "number" && typeof row.end === "number" && row.start >= row.end) {
    throw new Problem(where, `the span ${row.start}-${row.end} is empty`, FIX);
  }
}

/** A CSV cell as the value that the schema expects; what is no such value passes through and fails there. */
export function fromCell(column: Column, cell: string): string | number | boolean | null {
  if (cell === "") return null;
  if (column.type === "int" || column.type === "real")
    return cell.trim() === "" || Number.isNaN(Number(cell)) ? cell : Number(cell);
  if (column.type === "bool") return cell === "true" ? true : cell === "false" ? false : cell;
  return cell;
}

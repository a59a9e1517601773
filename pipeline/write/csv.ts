/** Tables as CSV: UTF-8 without BOM, LF, a header, RFC 4180, null as an empty cell, booleans as true and false. */
import { stringify } from "csv-stringify/sync";
import type { Column } from "../../schemas/table.ts";
import type { Row } from "./database.ts";

// A carriage return inside a cell must be quoted too, or readers take it for the end of a record.
const OPTIONS = { record_delimiter: "\n", quoted_match: /\r/u } as const;

export const csvHeader = (columns: readonly Column[]): string => stringify([columns.map((column) => column.name)], OPTIONS);

/** Every cell is cast here: csv-stringify would write true as 1 and false as nothing. */
export const csvRows = (columns: readonly Column[], rows: readonly Row[]): string =>
  stringify(rows.map((row) => columns.map((column) => csvCell(row[column.name]))), OPTIONS);

export const csvCell = (value: Row[string]): string => (value === null ? "" : String(value));

/** A released table as its readers see it, through each format's own library, as plain values with dates as YYYY-MM-DD. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBDateValue, DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { columns, type Column, type Table } from "../../schemas/table.ts";

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

export function readCsv(release: string, table: Table): Row[] {
  const [header, ...lines] = parse(readFileSync(join(release, "csv", `${table.name}.csv`), "utf8")) as string[][];
  const cols = columns(table);
  return lines.map((cells) =>
    Object.fromEntries(
      header.map((name, i) => [
        name,
        csvValue(
          cols.find((column) => column.name === name)!,
          cells[i],
        ),
      ]),
    ),
  );
}

function csvValue(column: Column, cell: string): Value {
  if (cell === "") return null;
  if (column.type === "int" || column.type === "real") return Number(cell);
  if (column.type === "bool") return { true: true, false: false }[cell] ?? cell;
  return cell;
}

export function readArrow(release: string, table: Table): Row[] {
  const found = tableFromIPC(readFileSync(join(release, "arrow", `${table.name}.arrow`)));
  const cols = columns(table);
  return [...found].map((row) =>
    Object.fromEntries(
      found.schema.fields.map(({ name }) => {
        const value = row[name] as Value;
        return [
          name,
          value !== null && cols.find((column) => column.name === name)?.type === "date" ? day(new Date(value as number)) : value,
        ];
      }),
    ),
  );
}

export async function readParquet(release: string, table: Table): Promise<Row[]> {
  const bytes = readFileSync(join(release, "parquet", `${table.name}.parquet`));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const rows = await parquetReadObjects({ file, compressors });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Date ? day(value) : (value as Value)])),
  );
}

export async function readDuckdb(file: string, table: Table): Promise<Row[]> {
  return query(file, `SELECT * FROM "${table.name}" ORDER BY ${table.key.map((key) => `"${key}"`).join(", ")}`);
}

/** Rows of a query over a database file. */
export async function query(file: string, sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    const rows = (await connection.runAndReadAll(sql)).getRowObjects();
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          value instanceof DuckDBDateValue ? value.toString() : typeof value === "bigint" ? Number(value) : (value as Value),
        ]),
      ),
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** The rows in the order of their key: text by its bytes, codes in the order of their list. */
export function inKeyOrder<T extends Row>(table: Table, rows: readonly T[]): T[] {
  const parts = table.key.map((name) => columns(table).find((column) => column.name === name)!);
  return rows.toSorted((a, b) => {
    for (const column of parts) {
      const order = compare(column, a[column.name], b[column.name]);
      if (order) return order;
    }
    return 0;
  });
}

function compare(column: Column, a: Value, b: Value): number {
  if (column.codes) return Object.keys(column.codes).indexOf(a as string) - Object.keys(column.codes).indexOf(b as string);
  return typeof a === "number" ? a - (b as number) : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/** The DuckDB DDL of the tables: types, enums, keys, foreign keys, checks, comments. Generated from the schemas. */
import { TABLES, tableNamed } from "../../schemas/index.ts";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";

export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The DuckDB type of a column; a code is its vocabulary's enum. */
export function duckType(column: Column): string {
  switch (column.type) {
    case "id": case "text": case "edtf": return "VARCHAR";
    case "code": return sqlName(column.vocabulary!);
    case "int": return "INTEGER";
    case "real": return "DOUBLE";
    case "bool": return "BOOLEAN";
    case "date": return "DATE";
  }
}

/** CREATE TYPE for each vocabulary that the tables use. */
export function enumStatements(): string[] {
  const seen = new Map<string, string[]>();
  for (const table of TABLES) for (const column of columns(table)) if (column.vocabulary) seen.set(column.vocabulary, Object.keys(column.codes!));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, codes]) => `CREATE TYPE ${sqlName(name)} AS ENUM (${codes.map(sqlText).join(", ")})`);
}

/** CREATE TABLE with its comments. */
export function tableStatements(table: Table): string[] {
  const lines = columns(table).map((column) => {
    const bounds = [
      column.minimum === null ? "" : ` CHECK (${sqlName(column.name)} >= ${column.minimum})`,
      column.maximum === null ? "" : ` CHECK (${sqlName(column.name)} <= ${column.maximum})`,
    ];
    return `${sqlName(column.name)} ${duckType(column)}${column.nullable ? "" : " NOT NULL"}${bounds.join("")}`;
  });
  lines.push(`PRIMARY KEY (${table.key.map(sqlName).join(", ")})`);
  for (const column of columns(table)) {
    if (!column.references) continue;
    const target = tableNamed(column.references);
    lines.push(`FOREIGN KEY (${sqlName(column.name)}) REFERENCES ${sqlName(target.name)} (${sqlName(target.key[0])})`);
  }
  for (const check of table.checks) lines.push(`CHECK (${check.sql})`);
  return [`CREATE TABLE ${sqlName(table.name)} (\n  ${lines.join(",\n  ")}\n)`, ...comments(table, "TABLE")];
}

/** CREATE VIEW with its comments. */
export function viewStatements(): string[] {
  return VIEWS.flatMap((view) => [`CREATE VIEW ${sqlName(view.name)} AS ${view.sql}`, ...comments(view, "VIEW")]);
}

function comments(table: Table, sort: "TABLE" | "VIEW"): string[] {
  return [
    `COMMENT ON ${sort} ${sqlName(table.name)} IS ${sqlText(table.description)}`,
    ...columns(table).map((column) => `COMMENT ON COLUMN ${sqlName(table.name)}.${sqlName(column.name)} IS ${sqlText(column.description)}`),
  ];
}

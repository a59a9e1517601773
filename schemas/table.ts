/** What a table is, and how to read its columns back out of its zod schema. */
import { z } from "zod";
import type { ColumnMeta, ColumnType } from "./fields.ts";
import type { CodeList } from "./codes.ts";

/** A rule over a whole row, as SQL for the database and as a test for the stages. */
export interface RowCheck<Row> {
  name: string;
  sql: string;
  holds: (row: Row) => boolean;
}

export interface Table<Shape extends z.ZodRawShape = z.ZodRawShape> {
  name: string;
  description: string;
  key: readonly string[];
  row: z.ZodObject<Shape>;
  checks: readonly RowCheck<z.infer<z.ZodObject<Shape>>>[];
}

export interface Column {
  name: string;
  type: ColumnType;
  nullable: boolean;
  description: string;
  example: string | number | boolean | null;
  references: string | null;
  vocabulary: string | null;
  codes: CodeList | null;
  minimum: number | null;
  maximum: number | null;
}

/** Defines a table. The row is strict: a field that the schema does not name is an error. */
export function table<Shape extends z.ZodRawShape>(
  name: string,
  description: string,
  key: readonly (keyof Shape & string)[],
  shape: Shape,
  checks: readonly RowCheck<z.infer<z.ZodObject<Shape>>>[] = [],
): Table<Shape> {
  return { name, description, key, row: z.strictObject(shape) as unknown as z.ZodObject<Shape>, checks };
}

const INT32 = 2 ** 31;
const columnsOf = new WeakMap<object, Column[]>();

/**
 * The columns of a table in order, read from its schema.
 * @throws when a field lacks its description or type: a defect of the schema, not of data.
 */
export function columns(of: Pick<Table, "name" | "row">): Column[] {
  const known = columnsOf.get(of.row);
  if (known) return known;
  const found = Object.entries(of.row.shape).map(([name, field]) => column(of.name, name, field as z.ZodType));
  columnsOf.set(of.row, found);
  return found;
}

function column(tableName: string, name: string, field: z.ZodType): Column {
  let nullable = false;
  let inner = field;
  let meta: Partial<ColumnMeta> = field.meta() ?? {};
  while (inner instanceof z.ZodNullable) {
    nullable = true;
    inner = inner.unwrap() as z.ZodType;
    meta = { ...(inner.meta() ?? {}), ...meta };
  }
  if (!meta.column || !meta.description) throw new Error(`schemas/${tableName}: ${name} has no type or description`);
  const number = inner instanceof z.ZodNumber ? inner : null;
  const bound = (value: number | null | undefined) => (value == null || Math.abs(value) >= INT32 - 1 ? null : value);
  return {
    name,
    type: meta.column,
    nullable,
    description: meta.description,
    example: meta.example ?? null,
    references: meta.references ?? null,
    vocabulary: meta.vocabulary ?? null,
    codes: meta.codes ?? null,
    minimum: bound(number?.minValue),
    maximum: bound(number?.maxValue),
  };
}

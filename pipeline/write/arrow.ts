/** Tables as Arrow IPC files, uncompressed, with descriptions in the schema. Codes are plain text, which every reader takes. */
import * as arrow from "apache-arrow";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { daysSinceEpoch, type Row } from "./database.ts";

function arrowType(column: Column): arrow.DataType {
  switch (column.type) {
    case "int": return new arrow.Int32();
    case "real": return new arrow.Float64();
    case "bool": return new arrow.Bool();
    case "date": return new arrow.DateDay();
    default: return new arrow.Utf8();
  }
}

/** The Arrow schema of a table; a code's vocabulary stands in its field's metadata. */
export function arrowSchema(table: Pick<Table, "name" | "description" | "row">): arrow.Schema {
  const fields = columns(table).map((column) => {
    const metadata = new Map([["description", column.description]]);
    if (column.codes) metadata.set("codes", Object.keys(column.codes).join("|"));
    return new arrow.Field(column.name, arrowType(column), column.nullable, metadata);
  });
  return new arrow.Schema(fields, new Map([["table", table.name], ["description", table.description]]));
}

/** One record batch, its buffers built by hand: vectorFromArray guesses types and reads day numbers as milliseconds. */
export function arrowBatch(schema: arrow.Schema, cols: readonly Column[], rows: readonly Row[]): arrow.RecordBatch {
  const children = cols.map((column, i) => columnData(schema.fields[i].type, column, rows));
  const data = arrow.makeData({ type: new arrow.Struct(schema.fields), length: rows.length, nullCount: 0, children });
  return new arrow.RecordBatch(schema, data);
}

function columnData(type: arrow.DataType, column: Column, rows: readonly Row[]): arrow.Data {
  const length = rows.length;
  const bitmap = new Uint8Array(((length + 63) >> 6) << 3);
  let nullCount = 0;
  rows.forEach((row, i) => {
    if (row[column.name] === null) nullCount++;
    else bitmap[i >> 3] |= 1 << (i & 7);
  });
  const nulls = { length, nullCount, nullBitmap: nullCount ? bitmap : undefined };
  switch (column.type) {
    case "int": return arrow.makeData({ type: type as arrow.Int32, ...nulls, data: Int32Array.from(rows, (row) => (row[column.name] as number | null) ?? 0) });
    case "real": return arrow.makeData({ type: type as arrow.Float64, ...nulls, data: Float64Array.from(rows, (row) => (row[column.name] as number | null) ?? 0) });
    case "date": return arrow.makeData({ type: type as arrow.DateDay, ...nulls, data: Int32Array.from(rows, (row) => (row[column.name] === null ? 0 : daysSinceEpoch(row[column.name] as string))) });
    case "bool": {
      const bits = new Uint8Array(bitmap.length);
      rows.forEach((row, i) => { if (row[column.name] === true) bits[i >> 3] |= 1 << (i & 7); });
      return arrow.makeData({ type: type as arrow.Bool, ...nulls, data: bits });
    }
    default: return textData(type as arrow.Utf8, rows, column.name, nulls);
  }
}

const encoder = new TextEncoder();

function textData(type: arrow.Utf8, rows: readonly Row[], name: string, nulls: { length: number; nullCount: number; nullBitmap: Uint8Array | undefined }): arrow.Data {
  const offsets = new Int32Array(rows.length + 1);
  const parts = rows.map((row) => (row[name] === null ? null : encoder.encode(row[name] as string)));
  parts.forEach((part, i) => { offsets[i + 1] = offsets[i] + (part?.length ?? 0); });
  const data = new Uint8Array(offsets[rows.length]);
  parts.forEach((part, i) => { if (part) data.set(part, offsets[i]); });
  return arrow.makeData({ type, ...nulls, valueOffsets: offsets, data });
}

/** The Parquet files: zstd, one row group where the table is small, and what the schema says in their metadata. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import { parquetMetadata, parquetSchema } from "hyparquet";
import { describe, expect, it } from "vitest";
import { TABLES } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { temporary } from "../run.ts";
import { writeTraps } from "./release.ts";

const release = await writeTraps(temporary());

describe.each([...TABLES, ...VIEWS].map((table) => [table.name, table] as const))("%s", (name, table) => {
  const bytes = readFileSync(join(release, "parquet", `${name}.parquet`));
  const metadata = parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);

  it("is one row group, compressed with zstd, in the order of its columns", () => {
    expect(metadata.row_groups).toHaveLength(1);
    expect([...new Set(metadata.row_groups[0].columns.map((column) => column.meta_data?.codec))]).toEqual(["ZSTD"]);
    expect(parquetSchema(metadata).children.map((child) => child.element.name)).toEqual(
      columns(table).map((column) => column.name),
    );
  });

  it("says what it is in its key-value metadata", () => {
    const values = Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ""]));
    expect(values.table).toBe(name);
    expect(values.description).toBe(table.description);
    expect(JSON.parse(values.key)).toEqual(table.key);
    const fields = JSON.parse(values.fields) as Record<
      string,
      { description: string; type: string; nullable: boolean; codes?: string[] }
    >;
    for (const column of columns(table)) {
      expect(fields[column.name]).toMatchObject({
        description: column.description,
        type: column.type,
        nullable: column.nullable,
      });
      expect(fields[column.name].codes).toEqual(column.codes ? Object.keys(column.codes) : undefined);
    }
  });

  it("says the same in the schema of its Arrow file", () => {
    const { schema } = tableFromIPC(readFileSync(join(release, "arrow", `${name}.arrow`)));
    expect(schema.metadata.get("description")).toBe(table.description);
    for (const column of columns(table)) {
      const field = schema.fields.find((one) => one.name === column.name)!;
      expect(field.metadata.get("description")).toBe(column.description);
      expect(field.metadata.get("codes")?.split("|")).toEqual(column.codes ? Object.keys(column.codes) : undefined);
    }
  });
});

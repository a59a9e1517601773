/** What every field must say of itself, and the rules of the kinds of fields. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { codesOf, EVENT_TYPE, MODES_OF_TYPE, QUAD_OF_TYPE } from "../../schemas/codes.ts";
import { evidence, id, isEdtf, QUOTE_LIMIT, textFault } from "../../schemas/fields.ts";
import { TABLES, tableNamed } from "../../schemas/index.ts";
import { columns, table as define } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";

const ALL = [...TABLES, ...VIEWS].map((table) => [table.name, table] as const);

describe.each(ALL)("%s", (_, table) => {
  it("has a description, and so has each field", () => {
    expect(table.description).toMatch(/^\p{Lu}.*\.$/su);
    for (const column of columns(table)) expect(column.description, column.name).toMatch(/^\p{Lu}.*\.$/su);
  });

  it("has examples that fit their fields", () => {
    for (const column of columns(table)) {
      if (column.example !== null)
        expect((table.row.shape[column.name] as z.ZodType).safeParse(column.example).error?.message, column.name).toBeUndefined();
    }
  });

  it("explains each code that it uses", () => {
    for (const column of columns(table))
      for (const [code, meaning] of Object.entries(column.codes ?? {})) {
        expect(code).toMatch(/^[A-Za-z][A-Za-z_-]*$/u);
        expect(meaning, code).toMatch(/\.$/u);
      }
  });

  it("refers to tables that come before it, or to itself", () => {
    const before = TABLES.slice(0, TABLES.findIndex((one) => one.name === table.name) + 1).map((one) => one.name);
    for (const column of columns(table)) if (column.references) expect(before).toContain(column.references);
  });

  it("is strict: a field that it does not know is refused", () => {
    const row = Object.fromEntries(columns(table).map((column) => [column.name, column.nullable ? null : column.example]));
    const issues = table.row.safeParse({ ...row, surplus: 1 }).error?.issues ?? [];
    expect(issues.some((issue) => issue.code === "unrecognized_keys")).toBe(true);
  });
});

describe("tables", () => {
  it.each(TABLES.map((table) => [table.name, table] as const))("give an example of each field of %s", (_, table) => {
    expect(
      columns(table)
        .filter((column) => column.example === null)
        .map((column) => column.name),
    ).toEqual([]);
  });

  it("cannot be defined without descriptions", () => {
    const bare = define("bare", "A table.", ["bare_id"], { bare_id: id("") });
    expect(() => columns(bare as never)).toThrow("schemas/bare: bare_id has no type or description");
  });

  it("are found by name, or refused", () => {
    expect(tableNamed("events").name).toBe("events");
    expect(() => tableNamed("nothing")).toThrow("no table is called nothing");
  });
});

describe("text cells", () => {
  it.each([
    ["", "is empty"],
    [" a", "has surrounding white space"],
    ["a\n", "has surrounding white space"],
    ["=1", "begins like a spreadsheet formula"],
    ["+1", "begins like a spreadsheet formula"],
    ["-1", "begins like a spreadsheet formula"],
    ["@a", "begins like a spreadsheet formula"],
    ["a\0b", "holds a NUL character"],
    ["a\ud800", "holds a lone surrogate"],
    ["\udc00a", "holds a lone surrogate"],
  ])("%j may not stand: it %s", (value, fault) => expect(textFault(value)).toBe(fault));

  it.each(["NA", "null", "0", "a=b", "a\tb\nc", "e\u0301", "😀", "–5", "שלום"])("%j may stand", (value) =>
    expect(textFault(value)).toBeNull(),
  );

  it("hold quotes of up to 300 characters, however many units those take", () => {
    expect(evidence.quote.safeParse("😀".repeat(QUOTE_LIMIT)).success).toBe(true);
    expect(evidence.quote.safeParse("😀".repeat(QUOTE_LIMIT + 1)).success).toBe(false);
  });
});

describe("ids", () => {
  const ids = id("An id.");
  it.each(["a", "A.b_c-9", "0", "x".repeat(200)])("%s may stand", (value) => expect(ids.safeParse(value).success).toBe(true));
  it.each(["", ".a", "-a", "_a", "a/b", "a b", "ä", "a\n", "../x", "x".repeat(201)])("%j may not", (value) =>
    expect(ids.safeParse(value).success).toBe(false),
  );
});

describe("EDTF dates", () => {
  it.each(["2024", "2024-03", "2024-02-29", "2020/2023", "../2003", "199X", "2024-03?", "2021-22"])("%s is one", (date) =>
    expect(isEdtf(date)).toBe(true),
  );
  it.each(["", "yesterday", "2024-13", "11 March 2024", "2024-3-1"])("%j is none", (date) => expect(isEdtf(date)).toBe(false));
  it("never throws", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (date) => {
        expect(typeof isEdtf(date)).toBe("boolean");
      }),
      { seed: 1 },
    ));
});

describe("event types", () => {
  it("have a quad class and modes only as PLOVER gives them", () => {
    expect(Object.keys(QUAD_OF_TYPE).sort()).toEqual(codesOf(EVENT_TYPE).sort());
    for (const type of Object.keys(MODES_OF_TYPE)) expect(type in EVENT_TYPE).toBe(true);
  });
});

/**
 * The kinds of columns that tables are made of. Each builder returns a zod type that carries its own description, example
 * and everything that the generators of CSV, Arrow, DuckDB, Parquet and the codebook need to know.
 */
import { z } from "zod";
import edtf from "edtf";
import { codesOf, type CodeList } from "./codes.ts";

export type ColumnType = "id" | "text" | "code" | "int" | "real" | "bool" | "date" | "edtf";

/** What a column knows beyond its zod type. */
export interface ColumnMeta {
  column: ColumnType;
  description: string;
  example?: string | number | boolean;
  /** The table whose key this column refers to. */
  references?: string;
  /** The vocabulary's name (an enum in DuckDB) and its codes with meanings. */
  vocabulary?: string;
  codes?: CodeList;
}

declare module "zod" {
  interface GlobalMeta {
    column?: ColumnType;
    references?: string;
    vocabulary?: string;
    codes?: CodeList;
    example?: string | number | boolean;
  }
}

type Extra = { example?: string | number | boolean; references?: string };

/** Spreadsheets run cells that start with these as formulas. */
export const FORMULA_START = /^[=+\-@\t\r]/u;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

/** Why a text cell may not stand, or null when it may. */
export function textFault(value: string): string | null {
  if (value === "") return "is empty";
  if (value !== value.trim()) return "has surrounding white space";
  if (FORMULA_START.test(value)) return "begins like a spreadsheet formula";
  if (value.includes("\0")) return "holds a NUL character";
  if (LONE_SURROGATE.test(value)) return "holds a lone surrogate";
  return null;
}

const safeText = () =>
  z.string().superRefine((value, context) => {
    const fault = textFault(value);
    if (fault) context.addIssue({ code: "custom", message: `text ${fault}` });
  });

const knownDates = new Map<string, boolean>();

/** True when the string is EDTF (ISO 8601-2) as the package edtf reads it. */
export function isEdtf(value: string): boolean {
  let known = knownDates.get(value);
  if (known === undefined) {
    try {
      edtf(value);
      known = true;
    } catch {
      known = false;
    }
    if (knownDates.size < 100_000) knownDates.set(value, known);
  }
  return known;
}

/** Ids are ASCII and URL-safe, so that they survive any tool. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export const id = (description: string, extra: Extra = {}) =>
  z.string().max(200).regex(ID_PATTERN, "ids are ASCII letters, digits, '.', '_' and '-', and start with a letter or digit")
    .meta({ column: "id", description, ...extra });

export const text = (description: string, extra: Extra = {}) => safeText().meta({ column: "text", description, ...extra });

export const code = <T extends CodeList>(vocabulary: string, codes: T, description: string, extra: Extra = {}) =>
  z.enum(codesOf(codes)).meta({ column: "code", description, vocabulary, codes, ...extra });

export const int = (description: string, extra: Extra = {}) => z.int32().meta({ column: "int", description, ...extra });
export const count = (description: string, extra: Extra = {}) => z.int32().min(0).meta({ column: "int", description, ...extra });

export const real = (description: string, minimum: number, maximum: number, extra: Extra = {}) =>
  z.number().min(minimum).max(maximum).meta({ column: "real", description, ...extra });

export const bool = (description: string, extra: Extra = {}) => z.boolean().meta({ column: "bool", description, ...extra });
export const date = (description: string, extra: Extra = {}) => z.iso.date().meta({ column: "date", description, ...extra });

export const edtfDate = (description: string, extra: Extra = {}) =>
  z.string().refine(isEdtf, "is no EDTF date").meta({ column: "edtf", description, ...extra });

/** Quotes are cut at this many code points; the offsets still give the whole span. */
export const QUOTE_LIMIT = 300;

const start = count("Where the span starts in the stored text, in Unicode code points.", { example: 2 });
const end = count("Where the span ends, exclusive, in Unicode code points.", { example: 9 });

/** The source and span that a row rests on, where the quote itself stands elsewhere. */
export const span = {
  source_id: id("The source that carries the record.", { references: "sources", example: "csto-caucasus" }),
  start,
  end,
};

/** The five columns that `evidence` stands for. */
export const evidence = {
  ...span,
  quote: safeText().refine((value) => [...value].length <= QUOTE_LIMIT, `is longer than ${QUOTE_LIMIT} characters`)
    .meta({ column: "text", description: `The words of that span, at most ${QUOTE_LIMIT} characters.`, example: "Armenia" }),
  rule: text("The rule that produced the record.", { example: "names/reference" }),
};

/**
 * The records that travel between the stages before anything is resolved: a document as `read` lays it out and as
 * `parse` analyses it.
 *
 * Offsets here are UTF-16 indices into `text` (what JavaScript slices with), half-open. Released tables count Unicode
 * code points; `extract` converts when it makes a claim.
 */
import { z } from "zod";
import { sources } from "./tables/sources.ts";

/** What a stretch of the text is. Only `heading`, `paragraph` and `item` are body; the rest is page furniture. */
export type BlockKind = "chrome" | "title" | "byline" | "heading" | "paragraph" | "item" | "metadata";

export interface Block {
  kind: BlockKind;
  start: number;
  end: number;
}

/** One sentence of the body. `section` indexes the heading block above it, or is -1. */
export interface SentenceSpan {
  start: number;
  end: number;
  section: number;
}

/**
 * A parsed sentence, columnar: entry i of each array is token i. `head` is the index of the governing token, -1 for the
 * root. `enhanced` holds the extra edges that coordination, relative clauses and control imply, as
 * [head, relation, dependent].
 */
export interface ParsedSentence {
  start: number[];
  end: number[];
  form: string[];
  lemma: string[];
  upos: string[];
  xpos: string[];
  head: number[];
  deprel: string[];
  enhanced: [number, string, number][];
  /** Names as the sequence labeller sees them: O, B-person, I-person, B-organisation, B-place ... one a token. */
  entity?: string[];
}

const offset = z.int().min(0);

/** What `read` writes for each source. */
export const documentRecord = z.strictObject({
  source: sources.row,
  text: z.string(),
  blocks: z.array(z.strictObject({
    kind: z.enum(["chrome", "title", "byline", "heading", "paragraph", "item", "metadata"]),
    start: offset,
    end: offset,
  })),
  sentences: z.array(z.strictObject({ start: offset, end: offset, section: z.int().min(-1) })),
});
export type DocumentRecord = z.infer<typeof documentRecord>;

const column = <T>(check: (value: unknown) => value is T, what: string) =>
  z.custom<T[]>((value) => Array.isArray(value) && value.every(check), `is no list of ${what}`);
const isNumber = (value: unknown): value is number => Number.isInteger(value);
const isText = (value: unknown): value is string => typeof value === "string";
const numbers = column(isNumber, "whole numbers");
const texts = column(isText, "texts");

/** Checked as columns and not value by value: there are as many tokens here as in the whole corpus. */
const parsedSentence = z.strictObject({
  start: numbers,
  end: numbers,
  form: texts,
  lemma: texts,
  upos: texts,
  xpos: texts,
  head: numbers,
  deprel: texts,
  enhanced: z.custom<[number, string, number][]>((value) => Array.isArray(value), "is no list of edges"),
  entity: texts.optional(),
}).refine(
  (s) => [s.end, s.form, s.lemma, s.upos, s.xpos, s.head, s.deprel].every((part) => part.length === s.start.length),
  "its columns differ in length",
);

/** What `parse` writes for each source, in the order of the documents. */
export const parsedRecord = z.strictObject({ source_id: z.string(), sentences: z.array(parsedSentence) });
export type ParsedRecord = z.infer<typeof parsedRecord>;

/** What holds for the reading of any text. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { documentOf } from "../../pipeline/read/document.ts";
import { loadFurniture } from "../../pipeline/read/furniture.ts";
import { linesOf, paragraphsOf } from "../../pipeline/read/lines.ts";
import { documentRecord } from "../../schemas/documents.ts";

const lexicon = (name: string) => new URL(`../../sources/lexicon/${name}.csv`, import.meta.url).pathname;
const furniture = loadFurniture(lexicon("page_furniture"), lexicon("kind_cues"));

/** Texts made of what pages are made of, with any character in between. */
const piece = fc.oneof(
  fc.constantFrom(
    "You are here",
    "Share",
    "• Tweet",
    "# Heading",
    "A Heading",
    "March 11, 2024",
    "By Jane Doe",
    "---",
    "title: =x",
    "Views expressed are mine.",
    "The parties met. They agreed.",
    "Article 1",
    "1. The Parties shall",
    "- item",
    "References",
    "lower case",
    "https://example.org/a",
    "…",
    "“So.” He left.",
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.lorem({ maxCount: 3, mode: "sentences" }),
);
const breaks = fc.constantFrom("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "\n\t", "\u2028");
const text = fc
  .array(fc.tuple(piece, breaks), { minLength: 1, maxLength: 25 })
  .map((parts) => parts.flat().join(""))
  .filter((value) => value.trim() !== "");
const run = { seed: 1, numRuns: 300 };

it("any text gives a record that fits, with blocks in order and sentences inside them", () => {
  fc.assert(
    fc.property(text, (value) => {
      const document = documentOf({ source_id: "x", text: value, sha256: "0".repeat(64), metadata: {}, where: "x" }, furniture);
      expect(documentRecord.safeParse(document).error?.message).toBeUndefined();
      expect(document.text).toBe(value);
      let at = 0;
      for (const { start, end } of document.blocks) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(value.slice(start, end)).toBe(value.slice(start, end).trim());
        at = end;
      }
      at = 0;
      for (const { start, end, section } of document.sentences) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(document.blocks.some((block) => block.start <= start && end <= block.end)).toBe(true);
        if (section >= 0) expect(document.blocks[section].kind).toBe("heading");
        at = end;
      }
    }),
    run,
  );
});

it("every visible character of a text stands in a line, and every line that is not blank in one paragraph", () => {
  fc.assert(
    fc.property(text, (value) => {
      const lines = linesOf(value);
      const visible = (part: string) => part.replace(/[\s\u200b]/gu, "");
      expect(visible(lines.map(({ start, end }) => value.slice(start, end)).join(""))).toBe(visible(value));
      const used = paragraphsOf(value, lines).flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i),
      );
      expect(used).toEqual([...lines.keys()].filter((i) => lines[i].start < lines[i].end));
    }),
    run,
  );
});

it("other line ends change nothing but offsets", () => {
  fc.assert(
    fc.property(text, (value) => {
      const unix = value.replace(/\r\n?/gu, "\n");
      const read = (one: string) => {
        const { blocks, sentences, source } = documentOf(
          { source_id: "x", text: one, sha256: "0".repeat(64), metadata: {}, where: "x" },
          furniture,
        );
        const plain = (start: number, end: number) => one.slice(start, end).replace(/\r\n/gu, "\n");
        return {
          title: source.title,
          blocks: blocks.map((block) => [block.kind, plain(block.start, block.end)]),
          sentences: sentences.map((s) => plain(s.start, s.end)),
        };
      };
      expect(read(unix.replaceAll("\n", "\r\n"))).toEqual(read(unix));
    }),
    run,
  );
});

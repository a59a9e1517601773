/** Offsets between UTF-16 units and code points, for any text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodePoints, cutQuote, quoteSpan } from "../pipeline/offsets.ts";
import { QUOTE_LIMIT, textFault } from "../schemas/fields.ts";

/** Any Unicode text, with many characters outside the basic plane, much white space and many signs that open formulas. */
const unit = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
  fc.constantFrom("😀", "🇦🇲", "\u{10ffff}", "\ud7ff", "\ue000", "é", "e\u0301"),
  fc.constantFrom("=", "+", "-", "@", " ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "\ufeff"),
);
const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(""));
const long = fc.array(unit, { minLength: 280, maxLength: 420 }).map((units) => units.join(""));

/** The UTF-16 indices of a text that do not fall inside a pair. */
const boundaries = (value: string): number[] =>
  [...value].reduce((all, character) => [...all, all.at(-1)! + character.length], [0]);
const slice = (value: string, start: number, end: number): string => [...value].slice(start, end).join("");
const run = { seed: 1, numRuns: 400 };

describe("CodePoints", () => {
  it("counts as Python does", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(new CodePoints(value).length).toBe([...value].length);
      }),
      run,
    );
  });

  it("at and index are inverse, and ascending", () => {
    fc.assert(
      fc.property(text, (value) => {
        const points = new CodePoints(value);
        boundaries(value).forEach((index, offset) => {
          expect(points.at(index)).toBe(offset);
          expect(points.index(offset)).toBe(index);
        });
      }),
      run,
    );
  });

  it("takes lone surrogates as one point each, as a careless text may hold them", () => {
    for (const value of ["\ud800", "\udc00a", "a\ud83d", "\ud800\ud800\udc00", "\udc00\ud800"]) {
      const points = new CodePoints(value);
      expect(points.length).toBe([...value].length);
      boundaries(value).forEach((index, offset) => expect(points.at(index)).toBe(offset));
    }
  });
});

describe("quoteSpan", () => {
  const spans = fc.oneof(text, long).chain((value) => {
    const ends = boundaries(value);
    return fc.tuple(fc.constant(value), fc.nat(ends.length - 1), fc.nat(ends.length - 1)).map(([one, a, b]) => ({
      value: one,
      start: ends[Math.min(a, b)],
      end: ends[Math.max(a, b)],
    }));
  });

  it("quotes exactly what its offsets name, cut at the limit", () => {
    fc.assert(
      fc.property(spans, ({ value, start, end }) => {
        const found = quoteSpan(value, new CodePoints(value), start, end);
        if (found === null) return;
        const whole = slice(value, found.start, found.end);
        expect(found.quote).toBe([...whole].slice(0, QUOTE_LIMIT).join("").trimEnd());
        expect([...found.quote].length).toBeLessThanOrEqual(QUOTE_LIMIT);
        expect(found.start).toBeLessThan(found.end);
      }),
      run,
    );
  });

  it("gives text that may stand in a cell", () => {
    fc.assert(
      fc.property(
        spans.filter(({ value }) => !value.includes("\0")),
        ({ value, start, end }) => {
          const found = quoteSpan(value, new CodePoints(value), start, end);
          if (found) expect(textFault(found.quote)).toBeNull();
        },
      ),
      run,
    );
  });

  it("stays inside the span and loses nothing but white space and formula signs", () => {
    fc.assert(
      fc.property(spans, ({ value, start, end }) => {
        const points = new CodePoints(value);
        const found = quoteSpan(value, points, start, end);
        const lost = found
          ? [value.slice(start, points.index(found.start)), value.slice(points.index(found.end), end)]
          : [value.slice(start, end), ""];
        expect(lost[0]).toMatch(/^[\s=+\-@]*$/u);
        expect(lost[1]).toMatch(/^\s*$/u);
      }),
      run,
    );
  });

  it.each([
    ["=SUM(A1)", "SUM(A1)"],
    [" - item ", "item"],
    ["@user +1", "user +1"],
    ["\t\r\n", null],
    ["==", null],
    ["a = b", "a = b"],
  ])("of %j is %j", (value, quote) => {
    expect(quoteSpan(value, new CodePoints(value), 0, value.length)?.quote ?? null).toBe(quote);
  });
});

describe("cutQuote", () => {
  it("cuts no character in two and leaves no white space at the end", () => {
    expect(cutQuote("😀".repeat(400))).toBe("😀".repeat(300));
    expect(cutQuote(`${"a".repeat(299)}  b`)).toBe("a".repeat(299));
    expect(cutQuote("a".repeat(300))).toBe("a".repeat(300));
  });
});

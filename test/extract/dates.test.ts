import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateWords, findDates } from "../../pipeline/extract/dates/find.ts";
import { isEdtf } from "../../schemas/fields.ts";
import { lexiconKnowledge } from "./knowledge.ts";

const words = dateWords(lexiconKnowledge());
const cases = parse(readFileSync("test/good/dates.csv", "utf8"), { columns: true }) as Record<string, string>[];

describe("dates", () => {
  it.each(cases)("$text", ({ text, year, published, last, expected }) => {
    const frame = { year: year ? Number(year) : null, published: published || null, last: last || null };
    const found = findDates(text, 0, text.length, frame, words);
    expect(found.map((one) => one.date).join(" ")).toBe(expected);
    for (const one of found) expect(isEdtf(one.date), one.date).toBe(true);
  });

  it("never throws, and every date is EDTF inside the text", () => {
    const piece = fc.constantFrom("in ", "March", "31 ", "2020", "–", "1990s", "late ", "(", ", ", "Monday", " ago", "three ", "days", "since ", "May ", "00", "é");
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 20 }), (parts) => {
      const text = parts.join("");
      for (const one of findDates(text, 0, text.length, { year: 2021, published: "2024-03-11", last: "2020-10-29" }, words)) {
        expect(isEdtf(one.date), `${one.date} in ${JSON.stringify(text)}`).toBe(true);
        expect(one.start).toBeLessThan(one.end);
        expect(one.end).toBeLessThanOrEqual(text.length);
      }
    }));
  });
});

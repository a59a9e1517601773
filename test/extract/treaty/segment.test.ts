import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { looksLikeTreaty, segmentTreaty, type Span } from "../../../pipeline/extract/treaty/index.ts";

const folder = new URL("./good/", import.meta.url);
const cases = readdirSync(folder).filter((name) => name.endsWith(".txt"));

/** A stretch as a fixture gives it: whole when it is short, else its first and its last 24 characters. */
function ends(text: string, span: Span | null): string | string[] | null {
  if (!span) return null;
  const printed = text.slice(span.start, span.end);
  return printed.length > 60 ? [printed.slice(0, 24), printed.slice(-24)] : printed;
}

describe("segmentTreaty lays out every layout in good/", () => {
  for (const name of cases) {
    it(name, () => {
      const text = readFileSync(new URL(name, folder), "utf8");
      const expected = JSON.parse(readFileSync(new URL(name.replace(/txt$/, "json"), folder), "utf8"));
      const treaty = segmentTreaty(text);
      expect({
        title: treaty.title && text.slice(treaty.title.start, treaty.title.end),
        preamble: ends(text, treaty.preamble),
        parties: treaty.parties.map((p) => text.slice(p.start, p.end)),
        units: treaty.units.map((u) => ({
          kind: u.kind,
          number: u.number,
          heading: u.heading,
          parent: u.parent,
          text: ends(text, u),
        })),
        finalClause: ends(text, treaty.finalClause),
        signatures: ends(text, treaty.signatures),
        annexes: treaty.annexes.map((a) => ends(text, a)),
      }).toEqual(expected);
    });
  }
});

describe("looksLikeTreaty", () => {
  it("knows the treaties in good/, also those without articles", () => {
    for (const name of ["number-line-headings.txt", "one-line.txt", "no-articles.txt", "numbered-paragraphs.txt"]) {
      expect([name, looksLikeTreaty(readFileSync(new URL(name, folder), "utf8"))]).toEqual([name, true]);
    }
  });
  it("does not take a report about a treaty for one", () => {
    expect(
      looksLikeTreaty(
        "Ostra invoked Article 4 of the Treaty of Halma on Monday.\n\nArticle 5 was not mentioned. Article 4 says that the Parties shall consult.",
      ),
    ).toBe(false);
    expect(looksLikeTreaty("")).toBe(false);
  });
});

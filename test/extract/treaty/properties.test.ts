import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clauseForce, clauseParties, classifyClause, segmentTreaty, toAkomaNtoso, type TreatyText } from "../../../pipeline/extract/treaty/index.ts";

const piece = fc.oneof(
  fc.constantFrom(
    "Article 1", "ARTICLE II", "Article 3.", "Article 4 bis", "article", "Art. 5", "CHAPTER I", "Section 2. Heads", "1. ", "(a) ", "2) ", "\n", "\n\n", "\r\n", " ", ". ",
    "The Parties shall consult.", "of this Treaty", "IN WITNESS WHEREOF", "DONE at", "For the", "ANNEX I", "PROTOCOL", "“", "”", "\"", "=", "#", "have agreed as follows:", "Definitions",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 6, unit: "binary" }),
);
const texts = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(""));

/** Spans in range, units in order of the text, each inside its parent. */
function check(text: string, treaty: TreatyText): void {
  const inRange = (s: { start: number; end: number }) => expect(0 <= s.start && s.start <= s.end && s.end <= text.length).toBe(true);
  for (const s of [treaty.title, treaty.preamble, treaty.finalClause, treaty.signatures]) if (s) inRange(s);
  treaty.annexes.forEach(inRange);
  treaty.parties.forEach(inRange);
  treaty.units.forEach((unit, i) => {
    inRange(unit);
    expect(unit.bodyStart >= unit.start && unit.bodyStart <= unit.end).toBe(true);
    expect(unit.parent).toBeLessThan(i);
    const parent = treaty.units[unit.parent];
    if (parent) expect(parent.start <= unit.start && unit.end <= parent.end).toBe(true);
    const before = treaty.units[i - 1];
    if (before) expect(before.start).toBeLessThanOrEqual(unit.start);
    if (unit.headingSpan) expect(unit.start <= unit.headingSpan.start && unit.headingSpan.end <= unit.end).toBe(true);
  });
  const articles = treaty.units.filter((u) => u.kind === "article");
  articles.forEach((a, i) => expect(a.end).toBeLessThanOrEqual(articles[i + 1]?.start ?? text.length));
}

describe("any text", () => {
  it("is laid out without an error, with nested and ordered spans", () => {
    fc.assert(fc.property(texts, (text) => check(text, segmentTreaty(text))), { numRuns: 1500, seed: 5 });
  });
  it("is coded and exported without an error", () => {
    fc.assert(
      fc.property(texts, (text) => {
        classifyClause(text.slice(0, 20), text, { index: 0, total: 1, final: true });
        clauseForce(text);
        clauseParties(text);
        expect(toAkomaNtoso(segmentTreaty(text), text, { id: text })).toContain("</akomaNtoso>");
      }),
      { numRuns: 500, seed: 6 },
    );
  });
  it("gives the same result twice", () => {
    const text = "Article 1. Peace. There shall be peace. ".repeat(50);
    expect(segmentTreaty(text)).toEqual(segmentTreaty(text));
  });
});

describe("long lines", () => {
  const long: Record<string, string> = {
    letters: "a".repeat(400_000), labels: "Article 1. The Party shall. ".repeat(15_000), quotes: "\"Article 1\n".repeat(40_000), stops: `Article 1 ${".".repeat(400_000)}`,
    divisions: `${"CHAPTER I\n".repeat(40_000)}Article 1\nx.`, annexes: `Article 1\nx.\n${"ANNEX I\n".repeat(40_000)}`, spaces: " ".repeat(400_000),
  };
  // quadratic work on these would run into the test's own limit
  for (const [name, text] of Object.entries(long)) it(name, () => check(text, segmentTreaty(text)));
});

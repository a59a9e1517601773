import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clauseForce,
  clauseParties,
  classifyClause,
  segmentTreaty,
  toAkomaNtoso,
  type TreatyText,
} from "../../../pipeline/extract/treaty/index.ts";

const piece = fc.oneof(
  fc.constantFrom(
    "Article 1",
    "ARTICLE II",
    "Article 3.",
    "Article 4 bis",
    "article",
    "Art. 5",
    "CHAPTER I",
    "Section 2. Heads",
    "1. ",
    "(a) ",
    "2) ",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    ". ",
    "The Parties shall consult.",
    "of this Treaty",
    "IN WITNESS WHEREOF",
    "DONE at",
    "For the",
    "ANNEX I",
    "PROTOCOL",
    "“",
    "”",
    '"',
    "=",
    "#",
    "have agreed as follows:",
    "Definitions",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 6, unit: "binary" }),
);
const texts = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(""));

/** What is wrong with the spans: they must be in range, units in order of the text, each inside its parent. */
function faults(text: string, treaty: TreatyText): string[] {
  const out: string[] = [];
  const inRange = (s: { start: number; end: number }) => 0 <= s.start && s.start <= s.end && s.end <= text.length;
  for (const s of [treaty.title, treaty.preamble, treaty.finalClause, treaty.signatures, ...treaty.annexes, ...treaty.parties]) {
    if (s && !inRange(s)) out.push(`span ${s.start}-${s.end} out of range`);
  }
  treaty.units.forEach((unit, i) => {
    const name = `${unit.kind} ${unit.number} at ${unit.start}-${unit.end}`;
    if (!inRange(unit) || unit.start === unit.end) out.push(`${name} is out of range or empty`);
    if (unit.bodyStart < unit.start || unit.bodyStart > unit.end) out.push(`${name}: body at ${unit.bodyStart}`);
    const parent = treaty.units[unit.parent];
    if (unit.parent >= i || (parent && (parent.start > unit.start || unit.end > parent.end)))
      out.push(`${name} is not inside its parent`);
    if (unit.start < (treaty.units[i - 1]?.start ?? 0)) out.push(`${name} is out of order`);
    const h = unit.headingSpan;
    if (h && (h.start < unit.start || h.end > unit.end)) out.push(`${name}: heading at ${h.start}-${h.end}`);
  });
  const articles = treaty.units.filter((u) => u.kind === "article");
  articles.forEach((a, i) => {
    if (a.end > (articles[i + 1]?.start ?? text.length)) out.push(`article ${a.number} runs into the next`);
  });
  return out;
}

describe("any text", () => {
  it("is laid out without an error, with nested and ordered spans", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(faults(text, segmentTreaty(text))).toEqual([]);
      }),
      { numRuns: 1500, seed: 5 },
    );
  });
  it("is coded and exported without an error", () => {
    fc.assert(
      fc.property(texts, (text) => {
        classifyClause(text.slice(0, 20), text, { index: 0, total: 1, final: true, before: null, after: null });
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
    letters: "a".repeat(400_000),
    labels: "Article 1. The Party shall. ".repeat(15_000),
    quotes: '"Article 1\n'.repeat(40_000),
    stops: `Article 1 ${".".repeat(400_000)}`,
    divisions: `${"CHAPTER I\n".repeat(40_000)}Article 1\nx.`,
    annexes: `Article 1\nx.\n${"ANNEX I\n".repeat(40_000)}`,
    spaces: " ".repeat(400_000),
  };
  // quadratic work on these would run into the test's own limit
  for (const [name, text] of Object.entries(long)) it(name, () => expect(faults(text, segmentTreaty(text))).toEqual([]));
});

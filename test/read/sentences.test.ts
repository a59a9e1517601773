import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../pipeline/read/sentences.ts";

const split = (text: string): string[] => splitSentences(text, 0, text.length).map(([a, b]) => text.slice(a, b));

/** What is left of a text without white space and control characters. */
const visible = (text: string): string => text.replace(/[\u0000-\u0020\u0085]/g, "").trim();

/** Each case is a block with its sentences parted by "|". */
const CASES: Record<string, string> = {
  "plain stops": "Armenia left.| Russia stayed!| Who knows?",
  "a note's number glued to the stop": "It asked for aid.2| Article 4 covers this.",
  "several notes": "It asked for aid.2,3| Article 4 covers this.[12]| So it ended.”4| The rest followed.",
  "titles": "Mr. Smith met Gen. Petrov and Dr. A. B. Jones.| They talked.",
  "initials": "John F. Kennedy spoke.| He left.",
  "numbers of articles": "See No. 4 and Art. 5 of the treaty.| It was vol. 3.",
  "a country's initials inside": "The U.S. President met the U.N. Secretary-General.| They talked.",
  "a country's initials at the end": "He flew to the U.S.| The talks began.",
  "decimals and times": "It rose 3.5 percent at 5 p.m. on Monday.| Then it fell.",
  "no space behind the stop": "It binds the parties.And it lasts.",
  "addresses of pages": "See https://example.org/a.b?c=d. It is at example.org today.",
  "quotation ends": "“We refuse.”| The minister left.| \"Why?\" she asked.",
  "brackets": "They left (see above.)| Nobody stayed.",
  "ellipsis inside": "They waited ... and left.| It was over...| The end.",
  "hard wraps": "The council met in\nVienna on Monday.| It\nadjourned.",
  "blank lines and bullets": "Members:|\n- Armenia joined in 1992|\n- Georgia left\n\n|The rest stayed",
  "numbered items": "1. The parties shall meet.| 2. They shall talk.",
  "latin": "States, e.g. France, i.e. the hosts, agreed.| Others (cf. above) did not.",
  "companies": "Acme Inc. sold arms to Smith Corp. in May.| The deal ended.",
};

describe("splitSentences", () => {
  for (const [name, marked] of Object.entries(CASES)) {
    test(name, () => {
      const expected = name === "no space behind the stop" ? ["It binds the parties.", "And it lasts."]
        : name === "addresses of pages" ? ["See https://example.org/a.b?c=d.", "It is at example.org today."]
        : marked.split("|").map((s) => s.trim());
      expect(split(marked.replaceAll("|", ""))).toEqual(expected);
    });
  }

  test("keeps to the block that it is given", () => {
    const text = "Before. One. Two. After.";
    expect(splitSentences(text, 8, 17)).toEqual([[8, 12], [13, 17]]);
  });

  test("spans are trimmed, in order, inside the block, and cover all that is visible", () => {
    const piece = fc.constantFrom(
      "U.S. ", "No. 4", ". ", "...", "?! ", "\n", "\n\n- ", "aid.2 ", "Article ", "”", " ", "é\u0301", "\ud83d\ude00", "a", "B",
    );
    const pieces = fc.array(piece, { maxLength: 80 }).map((list) => list.join(""));
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), pieces);
    fc.assert(fc.property(text, (value) => {
      let last = 0;
      for (const [a, b] of splitSentences(value, 0, value.length)) {
        expect(visible(value.slice(last, a))).toBe("");
        expect(value.slice(a, b).length).toBeGreaterThan(0);
        last = b;
      }
      expect(visible(value.slice(last))).toBe("");
    }), { seed: 4, numRuns: 500 });
  });

  test("long repetitions end", () => {
    for (const piece of [".", "1. ", "U.S. ", "\n", " ", "a. ", "(", "?!", ". ' "]) {
      const text = piece.repeat(50_000);
      splitSentences(text, 0, text.length);
    }
  });
});

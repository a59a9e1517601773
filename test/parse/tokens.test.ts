import { describe, expect, test } from "vitest";
import { loadTokenLists } from "../../pipeline/parse/lexicon.ts";
import { tokenise } from "../../pipeline/parse/tokens.ts";

const lists = loadTokenLists();

/** Texts and their tokens, parted by single spaces. */
const CASES: [string, string][] = [
  ["Armenia's troops don't move.", "Armenia 's troops do n't move ."],
  ["Armenia’s troops don’t move.", "Armenia ’s troops do n’t move ."],
  ["the states' envoys cannot stay", "the states ' envoys can not stay"],
  ["the U.S. and the U.N. met", "the U.S. and the U.N. met"],
  ["a three-year-old, anti-tank re-election", "a three - year - old , anti-tank re-election"],
  ["It asked for aid.2 Article 4 says", "It asked for aid . Article 4 says"],
  ["(2020, 2023)", "( 2020 , 2023 )"],
  ["wars (2020, 2023) and [sic]", "wars ( 2020 , 2023 ) and [ sic ]"],
  ["It cost $1.5 or 3,000 at 12:30, 50%.", "It cost $ 1.5 or 3,000 at 12:30 , 50 % ."],
  ["See https://example.org/a.b?c=d, please.", "See https://example.org/a.b?c=d , please ."],
  ["write to a.b@example.org.", "write to a.b@example.org ."],
  ["**Gil** of _Ohio_ [said](https://example.org) <u>so</u>", "Gil of Ohio said so"],
  ["R&amp;D and Tom&rsquo;s &quot;plan&quot;", "R&D and Tom ’s \" plan \""],
  ["talks—the first—ended", "talks — the first — ended"],
  ["did n't end 's", "did n't end 's"],
  ["binds the parties.And so", "binds the parties . And so"],
  ["Mr. Smith, No. 4; no. He", "Mr. Smith , No. 4 ; no . He"],
  ["J. F. Kennedy vs. O'Brien", "J. F. Kennedy vs. O'Brien"],
  ["and/or 1/2 on 2024-02-23 in 1914-1918", "and / or 1/2 on 2024-02-23 in 1914 - 1918"],
  ["hard\nwrapped \r\n lines", "hard wrapped lines"],
  ["wait... what?!", "wait ... what ?!"],
];

describe("tokenise", () => {
  for (const [text, expected] of CASES) {
    test(text.slice(0, 40), () => expect(tokenise(text, 0, text.length, lists).form.join(" ")).toBe(expected));
  }

  test("offsets skip what is hidden", () => {
    const text = "x **bold** R&amp;D.";
    const tokens = tokenise(text, 2, text.length, lists);
    expect(tokens.form).toEqual(["bold", "R&D", "."]);
    expect(tokens.form.map((_, i) => text.slice(tokens.start[i], tokens.end[i]))).toEqual(["bold", "R&amp;D", "."]);
  });

  test("long repetitions end", () => {
    for (const piece of ["a'", "a.", "[", "<a ", "&", "*", "http://", "a@", "1,", "-", "a-", ")"]) {
      tokenise(piece.repeat(20_000), 0, piece.length * 20_000, lists);
    }
  });
});

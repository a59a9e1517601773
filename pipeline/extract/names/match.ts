/** Finds every name that the reference knows: the longest match at each word, with all that it may mean. */
import type { Knowledge, Reading } from "../knowledge.ts";
import { fold, joins, nameKey, type Word, wordsOf } from "../words.ts";

export interface Match {
  start: number;
  end: number;
  /** First and last word, as numbers in the list that was searched. */
  first: number;
  last: number;
  key: string;
  readings: Reading[];
}

/** Names are no longer than this many words. */
const LONGEST = 14;

/** The matches in a stretch of text, from left to right, without overlap. Those with no reading are known non-actors. */
export function matchNames(text: string, words: readonly Word[], knowledge: Knowledge): Match[] {
  const found: Match[] = [];
  for (let i = 0; i < words.length; i++) {
    const match = longest(text, words, i, knowledge);
    if (!match) continue;
    found.push(match);
    i = match.last;
  }
  return found;
}

function longest(text: string, words: readonly Word[], first: number, knowledge: Knowledge): Match | null {
  let key = "";
  let best: Match | null = null;
  for (let last = first; last < words.length && last - first < LONGEST; last++) {
    if (last > first && !joins(text, words[last - 1], words[last])) break;
    key = last === first ? words[first].folded : `${key} ${words[last].folded}`;
    const known = knowledge.readings.get(key);
    const ambiguous = knowledge.ambiguous.get(key);
    if (known || ambiguous) {
      const start = words[first].start;
      const end = withFullStop(text, words[last].end, known);
      const readings = (known ?? []).filter((reading) => fits(text.slice(start, end), reading));
      if (readings.length || (ambiguous && words[first].capital)) best = { start, end, first, last, key, readings };
    }
    if (!knowledge.beginnings.has(key)) break;
  }
  return best;
}

/** "U.S." keeps its last full stop. */
function withFullStop(text: string, end: number, readings: readonly Reading[] | undefined): number {
  return text[end] === "." && readings?.some((reading) => reading.name.endsWith(".")) ? end + 1 : end;
}

/** Whether the words as written may be that name: capitals where it has them, acronyms and exact names to the letter. */
function fits(written: string, reading: Reading): boolean {
  if (reading.match === "exact" || reading.nameKind === "acronym") return plain(written) === plain(reading.name) || written.replace(/\./gu, "") === reading.name.replace(/\./gu, "");
  if (written === written.toUpperCase()) return written.length > 3 || reading.name.toUpperCase() === reading.name;
  const there = capitals(written);
  const expected = capitals(reading.name);
  return expected.length !== there.length ? there[0] === expected[0] || /^\p{Lu}/u.test(written) : expected.every((capital, i) => !capital || there[i]);
}

const plain = (name: string): string => name.replace(/[\s\u00a0]+/gu, " ").replace(/[’‘`ʿ]/gu, "'").replace(/[–—]/gu, "-");
const capitals = (name: string): boolean[] => wordsOf(name, 0, name.length).map((word) => word.capital);

export { fold, nameKey };

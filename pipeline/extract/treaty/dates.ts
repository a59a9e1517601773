/** When a treaty was signed and when it entered into force, where its own text says so: "Done at X, this fourth day of April, 1949". */
import { cuesOf, loose, numberWords, readLexicon } from "./lexicon.ts";
import type { Span, TreatyText } from "./types.ts";

const months = readLexicon<{ word: string; kind: string; value: string }>("date_words").filter((row) => row.kind === "month");
const monthOf = new Map(months.map((row) => [row.word, Number(row.value)]));
const longest = (words: string[]) => words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");

const MONTH = `(?:${longest([...monthOf.keys()])})\\.?`;
const WORD = `(?:${longest([...numberWords].filter(([, { kind }]) => kind !== "suffix").map(([word]) => word))})`;
const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?|${WORD}(?:[-\\s]${WORD})?)`;
/** In figures, or in words that begin with a number and hold a hundred or a thousand. */
const YEAR = `(?:1[5-9]\\d\\d|20\\d\\d|${WORD}(?:[-\\s]*(?:and\\s+)?${WORD}){1,7})`;
const GAP = "[\\s,]+";
const DATE = `(?:(?<day>${DAY})(?:\\s+day)?(?:\\s+of)?(?:\\s+the\\s+month\\s+of)?\\s+(?<month>${MONTH})|(?<monthFirst>${MONTH})\\s+(?<dayAfter>${DAY}))(?:${GAP}(?:(?:in|of)\\s+(?:the|this)\\s+year\\s+(?:of\\s+our\\s+lord\\s+)?)?)(?<year>${YEAR})(?![\\p{L}\\d])`;
const ANY_DATE = new RegExp(DATE, "giu");
const CLOSING = new RegExp(`(?<![\\p{L}])(?:${cuesOf("closing").filter((cue) => /^(?:done|signed)/u.test(cue)).map(loose).join("|")})`, "giu");
const FORCE_CUES = cuesOf("in_force").map(loose).join("|");
const IN_FORCE = new RegExp(`(?:${FORCE_CUES})[\\s:(]{1,4}(?:on\\s+)?(?:the\\s+)?${DATE}`, "iu");
/** Up to the stop that ends it: not that of "St. Petersburg". */
const SENTENCE = new RegExp(`^[^.;]*(?:(?:(?<=(?<![\\p{L}])(?:${readLexicon<{ abbreviation: string }>("abbreviations").map(({ abbreviation }) => loose(abbreviation)).join("|")}))\\.|\\.(?!\\s+\\p{Lu}))[^.;]*)*`, "u");
/** How far behind "Done at" the date may stand, and how much of the ends of a text is header or footer. */
const REACH = 320;
const MARGIN = 1500;

export interface TreatyDates {
  signed: string | null;
  inForce: string | null;
}

export function treatyDates(text: string, treaty: TreatyText): TreatyDates {
  const signed = signedOn(text, treaty);
  const inForce = inForceOn(text, treaty);
  // Nothing binds before it is signed: a day before that is another treaty's.
  return { signed, inForce: signed !== null && inForce !== null && inForce < signed.slice(0, 10) ? null : inForce };
}

/** The date of the testimonium; a span of days where sides signed on different ones. */
function signedOn(text: string, { finalClause, signatures, annexes, units }: TreatyText): string | null {
  const end = Math.min(annexes[0]?.start ?? text.length, text.length);
  const last = units.at(-1);
  const from: Span = { start: finalClause?.start ?? last?.start ?? 0, end: Math.min(end, (signatures?.end ?? finalClause?.end ?? end) + REACH) };
  for (const closing of text.slice(from.start, from.end).matchAll(CLOSING)) {
    const at = from.start + closing.index + closing[0].length;
    const sentence = SENTENCE.exec(text.slice(at, Math.min(at + REACH, text.length)))![0];
    const found = [...new Set([...sentence.matchAll(ANY_DATE)].map(dateIn).filter((date) => date !== null))];
    if (found.length === 1 || (found.length > 1 && found[0] >= found[found.length - 1])) return found[0];
    if (found.length > 1) return `${found[0]}/${found[found.length - 1]}`;
  }
  return null;
}

/** From the header or footer of the page, or from a provision that names the day. */
function inForceOn(text: string, { units, finalClause }: TreatyText): string | null {
  const first = units[0]?.start ?? 0;
  const places = [text.slice(0, Math.min(first, MARGIN)), text.slice(Math.max(finalClause?.start ?? text.length - MARGIN, first))];
  for (const place of places) {
    const found = IN_FORCE.exec(place);
    const date = found && dateIn(found);
    if (date) return date;
  }
  return null;
}

/** A full date as YYYY-MM-DD; null for a day that no calendar has. */
function dateIn({ groups }: RegExpMatchArray): string | null {
  const { day, month, monthFirst, dayAfter, year } = groups!;
  const d = dayOf(day ?? dayAfter);
  const m = monthOf.get((month ?? monthFirst).toLowerCase().replace(/\.$/u, ""));
  const y = /^\d/u.test(year) ? Number(year) : spelled(year);
  if (!m || d < 1 || y < 1500 || y > 2100) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCMonth() === m - 1 ? `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}` : null;
}

const dayOf = (printed: string): number => (/^\d/u.test(printed) ? Number.parseInt(printed, 10) : spelled(printed));

/** "one thousand nine hundred and fifty-one", "nineteen hundred and sixty", "twenty-eighth", glued words too. */
function spelled(printed: string): number {
  let sum = 0;
  let open = 0;
  for (const [word] of printed.toLowerCase().matchAll(new RegExp(WORD, "gu"))) {
    const { value } = numberWords.get(word)!;
    if (value === 100 || value === 1000) {
      open = Math.max(1, open) * value;
      if (value === 1000) {
        sum += open;
        open = 0;
      }
    } else open += value;
  }
  return sum + open;
}

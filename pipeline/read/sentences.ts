import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";

/** What an abbreviation says about the stop behind it; see sources/lexicon/abbreviations.csv. */
type Follows = "never" | "maybe" | "number";

const ABBREVIATIONS = loadAbbreviations();

/** How many units to look back or ahead for context: bounds the cost of every decision. */
const REACH = 40;

/**
 * Splits one block (a paragraph, heading or list item of text[start, end)) into sentences. Spans are UTF-16 offsets,
 * trimmed, ascending, and do not overlap. Line breaks inside the block count as spaces unless the lines are separate items
 * (a blank line between them, or a bullet before them).
 */
export function splitSentences(text: string, start: number, end: number): [number, number][] {
  const spans: [number, number][] = [];
  let from = datelineEnd(text, start, end);
  push(spans, text, start, from);
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    let cut = -1;
    if (code === 10) cut = lineEnds(text, i, end) ? i : -1;
    else if (isStop(code) && !(i > from && isStop(text.charCodeAt(i - 1)))) cut = stopEnds(text, from, i, end);
    if (cut < 0) continue;
    push(spans, text, from, cut);
    from = cut;
    i = Math.max(i, cut - 1);
  }
  push(spans, text, from, end);
  return spans;
}

/** Place, day and agency before a dash: "OSLO, Norway, May 3 (Agency) -- Ministers said". */
const DATELINE = /^\s*(?:(?:\p{Lu}[\p{Lu}.'’-]+ ?){1,4}(?:, \p{Lu}[\p{L}. ]{1,24})?(?:, \p{Lu}\p{Ll}{2,8}\.? \d{1,2})?(?: \(\p{Lu}[\p{L}/ -]{1,24}\))?|(?:\p{Lu}\p{Ll}+ ?){1,3}(?:, \p{Lu}\p{Ll}{2,8}\.? \d{1,2})?(?: \(\p{Lu}[\p{L}/ -]{1,24}\))?(?= (?:--|—))|\(\p{Lu}[\p{L}/ -]{1,24}\)) (?:--|–|—|-)\s+(?=["“‘]?\p{Lu})/u;

/** Where the dateline of a news story ends; the beginning itself where there is none. It is no part of the sentence behind it. */
function datelineEnd(text: string, start: number, end: number): number {
  const found = DATELINE.exec(text.slice(start, Math.min(end, start + 2 * REACH)));
  return found && /\p{Ll}{2}/u.test(text.slice(start + found[0].length, Math.min(end, start + 3 * REACH))) ? start + found[0].length : start;
}

/** A run of stops is judged once, at its first. */
function isStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026;
}

function push(spans: [number, number][], text: string, from: number, to: number): void {
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (to > from) spans.push([from, to]);
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x85 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 ||
    code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff || code === 0x1680;
}

/** A line break ends a sentence before a blank line or a bullet. */
function lineEnds(text: string, i: number, end: number): boolean {
  let j = i + 1;
  const limit = Math.min(end, i + REACH);
  while (j < limit && (text[j] === " " || text[j] === "\t" || text[j] === "\r")) j++;
  if (j >= end) return false;
  if (text[j] === "\n") return true;
  return /^(?:[•·▪◦‣●○■–—*+-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[ \t]+\S/.test(text.slice(j, j + 16));
}

/** Whether the stop at `i` ends a sentence: where the sentence ends (behind closing quotes, brackets, note marks), or -1. */
function stopEnds(text: string, from: number, i: number, end: number): number {
  const first = i;
  while (i + 1 < end && isStop(text.charCodeAt(i + 1))) i++;
  const run = i - first + 1;
  let j = i + 1;
  while (j < end && j - i < 8 && isCloser(text, j)) j++;
  const noteEnd = noteMark(text, first, j, end);
  if (noteEnd > 0) j = noteEnd;
  let k = j;
  while (k < end && isSpace(text.charCodeAt(k))) k++;
  if (k >= end) return -1;
  const ahead = text.slice(k, k + REACH);
  if (k === j) return noteEnd < 0 && gluedEnds(text, first, j, ahead) ? j : -1;
  const opener = ahead.replace(/^["'“‘«([{*_<]+(?:u>)?/, "");
  const capital = /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(opener);
  const digit = /^\d/.test(opener);
  const mark = text[first];
  if (mark === "." && run === 1) {
    if (noteEnd > 0) return capital || digit ? j : -1;
    const decision = plainStop(text, from, first, opener, j === i + 1);
    if (decision !== null) return decision ? j : -1;
    // Careless writers begin in lower case: believed after a whole word, not after what may be an abbreviation.
    const whole = /(?:^|\s)\p{Ll}{3,}$/u.test(text.slice(Math.max(from, first - 20), first));
    if (/^\p{Ll}/u.test(opener)) return j === i + 1 && whole ? j : -1;
    return j;
  }
  // "Really?" she asked; an ellipsis in mid-sentence.
  if (/^\p{Ll}/u.test(opener)) return j === i + 1 && (mark === "!" || mark === "?") ? j : -1;
  if ((run > 1 || mark === "…") && mark !== "!" && mark !== "?") return capital || digit ? j : -1;
  return j;
}

function isCloser(text: string, j: number): boolean {
  const ch = text[j];
  if (ch === ")" || ch === "]" || ch === "”" || ch === "’" || ch === "»" || ch === "}") return true;
  if (ch === "*" || ch === "_") return true;
  return (ch === '"' || ch === "'") && (j + 1 >= text.length || !/[\p{L}\p{N}]/u.test(text[j + 1]));
}

/** The end of a note's number glued behind a stop ("aid.2", "aid.”12", "aid.[3]"), or -1. */
function noteMark(text: string, stop: number, j: number, end: number): number {
  if (stop === 0 || !/[\p{L})\]”’"%]/u.test(text[stop - 1])) return -1;
  let k = j;
  // Encyclopedias set the mark in brackets, sometimes behind a space.
  if (text[k] === " " && /^ \[\d{1,3}\](?:\s|$)/.test(text.slice(k, k + 8))) k++;
  while (k < end && k - j < 16) {
    const m = /^(?:\[\d{1,3}\]|\d{1,3}(?:[,–-]\d{1,3})?)/.exec(text.slice(k, Math.min(end, k + 8)));
    if (!m) break;
    k += m[0].length;
  }
  if (k === j || (k < end && !isSpace(text.charCodeAt(k)) && !/["”’)]/.test(text[k]))) return -1;
  return k;
}

/** No space behind the stop: "parties.And", but not "paulhastings.com", "U.S." or "3.5". */
function gluedEnds(text: string, stop: number, j: number, ahead: string): boolean {
  if (!/^["“‘(]?\p{Lu}\p{Ll}/u.test(ahead) && !/^["“‘(]?(?:I|A) /.test(ahead)) return false;
  const before = text.slice(Math.max(0, stop - 2), stop);
  if (j === stop + 1 && /^\p{Ll}\p{Ll}$|\p{Ll}[)\]”]$/u.test(before)) return true;
  if (j === stop + 1 && text[stop] === ".") return false;
  return /\p{Ll}$/u.test(before);
}

/** The word before a stop decides: an initial, a number, an abbreviation. null where it says nothing. */
function plainStop(text: string, from: number, stop: number, opener: string, bare: boolean): boolean | null {
  let w = stop;
  while (w > from && stop - w < REACH && /[\p{L}\p{N}\p{M}.&]/u.test(text[w - 1])) w--;
  const word = text.slice(w, stop);
  if (word === "") return null;
  const atStart = w - from < REACH && text.slice(from, w).trim().length <= 1;
  if (/^\d{1,3}$/.test(word) || /^[ivxIVX]{1,5}$/.test(word) || /^[a-zA-Z]$/.test(word)) {
    // "1. The parties", "a. The parties": a number of a list, not a sentence.
    if (atStart && bare) return false;
  }
  if (!bare) return null;
  const entry = ABBREVIATIONS.get(word) ?? (word === word.toUpperCase() ? ABBREVIATIONS.get(titled(word)) : undefined);
  if (entry === "never") return false;
  if (entry === "number") return /^(?:\d|[IVX]+\b)/.test(opener) ? false : null;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || entry === "maybe") return maybeEnds(word, opener);
  if (/^\p{Lu}$/u.test(word)) return initialEnds(text, w, opener);
  return null;
}

function titled(word: string): string {
  return word[0] + word.slice(1).toLowerCase();
}

/** "U.S. President" goes on; "in the U.S. The" ends: what follows must be a word that opens sentences. */
function maybeEnds(word: string, opener: string): boolean {
  if (/^\p{Ll}/u.test(opener) || /^[\d,;:)–—-]/.test(opener)) return false;
  const next = /^[\p{L}'’]+/u.exec(opener)?.[0] ?? "";
  if (OPENERS.has(next)) return true;
  return !/\p{Lu}\.\p{Lu}$/u.test(word) && !/^\p{Lu}/u.test(next);
}

/** "John F. Kennedy" goes on, "Appendix B. The" and "vitamin C. She" end. */
function initialEnds(text: string, w: number, opener: string): boolean {
  const next = /^[\p{L}'’]+/u.exec(opener)?.[0] ?? "";
  if (!OPENERS.has(next)) return false;
  const before = text.slice(Math.max(0, w - 2), w);
  return text[w] === "I" || /[\p{Ll}] $/u.test(before);
}

/** Function words that open a sentence: a capital on them marks a beginning, since they are in no name. */
const OPENERS = new Set(loadColumn("sentence-openers.csv", "word"));

function loadColumn(file: string, name: string): string[] {
  const path = new URL(`../../sources/lexicon/${file}`, import.meta.url);
  const rows = parse(readFileSync(path, "utf8"), { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  return rows.map((row) => row[name]);
}

function loadAbbreviations(): Map<string, Follows> {
  const words = loadColumn("abbreviations.csv", "abbreviation");
  const follows = loadColumn("abbreviations.csv", "follows");
  return new Map(words.map((word, i) => [word, follows[i] as Follows]));
}

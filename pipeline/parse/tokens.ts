import { veil } from "./veil.ts";
import { splitWord } from "./clitics.ts";

/** Tokens of one sentence, columnar; offsets are UTF-16 indices into the text they came from. */
export interface Tokens {
  start: number[];
  end: number[];
  form: string[];
}

const URL = /(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}/iy;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}/y;
const NUMBER = /\d{1,3}(?:,\d{3}){1,8}(?:\.\d+)?(?!\d)|\d+(?:[.:]\d+){1,4}(?!\d)|\d{1,4}\/\d{1,2}(?:\/\d{1,4})?(?!\d)/y;
const DASHED_NUMBER = /\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}-\d{1,2}-\d{2,4}(?!\d)|(?:\d-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)/y;
const INITIALS = /(?:\p{L}\.){2,8}(?!\p{L})|(?:\p{L}\.){1,7}\p{L}(?=$|[\s,;:)\]'’"”?!])/uy;
const WORD = /[\p{L}\p{N}\p{M}_]+/uy;
const REPEATED = /\.{2,}|[!?]{2,}|-{2,}|={2,}|\*{2,}|#{2,}|~{2,}|_{2,}|<<|>>|''|``|[:;]-?[)(](?=\s|$)/y;
const UNIT_AFTER_NUMBER = /^(\d+(?:[.:]\d+)?)(am|pm|AM|PM|km|mm|cm|kg|mg|ft|bn|m|k|p|mph|GB|MB)$/;
/** "name.org", "v2.0", but not the note mark of "aid.2". */
const DOTTED_NAME = /(?:(?<=\p{N})\.|\.(?!\d{1,3}(?:$|[\s)\]”"’])))[\p{L}\p{N}_]{1,20}(?:\.[\p{L}\p{N}_]{1,20}){0,8}/uy;

/**
 * Tokenises text[start, end) as Universal Dependencies does for English: clitics and hyphenated compounds apart, known
 * abbreviations with their stop. Footnote digits glued to a stop, emphasis marks and tags are no tokens.
 * Works in time linear in the length for any input.
 */
export function tokenise(text: string, start: number, end: number, lists: TokenLists): Tokens {
  const out: Tokens = { start: [], end: [], form: [] };
  const veiled = veil(text, start, end);
  const source = veiled ? veiled.text : text.slice(start, end);
  for (let i = 0; i < source.length; ) {
    if (isSpace(source.charCodeAt(i))) {
      i++;
      continue;
    }
    i = take(source, i, out, lists);
  }
  for (let t = 0; t < out.form.length; t++) {
    out.end[t] = veiled ? veiled.ends[out.end[t] - 1] : out.end[t] + start;
    out.start[t] = veiled ? veiled.at[out.start[t]] : out.start[t] + start;
  }
  return out;
}

/** Words that shape tokens, from sources/lexicon. */
export interface TokenLists {
  /** Abbreviations, as written, without their final stop. */
  abbreviations: Set<string>;
  /** Abbreviations that keep their stop only before a number ("No. 4"). */
  beforeNumbers: Set<string>;
  /** Lower-case prefixes that stay joined to the word behind their hyphen. */
  prefixes: Set<string>;
  /** Lower-case words that stay whole in spite of their hyphen. */
  joined: Set<string>;
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x85 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 ||
    code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0x1680;
}

function matchAt(pattern: RegExp, source: string, i: number): number {
  pattern.lastIndex = i;
  return pattern.test(source) ? pattern.lastIndex : -1;
}

function push(out: Tokens, source: string, from: number, to: number): number {
  out.start.push(from);
  out.end.push(to);
  out.form.push(source.slice(from, to));
  return to;
}

/** Takes one token (or one word with its clitics) at `i` and returns where the next begins. */
function take(source: string, i: number, out: Tokens, lists: TokenLists): number {
  const code = source.charCodeAt(i);
  if (code >= 48 && code <= 57) return takeNumber(source, i, out);
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  if (!letter && code < 128) return takeMark(source, i, out);
  let wordEnd = letter ? asciiWordEnd(source, i) : i;
  if (!letter || source.charCodeAt(wordEnd) >= 128) wordEnd = matchAt(WORD, source, i);
  if (wordEnd <= i) return takeMark(source, i, out);
  return takeWord(source, i, wordEnd, out, lists);
}

function asciiWordEnd(source: string, i: number): number {
  let j = i + 1;
  for (; j < source.length; j++) {
    const c = source.charCodeAt(j);
    if (!(((c | 32) >= 97 && (c | 32) <= 122) || (c >= 48 && c <= 57) || c === 95)) break;
  }
  return j;
}

function takeNumber(source: string, i: number, out: Tokens): number {
  if (isFootnote(source, i, out)) {
    let j = i;
    while (j < source.length && source.charCodeAt(j) >= 48 && source.charCodeAt(j) <= 57) j++;
    return j;
  }
  let j = matchAt(DASHED_NUMBER, source, i);
  if (j < 0) j = matchAt(NUMBER, source, i);
  if (j < 0) j = asciiWordEnd(source, i);
  else if (/[\p{L}]/u.test(source[j] ?? "")) j = Math.max(j, matchAt(WORD, source, j));
  const unit = UNIT_AFTER_NUMBER.exec(source.slice(i, Math.min(j, i + 24)));
  if (unit && i + unit[0].length === j) {
    push(out, source, i, i + unit[1].length);
    return push(out, source, i + unit[1].length, j);
  }
  const at = matchAt(EMAIL, source, i);
  if (at > j) return push(out, source, i, at);
  return push(out, source, i, j);
}

/** One to three digits glued to a closing mark that is itself glued to a word: the mark of a note, not a number. */
function isFootnote(source: string, i: number, out: Tokens): boolean {
  const last = out.form.length - 1;
  if (last < 1 || out.end[last] !== i || !/^[.,;:!?”’"')\]]$/.test(out.form[last]) || out.start[last] === 0) return false;
  let j = i;
  while (j < source.length && j - i < 4 && source.charCodeAt(j) >= 48 && source.charCodeAt(j) <= 57) j++;
  if (j - i > 3 || !(j >= source.length || /[\s)\]”’"]/.test(source[j]))) return false;
  const before = source[out.start[last] - 1];
  return /[\p{L})\]”’"]/u.test(before);
}

function takeWord(source: string, i: number, wordEnd: number, out: Tokens, lists: TokenLists): number {
  const next = source[wordEnd];
  if (next === ":" || next === "." || next === "@" || next === "+" || next === "-") {
    let j = matchAt(URL, source, i);
    if (j > 0) return push(out, source, i, trimUrl(source, i, j));
    j = matchAt(EMAIL, source, i);
    if (j > 0) return push(out, source, i, j);
  }
  if (next === ".") {
    if (wordEnd - i <= 2) {
      const j = matchAt(INITIALS, source, i);
      if (j > 0) return push(out, source, i, j);
    }
    const word = source.slice(i, wordEnd);
    const numbered = lists.beforeNumbers.has(word) && /^\.\s{0,4}[\dIVX]/.test(source.slice(wordEnd, wordEnd + 6));
    if (numbered || lists.abbreviations.has(word)) {
      return push(out, source, i, wordEnd + 1);
    }
    if (wordEnd - i === 1 && /\p{Lu}/u.test(source[i])) {
      return push(out, source, i, wordEnd + 1);
    }
    const dotted = matchAt(DOTTED_NAME, source, wordEnd);
    if (dotted > 0 && !startsSentence(source, i, wordEnd)) return push(out, source, i, dotted);
  }
  if (next === "&" && /\p{Lu}/u.test(source[wordEnd + 1] ?? "") && /\p{Lu}/u.test(source[wordEnd - 1])) {
    const j = matchAt(WORD, source, wordEnd + 1);
    if (j > 0 && j - i <= 6) return push(out, source, i, j);
  }
  if (next === "-" && wordEnd - i <= 7) {
    const j = matchAt(WORD, source, wordEnd + 1);
    if (j > 0 && source[j] !== "-" && lists.joined.has(source.slice(i, j).toLowerCase())) return splitWord(source, i, j, out);
  }
  if (next === "-" && wordEnd - i <= 7 && lists.prefixes.has(source.slice(i, wordEnd).toLowerCase())) {
    const j = matchAt(WORD, source, wordEnd + 1);
    if (j > 0) return splitWord(source, i, j, out);
  }
  return splitWord(source, i, wordEnd, out);
}

/** "parties.And": lower case, a stop, then a capital and lower case, is a sentence end without its space. */
function startsSentence(source: string, i: number, dot: number): boolean {
  if (dot - i <= 1 || !/\p{Ll}/u.test(source[dot - 1])) return false;
  return /\p{Lu}/u.test(source[dot + 1]) && !/\p{Lu}/u.test(source[dot + 2] ?? "");
}

function trimUrl(source: string, i: number, j: number): number {
  const trailing = source.slice(i, j).includes("(") ? /[.,;:!?\]'’*]/ : /[.,;:!?)\]'’*]/;
  while (j > i + 8 && trailing.test(source[j - 1])) j--;
  return j;
}

function takeMark(source: string, i: number, out: Tokens): number {
  const repeated = matchAt(REPEATED, source, i);
  if (repeated > 0) return push(out, source, i, repeated);
  const ch = source[i];
  if ((ch === "'" || ch === "’") && /^(?:s|S|re|ve|ll|d|m|em|cause|til)(?![\p{L}\p{N}])/u.test(source.slice(i + 1, i + 7))) {
    const j = matchAt(WORD, source, i + 1);
    return push(out, source, i, j);
  }
  if ((ch === "'" || ch === "’") && /^\d\ds?(?!\d)/.test(source.slice(i + 1, i + 5))) {
    return push(out, source, i, asciiWordEnd(source, i + 1));
  }
  if (ch === "." && /\d/.test(source[i + 1] ?? "") && !/[\p{L}\p{N})\]”’"]/u.test(source[i - 1] ?? " ")) {
    return push(out, source, i, asciiWordEnd(source, i + 1));
  }
  if ((ch === "@" || ch === "#") && /[\p{L}]/u.test(source[i + 1] ?? "")) {
    return push(out, source, i, matchAt(WORD, source, i + 1));
  }
  const code = source.codePointAt(i)!;
  return push(out, source, i, i + (code > 0xffff ? 2 : 1));
}

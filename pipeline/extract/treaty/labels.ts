import { cuesOf, loose } from "./lexicon.ts";
import { type Lines, lineAt } from "./lines.ts";
import { type PrintedNumber, readNumber } from "./numbers.ts";

/** A place where a provision may begin. */
export interface Label {
  /** Where the extent of the provision begins: the label word. */
  start: number;
  /** Where markup before the label begins, which belongs to no provision. */
  lead: number;
  number: PrintedNumber;
  /** The number as printed. */
  printed: string;
  /** Where heading or text begins: behind the number and its punctuation, on the same line. */
  after: number;
  line: number;
  atLineStart: boolean;
  /** Nothing follows on the line. */
  alone: boolean;
  /** Punctuation stands between number and text. */
  marked: boolean;
  score: number;
}

const OCR_ARTICLE = "A(?:rt(?:[i1lI][cde][lI1i]?e|\\.)?| ?R ?T(?: ?[I1l] ?C ?[L1Il] ?E|\\.)?)";
const others = cuesOf("label_other")
  .map((cue) => `${cue[0]?.toUpperCase()}${cue.slice(1)}|${cue.toUpperCase()}`)
  .join("|");
const WORDS = {
  article: new RegExp(`${OCR_ARTICLE}(?!\\p{L})`, "gu"),
  other: new RegExp(`(?:${others})(?!\\p{L})`, "gu"),
};
const RUNNING = new RegExp(`(?<![\\p{L}])(?:${cuesOf("running").map(loose).join("|")})$|,$`, "u");
const MARK = /[ \t\u00a0]*(?:\*{0,3}[ \t\u00a0]?(?:[.:;)\]]{1,2}[-–—]{0,2}|[-–—]{1,3}|=+|\|)\*{0,3}|\*{1,3})[ \t\u00a0]*/uy;
const BLANK = /[ \t\u00a0]*/uy;
/** What a label in a quotation loses: enough to be no provision of this treaty. */
const QUOTED = 16;
const LONGEST_QUOTE = 20000;
/** A quotation mark that opens a line and is followed by a label. */
const OPENING_LINE = new RegExp(`^[ \\t\\u00a0]*["“„«‘'][ \\u00a0]?(?:${OCR_ARTICLE})(?=[\\s\\u00a0])`, "gmu");
const OPEN_QUOTE = /["“„«‘']/u;
const FURNITURE = /^[\s#*=_>|•·\-–—[(]*$/u;
const SENTENCE_END = /[.;:!?)\]”"’—-][\s\u00a0]*$/u;

/** Every place where one of the label words stands with a number, scored by how much it looks like a heading. */
export function findLabels(text: string, lines: Lines, family: "article" | "other"): Label[] {
  const out: Label[] = [];
  let insideQuote: ((at: number) => boolean) | null = null;
  const words = WORDS[family];
  words.lastIndex = 0;
  for (let m = words.exec(text); m; m = words.exec(text)) {
    if (!startsWord(text, m.index, m[0])) continue;
    const label = readLabel(text, lines, m.index, m.index + m[0].length, m[0]);
    if (!label) continue;
    insideQuote ??= quotedPassages(text);
    if (insideQuote(m.index)) label.score -= QUOTED;
    out.push(label);
  }
  return out;
}

/** A label word stands apart, or glued to what precedes it where the change of case shows that a space was lost. */
function startsWord(text: string, at: number, word: string): boolean {
  const before = text[at - 1] ?? " ";
  if (!/\p{L}/u.test(before)) return true;
  return word === "Article" || (word === "ARTICLE" && /\p{Ll}/u.test(before));
}

function readLabel(text: string, lines: Lines, start: number, wordEnd: number, word: string): Label | null {
  const at = numberPlace(text, wordEnd);
  if (at < 0) return null;
  const number = readNumber(text, at);
  if (!number) return null;
  const line = lineAt(lines, start);
  const lead = text.slice(lines.start[line] as number, Math.min(start, (lines.start[line] as number) + 40));
  const lineStart = lead.length === start - (lines.start[line] as number);
  const quoted = lineStart && /["“„«‘']\s*$/u.test(lead);
  const atLineStart = lineStart && (FURNITURE.test(lead) || (quoted && FURNITURE.test(lead.replace(OPEN_QUOTE, ""))));
  const endLine = number.end > (lines.end[line] as number) ? lineAt(lines, number.end) : line;
  const lineEnd = lines.end[endLine] as number;
  MARK.lastIndex = number.end;
  const mark = MARK.exec(text);
  BLANK.lastIndex = number.end;
  BLANK.exec(text);
  const after = mark ? MARK.lastIndex : BLANK.lastIndex;
  const alone = after >= lineEnd;
  const label = {
    start,
    lead: atLineStart ? (lines.start[line] as number) : start,
    number,
    printed: text.slice(number.start, number.end),
    after: Math.min(after, Math.max(lineEnd, number.end)),
    line,
    atLineStart,
    alone,
    marked: mark !== null,
    score: 0,
  };
  const score = scoreLabel(text, lines, label, word, endLine);
  return score === null ? null : { ...label, score };
}

/**
 * Tells whether a place lies in a quotation that opens at the start of a line and closes at the end of one, as protocols quote
 * the articles that they put into another treaty.
 */
function quotedPassages(text: string): (at: number) => boolean {
  const opens = [...text.matchAll(OPENING_LINE)].map((m) => m.index);
  const closes = [...text.matchAll(/["”»][.,;]?[ \t\u00a0\r]*$/gmu)].map((m) => m.index);
  const lastBelow = (places: number[], at: number) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((places[mid] as number) < at) low = mid + 1;
      else high = mid;
    }
    return low === 0 ? -1 : (places[low - 1] as number);
  };
  return (at) => {
    const open = lastBelow(opens, at);
    return open >= 0 && at - open < LONGEST_QUOTE && lastBelow(closes, at) <= open;
  };
}

/** The number may stand on the next line ("ARTICLE", then "5"). */
function numberPlace(text: string, at: number): number {
  let breaks = 0;
  let i = at;
  for (; i < text.length && i < at + 8; i++) {
    const c = text[i] as string;
    if (c === "\n") breaks++;
    else if (!/[\s\u00a0]/.test(c)) break;
  }
  return i === at || breaks > 2 ? -1 : i;
}

/** Null where what follows shows that this is a reference ("Article 5 of this Treaty", "Article 5, paragraph 2"). */
function scoreLabel(text: string, lines: Lines, label: Label, word: string, endLine: number): number | null {
  const before = previousText(text, lines, label);
  const upper = word === word.toUpperCase() && /[A-Z]{3}/.test(word);
  let score = 0;
  if (!label.alone) {
    const next = text[label.after] as string;
    if (/[\p{Ll},]/u.test(next)) return null;
    if (!label.marked && /[(\d]/u.test(next) && text[label.after - 1] === text[label.number.end - 1]) return null;
    if (!label.marked && !/[\p{Lu}\p{N}"“”„«‘'([]/u.test(next)) return null;
  }
  if (label.atLineStart) {
    score += label.alone ? 6 : label.marked ? 5 : 2;
    if (upper) score += 2;
    if (before === "" || SENTENCE_END.test(before)) score += 1;
    else if (RUNNING.test(before)) score -= 9;
    else if (lines.wrapped && /\p{Ll}$/u.test(before) && previousFilled(lines, label.line)) score -= 4;
    if (endLine !== label.line) score -= 1;
  } else {
    const glued = /\p{L}$/u.test(before) && text[label.start - 1] === before.at(-1);
    if (!glued && !SENTENCE_END.test(before) && before !== "") return null;
    if (glued && !label.marked) score -= 2;
    score += label.marked ? 1 : 0;
    if (upper) score += 3;
    if (label.alone && !upper) score -= 3;
  }
  return score;
}

/** Whether the line just above is not empty. */
function previousFilled(lines: Lines, line: number): boolean {
  return line > 0 && (lines.end[line - 1] as number) > (lines.start[line - 1] as number);
}

/** Up to 60 characters before the label, without trailing white space: of the same line, or of the last line that is not empty. */
function previousText(text: string, lines: Lines, label: Label): string {
  let end = label.start;
  if (label.atLineStart) {
    end = 0;
    for (let i = label.line - 1; i >= 0; i--) {
      if ((lines.end[i] as number) > (lines.start[i] as number)) {
        end = lines.end[i] as number;
        break;
      }
    }
  }
  return text.slice(Math.max(0, end - 60), end).trimEnd();
}

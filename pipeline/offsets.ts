/**
 * Between the two ways to count a text: UTF-16 units, in which JavaScript slices, and Unicode code points, in which the
 * dataset counts (Python's text[start:end] gives the quote).
 */
import { FORMULA_START, QUOTE_LIMIT } from "../schemas/fields.ts";

/** Turns UTF-16 indices of one text into code point offsets. Costs nothing for texts of the basic plane. */
export class CodePoints {
  readonly length: number;
  /** The UTF-16 index after each surrogate pair, ascending. */
  private readonly pairs: number[] = [];

  constructor(text: string) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
        const next = text.charCodeAt(i + 1);
        if (next >= 0xdc00 && next < 0xe000) this.pairs.push(++i + 1);
      }
    }
    this.length = text.length - this.pairs.length;
  }

  /** The code point offset of a UTF-16 index that does not fall inside a pair. */
  at(index: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] <= index) low = middle + 1;
      else high = middle;
    }
    return index - low;
  }

  /** The UTF-16 index of a code point offset: the inverse of `at`. */
  index(offset: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] - (middle + 1) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }
}

export interface Quoted {
  /** Code points, half-open. */
  start: number;
  end: number;
  quote: string;
}

/**
 * The evidence of a UTF-16 span: trimmed of white space and of leading characters that would make a spreadsheet formula, in
 * code points, with its quote. Null when nothing is left.
 */
export function quoteSpan(text: string, points: CodePoints, start: number, end: number): Quoted | null {
  let from = start;
  let to = end;
  while (from < to && (/\s/u.test(text[from]) || FORMULA_START.test(text[from]))) from++;
  while (to > from && /\s/u.test(text[to - 1])) to--;
  if (from >= to) return null;
  return { start: points.at(from), end: points.at(to), quote: cutQuote(text.slice(from, to)) };
}

/** The part of a span that is kept as its quote: at most QUOTE_LIMIT code points, without trailing white space. */
export function cutQuote(span: string): string {
  if (span.length <= QUOTE_LIMIT) return span;
  let count = 0;
  let end = 0;
  for (const character of span) {
    if (count === QUOTE_LIMIT) break;
    count++;
    end += character.length;
  }
  return span.slice(0, end).trimEnd();
}

/** A text as lines, and lines as paragraphs: which line breaks are meant and which only wrap. Offsets are UTF-16 indices. */

export interface Line {
  /** Of the line's content without outer white space; start equals end for a blank line. */
  start: number;
  end: number;
}

/** The lines of a text; LF, CRLF and CR all end one. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10;
    if (unit !== 10 && unit !== 13) continue;
    lines.push(trimmed(text, from, i));
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    from = i + 1;
  }
  return lines;
}

function trimmed(text: string, from: number, to: number): Line {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

const isSpace = (unit: number): boolean =>
  unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200b) || unit === 0x3000 ||
  unit === 0x1680 || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f;

/** Wider than this no one wraps by hand: each line is a paragraph of its own. */
const WIDEST_WRAP = 140;

/**
 * Joins lines that only wrap. A break is a wrap when the next line's first word would not have fitted on this one (the width
 * is the widest line of the group), or when the next line goes on in lower case.
 * @returns groups of line indices, blank lines left out
 */
export function paragraphsOf(text: string, lines: readonly Line[]): [first: number, last: number][] {
  const paragraphs: [number, number][] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at].start === lines[at].end) {
      at++;
      continue;
    }
    let last = at;
    while (last + 1 < lines.length && lines[last + 1].start < lines[last + 1].end) last++;
    splitGroup(text, lines, at, last, paragraphs);
    at = last + 1;
  }
  return paragraphs;
}

function splitGroup(text: string, lines: readonly Line[], first: number, last: number, out: [number, number][]): void {
  let width = 0;
  const linked = (line: Line) => text.slice(line.start, line.end).includes("://");
  for (let i = first; i <= last; i++) if (!linked(lines[i])) width = Math.max(width, lines[i].end - lines[i].start);
  let from = first;
  for (let i = first; i < last; i++) {
    // An address cannot be broken: its line is as long as it is, and the text goes on below.
    if (width > 0 && width <= WIDEST_WRAP && (linked(lines[i]) || linked(lines[i + 1])) && !endsSentence(text, lines[i])) continue;
    if (width <= WIDEST_WRAP && wraps(text, lines[i], lines[i + 1], width)) continue;
    if (width > WIDEST_WRAP && /^\p{Ll}/u.test(text.slice(lines[i + 1].start, lines[i + 1].start + 2)) && !endsSentence(text, lines[i])) continue;
    out.push([from, i]);
    from = i + 1;
  }
  out.push([from, last]);
}

const endsSentence = (text: string, line: Line): boolean => /[.!?:;]["”’)\]]*$/u.test(text.slice(line.start, line.end));

const ITEM_START = /^(?:[•·▪‣◦*\-–]\s|\(?[a-z0-9]{1,3}[.)]\s|#{1,6}\s|>\s?|\|)/iu;

function wraps(text: string, line: Line, next: Line, width: number): boolean {
  const following = text.slice(next.start, Math.min(next.end, next.start + 60));
  if (ITEM_START.test(following)) return false;
  if (ITEM_START.test(text.slice(line.start, line.start + 8)) && text[line.start] === "#") return false;
  const word = /^\S+/u.exec(following)?.[0].length ?? 0;
  if (/^[\p{Ll}\d(]/u.test(following) && width > 40) return true;
  return width > 40 && line.end - line.start + 1 + word > width - 4;
}

/** The lines of a text and questions about their neighbours. Line i is text[start[i], end[i]), without its line break. */
export interface Lines {
  start: Int32Array;
  end: Int32Array;
  count: number;
  /** Whether the text was wrapped by hand: many lines end in the middle of a sentence. */
  wrapped: boolean;
}

const SPACE = /\s/;

/** Splits at LF, CR LF and CR. Lines are trimmed on both sides, so an empty line has start equal to end. */
export function splitLines(text: string): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const n = text.length;
  while (at <= n) {
    let stop = text.indexOf("\n", at);
    if (stop < 0) stop = n;
    const [s, e] = trim(text, at, stop);
    starts.push(s);
    ends.push(e);
    at = stop + 1;
  }
  const lines = { start: Int32Array.from(starts), end: Int32Array.from(ends), count: starts.length, wrapped: false };
  lines.wrapped = isWrapped(text, lines);
  return lines;
}

/** The bounds of text[start, end) without surrounding white space. */
export function trim(text: string, start: number, end: number): [number, number] {
  while (start < end && SPACE.test(text[start] as string)) start++;
  while (end > start && SPACE.test(text[end - 1] as string)) end--;
  return [start, end];
}

/** The index of the line that holds position `at`. */
export function lineAt(lines: Lines, at: number): number {
  let low = 0;
  let high = lines.count - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((lines.start[mid] as number) <= at) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The next line after `line` that is not empty, or -1. */
export function nextFull(lines: Lines, line: number): number {
  for (let i = line + 1; i < lines.count; i++) if ((lines.end[i] as number) > (lines.start[i] as number)) return i;
  return -1;
}

/** A text is wrapped when its lines are all of moderate length and many long ones stop in the middle of a sentence. */
function isWrapped(text: string, lines: Lines): boolean {
  let running = 0;
  let full = 0;
  let wide = 0;
  for (let i = 0; i + 1 < lines.count; i++) {
    const length = (lines.end[i] as number) - (lines.start[i] as number);
    if (length > WIDEST) wide++;
    if (length <= 45) continue;
    full++;
    const last = text[(lines.end[i] as number) - 1] as string;
    if (/[\p{L},\d)-]/u.test(last) && (lines.end[i + 1] as number) > (lines.start[i + 1] as number)) running++;
  }
  return running * 3 > full && wide * 20 <= full;
}

/** No typewriter or printed page has wider lines. */
const WIDEST = 160;

import { cuesOf, loose } from "./lexicon.ts";
import { type Lines, lineAt, nextFull, trim } from "./lines.ts";
import type { Label } from "./labels.ts";
import type { Span } from "./types.ts";

/** What may be an article's heading. `sure` is false where only its neighbours can tell. */
interface Guess {
  span: Span;
  bodyStart: number;
  sure: boolean;
}

export interface Heading {
  span: Span | null;
  /** Where the body begins. */
  bodyStart: number;
}

const VERB = new RegExp(
  `(?<![\\p{L}])(?:${cuesOf("verb").map(loose).join("|")})(?![\\p{L}])|(?<![\\p{L}])(?:${cuesOf("verb_final").map(loose).join("|")})$`,
  "u",
);
const OPENER = new RegExp(`^(?:${cuesOf("opener").map(loose).join("|")})(?![\\p{L}])`, "u");
const NUMBERED = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}\s\.|\d{1,3}\.\d)/u;
const RUNIN_END =
  /\.(?:[-–—]{1,2}[\s\u00a0]*|[\s\u00a0]+(?=\p{Lu}|["“'(\d]|[a-z]{1,3}[.)]))|:[\s\u00a0]+(?=\p{Lu}|["“'(\d])|\s[-–—]{1,2}\s|[-–—]{2}/gu;
const STRONG = new RegExp(`(?<![\\p{L}])(?:${cuesOf("verb_strong").map(loose).join("|")})(?![\\p{L}])`, "u");
const RUNNING = new RegExp(`(?<![\\p{L}])(?:${cuesOf("running").map(loose).join("|")})$`, "u");
const LONGEST = 220;

/**
 * The headings of a treaty's articles. Each article is looked at alone, then doubtful ones go with the majority: drafters
 * either head their articles or do not. A "heading" that many articles share is an editor's note, not a heading.
 */
export function findHeadings(text: string, lines: Lines, labels: Label[], ends: number[]): Heading[] {
  const guesses = labels.map((label, i) => guess(text, lines, label, ends[i] as number));
  const seen = new Map<string, number>();
  for (const g of guesses) if (g) seen.set(printed(text, g), (seen.get(printed(text, g)) ?? 0) + 1);
  const shared = (g: Guess) => (seen.get(printed(text, g)) ?? 0) > Math.max(2, labels.length / 4);
  const sure = guesses.filter((g) => g?.sure && !shared(g)).length;
  const share = sure / (labels.length || 1);
  return guesses.map((g, i) => {
    const none = { span: null, bodyStart: bodyStart(text, (labels[i] as Label).after, ends[i] as number) };
    if (!g || shared(g)) return none;
    const take = g.sure ? share >= 0.15 || labels.length < 6 : share >= 0.5;
    return take ? { span: bare(text, g.span), bodyStart: g.bodyStart } : none;
  });
}

/** A heading without markup and without the brackets that enclose all of it. */
function bare(text: string, span: Span): Span {
  let { start, end } = span;
  while (end > start + 1 && /[\s*_=#]/.test(text[end - 1] as string)) end--;
  while (start < end - 1 && /[\s*_=#]/.test(text[start] as string)) start++;
  return /^\([^()]+\)$/.test(text.slice(start, end)) ? { start: start + 1, end: end - 1 } : { start, end };
}

const printed = (text: string, g: Guess) => text.slice(g.span.start, g.span.end);
const bodyStart = (text: string, at: number, end: number) => trim(text, Math.min(at, end), end)[0];

function guess(text: string, lines: Lines, label: Label, end: number): Guess | null {
  return label.alone ? onNextLine(text, lines, label, end) : onSameLine(text, lines, label, end);
}

function onNextLine(text: string, lines: Lines, label: Label, end: number): Guess | null {
  const first = nextFull(lines, lineAt(lines, Math.max(label.start, label.number.end)));
  if (first < 0 || (lines.end[first] as number) > end) return null;
  return wholeLines(text, lines, first, lines.start[first] as number, end);
}

/** A heading that fills its line or, in wrapped text, several short lines; a body must follow it. */
function wholeLines(text: string, lines: Lines, first: number, start: number, end: number): Guess | null {
  let stop = lines.end[first] as number;
  const line = text.slice(start, stop);
  if (line.length > LONGEST || NUMBERED.test(line) || /[,;:!?]$|[-–—]$/.test(line) || OPENER.test(line)) return null;
  if (/^\P{Lu}/u.test(line) && !/^["“‘«(\p{N}]/u.test(line)) return null;
  const sentence = line.endsWith(".") && !/\b[A-Z]\.$/.test(line);
  const verb = VERB.test(line);
  if ((sentence && (verb || line.length > 90)) || STRONG.test(line)) return null;
  let last = first;
  for (let rows = 0; rows < 2 && lines.wrapped && continues(text, lines, last, end); rows++) {
    last++;
    stop = lines.end[last] as number;
  }
  const body = nextFull(lines, last);
  if (body < 0 || (lines.start[body] as number) >= end) return null;
  const bodyText = text[lines.start[body] as number] as string;
  // "The Parties may establish a / council.": a sentence that the next line goes on with.
  if (verb && body === last + 1 && /\p{Ll}/u.test(bodyText)) return null;
  if (lines.wrapped && (/\p{Ll}/u.test(bodyText) || VERB.test(text.slice(start, stop)))) return null;
  const [s, e] = trim(text, start, stop);
  return {
    span: { start: s, end: cutStop(text, s, e) },
    bodyStart: lines.start[body] as number,
    sure: !verb && !/\p{Ll}/u.test(bodyText) && !RUNNING.test(text.slice(start, stop)),
  };
}

/** In wrapped text a heading goes on where the next line is short, begins small and ends without a stop. */
function continues(text: string, lines: Lines, line: number, end: number): boolean {
  const next = line + 1;
  if (next >= lines.count || (lines.end[next] as number) > end || lines.end[next] === lines.start[next]) return false;
  const printedLine = text.slice(lines.start[next], lines.end[next]);
  return (
    printedLine.length < 80 &&
    /^\p{Ll}/u.test(printedLine) &&
    !/[.;:,]$/.test(printedLine) &&
    !VERB.test(printedLine) &&
    !/^\p{Ll}/u.test(text.slice(lines.start[next + 1] ?? 0, (lines.start[next + 1] ?? 0) + 1))
  );
}

function onSameLine(text: string, lines: Lines, label: Label, end: number): Guess | null {
  const line = lineAt(lines, label.after);
  const lineEnd = Math.min(lines.end[line] as number, end);
  const rest = text.slice(label.after, Math.min(lineEnd, label.after + LONGEST + 40));
  if (NUMBERED.test(rest)) return null;
  const bracket = /^\(([^()]{3,120})\)[.:]?(?=\s|$)/u.exec(rest);
  if (bracket && /^\p{Lu}/u.test(bracket[1] as string) && !VERB.test(bracket[1] as string)) {
    const s = label.after + 1;
    return {
      span: { start: s, end: s + (bracket[1] as string).length },
      bodyStart: bodyStart(text, label.after + bracket[0].length, end),
      sure: true,
    };
  }
  const first = runIn(text, label, rest, end);
  if (first?.sure) return first;
  return (lineEnd === (lines.end[line] as number) ? wholeLines(text, lines, line, label.after, end) : null) ?? first;
}

/** "Article 5. Heading. Body": the words up to the first stop, when they are short and have no verb of a sentence. */
function runIn(text: string, label: Label, rest: string, end: number): Guess | null {
  RUNIN_END.lastIndex = 0;
  for (let m = RUNIN_END.exec(rest); m; m = RUNIN_END.exec(rest)) {
    const words = rest.slice(0, m.index);
    if (/(?<![\p{L}])\p{Lu}$|\b(?:No|Nos|Art|Mr|St|Dr)$/u.test(words)) continue;
    if (
      words.length < 3 ||
      words.length > LONGEST ||
      OPENER.test(words) ||
      /[;,]$/.test(words) ||
      !/^["“‘«(\p{Lu}\p{N}]/u.test(words)
    )
      return null;
    // a colon or a dash may belong to the heading: it ends it only where a sentence follows
    if (!m[0].startsWith(".")) {
      if (VERB.test(words)) return null;
      const then = rest.slice(m.index + m[0].length);
      if (!NUMBERED.test(then) && !VERB.test(then.split(/\.\s/)[0] as string)) continue;
    }
    const s = label.after;
    const verb = VERB.test(words);
    if (STRONG.test(words) || (verb && words.length > 120)) return null;
    return { span: { start: s, end: s + m.index }, bodyStart: bodyStart(text, s + m.index + m[0].length, end), sure: !verb };
  }
  return null;
}

/** A heading is given without its closing stop. */
function cutStop(text: string, start: number, end: number): number {
  return end - start > 1 && text[end - 1] === "." && !/\p{Lu}/u.test(text[end - 2] as string) ? end - 1 : end;
}

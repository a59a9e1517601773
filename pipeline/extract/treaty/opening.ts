import { capitalised, cuesOf } from "./lexicon.ts";
import { type Lines, nextFull, trim } from "./lines.ts";
import type { Span } from "./types.ts";

const PREAMBLE = new RegExp(`^[\\s#*=]*(?:${cuesOf("preamble").map(capitalised).join("|")})(?!\\s+(?:and|on|for)\\b)`, "u");
const INSTRUMENT = new RegExp(
  `(?<![\\p{L}])(?:${cuesOf("instrument")
    .map((c) => `${capitalised(c)}|${c.toUpperCase()}`)
    .join("|")})(?![\\p{L}])`,
  "u",
);
const CONTENTS = new RegExp(`^[\\s#*=]*(?:${cuesOf("contents").map(capitalised).join("|")})[\\s.:*=]*$`, "u");
const SUBJECT = /^(?:The|We|His|Her)\s/u;
const RECITAL = /[,;]\s*$|:\s*$/u;

/**
 * The title and the preamble in text[0, to). The title is the lines before the first that names the sides, opens a recital or
 * goes on as a sentence; without such a line the whole opening is the title when it is short and the preamble otherwise.
 */
export function splitOpening(text: string, lines: Lines, to: number): { title: Span | null; preamble: Span | null } {
  const [start, end] = trim(text, 0, to);
  if (start >= end) return { title: null, preamble: null };
  let cut = start;
  let rows = 0;
  for (let line = nextFull(lines, -1); line >= 0 && (lines.start[line] as number) < end; line = nextFull(lines, line)) {
    const s = lines.start[line] as number;
    const e = Math.min(lines.end[line] as number, end);
    const printed = text.slice(s, Math.min(e, s + 400));
    if (CONTENTS.test(printed))
      return { title: span(text, start, cut), preamble: span(text, preambleBehind(text, lines, line, end), end) };
    const apart = line > 0 && lines.end[line - 1] === lines.start[line - 1];
    const body =
      e - s > 380 ||
      (rows > 0 && apart && SUBJECT.test(printed)) ||
      (rows > 0 && (PREAMBLE.test(printed) || RECITAL.test(printed))) ||
      (rows === 0 && PREAMBLE.test(printed) && !INSTRUMENT.test(printed));
    if (body || rows > 8) break;
    cut = e;
    rows++;
  }
  if (rows === 0 || (rows === 1 && cut >= end)) {
    // one line holds it all: the title ends where the first side is named
    const opening = text.slice(start, Math.min(end, start + 600));
    const at = opening.search(
      /(?<=[\p{L}.:)])[\s\u00a0]+(?=(?:The (?:High Contracting|Contracting|States|Part|Govern|undersigned)|Whereas|WHEREAS|PREAMBLE|Preamble)\P{Ll}?)/u,
    );
    cut = at > 0 && INSTRUMENT.test(opening.slice(0, at)) ? start + at : rows === 1 && end - start < 300 ? end : start;
  }
  return { title: span(text, start, cut), preamble: span(text, cut, end) };
}

/** A stretch without surrounding white space and markup, or null when nothing is left. */
function span(text: string, from: number, to: number): Span | null {
  const [start, end] = trim(text, from, to);
  const lead = /^[#*=_\s]*/u.exec(text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0;
  return start + lead < end ? { start: start + lead, end } : null;
}

/** Behind a table of contents the preamble begins with the first line that opens one. */
function preambleBehind(text: string, lines: Lines, line: number, end: number): number {
  for (let i = nextFull(lines, line); i >= 0 && (lines.start[i] as number) < end; i = nextFull(lines, i)) {
    if (PREAMBLE.test(text.slice(lines.start[i], Math.min(lines.end[i] as number, (lines.start[i] as number) + 200))))
      return lines.start[i] as number;
  }
  return end;
}

const SIDE = /(?:the\s+)?(?:Government\s+of\s+)?(?:the\s+)?\p{Lu}[^,;:()]{1,90}?/u.source;
const BETWEEN = new RegExp(
  `\\b(?:[Bb]etween|BETWEEN)\\s+(${SIDE})\\s+(?:and|AND)\\s+(${SIDE})(?=\\s+(?:on|for|concerning|relating|regarding|in respect|about|signed)\\b|[,.;:\\n(]|$)`,
  "u",
);

/** The sides of a treaty of two, from "between X and Y" in its title; empty when the title does not say. */
export function findParties(text: string, title: Span | null): Span[] {
  if (!title) return [];
  const printed = text.slice(title.start, Math.min(title.end, title.start + 600));
  const m = BETWEEN.exec(printed);
  if (!m) return [];
  const first = title.start + m.index + m[0].indexOf(m[1] as string);
  const second = title.start + m.index + m[0].lastIndexOf(m[2] as string);
  return [
    { start: first, end: first + (m[1] as string).length },
    { start: second, end: second + (m[2] as string).length },
  ];
}

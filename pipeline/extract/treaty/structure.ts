import { capitalised, cuesOf, loose } from "./lexicon.ts";
import { type Lines, lineAt, trim } from "./lines.ts";
import { readNumber } from "./numbers.ts";
import type { Span, UnitKind } from "./types.ts";

/** The heading of a part, chapter or section: its label, number and heading lines. The lower the rank, the larger. */
export interface Division extends Span {
  kind: UnitKind;
  rank: number;
  number: string;
  headingSpan: Span | null;
  /** Where markup before the label begins, which belongs to no division. */
  lead: number;
}

const words = cuesOf("structure");
const LABEL = new RegExp(`(?<![\\p{Lu}])(?:${words.map(capitalised).join("|")})(?=[\\s\\u00a0])`, "gu");
const VERB = new RegExp(`(?<![\\p{L}])(?:${cuesOf("verb").map(loose).join("|")})(?![\\p{L}])`, "u");
const RUNNING = new RegExp(`(?<![\\p{L}])(?:${cuesOf("running").map(loose).join("|")})$|,$`, "u");
const GLUED = /(?:[IVX]{1,6}|\d{1,2})(?=\p{Lu}[\p{L}]{2})/uy;
const LONGEST = 300;
const KINDS: Record<string, [rank: number, kind: UnitKind]> = {
  book: [0, "part"],
  part: [1, "part"],
  title: [2, "part"],
  chapter: [3, "chapter"],
  section: [4, "section"],
  subsection: [5, "section"],
  "sub-section": [5, "section"],
};

/**
 * The headings of parts, chapters and sections. Such a label counts where nothing but heading lines stands between it and
 * the next provision or division (`labelStarts`, ascending), and where it begins a line or follows the end of a sentence.
 */
export function findDivisions(text: string, lines: Lines, labelStarts: number[]): Division[] {
  const places: { at: number; word: string }[] = [];
  LABEL.lastIndex = 0;
  for (let m = LABEL.exec(text); m; m = LABEL.exec(text)) places.push({ at: m.index, word: m[0] });
  const out: Division[] = [];
  let label = labelStarts.length - 1;
  let next = -1;
  for (let i = places.length - 1; i >= 0; i--) {
    const { at, word } = places[i] as { at: number; word: string };
    while (label >= 0 && (labelStarts[label] as number) > at) next = labelStarts[label--] as number;
    const last = out.at(-1);
    const limit = last && (next < 0 || last.start < next) ? last.start : next;
    const division = limit < 0 ? null : readDivision(text, lines, at, word, limit);
    if (division) out.push(division);
  }
  return out.reverse();
}

function readDivision(text: string, lines: Lines, at: number, word: string, limit: number): Division | null {
  if (limit - at > LONGEST + 60) return null;
  const line = lineAt(lines, at);
  const lead = text.slice(Math.max(lines.start[line] as number, at - 40), at);
  const ownLine = /^[\s#*=_>-]*$/.test(lead);
  const glued = !ownLine && /[.;:)=\]”"][\s\u00a0=]*$|\p{L}$/u.test(lead) && (word === word.toUpperCase() || /[.;:]$/.test(lead));
  if (!ownLine && !glued) return null;
  if (ownLine && line > 0 && RUNNING.test(text.slice(Math.max(0, (lines.end[line - 1] as number) - 30), lines.end[line - 1])))
    return null;
  const [from] = trim(text, at + word.length, Math.min(text.length, at + word.length + 6));
  const number = readNumber(text, from);
  GLUED.lastIndex = from;
  const numberEnd = number?.end ?? (GLUED.test(text) ? GLUED.lastIndex : -1);
  if (numberEnd < 0 || numberEnd > limit) return null;
  const [, gap = ""] = /^([\s\u00a0.:;)\]–—=*_-]*)/u.exec(text.slice(numberEnd, limit)) ?? [];
  const [start, untrimmed] = trim(text, numberEnd + gap.length, limit);
  const end = Math.max(start, untrimmed - (/[\s=*_#-]*$/u.exec(text.slice(start, untrimmed))?.[0].length ?? 0));
  if (end > start && !isHeading(text.slice(start, end))) return null;
  const [rank, kind] = KINDS[word.toLowerCase()] as [number, UnitKind];
  const headingSpan = end > start ? { start, end } : null;
  return {
    kind,
    rank,
    lead: ownLine ? (lines.start[line] as number) : at,
    start: at,
    end: headingSpan ? end : numberEnd,
    number: text.slice(from, numberEnd),
    headingSpan,
  };
}

function isHeading(printed: string): boolean {
  if (printed.length > LONGEST || /^[\p{Ll},(]/u.test(printed)) return false;
  const rows = printed.split("\n").filter((row) => row.trim() !== "");
  return rows.length <= 4 && rows.every((row) => !/[,;:]\s*$/.test(row) && !VERB.test(row) && !/\p{Ll}{2}\.\s+\p{L}/u.test(row));
}

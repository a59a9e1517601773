import { bestChain, type Chain } from "./chain.ts";
import { dropContents } from "./contents.ts";
import { findAnnexes, findClosings, splitClosing } from "./frame.ts";
import { findHeadings } from "./headings.ts";
import { findLabels, type Label } from "./labels.ts";
import { type Lines, lineAt, splitLines, trim } from "./lines.ts";
import { findParties, splitOpening } from "./opening.ts";
import { findParagraphs } from "./paragraphs.ts";
import { treatyScore } from "./recognise.ts";
import { type Division, findDivisions } from "./structure.ts";
import type { Span, TreatyText, Unit } from "./types.ts";

/**
 * Lays out the text of a treaty: title, preamble, parts, chapters, articles with number and heading, paragraphs and points,
 * final clause, signatures, annexes. Works on any text; one without provisions gives no units. Time is linear in the length.
 * Offsets are UTF-16 indices, half-open.
 */
export function segmentTreaty(text: string): TreatyText {
  const lines = splitLines(text);
  const closings = findClosings(text);
  const found = findChain(text, lines, closings);
  return found ? withProvisions(text, lines, closings, found) : withoutProvisions(text, lines, closings);
}

function withProvisions(text: string, lines: Lines, closings: number[], { chain, divisions }: Found): TreatyText {
  const { labels } = chain;
  const first = labels[0] as Label;
  const last = labels.at(-1) as Label;
  const alone = new Set(labels.filter((l) => l.alone).map((l) => l.line));
  const closing = closings.find((at) => at > last.after) ?? text.length;
  const annexStarts = annexesBehind(text, lines, alone, last.after, closing);
  const firstAnnex = annexStarts[0] ?? text.length;
  const bodyEnd = Math.min(closing, firstAnnex);
  const inBody = divisions.filter((d) => d.start < last.start);
  const units = buildUnits(text, lines, labels, inBody, bodyEnd);
  const opening = splitOpening(text, lines, Math.min(first.lead, inBody[0]?.lead ?? text.length));
  const end = closing < firstAnnex ? splitClosing(text, lines, closing, firstAnnex) : { finalClause: null, signatures: null };
  return {
    ...opening,
    parties: findParties(text, opening.title),
    units,
    ...end,
    annexes: spans(text, annexStarts),
    score: treatyScore(text, labels.length),
  };
}

/** A text with no provision: opening, closing and, where it is a treaty all the same, its numbered paragraphs. */
function withoutProvisions(text: string, lines: Lines, closings: number[]): TreatyText {
  const score = treatyScore(text, 0);
  const closing = closings.at(-1) ?? text.length;
  const units = score >= PLAIN_TREATY ? findParagraphs(text, 0, closing, -1, 0) : [];
  const opening = splitOpening(text, lines, units[0]?.start ?? closing);
  return {
    ...opening,
    parties: findParties(text, opening.title),
    units,
    ...splitClosing(text, lines, closing, text.length),
    annexes: [],
    score,
  };
}

/** From this score on a text without articles is read as a treaty in numbered paragraphs. */
const PLAIN_TREATY = 0.9;

/** Whether a text is a treaty's own text, and not one about a treaty. */
export function looksLikeTreaty(text: string): boolean {
  return segmentTreaty(text).score >= 1;
}

interface Found {
  chain: Chain;
  divisions: Division[];
}

function findChain(text: string, lines: Lines, closings: number[]): Found | null {
  for (const family of ["article", "other"] as const) {
    const labels = dropContents(text, findLabels(text, lines, family));
    const likely = labels.filter((l) => l.atLineStart && l.score > 0);
    if (labels.length === 0) continue;
    const alone = new Set(likely.filter((l) => l.alone).map((l) => l.line));
    const walls = [...closings, ...findAnnexes(text, lines, alone)].sort((a, b) => a - b);
    const divisions = findDivisions(
      text,
      lines,
      labels.map((l) => l.start),
    );
    const chain = bestChain(
      labels,
      walls,
      divisions.map((d) => d.start),
    );
    if (!chain || (family === "other" && chain.labels.length < 3)) continue;
    return {
      chain,
      divisions: findDivisions(
        text,
        lines,
        chain.labels.map((l) => l.start),
      ),
    };
  }
  return null;
}

/** Annex headings behind the last provision: any annex before or after the closing formula, protocols and letters only after. */
function annexesBehind(text: string, lines: Lines, alone: ReadonlySet<number>, tail: number, closing: number): number[] {
  const before = findAnnexes(text.slice(0, closing), lines, alone).filter((at) => at > tail);
  const after = closing < text.length ? findAnnexes(text, lines, alone, closing) : [];
  return [...before, ...after.filter((at) => at > closing)];
}

function spans(text: string, starts: number[]): Span[] {
  return starts.map((at, i) => {
    const [start, end] = trim(text, at, starts[i + 1] ?? text.length);
    return { start, end };
  });
}

function buildUnits(text: string, lines: Lines, labels: Label[], divisions: Division[], bodyEnd: number): Unit[] {
  let upcoming = 0;
  const ends = labels.map((label, i) => {
    while (upcoming < divisions.length && (divisions[upcoming] as Division).start < label.start) upcoming++;
    return articleEnd(text, lines, label, labels[i + 1]?.lead ?? bodyEnd, divisions[upcoming], i + 1 === labels.length);
  });
  const headings = findHeadings(text, lines, labels, ends);
  const units: Unit[] = [];
  const open: { rank: number; index: number }[] = [];
  const close = (rank: number, at: number) => {
    while (open.length > 0 && (open.at(-1) as { rank: number }).rank >= rank) {
      const { index } = open.pop() as { index: number };
      const unit = units[index] as Unit;
      [, unit.end] = trim(text, unit.start, at);
    }
  };
  let next = 0;
  labels.forEach((label, i) => {
    for (; next < divisions.length && (divisions[next] as Division).start < label.start; next++) {
      const division = divisions[next] as Division;
      close(division.rank, division.lead);
      units.push(divisionUnit(text, division, open.at(-1)?.index ?? -1));
      open.push({ rank: division.rank, index: units.length - 1 });
    }
    const heading = headings[i] as { span: Span | null; bodyStart: number };
    const end = ends[i] as number;
    const index = units.length;
    units.push({
      kind: "article",
      number: label.printed.replace(/\s+/g, " "),
      heading: heading.span ? text.slice(heading.span.start, heading.span.end).replace(/\s+/g, " ") : null,
      headingSpan: heading.span,
      start: label.start,
      end,
      bodyStart: Math.min(heading.bodyStart, end),
      parent: open.at(-1)?.index ?? -1,
    });
    units.push(...findParagraphs(text, Math.min(heading.bodyStart, end), end, index, units.length));
  });
  close(-1, ends.at(-1) ?? bodyEnd);
  return units;
}

function divisionUnit(text: string, division: Division, parent: number): Unit {
  const { headingSpan } = division;
  return {
    kind: division.kind,
    number: division.number,
    heading: headingSpan ? text.slice(headingSpan.start, headingSpan.end).replace(/\s+/g, " ") : null,
    headingSpan,
    start: division.start,
    end: division.end,
    bodyStart: division.end,
    parent,
  };
}

/** An article ends where the next one, a division or an unnumbered heading in capitals before the next begins. */
function articleEnd(
  text: string,
  lines: Lines,
  label: Label,
  limit: number,
  upcoming: Division | undefined,
  isLast: boolean,
): number {
  const division = upcoming && upcoming.start < limit ? upcoming : undefined;
  const [, end] = trim(text, label.start, division?.lead ?? limit);
  if (isLast || division) return end;
  const line = lineAt(lines, end - 1);
  const start = lines.start[line] as number;
  if (start <= label.after + 20 || end - start >= 120) return end;
  const printed = text.slice(start, end);
  const isHeading =
    /\p{Lu}{4}/u.test(printed) && !/\p{Ll}/u.test(printed) && /[.;:)”"]\s*$/u.test(text.slice(Math.max(0, start - 12), start));
  return isHeading && /\p{Ll}/u.test(text.slice(label.after, start)) ? trim(text, label.start, start)[1] : end;
}

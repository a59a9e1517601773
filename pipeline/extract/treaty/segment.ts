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
  const labels = found?.chain.labels ?? [];
  const last = labels.at(-1);
  const tail = last ? last.after : 0;
  const alone = new Set(labels.filter((l) => l.alone).map((l) => l.line));
  const closing = last ? (closings.find((at) => at > tail) ?? text.length) : text.length;
  const annexStarts = last ? annexesBehind(text, lines, alone, tail, closing) : [];
  const bodyEnd = Math.min(closing, annexStarts[0] ?? text.length);
  const divisions = last ? (found?.divisions ?? []).filter((d) => d.start < bodyEnd && d.start < last.start) : [];
  const first = Math.min(labels[0]?.start ?? text.length, divisions[0]?.start ?? text.length);
  const units = last ? buildUnits(text, lines, labels, divisions, bodyEnd) : [];
  const opening = last ? splitOpening(text, lines, first) : { title: null, preamble: null };
  const end = closing < (annexStarts[0] ?? text.length) ? splitClosing(text, lines, closing, annexStarts[0] ?? text.length) : { finalClause: null, signatures: null };
  const annexes = spans(text, annexStarts);
  const articles = units.filter((u) => u.kind === "article").length;
  return {
    ...(last ? opening : splitOpening(text, lines, Math.min(text.length, closings[0] ?? text.length))),
    parties: findParties(text, opening.title), units, ...end, annexes, score: treatyScore(text, articles),
  };
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
    const divisions = findDivisions(text, lines, labels.map((l) => l.start));
    const chain = bestChain(labels, walls, divisions.map((d) => d.start));
    if (!chain || (family === "other" && chain.labels.length < 3)) continue;
    return { chain, divisions: findDivisions(text, lines, chain.labels.map((l) => l.start)) };
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
  const ends = labels.map((label, i) => articleEnd(text, lines, label, labels[i + 1]?.start ?? bodyEnd, divisions, i + 1 === labels.length));
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
      close(division.rank, division.start);
      units.push(divisionUnit(text, division, open.at(-1)?.index ?? -1));
      open.push({ rank: division.rank, index: units.length - 1 });
    }
    const heading = headings[i] as { span: Span | null; bodyStart: number };
    const end = ends[i] as number;
    const index = units.length;
    units.push({
      kind: "article", number: label.printed.replace(/\s+/g, " "), heading: heading.span ? text.slice(heading.span.start, heading.span.end).replace(/\s+/g, " ") : null,
      headingSpan: heading.span, start: label.start, end, bodyStart: Math.min(heading.bodyStart, end), parent: open.at(-1)?.index ?? -1,
    });
    units.push(...findParagraphs(text, Math.min(heading.bodyStart, end), end, index, units.length));
  });
  close(-1, ends.at(-1) ?? bodyEnd);
  return units;
}

function divisionUnit(text: string, division: Division, parent: number): Unit {
  const { headingSpan } = division;
  return {
    kind: division.kind, number: division.number, heading: headingSpan ? text.slice(headingSpan.start, headingSpan.end).replace(/\s+/g, " ") : null,
    headingSpan, start: division.start, end: division.end, bodyStart: division.end, parent,
  };
}

/** An article ends where the next one, a division or an unnumbered heading in capitals before the next begins. */
function articleEnd(text: string, lines: Lines, label: Label, limit: number, divisions: Division[], isLast: boolean): number {
  const division = divisions.find((d) => d.start > label.start && d.start < limit);
  let stop = division?.start ?? limit;
  let [, end] = trim(text, label.start, stop);
  if (isLast || division) return end;
  const line = lineAt(lines, end - 1);
  const start = lines.start[line] as number;
  const printed = text.slice(start, end);
  if (start > label.after + 20 && end - start < 120 && /\p{Lu}{4}/u.test(printed) && !/\p{Ll}/u.test(printed) && /[.;:)”"]\s*$/u.test(text.slice(Math.max(0, start - 12), start))) {
    stop = start;
    [, end] = trim(text, label.start, stop);
  }
  return end;
}

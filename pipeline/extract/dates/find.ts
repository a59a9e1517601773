/** Finds the dates that a sentence names, as EDTF. */
import type { Knowledge } from "../knowledge.ts";
import { addDays, addMonths, anchor, interval, isDay, period, weekday, yearOf } from "./calendar.ts";

export interface FoundDate {
  start: number;
  end: number;
  date: string;
  basis: "explicit" | "relative";
  /** True when the text gives at least a month, so that its year serves days that name none. */
  hasMonth: boolean;
}

/** What a sentence's dates are read against. */
export interface Frame {
  /** The year for days and months without one, or null. */
  year: number | null;
  /** The day of publication, for "yesterday". */
  published: string | null;
  /** The last date told before, for "the following day". */
  last: string | null;
}

export interface DateWords {
  months: ReadonlyMap<string, number>;
  weekdays: ReadonlyMap<string, number>;
  days: ReadonlyMap<string, number>;
  parts: ReadonlyMap<string, string>;
  bounds: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<string, number>;
  patterns: Patterns;
  /** Parts of the day in their order, and where they open a sentence or stand in it. */
  dayparts: { order: ReadonlyMap<string, number>; opening: RegExp; anywhere: RegExp };
}

interface Patterns { dates: RegExp; relative: RegExp }

export function dateWords(knowledge: Knowledge): DateWords {
  const of = (kind: string) => knowledge.of("lexicon/date_words").filter((row) => row.kind === kind);
  const numbers = (kind: string) => new Map(of(kind).map((row) => [row.word, Number(row.value)]));
  const texts = (kind: string) => new Map(of(kind).map((row) => [row.word, row.value]));
  const words = { months: numbers("month"), weekdays: numbers("weekday"), days: numbers("day"), parts: texts("part"), bounds: texts("bound"), numbers: numbers("number") };
  const order = numbers("daypart");
  const part = `(?<part>${any(order.keys())})`;
  const dayparts = { order, opening: new RegExp(`^(?:later\\s+)?(?:in|during|at|by|that)\\s+(?:the\\s+)?${part}(?![\\p{L}]|\\s+of)`, "iu"), anywhere: new RegExp(`(?<![\\p{L}])(?:in|during|at|by|that|the)\\s+(?:the\\s+)?${part}(?![\\p{L}])`, "giu") };
  return { ...words, patterns: patternsOf(words), dayparts };
}

const any = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/ /gu, "\\s+")).join("|");

function patternsOf(words: Omit<DateWords, "patterns" | "dayparts">): Patterns {
  const month = `(?:${any(words.months.keys())})`;
  const day = "\\d{1,2}(?:st|nd|rd|th)?";
  const year = "(?:1[5-9]|20)\\d\\d";
  const dash = "\\s*[-–—]\\s*";
  const part = `(?:(?<part>${any(words.parts.keys())})(?:\\s+of)?(?:\\s+the)?[\\s-]+)?`;
  const alternatives = [
    `(?<isoY>${year})-(?<isoM>\\d\\d)-(?<isoD>\\d\\d)`,
    `(?<d1>${day})(?:(?:${dash}|\\s+(?:and|to)\\s+)(?<d2>${day}))?\\s+(?:of\\s+)?(?<m1>${month})\\b\\.?(?:,?\\s+(?<y1>${year}))?`,
    `(?<m2>${month})\\b\\.?\\s+(?<d3>${day})(?!\\d)(?:(?:${dash}|\\s+(?:and|to)\\s+)(?<d4>${day})(?!\\d))?(?:,?\\s+(?<y2>${year}))?`,
    `(?<m3>${month})\\b\\.?\\s+(?:and|to|[-–])\\s+(?<m4>${month})\\b\\.?(?:,?\\s+(?:of\\s+)?(?<y3>${year}))`,
    `(?<m5>${month})\\b\\.?(?:,?\\s+(?:of\\s+)?(?<y4>${year}))?`,
    `(?<y5>${year})${dash}(?<y6>${year}|\\d\\d)(?!\\d|-)`,
    `(?<decade>(?:1[5-9]|20)\\d0)['’]?s`,
    `(?<y7>${year})(?![\\d%,.]*\\d)`,
  ];
  const bound = `(?:(?<bound>${any(words.bounds.keys())})\\s+(?:the\\s+)?)?`;
  const unit = "(?:day|week|month|year|decade)s?";
  const number = `(?:\\d{1,3}|${any(words.numbers.keys())})`;
  const relative = [
    `(?<day>${any(words.days.keys())})`,
    `(?:(?<which>last|this|next|past|coming)\\s+(?<unit>week|month|year|${any(words.weekdays.keys())}))`,
    `(?<weekday>${any(words.weekdays.keys())})(?:\\s+(?:morning|afternoon|evening|night))?`,
    `(?<amount>${number})\\s+(?<ago>${unit})\\s+(?<direction>ago|later|earlier|before|after)`,
    `(?:the|that)\\s+(?<same>same|next|following|previous)\\s+(?<sameUnit>day|week|month|year|morning|evening)`,
    `(?<nextDay>next\\s+day)`,
  ];
  return {
    dates: new RegExp(`(?<![\\p{L}\\d.,$€£/-])${bound}${part}(?:${alternatives.join("|")})(?![\\p{L}])`, "giu"),
    relative: new RegExp(`(?<![\\p{L}\\d-])(?:${relative.join("|")})(?![\\p{L}])`, "giu"),
  };
}

/** The dates of text[start, end), in order. Frame is read, never changed. */
export function findDates(text: string, start: number, end: number, frame: Frame, words: DateWords): FoundDate[] {
  const slice = text.slice(start, end);
  const found: FoundDate[] = [];
  let year = frame.year;
  for (const match of slice.matchAll(words.patterns.dates)) {
    const groups = match.groups as Record<string, string | undefined>;
    if (notADate(slice, match, groups)) continue;
    // "between 13 June and 1 July 2018": the year stands with the second day.
    const date = explicit(groups, rangeYear(slice, match.index + match[0].length, words) ?? year, words);
    if (!date) continue;
    const hasMonth = date.length > 4 && /-/u.test(date);
    if (hasMonth) year = yearOf(anchor(date));
    found.push({ start: start + match.index, end: start + match.index + match[0].length, date: bounded(date, groups.part && words.parts.get(groups.part.toLowerCase()) === "late" ? undefined : groups.bound, words), basis: "explicit", hasMonth });
  }
  for (const match of slice.matchAll(words.patterns.relative)) {
    const from = start + match.index;
    if (found.some((one) => from < one.end && one.start < from + match[0].length)) continue;
    const last = found.filter((one) => one.end <= from).at(-1)?.date ?? frame.last;
    const date = relative(match.groups as Record<string, string | undefined>, { ...frame, last }, words);
    if (date) found.push({ start: from, end: from + match[0].length, date, basis: "relative", hasMonth: false });
  }
  return mergeRanges(text, found.sort((a, b) => a.start - b.start));
}

/** The year of the date that a range goes on to, where the words behind its first date say one. */
function rangeYear(slice: string, end: number, words: DateWords): number | null {
  const link = /^\s+(?:and|to|until|till|through)\s+|^\s*[-–—]\s*/iu.exec(slice.slice(end));
  if (!link) return null;
  const rest = slice.slice(end + link[0].length, end + link[0].length + 30);
  const match = [...rest.matchAll(words.patterns.dates)].find((one) => one.index === 0);
  const year = match?.groups?.y1 ?? match?.groups?.y2 ?? match?.groups?.y4;
  return year === undefined ? null : Number(year);
}

/** A bare "may" or "march" is a verb; a bare number may count things. */
function notADate(slice: string, match: RegExpMatchArray, groups: Record<string, string | undefined>): boolean {
  const at = match.index!;
  const written = match[0].replace(/\.$/u, "");
  if (groups.m5 && !groups.y4) {
    const bare = slice.slice(at + written.length - groups.m5.length, at + written.length);
    if (!/^\p{Lu}/u.test(bare) || bare.length < 4 && !/^May$/u.test(bare)) return true;
    // "May" and "March" begin sentences and names: they need a word of time before them.
    return !groups.part && !/(?:\b(?:in|of|since|by|until|last|this|next|during|from|to|and|through)\s+(?:\p{L}+\s+)?|-)$/iu.test(slice.slice(0, at + written.length - bare.length));
  }
  if (groups.y7) {
    const after = slice.slice(at + written.length, at + written.length + 30);
    const before = slice.slice(Math.max(0, at - 20), at);
    if (/^\s+(?:people|troops|soldiers|civilians|men|families|tanks|km|kilomet|miles|meters|metres|tons|dead|deaths|years|days)/iu.test(after)) return true;
    if (/(?:resolution|no\.|number|page|article|room|[$€£])\s*$/iu.test(before)) return true;
  }
  return false;
}

const dayNumber = (word: string | undefined): number | undefined => (word === undefined ? undefined : Number.parseInt(word, 10));

function explicit(g: Record<string, string | undefined>, contextYear: number | null, words: DateWords): string | null {
  const month = (name: string | undefined) => words.months.get((name ?? "").toLowerCase().replace(/\.$/u, "")) ?? 0;
  const year = (written: string | undefined) => (written === undefined ? contextYear : Number(written));
  const part = g.part ? words.parts.get(g.part.toLowerCase()) : undefined;
  if (g.isoY) return period(Number(g.isoY), Number(g.isoM), Number(g.isoD));
  const named = g.m1 ?? g.m2;
  if (named) {
    const y = year(g.y1 ?? g.y2);
    const first = dayNumber(g.d1 ?? g.d3);
    const second = dayNumber(g.d2 ?? g.d4);
    if (y === null) return null;
    const from = period(y, month(named), first);
    const to = second === undefined ? from : period(y, month(named), second);
    return from && to ? interval(from, to) : null;
  }
  if (g.m3) return interval(period(Number(g.y3), month(g.m3))!, period(Number(g.y3), month(g.m4))!);
  if (g.m5) {
    const y = year(g.y4);
    return y === null ? null : period(y, month(g.m5));
  }
  if (g.y5) {
    const to = g.y6!.length === 2 ? `${g.y5.slice(0, 2)}${g.y6}` : g.y6!;
    return Number(to) >= Number(g.y5) ? interval(g.y5, to) : null;
  }
  if (g.decade) return decade(Number(g.decade), part);
  return g.y7 ?? null;
}

/** "the early 1970s" is its first four years, "the late" its last three. */
function decade(first: number, part: string | undefined): string {
  if (part === "early") return interval(period(first)!, period(first + 3)!);
  if (part === "mid") return interval(period(first + 4)!, period(first + 6)!);
  if (part === "late") return interval(period(first + 7)!, period(first + 9)!);
  return interval(period(first)!, period(first + 9)!);
}

function bounded(date: string, bound: string | undefined, words: DateWords): string {
  const sort = bound ? words.bounds.get(bound.toLowerCase().replace(/\s+/gu, " ")) : undefined;
  if (!sort || date.includes("/")) return date;
  return sort === "from" ? `${date}/..` : `../${date}`;
}

function relative(g: Record<string, string | undefined>, frame: Frame, words: DateWords): string | null {
  const { published, last } = frame;
  const lower = (word: string | undefined) => (word ?? "").toLowerCase();
  if (g.day) return published && isDay(published) ? addDays(published, words.days.get(lower(g.day)) ?? 0) : null;
  if (g.weekday || (g.unit && words.weekdays.has(lower(g.unit)))) {
    if (!published) return null;
    const back = (weekday(published) - words.weekdays.get(lower(g.weekday ?? g.unit))! + 7) % 7;
    const ahead = lower(g.which) === "next" || lower(g.which) === "coming";
    return addDays(published, ahead ? (back === 0 ? 7 : 7 - back) : back === 0 && g.which ? -7 : -back);
  }
  if (g.unit && published) {
    const step = /last|past/iu.test(g.which!) ? -1 : /next|coming/iu.test(g.which!) ? 1 : 0;
    if (lower(g.unit) === "year") return period(yearOf(published) + step);
    if (lower(g.unit) === "month") return addMonths(published, step);
    const monday = addDays(published, 1 - weekday(published) + 7 * step);
    return interval(monday, addDays(monday, 6));
  }
  const base = last ? anchor(last) : null;
  if (g.nextDay) return base && isDay(base) ? addDays(base, 1) : null;
  if (g.same && base) return sameOrNext(lower(g.same), lower(g.sameUnit), base);
  if (!g.amount) return null;
  const amount = words.numbers.get(lower(g.amount)) ?? Number(g.amount);
  const from = lower(g.direction) === "ago" ? published : base;
  const sign = /ago|earlier|before/iu.test(g.direction!) ? -1 : 1;
  if (!from || !Number.isFinite(amount)) return null;
  if (/^year/iu.test(g.ago!)) return period(yearOf(from) + sign * amount);
  if (/^decade/iu.test(g.ago!)) return period(yearOf(from) + sign * amount * 10);
  if (/^month/iu.test(g.ago!)) return from.length >= 7 ? addMonths(from, sign * amount) : null;
  return isDay(from) ? addDays(from, sign * amount * (/^week/iu.test(g.ago!) ? 7 : 1)) : null;
}

function sameOrNext(which: string, unit: string, base: string): string | null {
  const step = which === "same" ? 0 : which === "previous" ? -1 : 1;
  if (unit === "year") return period(yearOf(base) + step);
  if (unit === "month") return base.length >= 7 ? addMonths(base, step) : null;
  return isDay(base) ? addDays(base, step * (unit === "week" ? 7 : 1)) : null;
}

/** "between August 29 and August 30", "from 1991 to 1994": two dates that make one interval. */
function mergeRanges(text: string, dates: FoundDate[]): FoundDate[] {
  const merged: FoundDate[] = [];
  for (const date of dates) {
    const before = merged.at(-1);
    const lead = before ? text.slice(Math.max(0, before.start - 9), before.start).toLowerCase() : "";
    const gap = before ? text.slice(before.end, date.start) : "";
    const range = /between\s+$/u.test(lead) && /^\s+and\s+$/u.test(gap) || /from\s+(?:the\s+)?$/u.test(lead) && /^\s+(?:to|until|till|through)\s+(?:the\s+)?$/u.test(gap) || /^\s*[–—]\s*$/u.test(gap);
    if (before && range && !before.date.includes("/") && !date.date.includes("/") && before.date <= date.date) {
      merged[merged.length - 1] = { ...before, end: date.end, date: interval(before.date, date.date) };
    } else merged.push(date);
  }
  return merged;
}

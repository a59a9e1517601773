/** "In the morning", "that evening": parts of a day, told in order, which date what opens with them and tell when a new day has begun. */
import { addDays, isDay } from "./calendar.ts";
import type { DateWords, FoundDate } from "./find.ts";

export interface DayTold {
  /** The last day that was told. */
  day: string | null;
  /** The order of the last part of it that was told; null where none was. */
  part: number | null;
}

/**
 * The date of a sentence that opens with a part of the day and names no other date: the day told last, or the next one where that part
 * comes before the part told last ("In the evening ... In the morning ...").
 */
export function openingPart(text: string, start: number, end: number, told: DayTold, words: DateWords): FoundDate | null {
  if (told.day === null || !isDay(told.day)) return null;
  const match = words.dayparts.opening.exec(text.slice(start, end));
  if (!match) return null;
  const part = words.dayparts.order.get(match.groups!.part.toLowerCase().replace(/\s+/gu, " "))!;
  const later = told.part !== null && part < told.part && !/^that/iu.test(match[0]);
  return { start, end: start + match[0].length, date: later ? addDays(told.day, 1) : told.day, basis: "relative", hasMonth: false };
}

/** The part of the day that a sentence names last, or null. */
export function lastPart(text: string, start: number, end: number, words: DateWords): number | null {
  const found = [...text.slice(start, end).matchAll(words.dayparts.anywhere)].at(-1);
  return found ? words.dayparts.order.get(found.groups!.part.toLowerCase().replace(/\s+/gu, " "))! : null;
}

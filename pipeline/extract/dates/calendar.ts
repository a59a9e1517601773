/** Arithmetic on calendar dates as EDTF text. Periods are YYYY, YYYY-MM or YYYY-MM-DD. */

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** A period, or null when there is no such date (31 June). */
export function period(year: number, month?: number, day?: number): string | null {
  if (month === undefined) return pad(year, 4);
  if (day === undefined) return month >= 1 && month <= 12 ? `${pad(year, 4)}-${pad(month, 2)}` : null;
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null;
}

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const isDay = (date: string): boolean => /^\d{4}-\d\d-\d\d$/u.test(date);

/** A day moved by so many days. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A day or month moved by so many months, as a month. */
export function addMonths(date: string, months: number): string {
  const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;
}

/** The week day of a day: 1 Monday to 7 Sunday. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The first simple period of an EDTF date: the start of an interval, or the only bound of an open one. */
export function anchor(date: string): string {
  const [from, to] = date.split("/");
  return from === ".." || from === "" ? to : from;
}

/** An interval of two periods; one period when they are the same. */
export const interval = (from: string, to: string): string => (from === to ? from : `${from}/${to}`);

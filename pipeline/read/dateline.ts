/** A line that holds nothing but a date, as under a title: "• March 11, 2024", "Published: 11 March 2024", "2024-03-11". */
import { z } from "zod";

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const LEAD = /^(?:[\s•·▪*|>\-–]|(?:published|updated|posted|last updated|date|on|first published|released)\b:?|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|\d{1,2}:\d\d(?:\s*[ap]m)?,?)+/iu;
const TAIL = /(?:[\s|,•·\-–]|\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?|gmt|utc|est|edt|cet)+$/iu;

/** The date as YYYY-MM-DD, or null when the line says anything else. */
export function dateOfLine(line: string): string | null {
  if (line.length > 80) return null;
  const core = line.replace(LEAD, "").replace(TAIL, "");
  const [year, month, day] = parts(core) ?? [];
  if (!year || !month || !day) return null;
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return z.iso.date().safeParse(iso).success ? iso : null;
}

export const isDateLine = (line: string): boolean => dateOfLine(line) !== null;

function parts(core: string): [number, number, number] | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(core);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const english = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(\p{L}+)\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/u.exec(core);
  if (!english) return null;
  const name = english[2].toLowerCase();
  const month = MONTHS.findIndex((one) => one === name || (name.length >= 3 && one.startsWith(name))) + 1;
  const day = Number(english[1] ?? english[3] ?? 0);
  return month && day ? [Number(english[4]), month, day] : null;
}

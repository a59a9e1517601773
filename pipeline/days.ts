/** The first and last day that an EDTF date allows. */
import edtf from "edtf";

export interface Days {
  first: string | null;
  last: string | null;
}

/** Open ends give null. The date is valid EDTF: the schema has checked it. */
export function daysOf(date: string | null): Days {
  if (date === null) return { first: null, last: null };
  const [from, to] = date.includes("/") ? date.split("/") : [date, date];
  return { first: day(from, "min"), last: day(to, "max") };
}

function day(part: string, end: "min" | "max"): string | null {
  if (part === "" || part === "..") return null;
  const moment = edtf(part)[end];
  // Years outside 0 to 9999 have no calendar date of ten characters.
  const iso = Number.isFinite(moment) ? new Date(moment).toISOString() : "";
  return /^\d{4}-/u.test(iso) ? iso.slice(0, 10) : null;
}

/** What a comparison with a gold file says of one record, and how such verdicts are counted. */

/** Measures of records, which are right, invented or missed. */
export const MEASURES = ["events", "strict", "participants", "event_places", "actors", "places", "memberships", "offices", "clauses", "clause_links", "links"] as const;
/** Measures of fields of the events that were found, which are right or wrong. */
export const FIELDS = ["date", "status", "mode", "act"] as const;

export interface Verdict {
  source_id: string;
  measure: (typeof MEASURES)[number] | (typeof FIELDS)[number];
  outcome: "right" | "invented" | "missed" | "wrong";
  /** How many records it stands for. */
  count: number;
  /** Of verdicts on events: their type, and the id where the dataset has the event. */
  event_type?: string;
  event_id?: string;
}

export interface Counts { right: number; invented: number; missed: number }

export function countsOf(verdicts: Iterable<Verdict>): Counts {
  const counts: Counts = { right: 0, invented: 0, missed: 0 };
  // A wrong field is neither more nor less than was asked for: it counts against the share that is right alone.
  for (const { outcome, count } of verdicts) counts[outcome === "wrong" ? "invented" : outcome] += count;
  return counts;
}

export const f1 = ({ right, invented, missed }: Counts): number | null => (right + invented + missed ? (2 * right) / (2 * right + invented + missed) : null);

const Z = 1.959964;

/** Share and 95 % interval after Wilson (1927); null where nothing was seen. */
export function wilson(right: number, seen: number): { share: number; low: number; high: number } | null {
  if (!seen) return null;
  const share = right / seen;
  const middle = share + (Z * Z) / (2 * seen);
  const spread = Z * Math.sqrt((share * (1 - share)) / seen + (Z * Z) / (4 * seen * seen));
  const whole = 1 + (Z * Z) / seen;
  return { share, low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}

/** Which record of another build a decision is about: the same thing told by the same words, however its id may have changed. */
import { keyOf, type Row, type Rows } from "../../../review/rows.ts";
import { judged } from "../../../review/seen.ts";
import type { Decision, Span } from "./decisions.ts";

/** A record of the build, with its words. An event has those of its mentions and knows who takes part in it. */
export interface Found {
  key: string;
  row: Row;
  spans: Span[];
  actors: string[];
}

/** Ids of events and clauses in the decisions to those of the build; null for one that is gone. */
export type Ids = ReadonlyMap<string, string | null>;

/** The records of a table that rest on words of the source. */
export function foundIn(rows: Rows, table: string, source: string): Found[] {
  const here = (name: string) => [...rows.of(name).values()].filter((row) => row.source_id === source);
  const span = (row: Row): Span => ({ start: Number(row.start), end: Number(row.end) });
  if (table !== "events") return here(table).map((row) => ({ key: keyOf(table, row), row, spans: [span(row)], actors: [] }));
  const spans = byEvent(here("event_mentions"));
  const actors = byEvent([...rows.of("event_actors").values()]);
  return [...rows.of("events")].filter(([key]) => spans.has(key)).map(([key, row]) => ({
    key, row, spans: spans.get(key)!.map(span), actors: (actors.get(key) ?? []).map((one) => `${one.role} ${one.actor_id ?? ""}`),
  }));
}

function byEvent(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(String(row.event_id), [...(groups.get(String(row.event_id)) ?? []), row]);
  return groups;
}

const overlap = (a: readonly Span[], b: readonly Span[]): boolean => a.some((one) => b.some((other) => one.start < other.end && other.start < one.end));
const alike = (a: readonly Span[], b: readonly Span[]): boolean => a.some((one) => b.some((other) => one.start === other.start && one.end === other.end));

/** Columns by which a record is the one that is meant, whatever else has changed; of events and participants the words must meet too. */
const SAME: Record<string, { columns: string[]; words: boolean }> = {
  events: { columns: ["event_type"], words: true },
  treaty_clauses: { columns: ["treaty_id"], words: true },
  event_mentions: { columns: ["event_id"], words: true },
  clause_mentions: { columns: ["clause_id"], words: true },
  actor_mentions: { columns: ["actor_id"], words: true },
  place_mentions: { columns: ["place_id"], words: true },
  memberships: { columns: ["organisation_id", "member_id"], words: false },
  offices: { columns: ["person_id", "actor_id"], words: false },
  event_places: { columns: [], words: false },
  event_links: { columns: [], words: false },
  event_clauses: { columns: [], words: false },
};

/** A key with the ids that the build has; null where what it hangs on is gone. */
export function mapped(record: string, ids: Ids): string | null {
  const parts = record.split(" ").map((part) => (ids.has(part) ? ids.get(part)! : part));
  return parts.some((part) => part === null) ? null : parts.join(" ");
}

const mappedValue = (value: Row[string] | undefined, ids: Ids) => (typeof value === "string" && ids.has(value) ? ids.get(value)! : value ?? null);

/** How well a record fits a decision; 0 when it is about something else. Whole numbers, so that the same files give the same pairs. */
function fits(table: string, one: Decision, found: Found, ids: Ids): number {
  const { seen, asked, review } = one;
  const key = mapped(review.record, ids);
  if (key === null) return 0;
  const met = overlap(one.spans, found.spans);
  if (table === "event_actors") {
    const [event, role] = key.split(" ");
    if (event !== found.row.event_id || role !== found.row.role) return 0;
    if (![asked.actor_id ?? null, seen.actor_id ?? null].includes(found.row.actor_id) || (found.row.actor_id === null && !met)) return 0;
  } else {
    const same = SAME[table];
    if (!same.columns.length && key !== found.key) return 0;
    if (same.words && !met) return 0;
    if (!same.columns.every((name) => [mappedValue(asked[name], ids), mappedValue(seen[name], ids)].includes(found.row[name]))) return 0;
  }
  const equal = judged(table).filter((name) => name !== "start" && mappedValue(asked[name], ids) === found.row[name]).length;
  const common = one.actors.filter((name) => found.actors.includes(name)).length;
  return 1 + 20 * common + 20 * equal + (alike(one.spans, found.spans) ? 10 : 0) + (met ? 5 : 0) + (key === found.key ? 4 : 0) + (one.right ? 2 : 0);
}

/** Pairs decisions with records, the best first; each is taken once. What stays alone on either side is not in the result. */
export function pair(table: string, decisions: readonly Decision[], found: readonly Found[], ids: Ids): Map<Decision, Found> {
  const scored = decisions.flatMap((one, d) => found.map((other, f) => ({ one, other, d, f, score: fits(table, one, other, ids) }))).filter(({ score }) => score > 0);
  scored.sort((a, b) => b.score - a.score || a.d - b.d || a.f - b.f);
  const pairs = new Map<Decision, Found>();
  const taken = new Set<Found>();
  for (const { one, other } of scored) {
    if (pairs.has(one) || taken.has(other)) continue;
    pairs.set(one, other);
    taken.add(other);
  }
  return pairs;
}

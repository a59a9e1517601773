/** Finds for a record that went away the record that stands for it now: by name, or by the words that both rest on. */
import type { Table } from "../../schemas/table.ts";

export type Row = Record<string, unknown>;
/** The rows of a release by table; a table that is left out counts as empty. */
export type ReleaseRows = Readonly<Partial<Record<string, readonly Row[]>>>;
export type Heir = (row: Row) => string | null;

/** Records that may be merged into one that was there before; others live on only under an id that is new. */
const MERGED: Readonly<Record<string, readonly string[]>> = { events: ["event_type"], actors: [], places: ["kind"], treaties: [] };
/** Values in which a record and its heir must agree. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  memberships: ["organisation_id", "member_id"], offices: ["person_id"], treaty_clauses: ["treaty_id", "record"],
};
/** What says where a record stands or how it came about, and not what it says. */
const PLACE = new Set(["source_id", "start", "end", "quote", "rule", "confidence", "mentions", "sources", "position"]);

/** The heir of each record of `before` that `after` does not have; null when it has none. */
export function heirs(table: Table, before: ReleaseRows, after: ReleaseRows): Heir {
  const byName = nameHeir(table, after);
  const bySpan = spanHeir(table, before, after);
  return (row) => byName(row) ?? bySpan(row);
}

/** Actors, places and treaties may come under a new id with the same name, a source with the same bytes. */
function nameHeir(table: Table, after: ReleaseRows): Heir {
  const id = table.key[0];
  const column = table.name === "sources" ? "sha256" : table.name in MERGED && table.name !== "events" ? "name" : null;
  if (!column) return () => null;
  const keyOf = (row: Row) => String(row[column]).normalize("NFKC").toLowerCase();
  const found = new Map<string, string[]>();
  for (const row of after[table.name] ?? []) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), String(row[id])]);
  // Of several with the name nobody can say which.
  return (row) => {
    const named = found.get(keyOf(row)) ?? [];
    return named.length === 1 ? named[0] : null;
  };
}

interface Span {
  id: string;
  source: string;
  start: number;
  end: number;
}

/** Where records rest: their own spans, or those of their mentions. */
function spansOf(table: Table, rows: ReleaseRows): Span[] {
  const from = "start" in table.row.shape ? table.name : `${table.name.replace(/s$/u, "")}_mentions`;
  return (rows[from] ?? []).map((row) => ({ id: String(row[table.key[0]]), source: String(row.source_id), start: Number(row.start), end: Number(row.end) }));
}

/** Spans are looked up by the stretches of this many code points that they touch. */
const STRETCH = 256;

function* stretches({ source, start, end }: Span): Generator<string> {
  for (let at = Math.floor(start / STRETCH); at * STRETCH < end; at++) yield `${source} ${at}`;
}

/** Code points that two spans share; 0 when that is less than half of the shorter: touching is not standing for. */
function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared * 2 >= Math.min(a.end - a.start, b.end - b.start) ? shared : 0;
}

function spanHeir(table: Table, before: ReleaseRows, after: ReleaseRows): Heir {
  const id = table.key[0];
  const now = new Map((after[table.name] ?? []).map((row) => [String(row[id]), row]));
  const known = new Set((before[table.name] ?? []).map((row) => String(row[id])));
  const near = new Map<string, Span[]>();
  for (const span of spansOf(table, after)) for (const place of stretches(span)) near.set(place, [...(near.get(place) ?? []), span]);
  const old = new Map<string, Span[]>();
  for (const span of spansOf(table, before)) old.set(span.id, [...(old.get(span.id) ?? []), span]);
  return (row) => {
    const shared = new Map<string, number>();
    for (const span of old.get(String(row[id])) ?? []) {
      for (const other of new Set([...stretches(span)].flatMap((place) => near.get(place) ?? []))) {
        const words = overlap(span, other);
        if (words) shared.set(other.id, (shared.get(other.id) ?? 0) + words);
      }
    }
    const ranked = [...shared].flatMap(([key, words]) => {
      const other = now.get(key);
      return other && mayFollow(table, row, other, known.has(key)) ? [{ key, words, alike: alike(table, row, other) }] : [];
    });
    ranked.sort((a, b) => b.alike - a.alike || b.words - a.words || (a.key < b.key ? -1 : 1));
    return ranked[0]?.key ?? null;
  };
}

function mayFollow(table: Table, row: Row, other: Row, wasThere: boolean): boolean {
  const must = wasThere ? MERGED[table.name] : SAME[table.name] ?? [];
  return must?.every((name) => row[name] === other[name]) ?? false;
}

/** How many of the values of two records are the same. */
const alike = (table: Table, a: Row, b: Row): number =>
  Object.keys(table.row.shape).filter((name) => !PLACE.has(name) && name !== table.key[0] && a[name] === b[name]).length;

/** The tables of a release as the measures read them: CSV cells as they stand, and names as people may write them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { Problem } from "../problem.ts";

export type Row = Record<string, string>;

const READ = [
  "actors", "actor_names", "actor_mentions", "places", "place_mentions", "memberships", "offices", "treaty_clauses", "events",
  "event_actors", "event_places", "event_mentions", "event_links", "event_clauses",
] as const;

export type Tables = Record<(typeof READ)[number], Row[]>;

/** @param csv the folder of a release's CSV files */
export function readTables(csv: string): Tables {
  return Object.fromEntries(READ.map((name) => {
    const file = join(csv, `${name}.csv`);
    if (!existsSync(file)) throw new Problem(file, "is not there", "run make first: quality is measured on a written release");
    return [name, parse(readFileSync(file, "utf8"), { columns: true }) as Row[]];
  })) as Tables;
}

export function grouped(rows: readonly Row[], key: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
}

/** A name without case, accents, punctuation and article. */
export const fold = (name: string | null | undefined): string =>
  (name ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/^the /u, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Whether an id may be called by a name: any that the tables list, its code, or the id itself. */
export type Named = (id: string, name: string) => boolean;

export function namesOf(rows: readonly Row[], names: readonly Row[], key: string): Named {
  const index = new Map(rows.map((row) => [row[key], new Set([fold(row.name), fold(row.iso3), fold(row[key])].filter(Boolean))]));
  for (const row of names) index.get(row[key])?.add(fold(row.name));
  return (id, name) => index.get(id)?.has(fold(name)) ?? false;
}

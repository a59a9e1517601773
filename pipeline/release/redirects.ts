/** Which ids went away since the last release, and what stands in their place. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DATASET } from "../../schemas/dataset.ts";
import { TABLES, tableNamed, type Redirect } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { Problem } from "../problem.ts";
import { parquetOf, sqlName, withSession } from "../sql.ts";
import { isMain, readRecords, runCommand, writing, type StageCommand } from "../stage.ts";
import { lastRelease } from "./last.ts";
import { heirs, type ReleaseRows, type Row } from "./heirs.ts";
import { withRelease } from "./unpack.ts";

/** The tables whose records have an id of their own that others may have kept. */
export const ID_TABLES = TABLES.filter((table) => table.key.length === 1 && !["redirects", "reviews"].includes(table.name));

/**
 * The redirects of a release: those of the last one, brought up to date, and one for each id that went away since.
 * @param since the version of the new release
 * @returns rows in the order of their old ids; none for an id that came back. Where an actor and a place of one id go away
 *   together the actor's row stands, for the key of the table is the id alone.
 */
export function redirectsOf(before: ReleaseRows, after: ReleaseRows, since: string): Redirect[] {
  const moved = new Map<string, Redirect>();
  const there = new Set<string>();
  for (const table of ID_TABLES) {
    const idOf = (row: Row) => String(row[table.key[0]]);
    for (const row of after[table.name] ?? []) there.add(`${table.name} ${idOf(row)}`);
    const gone = (before[table.name] ?? []).filter((row) => !there.has(`${table.name} ${idOf(row)}`));
    if (!gone.length) continue;
    const heir = heirs(table, before, after);
    for (const row of gone) moved.set(`${table.name} ${idOf(row)}`, { old_id: idOf(row), new_id: heir(row), table: table.name, since });
  }
  const kept = ((before.redirects ?? []) as unknown as Redirect[]).filter((one) => !there.has(`${one.table} ${one.old_id}`)).map((one) => {
    // What it led to may itself have moved on.
    const next = moved.get(`${one.table} ${one.new_id}`);
    return next ? { ...one, new_id: next.new_id } : one;
  });
  const byId = new Map<string, Redirect>();
  for (const one of [...moved.values(), ...kept]) if (!byId.has(one.old_id)) byId.set(one.old_id, one);
  return [...byId.values()].sort((a, b) => (a.old_id < b.old_id ? -1 : 1));
}

/** What redirects need of a written release: ids, spans and values, all rows of the tables with an id. */
export async function releaseRows(release: string): Promise<ReleaseRows> {
  return withSession(async (session) => {
    const found: Record<string, Row[]> = {};
    for (const table of [...ID_TABLES, tableNamed("redirects")]) {
      if (!existsSync(join(release, "parquet", `${table.name}.parquet`))) continue;
      const from = parquetOf(release, table.name);
      // A column that the last release did not have yet is null in it.
      const has = new Set((await session.rows(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${from})`)).map(([name]) => String(name)));
      const names = columns(table).map((column) => column.name);
      const rows = await session.rows(`SELECT ${names.map((name) => (has.has(name) ? sqlName(name) : "NULL")).join(", ")} FROM ${from}`);
      found[table.name] = rows.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]])));
    }
    return found;
  });
}

/** The resolved tables of a build that is about to be written. */
export async function resolvedRows(work: string): Promise<ReleaseRows> {
  const found: Record<string, Row[]> = {};
  for (const table of ID_TABLES) {
    found[table.name] = [];
    for await (const row of readRecords<Row>(join(work, "tables", `${table.name}.ndjson`), { name: table.name, schema: table.row as never })) found[table.name].push(row);
  }
  return found;
}

export interface RedirectsOptions {
  last: string;
  work: string;
}

/** Writes <work>/tables/redirects.ndjson anew, against the release `last` (folder or archive). @returns the number of rows */
export async function redirect({ last, work }: RedirectsOptions): Promise<number> {
  const rows = redirectsOf(await withRelease(last, releaseRows), await resolvedRows(work), DATASET.version);
  return writing(join(work, "tables", "redirects.ndjson"), { name: "redirects", schema: tableNamed("redirects").row as never }, async (out) => {
    for (const row of rows) await out.write(row as never);
  });
}

export const redirectsStage: StageCommand<Partial<RedirectsOptions>> = {
  name: "redirects",
  summary: "Lists every id that the last release had and this build has not, with what stands for it now. Runs between resolve and write.",
  options: [["--last <release>", "the last release, as folder or archive; if left out, the archive in sources/last"], ["--work <folder>", "where the records are", "build"]],
  run: async ({ last, work }) => {
    const before = last ?? lastRelease();
    if (before === null) throw new Problem("redirects", "no last release is named", "give one with --last, as folder or archive");
    await redirect({ last: before, work: work! });
  },
};

if (isMain(import.meta.filename)) await runCommand(redirectsStage);

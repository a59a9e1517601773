/**
 * What changed between two releases, table by table, in SQL over their Parquet files: both may be larger than memory. Rows are
 * matched by the key of their table; values are compared as text, so that a type that became wider is no change.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetOf, sqlName, sqlText, withSession, type Session } from "../sql.ts";
import { layoutsOf, type Layout } from "./layout.ts";

export interface ColumnChange {
  column: string;
  /** Rows of both releases whose value differs. */
  rows: number;
  /** The first of them by key. */
  examples: { key: string; old: string | null; new: string | null }[];
}

export interface TableChange {
  table: string;
  /** Rows in each release; null where it has no such table. */
  oldRows: number | null;
  newRows: number | null;
  added: number;
  removed: number;
  /** Rows of both releases in which at least one value differs. */
  changed: number;
  columns: ColumnChange[];
  addedColumns: string[];
  removedColumns: string[];
  examples: { added: string[]; removed: string[] };
}

const EXAMPLES = 3;

/**
 * Compares two written releases (folders).
 * @param csv a file to write every single difference to: table, change, key, column, old, new
 */
export async function compare(oldRelease: string, newRelease: string, csv?: string): Promise<TableChange[]> {
  const spill = mkdtempSync(join(tmpdir(), "compare-"));
  try {
    return await withSession(async (session) => {
      const before = new Map((await layoutsOf(session, oldRelease)).map((layout) => [layout.table, layout]));
      const after = new Map((await layoutsOf(session, newRelease)).map((layout) => [layout.table, layout]));
      const names = [...new Set([...before.keys(), ...after.keys()])].sort();
      const found: TableChange[] = [];
      if (csv) await session.connection.run(`CREATE TEMP TABLE differences ("table" VARCHAR, change VARCHAR, key VARCHAR, "column" VARCHAR, old VARCHAR, new VARCHAR, place INTEGER, nth INTEGER)`);
      for (const name of names) {
        const pair = matched(name, before.get(name), after.get(name), oldRelease, newRelease);
        found.push(await compareTable(session, pair));
        // One join after the other: all at once, each with a table of its own in memory, they do not fit.
        if (csv) for (const part of differences(pair, names.indexOf(name))) await session.connection.run(`INSERT INTO differences ${part}`);
      }
      if (csv) await session.connection.run(`COPY (SELECT "table", change, key, "column", old, new FROM differences ORDER BY place, key, nth) TO ${sqlText(csv)} (FORMAT csv, HEADER)`);
      return found;
    }, spill);
  } finally {
    rmSync(spill, { recursive: true, force: true });
  }
}

/** Two tables of one name as relations that can be joined. */
interface Pair {
  table: string;
  old: string | null;
  new: string | null;
  /** The key as one text on either side: what a person reads. */
  key: (alias: string) => string;
  /** The condition that joins o and n. */
  on: string;
  /** Columns of both releases outside the key. */
  shared: string[];
  addedColumns: string[];
  removedColumns: string[];
}

function matched(table: string, before: Layout | undefined, after: Layout | undefined, oldRelease: string, newRelease: string): Pair {
  const layout = (after ?? before)!;
  const { key } = layout;
  // A key that changed its columns matches nothing: the table is a new one under an old name.
  const same = before !== undefined && after !== undefined && key.join() === before.key.join();
  const columns = (one: Layout | undefined) => one?.columns ?? [];
  return {
    table,
    old: before ? parquetOf(oldRelease, table) : null,
    new: after ? parquetOf(newRelease, table) : null,
    key: (alias) => key.map((name) => `coalesce(${alias}.${sqlName(name)}::VARCHAR, '')`).join(" || ' ' || "),
    on: same ? key.map((name) => `o.${sqlName(name)}::VARCHAR = n.${sqlName(name)}::VARCHAR`).join(" AND ") : "false",
    shared: same ? columns(after).filter((name) => !key.includes(name) && columns(before).includes(name)) : [],
    addedColumns: before ? columns(after).filter((name) => !columns(before).includes(name)) : [],
    removedColumns: after ? columns(before).filter((name) => !columns(after).includes(name)) : [],
  };
}

const differs = (name: string): string => `o.${sqlName(name)}::VARCHAR IS DISTINCT FROM n.${sqlName(name)}::VARCHAR`;
const only = (pair: Pair, side: "old" | "new"): string => {
  const [from, other, a, b] = side === "old" ? [pair.old!, pair.new, "o", "n"] : [pair.new!, pair.old, "n", "o"];
  return other ? `${from} ${a} ANTI JOIN ${other} ${b} ON ${pair.on}` : `${from} ${a}`;
};

async function compareTable(session: Session, pair: Pair): Promise<TableChange> {
  const count = async (from: string | null) => (from === null ? null : Number((await session.rows(`SELECT count(*) FROM ${from}`))[0][0]));
  const keys = async (side: "old" | "new") => {
    if (pair[side] === null) return [];
    return (await session.rows(`SELECT ${pair.key(side === "old" ? "o" : "n")} AS key FROM ${only(pair, side)} ORDER BY key LIMIT ${EXAMPLES}`)).map(([key]) => String(key));
  };
  const removed = pair.old === null ? 0 : (await count(only(pair, "old")))!;
  const added = pair.new === null ? 0 : (await count(only(pair, "new")))!;
  const [oldRows, newRows] = [await count(pair.old), await count(pair.new)];
  const changes: ColumnChange[] = [];
  let changed = 0;
  if (pair.shared.length) {
    const both = `${pair.old} o JOIN ${pair.new} n ON ${pair.on}`;
    const counts = pair.shared.map((name) => `count(*) FILTER (WHERE ${differs(name)})`);
    const [row] = await session.rows(`SELECT count(*) FILTER (WHERE ${pair.shared.map(differs).join(" OR ")}), ${counts.join(", ")} FROM ${both}`);
    changed = Number(row[0]);
    for (const [i, column] of pair.shared.entries()) {
      if (Number(row[i + 1]) === 0) continue;
      const examples = await session.rows(
        `SELECT ${pair.key("n")} AS key, o.${sqlName(column)}::VARCHAR, n.${sqlName(column)}::VARCHAR FROM ${both} WHERE ${differs(column)} ORDER BY key LIMIT ${EXAMPLES}`);
      changes.push({ column, rows: Number(row[i + 1]), examples: (examples as [string, string | null, string | null][]).map(([key, old, now]) => ({ key, old, new: now })) });
    }
  }
  return {
    table: pair.table, oldRows, newRows, added, removed, changed, columns: changes, addedColumns: pair.addedColumns,
    removedColumns: pair.removedColumns, examples: { added: await keys("new"), removed: await keys("old") },
  };
}

/** Each difference as a row: one for an added or removed record, one for each changed value. */
function differences(pair: Pair, place: number): string[] {
  const row = (change: string, key: string, column: string, old: string, now: string, nth: number, from: string) =>
    `SELECT ${sqlText(pair.table)} AS "table", ${sqlText(change)} AS change, ${key} AS key, ${column} AS "column", ${old} AS old, ${now} AS new, ${place} AS place, ${nth} AS nth FROM ${from}`;
  const none = "NULL::VARCHAR";
  return [
    ...(pair.old ? [row("removed", pair.key("o"), none, none, none, -1, only(pair, "old"))] : []),
    ...(pair.new ? [row("added", pair.key("n"), none, none, none, -1, only(pair, "new"))] : []),
    ...pair.shared.map((name, nth) =>
      row("changed", pair.key("n"), sqlText(name), `o.${sqlName(name)}::VARCHAR`, `n.${sqlName(name)}::VARCHAR`, nth, `${pair.old} o JOIN ${pair.new} n ON ${pair.on} WHERE ${differs(name)}`)),
  ];
}

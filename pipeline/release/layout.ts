/** How the tables of a written release are laid out, read from its own Parquet files, so that older releases can be read too. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { VIEWS } from "../../schemas/views.ts";
import { pathsIn } from "../files.ts";
import { Problem } from "../problem.ts";
import { sqlName, sqlText, type Session } from "../sql.ts";

export interface Layout {
  table: string;
  key: string[];
  columns: string[];
  /** The codes of each column that has some, in the order in which they sort. */
  codes: Record<string, string[]>;
}

/** The tables of a release in the order of their names; views are left out. @throws Problem when it holds no tables */
export async function layoutsOf(session: Session, release: string): Promise<Layout[]> {
  const folder = join(release, "parquet");
  const files = existsSync(folder) ? pathsIn(folder).filter((path) => path.endsWith(".parquet")) : [];
  if (!files.length) throw new Problem(folder, "holds no Parquet files", "give a written release");
  const names = files.map((path) => path.slice(0, -".parquet".length)).filter((name) => VIEWS.every((view) => view.name !== name));
  const found: Layout[] = [];
  for (const name of names) found.push(await layoutOf(session, release, name));
  return found;
}

async function layoutOf(session: Session, release: string, table: string): Promise<Layout> {
  const file = join(release, "parquet", `${table}.parquet`);
  try {
    const pairs = await session.rows(`SELECT decode(key), decode(value) FROM parquet_kv_metadata(${sqlText(file)})`);
    const meta = Object.fromEntries(pairs as [string, string][]);
    const fields = JSON.parse(meta.fields) as Record<string, { codes?: string[] }>;
    const codes = Object.entries(fields).flatMap(([name, field]) => (field.codes ? [[name, field.codes] as const] : []));
    return { table, key: JSON.parse(meta.key) as string[], columns: Object.keys(fields), codes: Object.fromEntries(codes) };
  } catch (error) {
    throw new Problem(file, `cannot be read (${(error as Error).message.split("\n")[0]})`, "it is damaged, or no file of this dataset");
  }
}

/** The key as SQL to order by: codes sort as their vocabulary lists them, as they do in the database. */
export const keyOrder = ({ key, codes }: Layout, alias: string): string =>
  key.map((name) => {
    const column = `${alias}.${sqlName(name)}`;
    return codes[name] ? `list_position([${codes[name].map(sqlText).join(", ")}], ${column}::VARCHAR)` : column;
  }).join(", ");

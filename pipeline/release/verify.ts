/** `npm run verify -- ARCHIVE`: proves a downloaded release on its own checksums and names the first thing that is off. */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Command } from "commander";
import { pathsIn, sha256Of } from "../files.ts";
import { Problem, report } from "../problem.ts";
import { parquetOf, sqlName, sqlText, withSession, type Session } from "../sql.ts";
import { accepts, isMain } from "../stage.ts";
import { keyOrder, layoutsOf, type Layout } from "./layout.ts";
import { isDatabase, readSums, SUMS } from "./seal.ts";
import { withRelease } from "./unpack.ts";

const AGAIN = "the file was damaged or changed: download it again";

/**
 * Checks an archive or an unpacked release: the archive against the SHA256SUMS beside it, every file against the one inside,
 * the name against the metadata, the rows of each table against checksums.csv. A .duckdb file in the folder, or beside the
 * archive, is checked by its rows.
 * @returns what was checked, a line each
 * @throws Problem with the first thing that is off
 */
export async function verify(path: string): Promise<string[]> {
  const done: string[] = [];
  if (/\.(?:zip|tar\.gz|tgz)$/u.test(path) && existsSync(path)) done.push(await checkArchive(path));
  await withRelease(path, async (folder) => {
    done.push(await checkFiles(folder), checkNames(folder, path));
    const beside = /\.(?:zip|tar\.gz|tgz)$/u.test(path) ? path.replace(/\.(?:zip|tar\.gz|tgz)$/u, ".duckdb") : null;
    const databases = pathsIn(folder).filter(isDatabase).map((name) => join(folder, name));
    if (beside && existsSync(beside)) databases.push(beside);
    done.push(...(await checkRows(folder, databases)));
  });
  return done;
}

async function checkArchive(path: string): Promise<string> {
  if (!existsSync(join(dirname(path), SUMS))) return `no ${SUMS} beside the archive: the archive itself was not compared`;
  const expected = readSums(dirname(path)).get(basename(path));
  if (!expected) throw new Problem(join(dirname(path), SUMS), `does not list ${basename(path)}`, "download the SHA256SUMS of this release");
  if ((await sha256Of(path)) !== expected) throw new Problem(path, `is not the file that ${SUMS} lists`, AGAIN);
  return `${basename(path)} is the file that ${SUMS} lists`;
}

async function checkFiles(folder: string): Promise<string> {
  const sums = readSums(folder);
  const there = new Set(pathsIn(folder).filter((path) => path !== SUMS && !isDatabase(path)));
  for (const [path, expected] of sums) {
    if (!there.has(path)) throw new Problem(path, "is missing", "the archive is not whole: download it again");
    if ((await sha256Of(join(folder, path))) !== expected) throw new Problem(path, `its bytes are not those that ${SUMS} lists`, AGAIN);
  }
  const extra = [...there].find((path) => !sums.has(path));
  if (extra) throw new Problem(extra, `is not listed in ${SUMS}`, "it was added after the release: do not trust it");
  return `${sums.size} files are the bytes that ${SUMS} lists`;
}

function checkNames(folder: string, path: string): string {
  const file = join(folder, "datapackage.json");
  if (!existsSync(file)) throw new Problem("datapackage.json", "is missing", "this release was not described");
  const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name: string; version: string };
  const expected = `${name}-${version}`;
  if (path !== folder && basename(folder) !== expected) {
    throw new Problem(path, `holds the folder ${basename(folder)}, but its metadata say ${expected}`, "it was packed under a wrong name");
  }
  return `it is ${name} ${version}`;
}

async function checkRows(folder: string, databases: readonly string[]): Promise<string[]> {
  const file = join(folder, "checksums.csv");
  if (!existsSync(file)) throw new Problem("checksums.csv", "is missing", "this is no written release");
  const listed = readFileSync(file, "utf8").trimEnd().split("\n").slice(1).map((line) => line.split(","));
  return withSession(async (session) => {
    const layouts = await layoutsOf(session, folder);
    const unlisted = layouts.find(({ table }) => listed.every(([name]) => name !== table));
    if (unlisted) throw new Problem("checksums.csv", `does not list the table ${unlisted.table}`, AGAIN);
    for (const [i, database] of databases.entries()) await attach(session, database, `d${i}`);
    for (const [table, rows, md5] of listed) {
      const layout = layouts.find((one) => one.table === table);
      if (!layout) throw new Problem(`parquet/${table}.parquet`, "is missing", AGAIN);
      await compare(session, layout, parquetOf(folder, table), `parquet/${table}.parquet`, `${rows} ${md5}`);
      for (const [i, database] of databases.entries()) await compare(session, layout, `d${i}.${sqlName(table)}`, `${basename(database)} ${table}`, `${rows} ${md5}`);
    }
    return [`${listed.length} tables have the rows of checksums.csv`, ...databases.map((database) => `${basename(database)} has the same rows`)];
  });
}

async function attach(session: Session, database: string, name: string): Promise<void> {
  try {
    await session.connection.run(`ATTACH ${sqlText(database)} AS ${name} (READ_ONLY)`);
  } catch (error) {
    throw new Problem(basename(database), `cannot be opened (${(error as Error).message.split("\n")[0]})`, AGAIN);
  }
}

async function compare(session: Session, layout: Layout, relation: string, where: string, expected: string): Promise<void> {
  const hash = `coalesce(md5(string_agg(md5(t::VARCHAR), '' ORDER BY ${keyOrder(layout, "t")})), md5(''))`;
  let found: string;
  try {
    found = (await session.rows(`SELECT count(*), ${hash} FROM ${relation} t`))[0].join(" ");
  } catch (error) {
    throw new Problem(where, `cannot be read (${(error as Error).message.split("\n")[0]})`, AGAIN);
  }
  if (found === expected) return;
  const [rows, md5] = found.split(" ");
  const [listedRows] = expected.split(" ");
  throw new Problem(where, rows === listedRows ? `its rows have the checksum ${md5}, checksums.csv says another` : `has ${rows} rows, checksums.csv says ${listedRows}`, AGAIN);
}

async function main(): Promise<void> {
  const command = new Command("verify").description("Checks a downloaded release and names the first thing that is off.")
    .argument("<release>", "a .tar.gz or .zip, or an unpacked release").exitOverride();
  if (!accepts(command)) return;
  try {
    for (const line of await verify(command.args[0])) process.stdout.write(`${line}\n`);
    process.stdout.write(`${command.args[0]}: all is as it was released\n`);
  } catch (error) {
    report(error);
  }
}

if (isMain(import.meta.filename)) await main();

/** `npm run review -- SOURCE_ID`: walks a person through the records of a source and keeps what they say. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Command } from "commander";
import { EVIDENCE_TABLES, REGISTRY_TABLES, type Review } from "../../../schemas/reviews.ts";
import { tableNamed } from "../../../schemas/index.ts";
import { columns } from "../../../schemas/table.ts";
import { Problem, report } from "../../problem.ts";
import { parquetOf, sqlName, sqlText, withSession, type Cell } from "../../sql.ts";
import { accepts, isMain } from "../../stage.ts";
import { readReviews, writeReviews } from "../../review/files.ts";
import { Rows, type Row } from "../../review/rows.ts";
import { carryReviews, remembering } from "./carry/index.ts";
import { isFromGold, reviewsFromGold } from "./gold/index.ts";
import { walk } from "./walk.ts";

export interface ReviewOptions {
  dist: string;
  texts: string;
  reviews: string;
  who: string;
  date: string;
  all: boolean;
  gold?: string;
  carry?: boolean;
}

/** The records of a built release that rest on one source, with its sentences. */
export async function recordsOfSource(dist: string, source: string): Promise<Record<string, Row[]>> {
  return withSession(async (session) => {
    const read = async (table: string, where = "true"): Promise<Row[]> => {
      const names = columns(tableNamed(table)).map((column) => column.name);
      const rows = await session.rows(`SELECT ${names.map(sqlName).join(", ")} FROM ${parquetOf(dist, table)} WHERE ${where}`);
      return rows.map((cells) => Object.fromEntries(names.map((name, i): [string, Cell] => [name, cells[i]])));
    };
    const here = `source_id = ${sqlText(source)}`;
    const found: Record<string, Row[]> = { sentences: await read("sentences", here) };
    for (const table of EVIDENCE_TABLES) {
      found[table] = await read(table, table === "events" ? `event_id IN (SELECT event_id FROM ${parquetOf(dist, "event_mentions")} WHERE ${here})` : here);
    }
    for (const table of REGISTRY_TABLES) found[table] = await read(table);
    return found;
  });
}

/** The text. A build that carries reviews shows other keys than the machine's: positions of participants count anew. */
async function checked(source: string, { dist, texts }: ReviewOptions): Promise<string> {
  const file = join(texts, `${source}.txt`);
  if (!existsSync(file)) throw new Problem(file, "is not there", "give the id of a source that is kept in --texts");
  if (!existsSync(join(dist, "parquet"))) throw new Problem(dist, "holds no build", "run make first");
  const reviewed = await withSession((session) => session.rows(`SELECT 1 FROM ${parquetOf(dist, "reviews")} WHERE source_id = ${sqlText(source)} LIMIT 1`));
  if (reviewed.length) throw new Problem(dist, `carries reviews of ${source} already`, "npm run build -- --no-reviews --out build/machine, then name that with --dist");
  return readFileSync(file, "utf8");
}

/**
 * Writes the reviews that make the machine's records of a source what a text coded by hand says. Reviews that persons made for other
 * reasons stay, and weigh more.
 * @returns what to tell, a line each
 */
export async function reviewFromGold(source: string, options: ReviewOptions): Promise<string[]> {
  const { dist, reviews, who, date, gold } = options;
  const text = await checked(source, options);
  const found = reviewsFromGold(gold!, source, text, dist, { who, date });
  const kept = readReviews(reviews, source).map((one) => one.review).filter((one) => !isFromGold(one));
  const taken = new Set(kept.map((one) => `${one.table} ${one.record}`));
  const rows = new Rows(await recordsOfSource(dist, source));
  const made = found.reviews.filter((one) => !taken.has(`${one.table} ${one.record}`)).map((one) => remembering(rows, one));
  mkdirSync(reviews, { recursive: true });
  writeReviews(reviews, source, [...kept, ...made]);
  return [...found.open.map((line) => `to decide: ${line}`), `${made.length} review(s) from ${gold}, ${kept.length} kept`];
}

/** Brings the reviews of a source to the records of a build. @returns what to tell, a line each */
export async function carryOver(source: string, options: ReviewOptions): Promise<string[]> {
  const { dist, reviews } = options;
  const text = await checked(source, options);
  const before = readReviews(reviews, source).map((one) => one.review);
  if (!before.length) throw new Problem(reviews, `has no reviews of ${source}`, "nothing to carry over");
  const { reviews: after, changed, open } = carryReviews(before, await recordsOfSource(dist, source), source, text);
  writeReviews(reviews, source, after);
  return [
    ...changed.map((line) => `changed: ${line}`), ...open.map((line) => `not reviewed: ${line}`),
    `${before.length} review(s) carried over: ${changed.length} changed, ${after.length} now; ${open.length} record(s) not reviewed`,
  ];
}

/** Asks on the terminal until all records are reviewed or the person leaves. @returns how many reviews were made */
export async function review(source: string, options: ReviewOptions): Promise<number> {
  const { dist, reviews, who, date, all } = options;
  const text = await checked(source, options);
  const tables = await recordsOfSource(dist, source);
  if (!tables.sentences.length) throw new Problem(dist, `has no source ${source}`, "run make first, or check the id");
  const done = readReviews(reviews, source).map((one) => one.review);
  const made: Review[] = [];
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
  const answers = lines[Symbol.asyncIterator]();
  mkdirSync(reviews, { recursive: true });
  try {
    await walk({
      source, text, tables, done, who, date, all,
      say: (line) => process.stdout.write(`${line}\n`),
      ask: async (question) => {
        process.stdout.write(question);
        const { value, done: gone } = await answers.next();
        return gone ? null : String(value).trim();
      },
      keep: (one) => {
        made.push(one);
        writeReviews(reviews, source, [...done, ...made]);
      },
    });
  } finally {
    lines.close();
  }
  return made.length;
}

async function main(): Promise<void> {
  const command = new Command("review").description("Walks you through the records of a source, sentence by sentence, and keeps what you say of them.")
    .argument("<source>", "the source's id").option("--who <name>", "who you are, as the release will name you")
    .option("--dist <folder>", "the build to review", "dist").option("--texts <folder>", "where the texts are", "sources/texts")
    .option("--reviews <folder>", "where reviews are kept", "sources/reviews").option("--date <day>", "the day of the review", new Date().toISOString().slice(0, 10))
    .option("--all", "also show every mention of an actor or place", false)
    .option("--carry", "ask nothing: bring the reviews that there are to the records of --dist, and list the records that none speaks of", false)
    .option("--gold <file>", "ask nothing: write the reviews that lead from a build without reviews to a text coded by hand").exitOverride();
  if (!accepts(command)) return;
  try {
    const options = command.opts<ReviewOptions>();
    if (options.carry) {
      for (const line of await carryOver(command.args[0], options)) process.stdout.write(`${line}\n`);
      return;
    }
    if (options.who === undefined) throw new Problem("--who", "is missing", "say who you are, as the release will name you");
    if (options.gold !== undefined) {
      for (const line of await reviewFromGold(command.args[0], options)) process.stdout.write(`${line}\n`);
      return;
    }
    const made = await review(command.args[0], options);
    process.stdout.write(`\n${made} review(s) kept\n`);
  } catch (error) {
    report(error);
  }
}

if (isMain(import.meta.filename)) await main();

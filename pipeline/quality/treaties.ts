/** Treaties of public collections with their articles as the collections divide them, and articles whose headings name their type. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { CodePoints } from "../offsets.ts";
import { Problem } from "../problem.ts";
import { grouped, type Row, type Tables } from "./tables.ts";
import type { Counts } from "./verdict.ts";

export interface BenchTreaty {
  id: string;
  title: string;
  text: string;
  date?: string;
  articles: { number: string; heading?: string | null; start: number; end: number }[];
}

export interface TypedArticle { id: string; treaty: string; codes: string[] }

export const TREATIES = "treaties-articles";
const TYPES = "treaties-types";

/** The types by which the benchmark's codes may be answered. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  "STR.DEFINE": ["definitions"], "STR.SCOPE": ["scope"], "STR.PURPOSE": ["purpose"], "STR.AMEND": ["amendment"], "STR.FORCE": ["entry_into_force"],
  "STR.DEPOSIT": ["deposit"], "STR.END": ["duration", "withdrawal"], "STR.ANNEX": ["annex"], "STR.SIGN": ["signature"], "STR.WITHDRAW": ["withdrawal"],
  "STR.LANGUAGE": ["language"], "STR.ACCEDE": ["accession"], "STR.RELATION": ["relation"], "STR.RESERVE": ["reservation"], "STR.PROVISIONAL": ["provisional"],
  "STR.SUSPEND": ["withdrawal"], "OBL.DISPUTE": ["dispute"], "OBL.CONSULT": ["consultation"], "OBL.CONFID": ["confidentiality"], "OBL.FINANCE": ["finance"],
  "ORG.BODY": ["institution"],
};

function lines<T>(shared: string, name: string): T[] | null {
  const file = join(shared, "bench", `${name}.jsonl.gz`);
  if (!existsSync(file)) return null;
  try {
    return gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n").map((line) => JSON.parse(line) as T);
  } catch (error) {
    throw new Problem(file, `cannot be read (${(error as Error).message.split("\n")[0]})`, "restore it, or take it away");
  }
}

const safeId = (id: string): string => id.replace(/[^A-Za-z0-9._-]+/gu, "-");

/** Null where the benchmark is not there. */
export const readTreaties = (shared: string): BenchTreaty[] | null => lines<BenchTreaty>(shared, TREATIES)?.map((one) => ({ ...one, id: safeId(one.id) })) ?? null;
export const readTypedArticles = (shared: string): TypedArticle[] => lines<TypedArticle>(shared, TYPES)?.map((one) => ({ ...one, treaty: safeId(one.treaty) })) ?? [];

/** The treaties as sources of a build, one a line. */
export const treatySources = (treaties: readonly BenchTreaty[]): string =>
  treaties.map(({ id, text, title, date }) => `${JSON.stringify({ id, text, kind: "treaty", title, ...(date ? { published_on: date } : {}) })}\n`).join("");

export interface TreatyVerdicts {
  treaties: number;
  articles: Counts;
  /** Of the articles found: those that begin and end where they should, and of those with a heading the ones that have it. */
  extent: number;
  heading: [right: number, all: number];
  /** Treaties without any error. */
  clean: number;
  /** By type: articles that have it, and how many of them were found to. */
  types: Map<string, [right: number, all: number]>;
}

const numberOf = (number: string): string => number.toUpperCase().replace(/^\s*(?:ARTICLE|ART\.?|RULE|SECTION)\s*/u, "").replace(/[\s.:)]+$/u, "").trim();
const plain = (heading: string): string => heading.trim().toLowerCase().replace(/\W+/gu, " ");

export function judgeTreaties(tables: Tables, treaties: readonly BenchTreaty[], typed: readonly TypedArticle[]): TreatyVerdicts {
  const clauses = grouped(tables.treaty_clauses.filter((row) => row.record === "verbatim" && row.paragraph === ""), "source_id");
  const found: TreatyVerdicts = { treaties: treaties.length, articles: { right: 0, invented: 0, missed: 0 }, extent: 0, heading: [0, 0], clean: 0, types: new Map() };
  for (const treaty of treaties) judgeTreaty(treaty, (clauses.get(treaty.id) ?? []).filter((row) => row.article !== ""), found);
  for (const { id, treaty, codes } of typed) {
    const wanted = codes.flatMap((code) => ANSWERS[code] ?? []);
    if (!wanted.length) continue;
    const clause = clauses.get(treaty)?.find((row) => numberOf(row.article) === numberOf(id.split("#")[1]));
    const [right, all] = found.types.get(wanted[0]) ?? [0, 0];
    found.types.set(wanted[0], [right + (clause && wanted.includes(clause.clause_type) ? 1 : 0), all + 1]);
  }
  return found;
}

function judgeTreaty({ text, articles }: BenchTreaty, clauses: readonly Row[], found: TreatyVerdicts): void {
  const points = new CodePoints(text);
  const used = new Set<number>();
  let missed = 0;
  for (const { number, heading, start: from, end: to } of articles) {
    const [start, end] = [points.at(from), points.at(to)];
    const at = clauses.findIndex((row, i) => !used.has(i) && Math.abs(Number(row.start) - start) <= 2 && numberOf(row.article) === numberOf(number));
    if (at < 0) {
      missed++;
      continue;
    }
    used.add(at);
    const row = clauses[at];
    const shared = Math.min(end, Number(row.end)) - Math.max(start, Number(row.start));
    // At least 95 % of what either covers.
    if (shared * 20 >= (Math.max(end, Number(row.end)) - Math.min(start, Number(row.start))) * 19) found.extent++;
    if (heading) {
      found.heading[1]++;
      if (plain(row.heading) === plain(heading)) found.heading[0]++;
    }
  }
  found.articles.right += used.size;
  found.articles.missed += missed;
  found.articles.invented += clauses.length - used.size;
  if (!missed && clauses.length === used.size) found.clean++;
}

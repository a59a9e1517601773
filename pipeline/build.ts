/** The whole job: all stages in order, from sources to a release that takes the place of the old one when it is proven. */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve as absolute } from "node:path";
import { check } from "./check/index.ts";
import { describe } from "./describe/index.ts";
import { extract } from "./extract/index.ts";
import { parse } from "./parse/index.ts";
import { Problem } from "./problem.ts";
import { publish } from "./publish.ts";
import { readKnowledge } from "./read/knowledge.ts";
import { read } from "./read/index.ts";
import { lastRelease } from "./release/last.ts";
import { writeNotes } from "./release/notes.ts";
import { redirect } from "./release/redirects.ts";
import { resolve } from "./resolve/index.ts";
import { applyReviewFiles } from "./review/index.ts";
import { isMain, runCommand, type StageCommand } from "./stage.ts";
import { write } from "./write/index.ts";

export interface BuildOptions {
  sources: string;
  out: string;
  work: string;
  keepGoing: boolean;
  /** A folder of reviews; false for none. Left out, the dataset's own texts have their own reviews and others none. */
  reviews?: string | false;
}

const KNOWLEDGE = "sources";
const OWN_TEXTS = "sources/texts";
const OWN_REVIEWS = "sources/reviews";

/**
 * Builds a release.
 * @returns how many sources were left out (only with keepGoing)
 * @throws Problem when anything is off; the earlier release then stands as it was
 */
export async function build({ sources, out, work, keepGoing, reviews }: BuildOptions): Promise<number> {
  if (existsSync(out) && !statSync(out).isDirectory()) throw new Problem(out, "a file stands where the output folder goes", "choose another --out, or move the file");
  if (!existsSync(sources)) throw new Problem(sources, "is not there", "give a folder of .txt files or a .jsonl file");
  mkdirSync(dirname(absolute(out)), { recursive: true });
  // Each output folder has its own records, so that builds do not tread on each other.
  const records = join(work, `records-${createHash("sha256").update(absolute(out)).digest("hex").slice(0, 8)}`);
  mkdirSync(records, { recursive: true });
  const left = await read({ sources, lexicon: join(KNOWLEDGE, "lexicon"), work: records, keepGoing });
  copyFileSync(join(records, "problems.ndjson"), join(work, "problems.ndjson"));
  await readKnowledge({ from: KNOWLEDGE, work: records });
  await parse({ work: records });
  await extract({ work: records });
  await resolve({ work: records });
  // What speaks of the dataset itself: a build from texts of one's own has nothing of it.
  const own = absolute(sources) === absolute(OWN_TEXTS);
  const reviewed = reviews ?? (own && OWN_REVIEWS);
  if (reviewed !== false) await applyReviewFiles({ work: records, reviews: reviewed });
  const last = own ? lastRelease() : null;
  if (last !== null) await redirect({ last, work: records });
  const next = `${out.replace(/\/+$/u, "")}.next`;
  await write({ work: records, out: next });
  await check({ work: records, out: next });
  if (own) {
    await describe({ out: next });
    await writeNotes({ out: next });
  }
  publish(next, out);
  return left;
}

export const buildCommand: StageCommand<BuildOptions> = {
  name: "build",
  summary: "Builds the dataset from a folder of texts or a .jsonl file: CSV, Arrow, Parquet and DuckDB.",
  options: [
    ["--sources <path>", "a folder of .txt files (each with an optional .json) or a .jsonl file", OWN_TEXTS],
    ["--out <folder>", "where the release goes; an earlier one is replaced when the new one is proven", "dist"],
    ["--work <folder>", "where the stages keep their records", "build"],
    ["--reviews <folder>", "reviews by persons, <source_id>.jsonl; left out, the dataset's own texts have sources/reviews and others none"],
    ["--no-reviews", "the machine's records as they are"],
    ["--keep-going", "leave bad sources out and go on; they are listed in <work>/problems.ndjson", false],
  ],
  run: async (options) => {
    const left = await build(options);
    if (left) throw new Problem(join(options.work, "problems.ndjson"), `${left} source(s) left out, the others are in ${options.out}`, "mend them or take them out");
  },
};

if (isMain(import.meta.filename)) await runCommand(buildCommand);

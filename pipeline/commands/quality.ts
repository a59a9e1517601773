/** `make quality`: builds the texts coded by hand and the benchmarks, measures them and writes <dist>/QUALITY.md. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { QUALITY } from "../../schemas/dataset.ts";
import { build } from "../build.ts";
import { calibrate } from "../quality/calibrate.ts";
import { BENCHES, hasGold, judgeBuild, quality } from "../quality/index.ts";
import { readWorth, writeLevels } from "../quality/levels.ts";
import { asSources, readSentences } from "../quality/sentences.ts";
import { readTreaties, TREATIES, treatySources } from "../quality/treaties.ts";
import { isMain, runCommand, type StageCommand } from "../stage.ts";

const LEXICON = "sources/lexicon";

export interface Options {
  shared: string;
  dist: string;
  work: string;
  calibrate: boolean;
}

/** @returns what to tell */
export async function measureQuality({ shared, dist, work, calibrate: anew }: Options): Promise<string> {
  if (!hasGold(shared)) return `no texts coded by hand in ${shared}: ${join(dist, QUALITY)} stays as it is`;
  const builds = join(work, "quality");
  // The machine's own records: what persons said of them is counted beside, in the release.
  const make = (sources: string, name: string) => build({ sources, out: join(builds, name), work: builds, keepGoing: false, reviews: false });
  mkdirSync(builds, { recursive: true });
  await make(join(shared, "texts"), "gold");
  if (anew) {
    const most = [...readWorth(LEXICON).values()].reduce((sum, points) => sum + points, 0);
    const { judged } = judgeBuild(shared, join(builds, "gold"), LEXICON);
    writeLevels(LEXICON, calibrate(judged, most));
    return `${judged.length} events calibrate ${LEXICON}/confidence.csv: run make, then make quality`;
  }
  const treaties = readTreaties(shared);
  const corpora = [[TREATIES, treaties && treatySources(treaties)] as const, ...BENCHES.map((name) => {
    const sentences = readSentences(shared, name);
    return [name, sentences && asSources(sentences)] as const;
  })];
  for (const [name, lines] of corpora) {
    if (lines === null) continue;
    const file = join(builds, `${name}.jsonl`);
    writeFileSync(file, lines);
    await make(file, name);
  }
  await quality({ shared, builds, dist, lexicon: LEXICON });
  return `${join(dist, QUALITY)} is written`;
}

export const qualityCommand: StageCommand<Options> = {
  name: "quality",
  summary: "Measures the coder against texts coded by hand and public benchmarks, and writes QUALITY.md into the release.",
  options: [
    ["--shared <folder>", "where gold, texts and bench are; without them nothing is done", "../shared"],
    ["--dist <folder>", "the release", "dist"],
    ["--work <folder>", "where the builds go", "build"],
    ["--calibrate", "set sources/lexicon/confidence.csv from the texts coded by hand instead", false],
  ],
  run: async (options) => { process.stdout.write(`${await measureQuality(options)}\n`); },
};

if (isMain(import.meta.filename)) await runCommand(qualityCommand);

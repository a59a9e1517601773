/** Stage `quality`: finished builds of the texts coded by hand and of the benchmarks, to figures. Reads tables and gold, nothing else. */
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { QUALITY } from "../../schemas/dataset.ts";
import { sha256Of } from "../files.ts";
import { Problem } from "../problem.ts";
import { judgedEvents, pointsOf, type JudgedEvent, type Level } from "./calibrate.ts";
import { readGold } from "./gold.ts";
import { judge } from "./judge.ts";
import { originsOf, type Origins } from "./origins.ts";
import { page, type Measured } from "./page.ts";
import { readLevels, readWorth } from "./levels.ts";
import { judgeSentences, readSentences } from "./sentences.ts";
import { readTables } from "./tables.ts";
import { judgeTreaties, readTreaties, readTypedArticles, TREATIES } from "./treaties.ts";
import type { Verdict } from "./verdict.ts";

/** Benchmarks of sentences. */
export const BENCHES = ["events-plv_test", "events-plover_gsr"] as const;

export interface QualityOptions {
  /** The folder with gold, texts and bench. */
  shared: string;
  /** The builds: <builds>/gold and <builds>/<benchmark>. */
  builds: string;
  /** The release that is described. */
  dist: string;
  lexicon: string;
}

/** Whether texts coded by hand lie beside the project. */
export const hasGold = (shared: string): boolean => existsSync(join(shared, "gold")) && existsSync(join(shared, "texts"));

/** What the gold files say of a build of their texts. */
export function judgeBuild(shared: string, build: string, lexicon: string): { verdicts: Verdict[]; judged: JudgedEvent[]; origins: Origins } {
  const tables = readTables(join(build, "csv"));
  const verdicts = readGold(shared).flatMap((text) => judge(tables, text));
  const judged = judgedEvents(tables, verdicts, readWorth(lexicon));
  return { verdicts, judged, origins: originsOf(tables, judged) };
}

/** @throws Problem when a build is missing */
export async function measure({ shared, builds, dist, lexicon }: QualityOptions): Promise<Measured> {
  if (!existsSync(join(dist, "checksums.csv"))) throw new Problem(dist, "holds no written release", "run make first");
  const levels = readLevels(lexicon);
  const release = readTables(join(dist, "csv"));
  const first = readGold(shared).find(({ source_id }) => release.event_mentions.some((row) => row.source_id === source_id));
  return {
    ...judgeBuild(shared, join(builds, "gold"), lexicon), levels,
    released: first ? { source_id: first.source_id, verdicts: judge(release, first) } : null,
    release: await sha256Of(join(dist, "checksums.csv")),
    treaties: measureTreaties(shared, builds),
    sentences: BENCHES.flatMap((name) => measureSentences(shared, builds, name, levels, readWorth(lexicon))),
  };
}

function measureTreaties(shared: string, builds: string): Measured["treaties"] {
  const treaties = readTreaties(shared);
  return treaties && judgeTreaties(readTables(join(builds, TREATIES, "csv")), treaties, readTypedArticles(shared));
}

function measureSentences(shared: string, builds: string, name: string, levels: readonly Level[], worth: ReadonlyMap<string, number>): Measured["sentences"] {
  const sentences = readSentences(shared, name);
  if (!sentences) return [];
  const tables = readTables(join(builds, name, "csv"));
  const { pairs, events } = judgeSentences(tables, sentences);
  return [{ name, sentences: sentences.length, pairs, origins: originsOf(tables, events.map(({ event, right }) => ({ event_id: event.event_id, right }))), events: events.map(({ event, actors, right }) => ({ right, percent: levels[pointsOf(event, actors, worth)]?.percent ?? 50 })) }];
}

/** Writes <dist>/QUALITY.md. */
export async function quality(options: QualityOptions): Promise<void> {
  const file = join(options.dist, QUALITY);
  writeFileSync(`${file}.partial`, page(await measure(options)));
  renameSync(`${file}.partial`, file);
}

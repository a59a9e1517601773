/** The project's measures against the scorers that lie beside it: on the same build they count the same. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../pipeline/build.ts";
import { pointsOf } from "../../pipeline/quality/calibrate.ts";
import { hasGold } from "../../pipeline/quality/index.ts";
import { judge } from "../../pipeline/quality/judge.ts";
import { readGold } from "../../pipeline/quality/gold.ts";
import { readLevels, readWorth } from "../../pipeline/quality/levels.ts";
import { asSources, judgeSentences, readSentences } from "../../pipeline/quality/sentences.ts";
import { judgeTreaties, readTreaties, readTypedArticles, treatySources } from "../../pipeline/quality/treaties.ts";
import { grouped, readTables } from "../../pipeline/quality/tables.ts";
import { countsOf, FIELDS, MEASURES } from "../../pipeline/quality/verdict.ts";
import { ROOT, temporary } from "../run.ts";

const SHARED = join(ROOT, "../shared");
const there = hasGold(SHARED);
if (!there) console.info("no texts coded by hand beside the project: the measures are not compared here");

const folder = temporary();
// The scorers run only when started by their real path.
const shared = there ? realpathSync(SHARED) : "";
const scored = (script: string, ...args: string[]) =>
  JSON.parse(spawnSync(process.execPath, [join(shared, "eval", script), ...args, "--json"], { encoding: "utf8" }).stdout) as Record<string, never>;

describe.skipIf(!there)("on the texts coded by hand", async () => {
  const out = join(folder, "gold");
  if (there) await build({ sources: join(shared, "texts"), out, work: folder, keepGoing: false });
  const golds = there ? readGold(shared) : [];
  const tables = there ? readTables(join(out, "csv")) : null;

  it("counts as the scorer does, text by text and together", () => {
    const cases = [golds, ...golds.map((one) => [one])];
    for (const texts of cases) {
      const files = texts.map(({ gold }) => join(shared, "gold", gold.source.text.replace(/\.txt$/u, ".json")));
      const theirs = scored("score.mjs", "--csv", join(out, "csv"), "--texts", join(shared, "texts"), ...files) as Record<string, { tp: number; fp: number; fn: number } | number | null>;
      const verdicts = texts.flatMap((text) => judge(tables!, text));
      const of = (measure: string) => countsOf(verdicts.filter((one) => one.measure === measure));
      for (const measure of MEASURES) {
        const { right, invented, missed } = of(measure);
        expect({ measure, tp: right, fp: invented, fn: missed }).toEqual({ measure, ...pick(theirs[measure] as never) });
      }
      for (const field of FIELDS) {
        const { right, invented } = of(field);
        expect(right + invented ? right / (right + invented) : null, field).toEqual(theirs[field]);
      }
    }
  });

  it("finds each event as sure as its rows say", () => {
    const levels = readLevels("sources/lexicon");
    const actors = grouped(tables!.event_actors, "event_id");
    for (const event of tables!.events) expect([event.event_id, Math.round(Number(event.confidence) * 100)]).toEqual([event.event_id, levels[pointsOf(event, actors.get(event.event_id) ?? [], readWorth("sources/lexicon"))].percent]);
  });
});

const pick = ({ tp, fp, fn }: { tp: number; fp: number; fn: number }) => ({ tp, fp, fn });

const treaties = there ? readTreaties(shared)?.filter(({ text }) => text.length < 20_000).slice(0, 6) : undefined;

describe.skipIf(!treaties)("on treaties", () => {
  it("counts as the scorer does", async () => {
    const file = join(folder, "treaties.jsonl.gz");
    writeFileSync(file, gzipSync(treaties!.map((one) => JSON.stringify(one)).join("\n")));
    writeFileSync(join(folder, "treaties.jsonl"), treatySources(treaties!));
    await build({ sources: join(folder, "treaties.jsonl"), out: join(folder, "treaties"), work: folder, keepGoing: false });
    const ids = new Set(treaties!.map((one) => one.id));
    const typed = readTypedArticles(shared).filter((one) => ids.has(one.treaty));
    const found = judgeTreaties(readTables(join(folder, "treaties/csv")), treaties!, typed);
    const theirs = scored("score-bench.mjs", "articles", file, "--csv", join(folder, "treaties/csv")) as Record<string, number | { tp: number; fp: number; fn: number }>;
    const { right, invented, missed } = found.articles;
    expect(pick(theirs.articles as never)).toEqual({ tp: right, fp: invented, fn: missed });
    expect(theirs).toMatchObject({ treaties: found.treaties, "extent right": found.extent / (right || 1), "heading right": found.heading[0] / (found.heading[1] || 1), "treaties without any error": found.clean / found.treaties });
  });
});

const bench = there ? readSentences(shared, "events-plv_test")?.slice(0, 60) : undefined;

describe.skipIf(!bench)("on sentences of a benchmark", () => {
  it("counts as the scorer does", async () => {
    const file = join(folder, "few.jsonl.gz");
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, gzipSync(bench!.map((one) => JSON.stringify(one)).join("\n")));
    writeFileSync(join(folder, "few.jsonl"), asSources(bench!));
    await build({ sources: join(folder, "few.jsonl"), out: join(folder, "few"), work: folder, keepGoing: false });
    const { pairs } = judgeSentences(readTables(join(folder, "few/csv")), bench!);
    const share = (right: readonly unknown[], all: readonly unknown[]) => right.length / (all.length || 1);
    const paired = pairs.filter((one) => one.paired);
    expect(scored("score-bench.mjs", "plover", file, "--csv", join(folder, "few/csv"))).toEqual({
      gold: pairs.length, "type found in the sentence": share(pairs.filter((one) => one.typed), pairs), "pair found": share(paired, pairs),
      "type right where pair found": share(paired.filter((one) => one.both), paired), "type and pair right": share(pairs.filter((one) => one.both), pairs),
    });
    expect(readFileSync(join(folder, "few.jsonl"), "utf8").trim().split("\n")).toHaveLength(60);
  });
});

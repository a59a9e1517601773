/** The coder against texts coded by hand, where those lie beside the project: what it has reached, it keeps. */
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./run.ts";

const SHARED = join(ROOT, "../shared");
const there = existsSync(join(SHARED, "gold")) && existsSync(join(SHARED, "eval/score.mjs"));
if (!there) console.info("no ../shared/gold beside the project: the coder is not scored here");

/** Scores of the committed dataset on the first source. The scorer runs only when started by its real path. */
const score = (): Record<string, { f1: number }> => {
  const shared = realpathSync(SHARED);
  const done = spawnSync(process.execPath, [
    join(shared, "eval/score.mjs"), "--csv", join(ROOT, "dist/csv"), "--texts", join(shared, "texts"), "--json", join(shared, "gold/csto-caucasus.json"),
  ], { encoding: "utf8" });
  return JSON.parse(done.stdout) as Record<string, { f1: number }>;
};
const scores = there ? score() : {};

describe("the first source against its gold file", () => {
  const floor = { actors: 0.9, places: 0.9, memberships: 0.75, offices: 1, clauses: 1, events: 0.7, participants: 0.6, strict: 0.45 };
  it.skipIf(!there).each(Object.entries(floor))("%s has at least F1 %d", (metric, least) => {
    expect(scores[metric].f1).toBeGreaterThanOrEqual(least);
  });
});

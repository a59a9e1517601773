/** The first source against its gold file, where that lies beside the project: what the coder has reached, it keeps; what persons have reviewed is right. */
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../pipeline/build.ts";
import { ROOT, temporary } from "./run.ts";

const SHARED = join(ROOT, "../shared");
const there = existsSync(join(SHARED, "gold")) && existsSync(join(SHARED, "eval/score.mjs"));
if (!there) console.info("no ../shared/gold beside the project: the coder is not scored here");

interface Measure { p: number; r: number; f1: number }
/** Scores of a build on the first source. The scorer runs only when started by its real path. */
const score = (release: string): Record<string, Measure | number> => {
  const shared = realpathSync(SHARED);
  const done = spawnSync(process.execPath, [
    join(shared, "eval/score.mjs"), "--csv", join(release, "csv"), "--texts", join(shared, "texts"), "--json", join(shared, "gold/csto-caucasus.json"),
  ], { encoding: "utf8" });
  return JSON.parse(done.stdout) as Record<string, Measure | number>;
};

const folder = temporary();
const machine = join(folder, "machine");
if (there) await build({ sources: "sources/texts", out: machine, work: folder, keepGoing: false, reviews: false });

describe.skipIf(!there)("the first source by the machine alone", () => {
  const floor = { actors: 0.9, places: 0.9, memberships: 0.75, offices: 1, clauses: 1, events: 0.7, participants: 0.6, strict: 0.45 };
  const scores = there ? score(machine) : {};
  it.each(Object.entries(floor))("%s has at least F1 %d", (metric, least) => expect((scores[metric] as Measure).f1).toBeGreaterThanOrEqual(least));
});

it.skipIf(!there)("the first source as released is right in every record that its gold file asks for, and has no other", () => {
  const scores = score(join(ROOT, "dist"));
  const off = Object.entries(scores).filter(([, one]) => (typeof one === "number" ? one : one.f1) !== 1);
  expect(off).toEqual([]);
});

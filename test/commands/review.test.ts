/** The walk through a source on the terminal, answered by a script, over a small release. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readAllReviews, readReviews } from "../../pipeline/review/files.ts";
import { write } from "../../pipeline/write/index.ts";
import { ROOT, temporary } from "../run.ts";
import { layTables, writeTraps } from "../write/release.ts";
import { trapTables } from "../write/traps.ts";

const folder = temporary();
const made = trapTables(5);
layTables({ ...made, tables: { ...made.tables, reviews: [] } }, folder);
const dist = join(folder, "release");
await write({ work: folder, out: dist });
const texts = join(folder, "texts");
const reviews = join(folder, "reviews");
mkdirSync(texts);
const text = made.documents.find(({ source }) => source.source_id === "one")!.text;
writeFileSync(join(texts, "one.txt"), text);

const review = (input: string, ...args: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "pipeline/commands/review/index.ts", "one", "--who", "A. Reader", "--date", "2026-01-31", "--dist", dist, "--texts", texts, "--reviews", reviews, ...args],
    { cwd: ROOT, encoding: "utf8", input });

it("keeps what the person said when they leave, and goes on from there", () => {
  // Nothing to add to two sentences, a key that means nothing, then the first record is right.
  const first = review("\n".repeat(2) + "x\na\nq\n");
  expect(first).toMatchObject({ status: 0, stderr: "" });
  expect(first.stdout).toContain("1 review(s) kept");
  const [accepted] = readReviews(reviews, "one").map((one) => one.review);
  expect(accepted).toMatchObject({ decision: "accept", who: "A. Reader", date: "2026-01-31" });
  expect(text).toContain(accepted.quote);

  const second = review("r\n\nnot said\nc\nnonsense\nrole\n\nq\n");
  const all = readReviews(reviews, "one").map((one) => one.review);
  expect(all).toHaveLength(2);
  expect(all[0]).toEqual(accepted);
  expect(all[1]).toMatchObject({ decision: "reject", reason: "not said" });
  expect(second.stdout).toContain("a reason is needed");
  expect(second.stdout).toContain("write column=value");
});

it("carries them over to the same build as they are, and asks nothing", () => {
  const before = readFileSync(join(reviews, "one.jsonl"), "utf8");
  const ended = review("", "--carry");
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(ended.stdout).toMatch(/^not reviewed: events {2}e-1 /mu);
  expect(ended.stdout).toMatch(/\n2 review\(s\) carried over: 0 changed, 2 now; \d+ record\(s\) not reviewed\n$/u);
  expect(readFileSync(join(reviews, "one.jsonl"), "utf8")).toBe(before);
  expect(review("", "--carry", "--reviews", join(folder, "none")).stderr).toMatch(/has no reviews of one; nothing to carry over/u);
});

const reviewed = await writeTraps(join(folder, "reviewed"), 5);

it("says plainly what is missing", () => {
  expect(review("", "--texts", folder).stderr).toMatch(/one\.txt: is not there/u);
  expect(review("", "--dist", folder).stderr).toMatch(/holds no build/u);
  expect(review("", "--dist", reviewed).stderr).toMatch(/carries reviews of one already/u);
});

it("reads all files of a folder, and names a line that is no review and a source that there is not", () => {
  const texts = (source: string) => (source === "one" ? text : null);
  expect(readAllReviews(reviews, texts)).toMatchObject([{ source: "one", text }]);
  const other = join(folder, "other");
  mkdirSync(other);
  writeFileSync(join(other, "two.jsonl"), "");
  expect(() => readAllReviews(other, texts)).toThrow(/two\.jsonl: there is no source two/u);
  writeFileSync(join(other, "one.jsonl"), `${readFileSync(join(reviews, "one.jsonl"), "utf8")}{"decision"\n`);
  expect(() => readReviews(other, "one")).toThrow(/one\.jsonl line 3: is no JSON/u);
  writeFileSync(join(other, "one.jsonl"), '{"decision":"perhaps"}\n');
  expect(() => readReviews(other, "one")).toThrow(/one\.jsonl line 1: review: field decision is "perhaps"/u);
});

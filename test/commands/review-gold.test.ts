/** Reviews drawn up from a text coded by hand: put into the machine's tables, they make them what the file says. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readGoldFile } from "../../pipeline/quality/gold.ts";
import { judge } from "../../pipeline/quality/judge.ts";
import { readTables } from "../../pipeline/quality/tables.ts";
import { readReviews, writeReviews } from "../../pipeline/review/files.ts";
import { applyReviewFiles } from "../../pipeline/review/index.ts";
import { write } from "../../pipeline/write/index.ts";
import { runScript, temporary } from "../run.ts";
import { layTables, writeTraps } from "../write/release.ts";
import { trapTables } from "../write/traps.ts";

const folder = temporary();
const dist = await writeTraps(folder, 5);
const { tables, documents } = trapTables(5);
const bare = join(folder, "bare");
layTables({ tables: { ...tables, reviews: [] }, documents }, bare);
await write({ work: bare, out: join(bare, "release") });
const texts = join(folder, "texts");
const reviews = join(folder, "reviews");
mkdirSync(texts);
const { text } = documents.find(({ source }) => source.source_id === "one")!;
writeFileSync(join(texts, "one.txt"), text);

const gold = {
  source: { text: "one.txt" },
  events: [
    { id: "attack", quote: "attacked 😀", type: "ASSAULT", status: "occurred", date: "1066", initiators: ["Top"], recipients: ["Middle"], places: ["Land"] },
    { id: "promise", quote: "as promised", type: "AID", act: "intervene", status: "planned", date: "2020", initiators: ["Middle"], recipients: ["Top"], places: [] },
  ],
  links: [{ from: "promise", to: "attack", type: "after", quote: "invoked" }],
  clauses: [{ treaty: "NA", article: "007", type: "consultation", force: "obligation" }],
  clause_links: [{ event: "promise", article: "007", type: "cites", quote: "said" }],
  memberships: [{ member: "Top", organisation: "Middle", status: "member", end: "1999" }],
  offices: [],
};
const file = join(folder, "gold.json");
writeFileSync(file, JSON.stringify(gold));
const review = (...args: string[]) => runScript("commands/review/index", ["one", "--who", "A. Reader", "--date", "2026-01-31", "--texts", texts, "--reviews", reviews, "--gold", file, ...args]);

it("asks for a build that carries no reviews", () => {
  expect(review("--dist", dist).stderr).toMatch(/carries reviews of one already; npm run build -- --no-reviews/u);
});

it("leads to what the file says, and tells what a person must decide", async () => {
  const ended = review("--dist", join(bare, "release"));
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(ended.stdout).toMatch(/^to decide: e-3: "[^"]+" is coded as COMMENT/mu);
  const count = await applyReviewFiles({ work: bare, reviews });
  expect(count).toBe(readReviews(reviews, "one").length);
  await write({ work: bare, out: join(bare, "reviewed") });
  const now = readTables(join(bare, "reviewed", "csv"));
  const verdicts = judge(now, { source_id: "one", text, gold: readGoldFile(file) });
  expect(verdicts.filter(({ outcome }) => outcome !== "right")).toEqual([]);
  expect(new Set(verdicts.map(({ measure }) => measure))).toEqual(new Set(["events", "strict", "participants", "date", "status", "act", "event_places", "links", "clauses", "clause_links", "memberships"]));
  expect(now.events.map((row) => [row.event_type, row.reviewed])).toEqual(expect.arrayContaining([["ASSAULT", "corrected"], ["AID", "added"], ["COMMENT", ""]]));
});

it("refuses tables that hold reviews already", async () => {
  await expect(applyReviewFiles({ work: bare, reviews })).rejects.toThrow(/hold reviews already; run the stage resolve again/u);
});

it("keeps what a person said for reasons of their own", () => {
  const [first, ...others] = readReviews(reviews, "one").map((one) => one.review).filter((one) => one.decision === "reject");
  const own = { ...first, reason: "read twice" };
  writeReviews(reviews, "one", [own, ...others]);
  expect(review("--dist", join(folder, "unreviewed")).stderr).toMatch(/holds no build/u);
  const again = join(folder, "again");
  layTables({ tables: { ...tables, reviews: [] }, documents }, again);
  return write({ work: again, out: join(again, "release") }).then(() => {
    expect(review("--dist", join(again, "release")).stdout).toMatch(/, 1 kept$/mu);
    const found = readFileSync(join(reviews, "one.jsonl"), "utf8");
    expect(found.match(/read twice/gu)).toHaveLength(1);
    expect(readReviews(reviews, "one").filter((one) => one.review.record === first.record)).toHaveLength(1);
  });
});

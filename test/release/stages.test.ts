/** The stages that look at the last release, started as scripts: redirects before write, changes after it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runScript, temporary } from "../run.ts";
import { layTables, writeTraps } from "../write/release.ts";
import { trapTables } from "../write/traps.ts";

const folder = temporary();
const last = await writeTraps(join(folder, "last"), 5);
const work = join(folder, "work");
const made = trapTables(5);
made.tables.event_links = [];
made.tables.event_clauses = made.tables.event_clauses.filter((row) => row.event_id !== "e-1");
made.tables.event_actors = made.tables.event_actors.filter((row) => row.event_id !== "e-1");
made.tables.event_mentions = made.tables.event_mentions.filter((row) => row.event_id !== "e-1");
made.tables.events = made.tables.events.filter((row) => row.event_id !== "e-1");
layTables(made, work);

it("redirects writes a row for each id that went away, and brings the earlier ones up to date", () => {
  expect(runScript("release/redirects", ["--last", last, "--work", work])).toMatchObject({ status: 0, stderr: "" });
  const rows = readFileSync(join(work, "tables/redirects.ndjson"), "utf8").trim().split("\n").map((line) => JSON.parse(line) as Record<string, string | null>);
  expect(rows.map((row) => [row.old_id, row.new_id, row.since])).toEqual([
    ["e-1", null, expect.any(String)], ["e-8", null, "0.2.0"], ["e-9", null, "0.10"], ["n-d", null, expect.any(String)],
  ]);
});

it("changes writes CHANGES.md against the last release, and says when there is none", () => {
  expect(runScript("write/index", ["--work", work, "--out", join(folder, "next")]).status).toBe(0);
  expect(runScript("release/notes", ["--last", last, "--out", join(folder, "next")])).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(join(folder, "next/CHANGES.md"), "utf8")).toContain("| events | 3 | 2 | 0 | 0 | 1 |");
  expect(runScript("release/notes", ["--out", join(folder, "next")]).status).toBe(0);
  expect(readFileSync(join(folder, "next/CHANGES.md"), "utf8")).toContain("This is the first release.");
});

it("name what is missing", () => {
  expect(runScript("release/redirects", ["--work", work]).stderr).toMatch(/^redirects: no last release is named/u);
  expect(runScript("release/notes", ["--out", folder]).stderr).toMatch(/holds no written release/u);
});

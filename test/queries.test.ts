/** docs/queries.md: the questions run, and their answers stand. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { refresh } from "../pipeline/commands/readme.ts";
import { DATABASE_FILE } from "../pipeline/write/index.ts";
import { temporary } from "./run.ts";
import { writeTraps } from "./write/release.ts";

const QUERIES = readFileSync("docs/queries.md", "utf8");

it("has fifteen questions, each with its query, its order and what it tells", () => {
  const parts = QUERIES.split(/^## /mu).slice(1);
  expect(parts).toHaveLength(15);
  for (const [i, part] of parts.entries()) {
    expect(part).toMatch(new RegExp(`^${i + 1}\\. .+\\?\\n\\n.+\\n`, "u"));
    expect(part).toMatch(/<!-- example: query -->\n```sql\n[\s\S]+```\n<!-- answer -->\n/u);
    // Without an order an answer would not be the same twice.
    expect(part).toContain("ORDER BY");
  }
});

it("runs every one of them on any release, not only on ours", async () => {
  const answered = await refresh(QUERIES, join(await writeTraps(temporary(), 10), DATABASE_FILE));
  expect(answered.match(/<!-- answer -->\n\| /gu)).toHaveLength(15);
});

it("gives the answers that its queries give", async () => {
  expect(existsSync("dist/casus-foederis.duckdb"), "run make first").toBe(true);
  expect(await refresh(QUERIES, "dist/casus-foederis.duckdb")).toBe(QUERIES);
});

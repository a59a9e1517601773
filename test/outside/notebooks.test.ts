/** The notebooks, run headless: on the dataset, and on rows that trip readers up. */
import { existsSync, readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe as group, expect, it } from "vitest";
import { query } from "../../pipeline/commands/query.ts";
import { DATABASE_FILE } from "../../pipeline/write/index.ts";
import { filesOf, ROOT, temporary } from "../run.ts";
import { writeTraps } from "../write/release.ts";
import { hasVenv, runIn, WITHOUT } from "./venv.ts";

if (!hasVenv) console.info(WITHOUT);
const folder = temporary();
const traps = await writeTraps(folder, 25);
const javaScript = (release: string, out: string) => spawnSync(process.execPath, ["notebooks/explore.mjs", release, out], { cwd: ROOT, encoding: "utf8" });

interface Cell { cell_type: string; source: string | string[]; outputs?: { output_type: string; data?: Record<string, unknown> }[] }
const cellsOf = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as { cells: Cell[] }).cells;

group.each([["the dataset", "dist"], ["the made-up release", traps]])("on %s", (name, release) => {
  const out = join(folder, name.replaceAll(" ", "-"));
  it("is there", () => expect(existsSync(join(release, DATABASE_FILE)), "run make first").toBe(true));

  it.skipIf(!hasVenv)("Python reads every format alike and draws three pictures", () => {
    const ended = runIn("main", "python", "notebooks/run.py", "--release", release, "--out", out);
    expect(ended.status, ended.stderr).toBe(0);
    expect(ended.stdout).toContain("3 pictures");
  });

  it("JavaScript reads every format alike and draws three pictures, the same on every run", () => {
    const ended = javaScript(release, out);
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(javaScript(release, `${out}-again`).status).toBe(0);
    const pictures = filesOf(`${out}-again`);
    expect(Object.keys(pictures)).toEqual(["map.svg", "timeline.svg", "who-to-whom.svg"]);
    expect(filesOf(out)).toMatchObject(pictures);
  });
});

it.skipIf(!hasVenv)("a Python notebook that fails is named with its error, and so is a release that is not there", () => {
  expect(runIn("main", "python", "notebooks/run.py", "--release", folder)).toMatchObject({ status: 1, stderr: expect.stringMatching(/holds no built release; run make first\n$/u) });
});

it("the SQL of the R notebook runs, and it reads only tables and columns that there are", async () => {
  const page = readFileSync("notebooks/explore.qmd", "utf8");
  const asked = [...page.matchAll(/dbGetQuery\(database, "([^"]+)"\)/gu)].map(([, sql]) => sql);
  expect(asked).toHaveLength(2);
  for (const sql of asked) expect((await query("dist/casus-foederis.duckdb", sql)).split("\n").length).toBeGreaterThan(2);
  const tables = [...page.matchAll(/from_(?:parquet|csv|arrow)\("(\w+)"\)/gu)].map(([, name]) => name);
  for (const name of tables) expect(existsSync(`dist/parquet/${name}.parquet`), name).toBe(true);
});

it("the notebooks ask the same things in all three languages", () => {
  const python = cellsOf("notebooks/explore.ipynb").map(({ source }) => [source].flat().join("")).join("\n");
  for (const page of [python, readFileSync("notebooks/explore.qmd", "utf8"), readFileSync("notebooks/explore.mjs", "utf8")]) {
    for (const topic of ["Load it", "Join events to actors", "timeline", "Who to whom", "map", "Commitments"]) expect(page).toContain(topic);
  }
});

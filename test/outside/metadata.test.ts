/** The release and its metadata, checked by tools that are not ours: on the dataset, and on rows that trip readers up. */
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe as group, expect, it } from "vitest";
import { describe } from "../../pipeline/describe/index.ts";
import { DATABASE_FILE } from "../../pipeline/write/index.ts";
import { temporary } from "../run.ts";
import { writeTraps } from "../write/release.ts";
import { hasVenv, runIn, WITHOUT } from "./venv.ts";

if (!hasVenv) console.info(WITHOUT);

it("is done in CI", () => expect(hasVenv || !process.env.CI, WITHOUT).toBe(true));

const folder = temporary();
const traps = hasVenv ? await writeTraps(folder, 25) : "";
if (hasVenv) await describe({ out: traps });

group.skipIf(!hasVenv).each([["the dataset", "dist"], ["the made-up release", traps]])("%s", (_, release) => {
  it("is there", () => expect(existsSync(join(release, DATABASE_FILE)), "run make first").toBe(true));

  it("is a data package whose every row is valid, says frictionless", () => {
    expect(runIn("main", "python", "notebooks/check_datapackage.py", release)).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/rows are valid$/mu) });
  });

  it("is a Croissant dataset whose record sets load, says mlcroissant", () => {
    const ended = runIn("main", "python", "notebooks/check_croissant.py", release);
    expect(ended.status, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/record sets of casus-foederis load$/mu);
  });

  it("has a citation file that is valid, says cffconvert", () => {
    const ended = runIn("citation", "cffconvert", "--validate", "-i", join(release, "CITATION.cff"));
    expect(ended.status, ended.stderr).toBe(0);
  });

  it("is the same in each cell to pandas, polars, DuckDB, pyarrow and Python's csv, and holds no lists", () => {
    expect(runIn("main", "python", "notebooks/check_readers.py", release)).toMatchObject({ status: 0, stderr: "", stdout: expect.stringMatching(/tables are the same/u) });
  });

  it("opens in the oldest DuckDB that is promised, and in the newest", () => {
    for (const [environment, version] of [["oldest", "1.1"], ["main", "2."]] as const) {
      const ended = runIn(environment, "python", "notebooks/check_duckdb.py", release);
      expect(ended, environment).toMatchObject({ status: 0, stderr: "" });
      expect(ended.stdout).toContain(`DuckDB ${version}`);
    }
  });
});

it.skipIf(!hasVenv)("a row that is off does not pass", () => {
  const bad = join(folder, "bad");
  cpSync(traps, bad, { recursive: true });
  const file = join(bad, "csv/event_links.csv");
  writeFileSync(file, readFileSync(file, "utf8").replace("in_response_to", "in_reply_to"));
  const ended = runIn("main", "python", "notebooks/check_datapackage.py", bad);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain("in_reply_to");
  const clauses = join(bad, "csv/treaty_clauses.csv");
  writeFileSync(clauses, readFileSync(clauses, "utf8").replace(",007,", ",7,"));
  const readers = runIn("main", "python", "notebooks/check_readers.py", bad);
  expect(readers.status).toBe(1);
  expect(readers.stderr).toContain("treaty_clauses.article, row 1: pandas reads '7', Parquet has '007'");
});

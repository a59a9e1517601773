/**
 * Bad input, one folder a case under test/bad: its sources as files, and case.json with what it means and the one line that
 * must be said of it. A case that cannot be stored says under "make" what to make first. A new case needs no code.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { buildCommand } from "../pipeline/build.ts";
import { runCommand } from "../pipeline/stage.ts";
import { filesOf, ROOT, runScript, temporary, type Ended } from "./run.ts";

const caseFile = z.strictObject({
  meaning: z.string(),
  /** The whole line on standard error, as a regular expression; paths count from the case's folder. */
  stderr: z.string(),
  /** Where the sources are, from the case's folder. */
  sources: z.string().default("sources"),
  /** Where the release goes, from the case's folder. */
  out: z.string().optional(),
  /** Whether it is tried as a command too, as a user would; that takes seconds. */
  process: z.boolean().default(false),
  /** Files of `times` times `repeat` between `head` and `tail`; a path that ends in "/" is an empty folder. */
  make: z
    .array(
      z.strictObject({
        path: z.string(),
        head: z.string().default(""),
        repeat: z.string().default(""),
        times: z.int().default(0),
        tail: z.string().default(""),
      }),
    )
    .default([]),
});

const folder = temporary();
const names = readdirSync(join(ROOT, "test", "bad")).sort();

/** Everything but the records of the stages. */
const release = (here: string) => Object.fromEntries(Object.entries(filesOf(here)).filter(([path]) => !path.startsWith("work/")));

/** A copy of the case with an earlier release beside it. */
function prepare(name: string) {
  const here = join(folder, name);
  cpSync(join(ROOT, "test", "bad", name), here, { recursive: true });
  const found = caseFile.parse(JSON.parse(readFileSync(join(here, "case.json"), "utf8")));
  for (const { path, head, repeat, times, tail } of found.make) {
    mkdirSync(path.endsWith("/") ? join(here, path) : dirname(join(here, path)), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(join(here, path), head + repeat.repeat(times) + tail);
  }
  for (const file of ["dist/csv/events.csv", "dist/casus-foederis.duckdb"]) {
    mkdirSync(dirname(join(here, file)), { recursive: true });
    writeFileSync(join(here, file), `the earlier ${file}\n`);
  }
  return { here, found, expected: new RegExp(`^${found.stderr}$`, "u") };
}

/** What the command says and how it ends, without a process of its own for each case: there are many. */
async function runHere(args: readonly string[]): Promise<Ended> {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const earlier = process.exitCode;
  try {
    await runCommand(buildCommand, ["node", "build", ...args]);
    return {
      status: Number(process.exitCode ?? 0),
      stdout: "",
      stderr: write.mock.calls.map(([chunk]) => String(chunk)).join(""),
    };
  } finally {
    process.exitCode = earlier;
    write.mockRestore();
  }
}

describe.each(names)("%s", (name) => {
  const { here, found, expected } = prepare(name);
  const before = release(here);
  const args = ["--sources", join(here, found.sources), "--out", join(here, found.out ?? "dist"), "--work", join(here, "work")];

  const check = ({ status, stdout, stderr }: Ended) => {
    const said = stderr.replaceAll(`${here}/`, "");
    expect(said).toMatch(/^[^\n]+\n$/u);
    expect(said.trimEnd()).toMatch(expected);
    expect(stdout).toBe("");
    expect(status).toBe(1);
    expect(release(here)).toEqual(before);
    expect(Object.keys(filesOf(here)).filter((path) => path.endsWith(".partial"))).toEqual([]);
  };

  it("is refused on one line, and the earlier release stands", async () => check(await runHere(args)));
  if (found.process) it("is refused in a process of its own", () => check(runScript("build", args)));
});

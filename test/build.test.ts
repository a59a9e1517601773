/** The whole job, from the sources to the release: the same bytes anywhere and any time, and those that are committed. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../pipeline/build.ts";
import { MODEL_FOLDER } from "../pipeline/parse/model.ts";
import { DATABASE_FILE } from "../pipeline/write/index.ts";
import { TABLES } from "../schemas/index.ts";
import { filesOf, ROOT, runScript, temporary } from "./run.ts";
import { query, readCsv } from "./write/readback.ts";

const texts = join(ROOT, "sources", "texts");
const hasModels = existsSync(new URL("net.br", MODEL_FOLDER));
if (!hasModels) console.info("sources/models has no weights: nothing is built here");

const folder = temporary();
const [one, two, lines, many] = ["one", "two", "lines", "many"].map((name) => join(folder, name));
const built = (sources: string, to: string, keepGoing = false) =>
  build({ sources, out: join(to, "dist"), work: join(to, "build"), keepGoing, reviews: join(ROOT, "sources", "reviews") });
/** The tables alone: only the dataset's own build has descriptions beside them. */
const dataOf = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([name]) => /^(?:csv|arrow|parquet)\/|^checksums\.csv$/u.test(name)));

const withoutDatabase = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path !== DATABASE_FILE));
const git = (...args: string[]): string | null => {
  const { status, stdout } = spawnSync("git", args, { cwd: ROOT, encoding: "utf8" });
  return status === 0 ? stdout : null;
};

/** The folder of texts as one JSONL file, each line with the metadata that stood beside the text. */
function asJsonLines(file: string): string {
  const rows = readdirSync(texts)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => {
      const id = name.slice(0, -".txt".length);
      const beside = join(texts, `${id}.json`);
      const { sha256: _, ...metadata } = existsSync(beside)
        ? (JSON.parse(readFileSync(beside, "utf8")) as Record<string, unknown>)
        : {};
      return JSON.stringify({ id, text: readFileSync(join(texts, name), "utf8"), ...metadata });
    });
  writeFileSync(file, `${rows.join("\n")}\n`);
  return file;
}

if (hasModels) {
  for (const to of [one, two, lines, many]) mkdirSync(to);
  await built(texts, one);
  await built(texts, two);
  await built(asJsonLines(join(folder, "texts.jsonl")), lines);
}

describe.skipIf(!hasModels)("the release", () => {
  const first = withoutDatabase(filesOf(join(one, "dist")));

  it("has the same bytes in another folder, but for the database", () => {
    expect(withoutDatabase(filesOf(join(two, "dist")))).toEqual(first);
    expect(Object.keys(first).length).toBeGreaterThanOrEqual(61);
  });

  it("has the same rows when the texts come as JSONL", () => {
    expect(dataOf(filesOf(join(lines, "dist")))).toEqual(dataOf(first));
  });

  it("is the one that is committed in dist/", () => {
    const committed = (files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).filter(([path]) => /^(?:csv\/|parquet\/|checksums\.csv$)/u.test(path)));
    expect(committed(filesOf(join(ROOT, "dist")))).toEqual(committed(first));
  });

  it("is committed with the code that makes it", () => {
    // Work in progress may be ahead of dist/; what is committed may not.
    if (git("status", "--porcelain", "--", "sources", "schemas", "pipeline") === "")
      expect(git("status", "--porcelain", "--", "dist")).toBe("");
  });

  it("says of its tables what they hold", async () => {
    const sums = readFileSync(join(one, "dist", "checksums.csv"), "utf8")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(0, 2).join(" "));
    expect(sums).toEqual(TABLES.map((table) => `${table.name} ${readCsv(join(one, "dist"), table).length}`));
    const [{ n }] = await query(join(one, "dist", DATABASE_FILE), "SELECT count(*)::INTEGER AS n FROM events_flat");
    expect(n).toBeGreaterThan(0);
  });

  it("carries quotes, and never the whole of a text under copyright", () => {
    const sources = readCsv(join(one, "dist"), TABLES[0]).filter((source) => source.rights === "quoted");
    const quoted = new Set(sources.map((source) => source.source_id));
    const sentences = readCsv(
      join(one, "dist"),
      TABLES.find((table) => table.name === "sentences")!,
    );
    expect(sentences.filter((row) => quoted.has(row.source_id) && row.text !== null)).toEqual([]);
  });
});

describe.skipIf(!hasModels)("one bad source among many", () => {
  const sources = join(folder, "mixed");
  if (hasModels) {
    cpSync(texts, sources, { recursive: true });
    writeFileSync(join(sources, "bad.txt"), "");
    cpSync(join(one, "dist"), join(many, "dist"), { recursive: true });
  }

  it("stops the build, and the earlier release stands", async () => {
    const before = filesOf(join(many, "dist"));
    await expect(built(sources, many)).rejects.toThrow(/bad\.txt: is empty/u);
    expect(filesOf(join(many, "dist"))).toEqual(before);
  });

  it("is left out with --keep-going: the others are built, the problem is listed, the exit code says so", () => {
    const { status, stdout, stderr } = runScript("build", [
      "--sources",
      sources,
      "--out",
      join(many, "dist"),
      "--work",
      join(many, "build"),
      "--reviews",
      "sources/reviews",
      "--keep-going",
    ]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/problems\.ndjson: 1 source\(s\) left out, the others are in [^\n]+; mend them or take them out\n$/u);
    expect(readFileSync(join(many, "build", "problems.ndjson"), "utf8")).toMatch(
      /^\{"where":"[^"]*bad\.txt","what":"is empty"[^\n]*\}\n$/u,
    );
    expect(dataOf(filesOf(join(many, "dist")))).toEqual(dataOf(filesOf(join(one, "dist"))));
  });
});

/** Sources from folders and JSONL files: one bad one among many, and texts that come through as they were given. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "../../pipeline/read/index.ts";
import { readInputs, type RawSource } from "../../pipeline/read/input.ts";
import { readRecords } from "../../pipeline/stage.ts";
import { documentRecord, type DocumentRecord } from "../../schemas/documents.ts";
import { problemRecord } from "../../schemas/problems.ts";
import { ROOT, runScript, temporary } from "../run.ts";

const folder = temporary();
const lexicon = join(ROOT, "sources", "lexicon");
const all = async <T>(records: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const record of records) found.push(record);
  return found;
};
const documents = (work: string): Promise<DocumentRecord[]> =>
  all(readRecords(join(work, "documents.ndjson"), { name: "document", schema: documentRecord }));
const problems = (work: string) => all(readRecords(join(work, "problems.ndjson"), { name: "problem", schema: problemRecord }));
const sourcesOf = async (path: string): Promise<RawSource[]> =>
  (await all(readInputs(path))).map((input) => {
    if ("problem" in input) throw input.problem;
    return input.source;
  });

describe("one bad source among many", () => {
  const sources = join(folder, "many");
  mkdirSync(sources);
  for (const name of ["a", "c"]) writeFileSync(join(sources, `${name}.txt`), "The parties met in Yerevan on Monday.\n");
  writeFileSync(join(sources, "b.txt"), Buffer.from([0x63, 0xff, 0x64]));
  writeFileSync(join(sources, "d.txt"), "");

  it("stops the reading, and the earlier records stand", async () => {
    const work = join(folder, "strict");
    mkdirSync(work);
    writeFileSync(join(work, "documents.ndjson"), "earlier\n");
    await expect(read({ sources, lexicon, work, keepGoing: false })).rejects.toThrow(/b\.txt: is no valid UTF-8/u);
    expect(readFileSync(join(work, "documents.ndjson"), "utf8")).toBe("earlier\n");
  });

  it("is left out and listed with --keep-going, and the exit code says so", async () => {
    const work = join(folder, "loose");
    const { status, stderr } = runScript("read/index", ["--sources", sources, "--work", work, "--keep-going"]);
    expect(status).toBe(1);
    expect(stderr).toBe(`${work}/problems.ndjson: 2 source(s) left out; mend them or take them out\n`);
    expect((await documents(work)).map(({ source }) => source.source_id)).toEqual(["a", "c"]);
    expect((await problems(work)).map(({ where, what }) => `${where.slice(sources.length + 1)} ${what.slice(0, 15)}`)).toEqual([
      "b.txt is no valid UTF",
      "d.txt is empty",
    ]);
  });

  it("gives the first reason when nothing is left", async () => {
    const bad = join(folder, "all-bad");
    mkdirSync(bad);
    writeFileSync(join(bad, "d.txt"), "");
    await expect(read({ sources: bad, lexicon, work: join(folder, "none"), keepGoing: true })).rejects.toThrow(
      /d\.txt: is empty/u,
    );
  });

  it("leaves no problem behind when all is well again", async () => {
    const work = join(folder, "loose");
    const good = join(folder, "good");
    mkdirSync(good);
    writeFileSync(join(good, "a.txt"), "The parties met.\n");
    expect(await read({ sources: good, lexicon, work, keepGoing: false })).toBe(0);
    expect(await problems(work)).toEqual([]);
  });
});

describe("JSONL", () => {
  const write = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it("takes CRLF, a byte order mark, blank lines and a last line without an end", async () => {
    const file = write("odd.jsonl", '\ufeff{"id":"a","text":"One."}\r\n\r\n{"id":"b","text":"Two.\\r\\n"}');
    expect((await sourcesOf(file)).map(({ source_id, text }) => [source_id, text])).toEqual([
      ["a", "One."],
      ["b", "Two.\r\n"],
    ]);
  });

  it("gives any text as it was given, and its sum", async () => {
    const texts = fc.sample(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== "" && !text.includes("\0")),
      { seed: 1, numRuns: 200 },
    );
    const file = write("any.jsonl", texts.map((text, i) => JSON.stringify({ id: `t${i}`, text })).join("\n"));
    expect((await sourcesOf(file)).map((source) => source.text)).toEqual(texts);
  });

  it("is the same source as a file of the same text and metadata", async () => {
    const text = "\ufeffTitle 😀\r\n\r\nThe parties met.\r\n";
    const metadata = { title: "Given", authors: ["A B", "C D"], published_on: "2024-03-11T08:30:00Z", kind: "news", url: null };
    mkdirSync(join(folder, "pair"));
    writeFileSync(join(folder, "pair", "x.txt"), text);
    writeFileSync(join(folder, "pair", "x.json"), JSON.stringify(metadata));
    const [fromFile] = await sourcesOf(join(folder, "pair"));
    const [fromLine] = await sourcesOf(write("pair.jsonl", JSON.stringify({ id: "x", text, ...metadata })));
    expect({ ...fromLine, where: "" }).toEqual({ ...fromFile, where: "" });
    expect(fromFile.metadata.published_on).toBe("2024-03-11");
  });

  it("is read in order, and a folder in the order of its names", async () => {
    const file = write("order.jsonl", ["b", "a", "C"].map((id) => JSON.stringify({ id, text: "Text." })).join("\n"));
    expect((await sourcesOf(file)).map((source) => source.source_id)).toEqual(["b", "a", "C"]);
  });
});

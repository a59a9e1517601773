/**
 * Texts and what must be read from them, as files: test/good/read/<name>.txt with <name>.json beside it, which may give
 * metadata and expects fields of the source, blocks as [kind, text], and sentences. A new case needs no code.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decode, sha256 } from "../../pipeline/read/bytes.ts";
import { documentOf } from "../../pipeline/read/document.ts";
import { loadFurniture } from "../../pipeline/read/furniture.ts";
import { checkMetadata } from "../../pipeline/read/metadata.ts";

const caseFile = z.strictObject({
  meaning: z.string(),
  metadata: z.record(z.string(), z.unknown()).default({}),
  source: z.record(z.string(), z.unknown()).default({}),
  blocks: z.array(z.tuple([z.string(), z.string()])).optional(),
  sentences: z.array(z.string()).optional(),
});

const cases = new URL("../good/read/", import.meta.url);
const lexicon = (name: string) => new URL(`../../sources/lexicon/${name}.csv`, import.meta.url).pathname;
const furniture = loadFurniture(lexicon("page_furniture"), lexicon("kind_cues"));
const names = readdirSync(cases)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => name.slice(0, -".txt".length))
  .sort();

it("each text has its expectations beside it", () => {
  for (const name of names) expect(existsSync(new URL(`${name}.json`, cases)), name).toBe(true);
});

describe.each(names)("%s", (name) => {
  const bytes = readFileSync(new URL(`${name}.txt`, cases));
  const expected = caseFile.parse(JSON.parse(readFileSync(new URL(`${name}.json`, cases), "utf8")));
  const text = decode(bytes, name);
  const metadata = checkMetadata(expected.metadata, name);
  const document = documentOf({ source_id: name, text, sha256: sha256(bytes), metadata, where: name }, furniture);

  it("is described as expected", () => expect(document.source).toMatchObject(expected.source));

  it("is laid out as expected", () => {
    const found = document.blocks.map((block) => [block.kind, text.slice(block.start, block.end)]);
    if (expected.blocks) expect(found).toEqual(expected.blocks);
  });

  it("falls into the expected sentences", () => {
    const found = document.sentences.map(({ start, end }) => text.slice(start, end));
    if (expected.sentences) expect(found).toEqual(expected.sentences);
  });

  it("keeps every byte", () => expect(Buffer.from(document.text, "utf8").equals(bytes)).toBe(true));
});

/** The first source of the project, read without its metadata: the page itself says nearly all of it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentOf } from "../../pipeline/read/document.ts";
import { loadFurniture } from "../../pipeline/read/furniture.ts";
import { sha256 } from "../../pipeline/read/bytes.ts";
import { checkMetadata } from "../../pipeline/read/metadata.ts";

const path = (file: string) => new URL(`../../sources/${file}`, import.meta.url);
const bytes = readFileSync(path("texts/csto-caucasus.txt"));
const text = bytes.toString("utf8");
const furniture = loadFurniture(path("lexicon/page_furniture.csv").pathname, path("lexicon/kind_cues.csv").pathname);
const raw = { source_id: "csto-caucasus", text, sha256: sha256(bytes), where: "" };
const document = documentOf({ ...raw, metadata: {} }, furniture);
const said = (kind: string) =>
  document.blocks.filter((block) => block.kind === kind).map((block) => text.slice(block.start, block.end));

describe("the first source without its metadata", () => {
  it("gives title, author, publisher, date and kind", () => {
    expect(document.source).toMatchObject({
      title: "Collective Security Treaty Organization and the Caucasus Conflict",
      authors: "Jason Wahlang",
      publisher: "MP-IDSA",
      published_on: "2024-03-11",
      kind: "commentary",
      language: "en",
      rights: "quoted",
    });
  });

  it("gives what its metadata says, field by field", () => {
    const metadata = checkMetadata(JSON.parse(readFileSync(path("texts/csto-caucasus.json"), "utf8")), "csto-caucasus.json");
    const { licence: _, ...withMetadata } = documentOf({ ...raw, metadata }, furniture).source;
    const { licence: __, ...without } = document.source;
    expect(without).toEqual(withMetadata);
    expect(metadata.sha256).toBe(raw.sha256);
  });

  it("stays byte for byte what it was", () => {
    expect(Buffer.from(document.text, "utf8").equals(bytes)).toBe(true);
    expect(document.source.characters).toBe([...text].length);
  });

  it("takes menus, share links and the disclaimer for furniture", () => {
    const chrome = said("chrome").map((line) => line.replace(/^\W+/u, ""));
    expect(chrome.slice(0, 7)).toEqual(["You are here", "Share", "Tweet", "Email", "Whatsapp", "Linkedin", "Print"]);
    expect(chrome.at(-1)).toMatch(/^Views expressed are of the author/u);
  });

  it("finds the headings, and the sections under them", () => {
    expect(said("heading")).toEqual(["CSTO and Past Conflicts", "Future of CSTO in the Caucasus"]);
    const sections = document.sentences.map(({ section }) => section);
    expect(sections).toEqual(sections.toSorted((a, b) => a - b));
    expect(new Set(sections).size).toBe(3);
  });

  it("has no furniture among its sentences, and no sentence merged over a note's number", () => {
    const sentences = document.sentences.map(({ start, end }) => text.slice(start, end));
    expect(sentences.join("\n")).not.toMatch(/You are here|Tweet|Views expressed/u);
    expect(sentences.filter((sentence) => /\.\d? \p{Lu}/u.test(sentence.replace(/\bDr\. /gu, "")))).toEqual([]);
    expect(sentences).toContain(
      "Article 4 emphasises that aggression faced by any member state would be equivalent to an attack on the organisation.3",
    );
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyse, loadModels } from "../../pipeline/parse/analyse.ts";
import { readConllu } from "../../pipeline/parse/conllu.ts";

const FOLDER = new URL("golden/", import.meta.url);
const models = loadModels();

/**
 * Shares of arcs right below which the committed weights must not fall: over all words, and over the words that a
 * `# key` comment lists. The weights reach 0.939 and 0.926.
 */
const LEAST = { all: 0.93, key: 0.92 };

const sentences = readdirSync(FOLDER).sort().flatMap((file) => readConllu(readFileSync(new URL(file, FOLDER), "utf8")));

/** Which words of each sentence have the right head and relation, and which words matter most. */
const results = sentences.map((gold) => {
  const parsed = analyse(models, gold.text, 0, gold.text.length);
  const key = gold.comments.find((line) => line.startsWith("# key = "))!.slice(8).split(" ").map((n) => Number(n) - 1);
  const right = gold.words.map((w, i) => parsed.head[i] === w.head && parsed.deprel[i] === w.deprel);
  return { gold, parsed, key, right };
});

describe("golden trees", () => {
  test("there are sixty, one tree each, and their tokens are found", () => {
    expect(results.length).toBeGreaterThanOrEqual(60);
    for (const { gold, parsed } of results) {
      expect(parsed.form).toEqual(gold.words.map((w) => w.form));
      expect(gold.words.filter((w) => w.head < 0).map((w) => w.deprel)).toEqual(["root"]);
    }
  });

  test("most arcs are right", () => {
    const right = results.flatMap((r) => r.right);
    expect(right.filter(Boolean).length / right.length).toBeGreaterThanOrEqual(LEAST.all);
  });

  test("most of the arcs that matter are right", () => {
    const right = results.flatMap((r) => r.key.map((i) => r.right[i]));
    expect(right.filter(Boolean).length / right.length).toBeGreaterThanOrEqual(LEAST.key);
  });

  test("most tags and lemmas are right", () => {
    const tags = results.flatMap(({ gold, parsed: p }) => gold.words.map((w, i) => p.upos[i] === w.upos && p.xpos[i] === w.xpos));
    const lemmas = results.flatMap(({ gold, parsed: p }) => gold.words.map((w, i) => p.lemma[i] === w.lemma));
    expect(tags.filter(Boolean).length / tags.length).toBeGreaterThanOrEqual(0.95);
    expect(lemmas.filter(Boolean).length / lemmas.length).toBeGreaterThanOrEqual(0.97);
  });
});

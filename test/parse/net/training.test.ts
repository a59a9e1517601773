import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConllu } from "../../../pipeline/parse/conllu.ts";
import { packNet, unpackNet } from "../../../pipeline/parse/net/file.ts";
import { Net } from "../../../pipeline/parse/net/net.ts";
import { trainNet } from "../../../pipeline/parse/net/train/index.ts";
import { inventoryOf } from "../../../pipeline/parse/train/data.ts";

const sentences = ["passive", "modal"].flatMap((name) => readConllu(readFileSync(new URL(`../golden/${name}.conllu`, import.meta.url), "utf8")));
const tags = [...new Set(sentences.flatMap((s) => s.words.map((w) => `${w.upos}|${w.xpos}`)))].sort();
const inventory = { tags, labels: inventoryOf(sentences).labels };
const vectors = { words: ["the", "of"], values: Float32Array.from({ length: 16 }, (_, i) => (i % 5) / 8), size: 8 };
const sizes = { embed: 16, input: 16, hidden: 16, layers: 2, arc: 16, relation: 16 };
const loop = { epochs: 100, rate: 0.01, drop: 0, batch: 20, seed: 3 };
const train = () => trainNet(sentences, inventory, vectors, sizes, loop, () => {});
const file = train();

test("the same sentences give the same bytes, which read back as they were", () => {
  const bytes = packNet(file);
  expect(packNet(train()).equals(bytes)).toBe(true);
  expect(packNet(unpackNet(bytes)).equals(bytes)).toBe(true);
});

test("the net, in integers, knows the sentences that it learnt", () => {
  const net = new Net(unpackNet(packNet(file)));
  let words = 0;
  let right = 0;
  for (const s of sentences) {
    net.read(s.words.map((w) => w.form));
    s.words.forEach((w, i) => {
      words++;
      if (net.head[i] === w.head && net.labels[net.label[i]] === w.deprel && net.tags[net.tag[i]] === `${w.upos}|${w.xpos}`) right++;
    });
  }
  expect(right / words).toBeGreaterThan(0.9);
});

test("a file that ends early is refused in words", () => {
  const bytes = packNet(file);
  expect(() => unpackNet(bytes.subarray(0, bytes.length - 10))).toThrow(/ends early/);
});

import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { LemmaModel } from "./lemmas.ts";
import { packWeights, unpackWeights } from "./store.ts";
import type { SparseWeights } from "./table.ts";
import type { WordKnowledge } from "./words.ts";

/** Everything that training makes, as it is stored: words.br, tagger.br, forward.br, backward.br and combiner.br. */
export interface ModelFiles {
  tags: string[];
  labels: string[];
  words: WordKnowledge;
  lemmas: LemmaModel;
  tagger: SparseWeights[];
  forward: SparseWeights[];
  backward: SparseWeights[];
  combiner: SparseWeights[];
}

/** Folder of the weights, relative to this module. */
export const MODEL_FOLDER = new URL("../../sources/models/", import.meta.url);

const WEIGHTS = ["tagger", "forward", "backward", "combiner"] as const;

/** Writes the files into `folder`. The same models give the same bytes. */
export function writeModels(models: ModelFiles, folder: URL): void {
  const { words, lemmas } = models;
  const text = JSON.stringify({
    tags: models.tags,
    labels: models.labels,
    classes: sorted(words.classes),
    signatures: sorted(words.signatures),
    dictionary: sorted(words.dictionary).map(([word, tags]) => [word, [...tags]]),
    casing: sorted(words.casing),
    lemmas: sorted(lemmas.words),
    endings: sorted(lemmas.rules),
  });
  writeFileSync(new URL("words.br", folder), compress(Buffer.from(text)));
  for (const name of WEIGHTS) {
    const bytes = Buffer.concat(models[name].map(packWeights));
    writeFileSync(new URL(`${name}.br`, folder), compress(bytes));
  }
}

/** Reads the files that `writeModels` wrote. Throws with the path when one is missing. */
export function readModels(folder: URL): ModelFiles {
  const stored = JSON.parse(brotliDecompressSync(readFileSync(new URL("words.br", folder))).toString("utf8"));
  const weights = Object.fromEntries(WEIGHTS.map((name) => [name, readWeights(new URL(`${name}.br`, folder))]));
  return {
    tags: stored.tags,
    labels: stored.labels,
    words: {
      classes: new Map(stored.classes),
      signatures: new Map(stored.signatures),
      dictionary: new Map(stored.dictionary.map(([word, tags]: [string, number[]]) => [word, Int32Array.from(tags)])),
      casing: new Map(stored.casing),
    },
    lemmas: { words: new Map(stored.lemmas), rules: new Map(stored.endings) },
    ...(weights as Pick<ModelFiles, (typeof WEIGHTS)[number]>),
  };
}

function readWeights(path: URL): SparseWeights[] {
  const bytes = brotliDecompressSync(readFileSync(path));
  const all: SparseWeights[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { weights, end } = unpackWeights(bytes, at);
    all.push(weights);
    at = end;
  }
  return all;
}

function sorted<T>(map: Map<string, T>): [string, T][] {
  return [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function compress(bytes: Buffer): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 };
  return brotliCompressSync(bytes, { params });
}

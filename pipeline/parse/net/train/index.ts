import type { Sentence } from "../../conllu.ts";
import type { NetFile } from "../file.ts";
import { Trainer, examplesOf } from "./loop.ts";
import type { LoopOptions } from "./loop.ts";
import { quantise } from "./quantise.ts";
import type { Vectors } from "./vectors.ts";
import { WordTable, vocabularyOf } from "./words.ts";

/** Sizes of the net's parts. */
export interface NetSizes {
  embed: number;
  input: number;
  hidden: number;
  layers: number;
  arc: number;
  relation: number;
}

/** Trains the net on sentences, `tags` being pairs "UPOS|XPOS", and rounds it to integers. The same input gives the same net. */
export function trainNet(
  sentences: readonly Sentence[], inventory: { tags: string[]; labels: string[] }, vectors: Vectors, sizes: NetSizes, options: LoopOptions,
  log: (line: string) => void,
): NetFile {
  const { tags, labels } = inventory;
  const { vocabulary, counts } = vocabularyOf(sentences.map((s) => s.words.map((w) => w.form)), vectors);
  const words = new WordTable(vocabulary, counts);
  const shape = { ...sizes, vector: vectors.size, tags: tags.length, labels: labels.length };
  const trainer = new Trainer(shape, words, options);
  trainer.run(examplesOf(sentences, tags, labels), log);
  const matrices = trainer.net.weights.map(({ name, rows, columns, value }) => ({ name, rows, columns, values: value.data }));
  return quantise(shape, tags, labels, vocabulary, trainer.table, matrices);
}

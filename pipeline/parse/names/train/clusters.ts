import { generator, shuffle } from "../../hash.ts";
import type { Vectors } from "../../net/train/vectors.ts";

/** Length that vectors of words and middles of clusters are brought to, so that all numbers are small integers. */
const LENGTH = 256;
const ROUNDS = 10;
/** Of so many of the most frequent words the middles are found. */
const SEEN = 40_000;

/** How many clusters there are of each grain, coarse to fine. */
export const GRAINS = [64, 256, 1024];

/**
 * Clusters of words by their vectors, numbered from 1, coarse to fine, by word: first the finest, of the words, then clusters of
 * the middles of those, so that a coarse cluster is whole fine ones.
 */
export function clusterWords(vectors: Vectors): Map<string, number[]> {
  const { words, values, size } = vectors;
  const levels: Int32Array[] = [];
  let points = centred(values, words.length, size, SEEN);
  for (const count of GRAINS.toReversed()) {
    const middles = middlesOf(points, size, count);
    levels.unshift(Int32Array.from({ length: points.length / size }, (_, w) => nearest(points, w * size, middles, size)));
    points = middles;
  }
  return new Map(words.map((word, w) => {
    const path: number[] = [];
    let k = w;
    for (const level of levels.toReversed()) path.unshift((k = level[k]) + 1);
    return [word, path];
  }));
}

/**
 * The middles of `count` clusters of directions (spherical k-means; Dhillon and Modha 2001), found from the first points, of the
 * most frequent words. Sums of integers only, so that the order of addition and the machine make no difference.
 */
function middlesOf(points: Float64Array, size: number, count: number): Float64Array {
  const order = Int32Array.from({ length: Math.min(SEEN, points.length / size) }, (_, w) => w);
  shuffle(order, generator(count));
  const middles = new Float64Array(count * size);
  for (let k = 0; k < count; k++) place(middles, points, order[k % order.length], size, k);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(count * size);
    for (let w = 0; w < order.length; w++) {
      const k = nearest(points, w * size, middles, size);
      for (let j = 0; j < size; j++) sums[k * size + j] += points[w * size + j];
    }
    for (let k = 0; k < count; k++) place(middles, sums, k, size, k);
  }
  return middles;
}

/** The directions of vectors from the middle of those of the `seen` most frequent words: what all words share tells none apart. */
function centred(values: Float32Array, words: number, size: number, seen: number): Float64Array {
  const many = Math.min(seen, words);
  const points = new Float64Array(values.length);
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let w = 0; w < many; w++) sum += values[w * size + j];
    for (let w = 0; w < words; w++) points[w * size + j] = values[w * size + j] * many - sum;
  }
  for (let w = 0; w < words; w++) place(points, points, w, size, w);
  return points;
}

/** Writes the direction of vector `w` as vector `k` of integers; what has none stays. */
function place(to: Float64Array, from: Float64Array | Float32Array, w: number, size: number, k: number): void {
  let square = 0;
  for (let j = 0; j < size; j++) square += from[w * size + j] ** 2;
  if (square === 0) return;
  const scale = LENGTH / Math.sqrt(square);
  for (let j = 0; j < size; j++) to[k * size + j] = Math.round(from[w * size + j] * scale);
}

function nearest(points: Float64Array, at: number, middles: Float64Array, size: number): number {
  let best = 0;
  let most = -Infinity;
  for (let k = 0, m = 0; m < middles.length; k++, m += size) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += points[at + j] * middles[m + j];
    if (sum > most) {
      most = sum;
      best = k;
    }
  }
  return best;
}

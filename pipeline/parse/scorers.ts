import type { SparseWeights } from "./table.ts";
import type { Templates } from "./templates.ts";

/** Anything that scores classes by templates over slot values: a learner in training, or frozen weights. */
export interface Scorer {
  score(templates: Templates, values: Int32Array, out: Int32Array): void;
}

/**
 * Which features have weights at all, a bit each, and how many do before each word of 32: most features have none, so that asking
 * here first keeps the look-ups in a small memory, and the place of those that have follows by counting.
 */
class Presence {
  /** Pairs of 32 bits and the number of bits set before them. */
  private readonly words: Int32Array;
  private readonly mask: number;

  constructor(bits: number, rows: Int32Array) {
    this.words = new Int32Array(2 << Math.max(0, bits - 5));
    this.mask = (1 << bits) - 1;
    for (const row of rows) this.words[(row >>> 5) * 2] |= 1 << (row & 31);
    for (let w = 2; w < this.words.length; w += 2) this.words[w + 1] = this.words[w - 1] + ones(this.words[w - 2]);
  }

  /** Writes the places of those features of `values` that have weights into `out`; returns how many there are. */
  sift(templates: Templates, values: Int32Array, out: Int32Array): number {
    const { words, mask } = this;
    const { count, seeds, slots } = templates;
    let kept = 0;
    // Free of branches, so that the loads overlap.
    for (let t = 0, p = 0; t < count; t++, p += 4) {
      let h = Math.imul(seeds[t] ^ values[slots[p]], 0x9e3779b1);
      h ^= h >>> 15;
      h = Math.imul(h ^ values[slots[p + 1]], 0x85ebca6b);
      h ^= h >>> 13;
      h = Math.imul(h ^ values[slots[p + 2]], 0xc2b2ae35);
      h ^= h >>> 16;
      h = Math.imul(h ^ values[slots[p + 3]], 0x27d4eb2f);
      h = (h ^ (h >>> 15)) & mask;
      out[kept] = h;
      kept += (words[(h >>> 5) << 1] >>> (h & 31)) & 1;
    }
    for (let i = 0; i < kept; i++) {
      const at = (out[i] >>> 5) << 1;
      out[i] = words[at + 1] + ones(words[at] & ((1 << (out[i] & 31)) - 1));
    }
    return kept;
  }
}

/** How many bits of a 32-bit integer are set. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Any number of classes up to 255: the weights of a feature are a run of (class, weight) pairs. */
export class WideScorer implements Scorer {
  private readonly starts: Int32Array;
  private readonly pairs: Int32Array;
  private readonly present: Presence;
  private readonly hits = new Int32Array(256);

  constructor(weights: SparseWeights) {
    this.present = new Presence(weights.bits, weights.rows);
    this.pairs = new Int32Array(weights.cls.length);
    for (let p = 0; p < weights.cls.length; p++) this.pairs[p] = (weights.cls[p] << 16) | (weights.values[p] & 0xffff);
    this.starts = new Int32Array(weights.rows.length + 1);
    for (let i = 0; i < weights.rows.length; i++) this.starts[i + 1] = this.starts[i] + weights.counts[i];
  }

  score(templates: Templates, values: Int32Array, out: Int32Array): void {
    const { starts, pairs, hits } = this;
    const count = this.present.sift(templates, values, hits);
    out.fill(0);
    for (let t = 0; t < count; t++) {
      const end = starts[hits[t] + 1];
      for (let q = starts[hits[t]]; q < end; q++) {
        const pair = pairs[q];
        out[pair >> 16] += (pair << 16) >> 16;
      }
    }
  }
}

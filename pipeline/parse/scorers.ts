import type { Learner } from "./learner.ts";
import type { SparseWeights } from "./table.ts";
import type { Templates } from "./templates.ts";
import { hashTemplates } from "./templates.ts";

/** Anything that scores classes by templates over slot values: a learner in training, or frozen weights. */
export interface Scorer {
  /** `only` names the classes that matter, null for all; the others' scores are then undefined. */
  score(templates: Templates, values: Int32Array, out: Int32Array, only: Int32Array | null): void;
}

function capacityFor(rows: number, least: number): number {
  let capacity = least;
  while (capacity < rows * 1.6) capacity *= 2;
  return capacity;
}

/**
 * Exactly three classes whose weights sum to zero (as a perceptron's do), a row in one 32-bit cell: the weights of the first
 * two in twelve bits each, and eight bits that identify the row exactly (the part of its number that the home position
 * does not say, and how far the cell lies from home).
 */
export class NarrowScorer implements Scorer {
  private cells: Int32Array;
  private capacityBits: number;
  private readonly bits: number;

  constructor(weights: SparseWeights) {
    this.bits = weights.bits;
    const capacity = capacityFor(weights.rows.length, 1 << Math.max(10, weights.bits - 4));
    this.capacityBits = 31 - Math.clz32(capacity);
    this.cells = new Int32Array(0);
    while (!this.fill(weights)) this.capacityBits++;
  }

  private fill(weights: SparseWeights): boolean {
    const mask = (1 << this.capacityBits) - 1;
    const cells = new Int32Array(mask + 1);
    for (let i = 0, p = 0; i < weights.rows.length; i++) {
      const row = weights.rows[i];
      let cell = 0;
      for (let j = 0; j < weights.counts[i]; j++, p++) cell |= (weights.values[p] & 4095) << (12 - 12 * weights.cls[p]);
      if (cell === 0) continue;
      let distance = 0;
      while (cells[(row + distance) & mask] !== 0) distance++;
      if (distance > 15) return false;
      cells[(row + distance) & mask] = cell | ((((row >>> this.capacityBits) << 4) | distance) << 24);
    }
    this.cells = cells;
    return true;
  }

  score(templates: Templates, values: Int32Array, out: Int32Array): void {
    const { cells, capacityBits } = this;
    const { count, seeds, slots } = templates;
    const mask = (1 << capacityBits) - 1;
    const rowMask = (1 << this.bits) - 1;
    let a = 0;
    let b = 0;
    for (let t = 0, p = 0; t < count; t++, p += 4) {
      let h = Math.imul(seeds[t] ^ values[slots[p]], 0x9e3779b1);
      h ^= h >>> 15;
      h = Math.imul(h ^ values[slots[p + 1]], 0x85ebca6b);
      h ^= h >>> 13;
      h = Math.imul(h ^ values[slots[p + 2]], 0xc2b2ae35);
      h ^= h >>> 16;
      h = Math.imul(h ^ values[slots[p + 3]], 0x27d4eb2f);
      h = (h ^ (h >>> 15)) & rowMask;
      let tag = (h >>> capacityBits) << 4;
      let at = h & mask;
      let cell = cells[at];
      while (cell !== 0) {
        if (cell >>> 24 === tag) {
          a += (cell << 8) >> 20;
          b += (cell << 20) >> 20;
          break;
        }
        at = (at + 1) & mask;
        cell = cells[at];
        tag++;
      }
    }
    out[0] = a;
    out[1] = b;
    out[2] = -a - b;
  }
}

/** Any number of classes up to 255: a row is a run of (class, weight) pairs. */
export class WideScorer implements Scorer {
  private readonly cells: Int32Array;
  private readonly pairs: Int32Array;
  private readonly mask: number;
  private readonly rowMask: number;
  private readonly hashes = new Int32Array(256);

  constructor(weights: SparseWeights) {
    const capacity = capacityFor(weights.rows.length, 1024);
    this.mask = capacity - 1;
    this.rowMask = (1 << weights.bits) - 1;
    this.cells = new Int32Array(capacity * 2);
    this.pairs = new Int32Array(weights.cls.length);
    for (let p = 0; p < weights.cls.length; p++) this.pairs[p] = (weights.cls[p] << 16) | (weights.values[p] & 0xffff);
    for (let i = 0, p = 0; i < weights.rows.length; i++) {
      let at = Math.imul(weights.rows[i], 0x9e3779b1) >>> 7 & this.mask;
      while (this.cells[at * 2] !== 0) at = (at + 1) & this.mask;
      this.cells[at * 2] = weights.rows[i] + 1;
      this.cells[at * 2 + 1] = (p << 8) | weights.counts[i];
      p += weights.counts[i];
    }
  }

  score(templates: Templates, values: Int32Array, out: Int32Array): void {
    const { cells, pairs, mask, rowMask, hashes } = this;
    hashTemplates(templates, values, hashes);
    out.fill(0);
    for (let t = 0; t < templates.count; t++) {
      const key = (hashes[t] & rowMask) + 1;
      let at = (Math.imul(key - 1, 0x9e3779b1) >>> 7) & mask;
      let found = cells[at * 2];
      while (found !== 0 && found !== key) {
        at = (at + 1) & mask;
        found = cells[at * 2];
      }
      if (found === 0) continue;
      const run = cells[at * 2 + 1];
      const end = (run >>> 8) + (run & 255);
      for (let q = run >>> 8; q < end; q++) {
        const pair = pairs[q];
        out[pair >> 16] += (pair << 16) >> 16;
      }
    }
  }
}

/**
 * A learner that keeps the hashes of its last decision, so that an update can follow a score. A share of the features,
 * `dropout`, is left out at random of each decision, so that none is relied on alone.
 */
export class TrainingScorer implements Scorer {
  readonly hashes = new Int32Array(256);
  count = 0;

  constructor(
    readonly learner: Learner,
    private readonly dropout: number,
    private readonly random: () => number,
  ) {}

  score(templates: Templates, values: Int32Array, out: Int32Array, only: Int32Array | null): void {
    const { hashes, dropout, random } = this;
    hashTemplates(templates, values, hashes);
    this.count = templates.count;
    if (dropout > 0) {
      let kept = 0;
      for (let i = 0; i < templates.count; i++) if (random() >= dropout) hashes[kept++] = hashes[i];
      this.count = kept;
    }
    this.learner.score(hashes, this.count, out, only);
  }

  update(good: number, bad: number): void {
    this.learner.update(this.hashes, this.count, good, bad);
  }
}

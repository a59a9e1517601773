import type { Learner } from "./learner.ts";

/**
 * Integer weights for prediction: which rows a model keeps, and the weights of each, as sparse (class, weight) pairs.
 * Rows are identified by the low `bits` of the feature hash.
 */
export interface SparseWeights {
  classes: number;
  bits: number;
  rows: Int32Array;
  counts: Uint8Array;
  cls: Uint8Array;
  values: Int16Array;
}

/** Weights are stored in steps of 1/16, at most 2047 of them, which is 12 bits with the sign. */
const SCALE = 16;
const LARGEST = 2047;

/** Rounded weights of a feature over several learners that learnt the same task in different orders: their mean. */
class Mean {
  readonly size: number;

  constructor(private readonly learners: readonly Learner[]) {
    this.size = learners[0].index.length;
  }

  known(feature: number): boolean {
    return this.learners.some((learner) => learner.index[feature] > 0);
  }

  weight(feature: number, cls: number): number {
    let sum = 0;
    for (const learner of this.learners) if (learner.index[feature] > 0) sum += learner.average(learner.index[feature], cls);
    const w = Math.round((sum * SCALE) / this.learners.length);
    return w > LARGEST ? LARGEST : w < -LARGEST ? -LARGEST : w;
  }
}

/** The least size of which no more than `keep` items are that large or larger. `sizes` counts items by size. */
function thresholdFor(sizes: Int32Array, keep: number): number {
  let threshold = sizes.length;
  for (let kept = 0; threshold > 1 && kept + sizes[threshold - 1] <= keep; threshold--) kept += sizes[threshold - 1];
  return threshold;
}

/**
 * Averages, rounds to integers and prunes: keeps the `keep` (feature, class) weights of the largest absolute size, and as many
 * fewer as it takes to treat equal weights alike.
 */
export function freeze(from: Learner | Learner[], keep: number): SparseWeights {
  const learners = Array.isArray(from) ? from : [from];
  const { classes, bits } = learners[0];
  const mean = new Mean(learners);
  const sizes = new Int32Array(LARGEST + 1);
  for (let f = 0; f < mean.size; f++) if (mean.known(f)) for (let c = 0; c < classes; c++) sizes[Math.abs(mean.weight(f, c))]++;
  const threshold = thresholdFor(sizes, keep);
  const rows: number[] = [];
  const counts: number[] = [];
  const cls: number[] = [];
  const values: number[] = [];
  for (let feature = 0; feature < mean.size; feature++) {
    if (!mean.known(feature)) continue;
    let count = 0;
    for (let c = 0; c < classes; c++) {
      const w = mean.weight(feature, c);
      if (Math.abs(w) < threshold) continue;
      count++;
      cls.push(c);
      values.push(w);
    }
    if (count > 0) {
      rows.push(feature);
      counts.push(count);
    }
  }
  return {
    classes,
    bits,
    rows: Int32Array.from(rows),
    counts: Uint8Array.from(counts),
    cls: Uint8Array.from(cls),
    values: Int16Array.from(values),
  };
}

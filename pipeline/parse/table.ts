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
  values: Int8Array;
}

/**
 * Averages, scales to -127..127 and prunes a learner. `keep` is the number of (row, class) weights to keep at most: those of
 * the largest absolute size. `ceiling` is the averaged weight that becomes 127; larger ones are clipped.
 */
export function freeze(learner: Learner, keep: number, ceiling: number): SparseWeights {
  const { classes, bits, index } = learner;
  const quantise = (row: number, c: number): number => {
    const w = Math.round((learner.average(row, c) / ceiling) * 127);
    return w > 127 ? 127 : w < -127 ? -127 : w;
  };
  const histogram = new Int32Array(128);
  for (const row of index) if (row > 0) for (let c = 0; c < classes; c++) histogram[Math.abs(quantise(row, c))]++;
  let threshold = 128;
  for (let kept = 0; threshold > 1 && kept + histogram[threshold - 1] <= keep; threshold--) kept += histogram[threshold - 1];
  const rows: number[] = [];
  const counts: number[] = [];
  const cls: number[] = [];
  const values: number[] = [];
  for (let feature = 0; feature < index.length; feature++) {
    if (index[feature] <= 0) continue;
    let count = 0;
    for (let c = 0; c < classes; c++) {
      const w = quantise(index[feature], c);
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
    values: Int8Array.from(values),
  };
}

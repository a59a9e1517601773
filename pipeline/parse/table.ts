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

/**
 * Averages, rounds to integers and prunes a learner: keeps the `keep` (feature, class) weights of the largest absolute size,
 * and as many fewer as it takes to treat equal weights alike.
 */
export function freeze(learner: Learner, keep: number): SparseWeights {
  const { classes, bits, index } = learner;
  const quantise = (row: number, c: number): number => {
    const w = Math.round(learner.average(row, c) * SCALE);
    return w > LARGEST ? LARGEST : w < -LARGEST ? -LARGEST : w;
  };
  const histogram = new Int32Array(LARGEST + 1);
  for (const row of index) if (row > 0) for (let c = 0; c < classes; c++) histogram[Math.abs(quantise(row, c))]++;
  let threshold = LARGEST + 1;
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
    values: Int16Array.from(values),
  };
}

/** As `freeze`, for three classes whose weights sum to zero: keeps whole rows, the first two classes of each. */
export function freezeNarrow(learner: Learner, keepRows: number): SparseWeights {
  const { index, bits } = learner;
  const quantise = (row: number, c: number): number => {
    const w = Math.round(learner.average(row, c) * SCALE);
    return w > LARGEST ? LARGEST : w < -LARGEST ? -LARGEST : w;
  };
  const spread = (row: number): number => {
    const [a, b] = [quantise(row, 0), quantise(row, 1)];
    return Math.min(LARGEST, Math.max(Math.abs(a), Math.abs(b), Math.abs(a + b)));
  };
  const histogram = new Int32Array(LARGEST + 1);
  for (const row of index) if (row > 0) histogram[spread(row)]++;
  let threshold = LARGEST + 1;
  for (let kept = 0; threshold > 1 && kept + histogram[threshold - 1] <= keepRows; threshold--) kept += histogram[threshold - 1];
  const rows: number[] = [];
  const values: number[] = [];
  for (let feature = 0; feature < index.length; feature++) {
    const row = index[feature];
    if (row <= 0 || spread(row) < threshold) continue;
    rows.push(feature);
    values.push(quantise(row, 0), quantise(row, 1));
  }
  return {
    classes: 3,
    bits,
    rows: Int32Array.from(rows),
    counts: new Uint8Array(rows.length).fill(2),
    cls: Uint8Array.from(values, (_, i) => i & 1),
    values: Int16Array.from(values),
  };
}

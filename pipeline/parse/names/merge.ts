import type { SparseWeights } from "../table.ts";

/** The weights of two models over the same features as those of one with the classes of both, the second's behind the first's. */
export function mergeWeights(a: SparseWeights, b: SparseWeights): SparseWeights {
  const rows: number[] = [];
  const counts: number[] = [];
  const cls: number[] = [];
  const values: number[] = [];
  for (let i = 0, j = 0, p = 0, q = 0; i < a.rows.length || j < b.rows.length; ) {
    const row = Math.min(a.rows[i] ?? Infinity, b.rows[j] ?? Infinity);
    const before = cls.length;
    if (a.rows[i] === row) {
      for (const end = p + a.counts[i++]; p < end; p++) {
        cls.push(a.cls[p]);
        values.push(a.values[p]);
      }
    }
    if (b.rows[j] === row) {
      for (const end = q + b.counts[j++]; q < end; q++) {
        cls.push(a.classes + b.cls[q]);
        values.push(b.values[q]);
      }
    }
    rows.push(row);
    counts.push(cls.length - before);
  }
  return {
    classes: a.classes + b.classes,
    bits: a.bits,
    rows: Int32Array.from(rows),
    counts: Uint8Array.from(counts),
    cls: Uint8Array.from(cls),
    values: Int16Array.from(values),
  };
}

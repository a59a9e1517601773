/**
 * Averaged perceptron over hashed features (Collins 2002; averaging by the lazy trick of Daumé 2006). A feature is the low
 * `bits` of a hash, and gets weights of its own only once `patience` mistakes have called for it, which keeps the model
 * sparse (after Goldberg and Elhadad 2011, "Learning sparser perceptron models").
 */
export class Learner {
  readonly mask: number;
  /** For each feature: minus the mistakes that it was part of so far, or the number of its row, counted from 1. */
  readonly index: Int32Array;
  private weights: Int16Array;
  private totals: Float64Array;
  private rows = 1;
  private readonly found = new Int32Array(256);
  private step = 1;

  constructor(
    readonly classes: number,
    readonly bits: number,
    private readonly patience: number,
  ) {
    this.mask = (1 << bits) - 1;
    this.index = new Int32Array(1 << bits);
    this.weights = new Int16Array(classes << 16);
    this.totals = new Float64Array(classes << 16);
  }

  /** Counts one decision, whether or not an update follows. */
  tick(): void {
    this.step++;
  }

  /** Sums the weights of `count` features by class. */
  score(hashes: Int32Array, count: number, out: Int32Array): void {
    const { weights, index, mask, classes, found } = this;
    out.fill(0);
    // A pass of its own without branches: the look-ups miss the cache, and so overlap.
    for (let i = 0; i < count; i++) found[i] = index[hashes[i] & mask];
    for (let i = 0; i < count; i++) {
      if (found[i] <= 0) continue;
      const at = found[i] * classes;
      for (let j = 0; j < classes; j++) out[j] += weights[at + j];
    }
  }

  update(hashes: Int32Array, count: number, good: number, bad: number): void {
    const { classes, index, mask, step } = this;
    for (let i = 0; i < count; i++) {
      const feature = hashes[i] & mask;
      let row = index[feature];
      if (row <= 0) {
        if (row > 1 - this.patience) {
          index[feature] = row - 1;
          continue;
        }
        row = this.newRow();
        index[feature] = row;
      }
      const at = row * classes;
      this.weights[at + good]++;
      this.totals[at + good] += step;
      this.weights[at + bad]--;
      this.totals[at + bad] -= step;
    }
  }

  /** The average of a weight over all steps. */
  average(row: number, cls: number): number {
    const at = row * this.classes + cls;
    return this.weights[at] - this.totals[at] / this.step;
  }

  private newRow(): number {
    if ((this.rows + 1) * this.classes > this.weights.length) {
      const weights = new Int16Array(this.weights.length * 2);
      weights.set(this.weights);
      this.weights = weights;
      const totals = new Float64Array(this.totals.length * 2);
      totals.set(this.totals);
      this.totals = totals;
    }
    return this.rows++;
  }
}

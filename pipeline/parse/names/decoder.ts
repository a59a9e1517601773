import type { Grid } from "./grid.ts";
import { LABELS, mayFollow } from "./labels.ts";

export const COUNT = LABELS.length;
const FORBIDDEN = -1_000_000_000;

/** Which labels may follow which, as one entry for each pair. */
const ALLOWED = Uint8Array.from({ length: COUNT * COUNT }, (_, k) => (mayFollow(Math.floor(k / COUNT), k % COUNT) ? 1 : 0));

/** Scores the labels of a token and the pairs of its label and the one before. Asked of open tokens only, in their order. */
export interface Evidence {
  /** Fills `own`, by label, and `pairs`, by last * 7 + next. */
  weigh(grid: Grid, i: number, own: Int32Array, pairs: Int32Array): void;
}

/**
 * Finds the best sequence of labels (Viterbi 1967): each token's own scores, by label, and those of each pair of neighbouring
 * labels. Tokens that cannot be part of a name are outside.
 */
export class Decoder {
  private readonly own = new Int32Array(COUNT);
  private readonly pairs = new Int32Array(COUNT * COUNT);
  private best = new Int32Array(256 * COUNT);
  private from = new Uint8Array(256 * COUNT);

  constructor(private readonly evidence: Evidence) {}

  /** Labels the `n` tokens of a grid into out[at...]. */
  decode(grid: Grid, n: number, out: Uint8Array, at: number): void {
    if (n * COUNT > this.best.length) {
      this.best = new Int32Array(n * 2 * COUNT);
      this.from = new Uint8Array(n * 2 * COUNT);
    }
    for (let i = 0; i < n; ) {
      if (!grid.open[i]) {
        out[at + i++] = 0;
        continue;
      }
      let end = i + 1;
      while (end < n && grid.open[end]) end++;
      this.run(grid, i, end, out, at);
      i = end;
    }
  }

  /** Labels a stretch of open tokens with closed ones, or the edges of the sentence, around it. */
  private run(grid: Grid, first: number, end: number, out: Uint8Array, at: number): void {
    const { best, from, own, pairs } = this;
    for (let i = first; i < end; i++) {
      this.evidence.weigh(grid, i, own, pairs);
      for (let c = 0; c < COUNT; c++) {
        let top = FORBIDDEN;
        let back = 0;
        for (let p = 0; p < (i === first ? 1 : COUNT); p++) {
          if (!ALLOWED[p * COUNT + c]) continue;
          const score = (i === first ? 0 : best[(i - 1) * COUNT + p]) + pairs[p * COUNT + c];
          if (score > top) {
            top = score;
            back = p;
          }
        }
        best[i * COUNT + c] = top === FORBIDDEN ? FORBIDDEN : top + own[c];
        from[i * COUNT + c] = back;
      }
    }
    let label = 0;
    const last = (end - 1) * COUNT;
    for (let c = 1; c < COUNT; c++) if (best[last + c] > best[last + label]) label = c;
    for (let i = end - 1; i >= first; i--) {
      out[at + i] = label;
      label = from[i * COUNT + label];
    }
  }
}

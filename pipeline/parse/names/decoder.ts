import type { Scorer } from "../scorers.ts";
import { EDGE_TEMPLATES, PLAN, TOKEN_TEMPLATES } from "./features.ts";
import { MARGIN, TOKEN_WIDTH, type Grid } from "./grid.ts";
import { LABELS, mayFollow } from "./labels.ts";

export const COUNT = LABELS.length;
const FORBIDDEN = -1_000_000_000;

/** Which labels may follow which, as one entry for each pair. */
const ALLOWED = Uint8Array.from({ length: COUNT * COUNT }, (_, k) => (mayFollow(Math.floor(k / COUNT), k % COUNT) ? 1 : 0));

/**
 * Finds the best sequence of labels (Viterbi 1967): each token's own scores, by label, and those of each pair of neighbouring
 * labels, by pair (last * 7 + next). Tokens that cannot be part of a name are outside.
 */
export class Decoder {
  readonly values = new Int32Array(TOKEN_TEMPLATES.width);
  private readonly own = new Int32Array(COUNT);
  private readonly pairs = new Int32Array(COUNT * COUNT);
  private best = new Int32Array(256 * COUNT);
  private from = new Uint8Array(256 * COUNT);
  /** In training: the right labels, and how much ahead of the others they have to be. */
  favour: Uint8Array | null = null;
  margin = 0;
  boost = 0;

  constructor(
    private readonly tokens: Scorer,
    private readonly edges: Scorer,
  ) {}

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
    const { best, from, own, pairs, values } = this;
    for (let i = first; i < end; i++) {
      this.look(grid, i);
      this.tokens.score(TOKEN_TEMPLATES, values, own, null);
      if (this.favour !== null) own[this.favour[i]] -= this.favour[i] === 0 ? this.margin : this.margin + this.boost;
      this.edges.score(EDGE_TEMPLATES, values, pairs, null);
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

  /** Fetches what the templates look at for token `i` into `values`. */
  look(grid: Grid, i: number): void {
    const { positions, attributes, count } = PLAN;
    const { values } = this;
    const { table } = grid;
    const base = (i + MARGIN - 2) * TOKEN_WIDTH;
    for (let s = 0; s < count; s++) values[s + 1] = table[base + positions[s] * TOKEN_WIDTH + attributes[s]];
  }
}

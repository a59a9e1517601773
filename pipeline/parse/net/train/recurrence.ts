import type { Batch } from "./batch.ts";
import { eachSentence } from "./batch.ts";
import { sigmoid, sigmoidSlope, squash, squashSlope } from "./parabolas.ts";

/** What a layer of simple recurrent units works on; `h` units in each direction, for each token `blocks` numbers to a unit. */
export interface Layer {
  h: number;
  /** Four in the first layer, whose highway has an input of its own; three in others, where it is the layer below. */
  blocks: number;
  /** [token, 2, blocks, h]: candidate, forget gate, reset gate (before the sigmoid), and the highway's input. */
  pre: Float32Array;
  dpre: Float32Array;
  /** [token, 2, h]: states, outputs and the outputs' gradients. */
  cell: Float32Array;
  out: Float32Array;
  dout: Float32Array;
  /** [4, h]: weights of the gates for the state before, and their gradients. */
  v: Float32Array;
  dv: Float32Array;
}

/** Runs the units of both directions over each sentence (Lei et al. 2018): fills `cell` and `out`. */
export function recur(batch: Batch, { h, blocks, pre, cell, out, v }: Layer, below: Float32Array): void {
  eachSentence(batch, (from, to) => {
    for (let d = 0; d < 2; d++) {
      for (let s = from; s < to; s++) {
        const t = d === 0 ? s : from + to - 1 - s;
        const before = d === 0 ? t - 1 : t + 1;
        const first = s === from;
        const at = (t * 2 + d) * blocks * h;
        for (let j = 0; j < h; j++) {
          const c0 = first ? 0 : cell[before * 2 * h + d * h + j];
          const f = sigmoid(pre[at + h + j] + v[2 * d * h + j] * c0);
          const r = sigmoid(pre[at + 2 * h + j] + v[(2 * d + 1) * h + j] * c0);
          const c = f * c0 + (1 - f) * pre[at + j];
          const x = blocks === 4 ? pre[at + 3 * h + j] : below[t * 2 * h + d * h + j];
          cell[t * 2 * h + d * h + j] = c;
          out[t * 2 * h + d * h + j] = r * squash(c) + (1 - r) * x;
        }
      }
    }
  });
}

/** Gradients of `recur`: fills `dpre`, adds to `dv` and, but for the first layer, to `dbelow`. */
export function recurBack(batch: Batch, { h, blocks, pre, dpre, cell, dout, v, dv }: Layer, below: Float32Array, dbelow: Float32Array): void {
  const carry = new Float64Array(h);
  eachSentence(batch, (from, to) => {
    for (let d = 0; d < 2; d++) {
      carry.fill(0);
      for (let s = to - 1; s >= from; s--) {
        const t = d === 0 ? s : from + to - 1 - s;
        const before = d === 0 ? t - 1 : t + 1;
        const first = s === from;
        const at = (t * 2 + d) * blocks * h;
        for (let j = 0; j < h; j++) {
          const o = t * 2 * h + d * h + j;
          const c0 = first ? 0 : cell[before * 2 * h + d * h + j];
          const vf = v[2 * d * h + j];
          const vr = v[(2 * d + 1) * h + j];
          const fa = pre[at + h + j] + vf * c0;
          const ra = pre[at + 2 * h + j] + vr * c0;
          const f = sigmoid(fa);
          const r = sigmoid(ra);
          const c = cell[o];
          const x = blocks === 4 ? pre[at + 3 * h + j] : below[o];
          const dh = dout[o];
          const dr = dh * (squash(c) - x) * sigmoidSlope(ra);
          const dx = dh * (1 - r);
          const dc = dh * r * squashSlope(c) + carry[j];
          const df = dc * (c0 - pre[at + j]) * sigmoidSlope(fa);
          dpre[at + j] = dc * (1 - f);
          dpre[at + h + j] = df;
          dpre[at + 2 * h + j] = dr;
          if (blocks === 4) dpre[at + 3 * h + j] = dx;
          else dbelow[o] += dx;
          dv[2 * d * h + j] += df * c0;
          dv[(2 * d + 1) * h + j] += dr * c0;
          carry[j] = dc * f + df * vf + dr * vr;
        }
      }
    }
  });
}

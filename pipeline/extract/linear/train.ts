/** An averaged perceptron with a margin, for linear models over hashed features. All arithmetic is on integers with a fixed order. */
import { type Model, MODEL_UNIT } from "./model.ts";

export interface Lesson {
  /** Buckets of the features. */
  found: readonly number[];
  label: number;
  /** What is known before the model has its say: points for each class. */
  prior: Int32Array;
  /** By how many points the right class must lead. */
  margin: number;
}

export interface Recipe {
  bits: number;
  epochs: number;
  /** The longest step, in points over all features of a lesson. */
  step: number;
  /** Rare classes move more than common ones, up to so many eighths. */
  rarest: number;
}

/** Weights while training are in sixteenths of a point, those written out in eighths (`MODEL_UNIT`). */
const UNIT = 16;

/** A fixed shuffle: the same order on every machine. */
function shuffled(n: number, seed: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** Learns weights on top of the priors; a step goes no further than the lack asks for, as in passive-aggressive learning. */
export function learn(lessons: readonly Lesson[], classes: readonly string[], { bits, epochs, step, rarest }: Recipe): Model {
  const width = classes.length;
  const size = width << bits;
  const weights = new Int32Array(size);
  const stamped = new Float64Array(size);
  const counts = new Int32Array(width);
  for (const e of lessons) counts[e.label] = (counts[e.label] as number) + 1;
  let clock = 1;
  const add = (found: readonly number[], type: number, by: number) => {
    for (const b of found) {
      weights[b * width + type] = (weights[b * width + type] as number) + by;
      stamped[b * width + type] = (stamped[b * width + type] as number) + by * clock;
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const k of shuffled(lessons.length, 7 + epoch)) {
      const { found, prior, label, margin } = lessons[k] as Lesson;
      const scores = prior.map((s) => s * UNIT);
      for (const b of found) for (let t = 0; t < width; t++) scores[t] = (scores[t] as number) + (weights[b * width + t] as number);
      let rival = -1;
      for (let t = 0; t < width; t++) if (t !== label && (rival < 0 || (scores[t] as number) > (scores[rival] as number))) rival = t;
      const lack = (scores[rival] as number) + margin * UNIT - (scores[label] as number);
      if (lack > 0) {
        const rare = Math.min(rarest, Math.round((8 * lessons.length) / (width * (counts[label] as number))));
        const by = Math.max(1, Math.min(Math.ceil(lack / (2 * found.length)), Math.round((step * UNIT * rare) / found.length)));
        add(found, label, by);
        add(found, rival, -by);
      }
      clock++;
    }
  }
  const out = new Int8Array(size);
  for (let i = 0; i < size; i++) {
    const mean = Math.round(((weights[i] as number) - (stamped[i] as number) / clock) / (UNIT / MODEL_UNIT));
    out[i] = Math.max(-127, Math.min(127, mean));
  }
  return { classes: [...classes], bits, weights: out };
}

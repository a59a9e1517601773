/** A rectifier that lets an eighth of what is below zero through. */
export const LEAK = 0.125;

/** Rectifies data[from, to). */
export function leaky(data: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) if (data[i] < 0) data[i] *= LEAK;
}

/** data *= mask, over the first `size` numbers. */
export function multiply(data: Float32Array, mask: Float32Array, size: number): void {
  for (let i = 0; i < size; i++) data[i] *= mask[i];
}

/** Loss of one choice; the gradient of its scores, times `share`, goes to `delta` and zeros to the padding up to `width`. */
export function crossEntropy(scores: Float32Array, delta: Float32Array, at: number, classes: number, width: number, gold: number, share: number): number {
  let top = -Infinity;
  for (let c = 0; c < classes; c++) if (scores[at + c] > top) top = scores[at + c];
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    const e = Math.exp(scores[at + c] - top);
    delta[at + c] = e;
    sum += e;
  }
  for (let c = 0; c < classes; c++) delta[at + c] *= share / sum;
  for (let c = classes; c < width; c++) delta[at + c] = 0;
  if (gold >= 0) delta[at + gold] -= share;
  else for (let c = 0; c < classes; c++) delta[at + c] = 0;
  return gold >= 0 ? Math.log(sum) + top - scores[at + gold] : 0;
}

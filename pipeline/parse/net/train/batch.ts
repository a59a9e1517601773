/** Sentences laid end to end: where each starts, and for each token its rows, gold tag, head (-1 is the root) and relation. */
export interface Batch {
  tokens: number;
  starts: number[];
  input: Float32Array;
  tags: Int32Array;
  heads: Int32Array;
  labels: Int32Array;
}

/** Visits each sentence's range of tokens. */
export function eachSentence(batch: Batch, visit: (from: number, to: number) => void): void {
  for (let s = 0; s < batch.starts.length; s++) visit(batch.starts[s], s + 1 < batch.starts.length ? batch.starts[s + 1] : batch.tokens);
}

/** Each token with the one before and the one after it. */
export function window3(p: Float32Array, x3: Float32Array, batch: Batch, width: number): void {
  eachSentence(batch, (from, to) => {
    for (let t = from; t < to; t++) {
      for (let o = -1; o <= 1; o++) {
        const at = t * 3 * width + (o + 1) * width;
        if (t + o >= from && t + o < to) x3.set(p.subarray((t + o) * width, (t + o + 1) * width), at);
        else x3.fill(0, at, at + width);
      }
    }
  });
}

/** The gradient of `window3`, added up for each token. */
export function unwindow3(dx3: Float32Array, dp: Float32Array, batch: Batch, width: number): void {
  dp.fill(0, 0, batch.tokens * width);
  eachSentence(batch, (from, to) => {
    for (let t = from; t < to; t++) {
      for (let o = -1; o <= 1; o++) {
        if (t + o < from || t + o >= to) continue;
        const at = t * 3 * width + (o + 1) * width;
        for (let j = 0; j < width; j++) dp[(t + o) * width + j] += dx3[at + j];
      }
    }
  });
}

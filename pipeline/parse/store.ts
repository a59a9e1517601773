import type { SparseWeights } from "./table.ts";

/**
 * Bytes of a set of weights: header (classes, bits, rows, pairs as 32-bit little-endian), then row numbers as differences,
 * counts, classes and zigzag values, each list as variable-length integers, one list after the other so that they compress.
 */
export function packWeights(weights: SparseWeights): Buffer {
  const out: number[] = [];
  const put = (n: number): void => {
    while (n > 127) {
      out.push((n & 127) | 128);
      n >>>= 7;
    }
    out.push(n);
  };
  let last = 0;
  for (const row of weights.rows) {
    put(row - last);
    last = row;
  }
  for (const count of weights.counts) put(count);
  for (const c of weights.cls) put(c);
  for (const v of weights.values) put(v < 0 ? -2 * v - 1 : 2 * v);
  const header = Buffer.alloc(16);
  header.writeInt32LE(weights.classes, 0);
  header.writeInt32LE(weights.bits, 4);
  header.writeInt32LE(weights.rows.length, 8);
  header.writeInt32LE(weights.cls.length, 12);
  return Buffer.concat([header, Buffer.from(out)]);
}

/** Reads what `packWeights` wrote, from `offset`; returns the weights and where they end. */
export function unpackWeights(bytes: Buffer, offset: number): { weights: SparseWeights; end: number } {
  const classes = bytes.readInt32LE(offset);
  const bits = bytes.readInt32LE(offset + 4);
  const rowCount = bytes.readInt32LE(offset + 8);
  const pairCount = bytes.readInt32LE(offset + 12);
  let p = offset + 16;
  const take = (): number => {
    let b = bytes[p++];
    let n = b & 127;
    for (let shift = 7; b > 127; shift += 7) {
      b = bytes[p++];
      n |= (b & 127) << shift;
    }
    return n;
  };
  const rows = new Int32Array(rowCount);
  for (let i = 0, last = 0; i < rowCount; i++) rows[i] = last += take();
  const counts = new Uint8Array(rowCount);
  for (let i = 0; i < rowCount; i++) counts[i] = take();
  const cls = new Uint8Array(pairCount);
  for (let i = 0; i < pairCount; i++) cls[i] = take();
  const values = new Int16Array(pairCount);
  for (let i = 0; i < pairCount; i++) {
    const z = take();
    values[i] = z & 1 ? -((z + 1) >>> 1) : z >>> 1;
  }
  return { weights: { classes, bits, rows, counts, cls, values }, end: p };
}

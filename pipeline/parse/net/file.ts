import { AFFIX_ROWS } from "./wordfeatures.ts";

/** The net as it is stored: a line of JSON with names and sizes, then the numbers. */

/** A matrix of 16-bit weights, [rows, columns], with `point` bits behind the point, and the bias of each column (11 bits). */
export interface StoredMatrix {
  name: string;
  rows: number;
  columns: number;
  point: number;
}

export interface NetHeader {
  tags: string[];
  labels: string[];
  /** Keys of words with rows of their own; the rows of affixes follow. */
  words: string[];
  /** Words with ready-made vectors. */
  vectorWords: string[];
  sizes: { embed: number; vector: number; input: number; hidden: number; layers: number; arc: number; relation: number };
  matrices: StoredMatrix[];
}

/** `table` has 8 bits behind the point, `vectors` 3, `matrices` as their headers say. */
export interface NetFile {
  header: NetHeader;
  table: Int16Array;
  vectors: Int8Array;
  matrices: Map<string, Int16Array>;
}

/** Bytes of a net; low and high bytes of 16-bit numbers apart, which compresses better. */
export function packNet(net: NetFile): Buffer {
  const parts: Uint8Array[] = [Buffer.from(`${JSON.stringify(net.header)}\n`), planes(net.table)];
  parts.push(new Uint8Array(net.vectors.buffer, net.vectors.byteOffset, net.vectors.length));
  for (const { name } of net.header.matrices) parts.push(planes(net.matrices.get(name)!));
  return Buffer.concat(parts);
}

/** Reads what `packNet` wrote. Throws where the bytes end too early. */
export function unpackNet(bytes: Buffer): NetFile {
  const end = bytes.indexOf(10);
  const header = JSON.parse(bytes.subarray(0, end).toString("utf8")) as NetHeader;
  let at = end + 1;
  const take = (size: number): Uint8Array => {
    if (at + size > bytes.length) throw new Error(`the net's file ends early: ${bytes.length} bytes; train the models again (make models)`);
    at += size;
    return bytes.subarray(at - size, at);
  };
  const whole = (size: number): Int16Array => joined(take(2 * size));
  const table = whole((header.words.length + AFFIX_ROWS) * header.sizes.embed);
  const vectors = new Int8Array(take(header.vectorWords.length * header.sizes.vector));
  const matrices = new Map(header.matrices.map(({ name, rows, columns }) => [name, whole(rows * columns)]));
  return { header, table, vectors, matrices };
}

function planes(values: Int16Array): Uint8Array {
  const n = values.length;
  const out = new Uint8Array(2 * n);
  for (let i = 0; i < n; i++) {
    // Small numbers of either sign have a high byte of zero this way.
    const folded = (values[i] << 1) ^ (values[i] >> 15);
    out[i] = folded & 255;
    out[n + i] = (folded >> 8) & 255;
  }
  return out;
}

function joined(bytes: Uint8Array): Int16Array {
  const n = bytes.length / 2;
  const out = new Int16Array(n);
  for (let i = 0; i < n; i++) {
    const folded = bytes[i] | (bytes[n + i] << 8);
    out[i] = (folded >>> 1) ^ -(folded & 1);
  }
  return out;
}

import { AFFIX_ROWS } from "../wordfeatures.ts";
import type { NetFile, StoredMatrix } from "../file.ts";
import { VECTOR_STEPS } from "./vectors.ts";
import type { Vocabulary } from "./words.ts";
import type { NetShape } from "./shape.ts";

/** Floats of one matrix as training leaves them. */
export interface TrainedMatrix {
  name: string;
  rows: number;
  columns: number;
  values: Float32Array;
}

const ACTIVATION = 11;
const TABLE = 8;
const CELL = 12;

/** The net in integers. Weights get as many bits behind the point as their largest leaves room for, at most 13. */
export function quantise(shape: NetShape, tags: string[], labels: string[], vocabulary: Vocabulary, table: Float32Array, trained: TrainedMatrix[]): NetFile {
  const matrices = new Map<string, Int16Array>();
  const stored: StoredMatrix[] = [];
  for (const { name, rows, columns, values } of trained) {
    const point = name.endsWith("Bias") || name === "root" ? ACTIVATION : name.endsWith("Cell") ? CELL : pointOf(values, rows, columns);
    stored.push({ name, rows, columns, point });
    matrices.set(name, toWhole(values.subarray(0, rows * columns), point));
  }
  const { embed, vector, input, hidden, layers, arc, relation } = shape;
  return {
    header: {
      tags, labels, words: [...vocabulary.rows.keys()], vectorWords: [...vocabulary.vectorRows.keys()],
      sizes: { embed, vector, input, hidden, layers, arc, relation }, matrices: stored,
    },
    table: toWhole(table.subarray(0, (vocabulary.rows.size + AFFIX_ROWS) * embed), TABLE),
    vectors: Int8Array.from(vocabulary.vectors.subarray(0, vocabulary.vectorRows.size * vector), (x) => Math.round(x * VECTOR_STEPS)),
    matrices,
  };
}

/** Bits behind the point such that no weight is too large and no sum of a column's weights overflows 32 bits. */
function pointOf(values: Float32Array, rows: number, columns: number): number {
  let largest = 0;
  for (const x of values) largest = Math.max(largest, Math.abs(x));
  let heaviest = 0;
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += Math.abs(values[r * columns + c]);
    heaviest = Math.max(heaviest, sum);
  }
  let point = 13;
  while (point > 6 && (largest * 2 ** point >= 32767 || heaviest * 3 * 2 ** (point + ACTIVATION) >= 2 ** 31)) point--;
  return point;
}

function toWhole(values: Float32Array, point: number): Int16Array {
  return Int16Array.from(values, (x) => Math.max(-32768, Math.min(32767, Math.round(x * 2 ** point))));
}

/** A linear model over hashed features with integer weights, as training writes it and the extractor reads it. */
import { existsSync, readFileSync } from "node:fs";

/** For each class, the sum of the weights of the features: `weights` holds one row of `classes.length` for each of 2^bits buckets. */
export interface Model {
  classes: string[];
  bits: number;
  weights: Int8Array;
}

/** Weights are in eighths of a point of a score. */
export const MODEL_UNIT = 8;

/** Reads the weights that training wrote; null when there are none, so that the lexicon alone decides. */
export function readModel(file: URL): Model | null {
  if (!existsSync(file)) return null;
  const { classes, bits, weights } = JSON.parse(readFileSync(file, "utf8")) as { classes: string[]; bits: number; weights: string };
  const bytes = Buffer.from(weights, "base64");
  return { classes, bits, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** The text of a model's file. */
export const modelText = ({ classes, bits, weights }: Model): string =>
  `${JSON.stringify({ classes, bits, weights: Buffer.from(weights.buffer).toString("base64") })}\n`;

/** FNV-1a over UTF-16 units, folded to `bits` bits. */
export function bucket(feature: string, bits: number): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) {
    h ^= feature.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return ((h >>> bits) ^ h) & ((1 << bits) - 1);
}

/** Adds to `scores` the weights of the features, class by class. */
export function addScores(model: Model, found: readonly number[], scores: Int32Array): void {
  const width = model.classes.length;
  for (const b of found) for (let c = 0; c < width; c++) scores[c] = (scores[c] as number) + (model.weights[b * width + c] as number);
}

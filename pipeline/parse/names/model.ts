import { readFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { packWeights, unpackWeights } from "../store.ts";
import type { SparseWeights } from "../table.ts";
import type { PhraseList } from "./phrases.ts";
import type { NameWords } from "./wordrows.ts";

/** Everything that training makes, as it is stored in names.br. */
export interface NameFile {
  words: NameWords;
  phrases: PhraseList;
  /** The weights of each of two rounds: of tokens, then of pairs of labels. */
  rounds: [SparseWeights, SparseWeights][];
}

/** The weights, relative to this module. */
export const NAME_MODEL = new URL("../../../sources/models/names.br", import.meta.url);

/** Bytes of a model: the length of the words as JSON, the words, the phrases, the weights; all compressed. The same model gives the same bytes. */
export function packNames({ words, phrases, rounds }: NameFile): Buffer {
  const lines = (map: Map<string, unknown>): [string, unknown][] => [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const text = Buffer.from(JSON.stringify({
    classes: lines(words.classes),
    clusters: grouped(lines(words.clusters) as [string, number[]][], (path) => path[path.length - 1]),
    gazetteer: grouped(lines(words.gazetteer) as [string, number][], (bits) => bits),
  }));
  const header = Buffer.alloc(8);
  header.writeInt32LE(text.length, 0);
  header.writeInt32LE(phrases.hashes.length, 4);
  const hashes = Buffer.alloc(phrases.hashes.length * 4);
  phrases.hashes.forEach((hash, i) => hashes.writeInt32LE(hash, i * 4));
  const bytes = Buffer.concat([header, text, hashes, phrases.kinds, ...rounds.flat().map(packWeights)]);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } });
}

/** Reads what `packNames` wrote. */
export function unpackNames(packed: Buffer): NameFile {
  const bytes = brotliDecompressSync(packed);
  let at = 8 + bytes.readInt32LE(0);
  const stored = JSON.parse(bytes.toString("utf8", 8, at)) as { classes: [string, [number, number]][]; clusters: [number[], string][]; gazetteer: [number, string][] };
  const hashes = Int32Array.from({ length: bytes.readInt32LE(4) }, (_, i) => bytes.readInt32LE(at + i * 4));
  at += hashes.length * 4;
  const kinds = Uint8Array.from(bytes.subarray(at, at + hashes.length));
  at += hashes.length;
  const weights: SparseWeights[] = [];
  while (at < bytes.length) {
    const read = unpackWeights(bytes, at);
    weights.push(read.weights);
    at = read.end;
  }
  return {
    words: { classes: new Map(stored.classes), clusters: ungrouped(stored.clusters), gazetteer: ungrouped(stored.gazetteer) },
    phrases: { hashes, kinds },
    rounds: [[weights[0], weights[1]], [weights[2], weights[3]]],
  };
}

/** Reads the project's weights. Throws with the path when they are missing. */
export function readNameFile(file: URL = NAME_MODEL): NameFile {
  return unpackNames(readFileSync(file));
}

/** Sorted words by what is said of them, in the order of its number: [what is said, the words]. */
function grouped<T>(lines: [string, T][], numberOf: (value: T) => number): [T, string][] {
  const groups = new Map<number, [T, string[]]>();
  for (const [word, value] of lines) {
    const group = groups.get(numberOf(value));
    if (group) group[1].push(word);
    else groups.set(numberOf(value), [value, [word]]);
  }
  return [...groups].sort((a, b) => a[0] - b[0]).map(([, [value, group]]) => [value, frontCoded(group)]);
}

function ungrouped<T>(groups: [T, string][]): Map<string, T> {
  const map = new Map<string, T>();
  for (const [value, coded] of groups) for (const word of frontDecoded(coded)) map.set(word, value);
  return map;
}

/** Sorted words, each as the number of letters that it shares with the one before (as one character) and its rest. */
function frontCoded(words: string[]): string {
  let last = "";
  return words.map((word) => {
    let same = 0;
    while (same < 25 && same < last.length && last[same] === word[same]) same++;
    last = word;
    return String.fromCharCode(65 + same) + word.slice(same);
  }).join("\n");
}

function frontDecoded(coded: string): string[] {
  let last = "";
  return coded.split("\n").map((line) => (last = last.slice(0, line.charCodeAt(0) - 65) + line.slice(1)));
}

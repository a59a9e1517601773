import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { LemmaModel } from "./lemmas.ts";
import { packNet, unpackNet } from "./net/file.ts";
import type { NetFile } from "./net/file.ts";

/** Everything that training makes, as it is stored: net.br and words.br. */
export interface ModelFiles {
  net: NetFile;
  /** The usual casing of a word that is not lower case, by normal form (see casing.ts): for undoing upper-case text. */
  casing: Map<string, string>;
  lemmas: LemmaModel;
}

/** Folder of the weights, relative to this module. */
export const MODEL_FOLDER = new URL("../../sources/models/", import.meta.url);

/** Writes the files into `folder`. The same models give the same bytes. */
export function writeModels({ net, casing, lemmas }: ModelFiles, folder: URL): void {
  const text = JSON.stringify({ casing: sorted(casing), lemmas: sorted(lemmas.words), endings: sorted(lemmas.rules) });
  writeFileSync(new URL("words.br", folder), compress(Buffer.from(text)));
  writeFileSync(new URL("net.br", folder), compress(packNet(net)));
}

/** Reads the files that `writeModels` wrote. Throws with the path when one is missing. */
export function readModels(folder: URL): ModelFiles {
  const stored = JSON.parse(brotliDecompressSync(readFileSync(new URL("words.br", folder))).toString("utf8"));
  return {
    net: unpackNet(brotliDecompressSync(readFileSync(new URL("net.br", folder)))),
    casing: new Map(stored.casing),
    lemmas: { words: new Map(stored.lemmas), rules: new Map(stored.endings) },
  };
}

function sorted<T>(map: Map<string, T>): [string, T][] {
  return [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function compress(bytes: Buffer): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(bytes, { params });
}

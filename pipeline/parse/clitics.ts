import type { Tokens } from "./tokens.ts";

const APOSTROPHE = /['’ʼ]/;
/** What may follow an apostrophe as a word of its own. */
const CLITIC = /['’ʼ](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?![\p{L}\p{N}])/uy;
/** A name such as O'Brien or L'Express keeps its apostrophe. */
const INNER = /['’ʼ][\p{L}\p{M}]+/uy;

/** Words written together that Universal Dependencies takes apart, with the length of the first part. */
const FUSED = new Map([
  ["cannot", 3], ["gonna", 3], ["wanna", 3], ["gotta", 3], ["gimme", 3], ["lemme", 3],
]);

/**
 * Pushes the word source[i, j) with the clitics that follow or end it as tokens; returns where the next token begins:
 * "Norway|'s", "do|n't", "can|not", "states|'".
 */
export function splitWord(source: string, i: number, j: number, out: Tokens): number {
  for (;;) {
    const ch = source[j];
    if (ch === undefined || !APOSTROPHE.test(ch)) return plain(source, i, j, out);
    const last = source[j - 1];
    const next = source[j + 1] ?? "";
    const negated = (last === "n" || last === "N") && (next === "t" || next === "T") && j - i > 1;
    if (negated && !/[\p{L}\p{N}]/u.test(source[j + 2] ?? "")) {
      piece(source, i, j - 1, out);
      return piece(source, j - 1, j + 2, out);
    }
    CLITIC.lastIndex = j;
    if (CLITIC.test(source)) {
      const end = CLITIC.lastIndex;
      plain(source, i, j, out);
      return piece(source, j, end, out);
    }
    INNER.lastIndex = j;
    if (!INNER.test(source)) return plain(source, i, j, out);
    j = INNER.lastIndex;
  }
}

function plain(source: string, i: number, j: number, out: Tokens): number {
  const cut = j - i <= 6 && j - i >= 5 ? FUSED.get(source.slice(i, j).toLowerCase()) : undefined;
  if (cut === undefined) return piece(source, i, j, out);
  piece(source, i, i + cut, out);
  return piece(source, i + cut, j, out);
}

function piece(source: string, i: number, j: number, out: Tokens): number {
  out.start.push(i);
  out.end.push(j);
  out.form.push(source.slice(i, j));
  return j;
}

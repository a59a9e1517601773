import { NODE_WIDTH } from "./state.ts";
import type { State } from "./state.ts";
import { WORD_ATTRIBUTES } from "./words.ts";
import type { WordCache } from "./words.ts";

const R = WORD_ATTRIBUTES.indexOf("r");
const S3 = WORD_ATTRIBUTES.indexOf("s3");
const C = WORD_ATTRIBUTES.indexOf("c");
const K = WORD_ATTRIBUTES.indexOf("k");
const U = WORD_ATTRIBUTES.indexOf("u");

/** Prepares a state for the sentence of this number. */
export type SentenceFiller = (sentence: number, state: State) => void;

/** Lays `n` tagged words into a fresh state, in reverse for a parser that reads from the right. */
export function fillState(
  state: State, words: WordCache, ids: Int32Array, tags: Int32Array, posOf: Int32Array, n: number, reversed: boolean,
): void {
  state.begin(n);
  const { nodes } = state;
  const { table, width } = words;
  for (let i = 0; i < n; i++) {
    const row = ids[i] * width;
    let at = (reversed ? n - 1 - i : i) * NODE_WIDTH;
    nodes[at++] = table[row + R];
    nodes[at++] = tags[i] + 1;
    nodes[at++] = posOf[tags[i]] + 1;
    nodes[at++] = table[row + S3];
    nodes[at++] = table[row + C];
    nodes[at++] = table[row + K];
    nodes[at] = table[row + U];
  }
}

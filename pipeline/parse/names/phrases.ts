import { hasCapital, type WordRows } from "./wordrows.ts";

/** Names of the reference that have several words, each as the hash of its words in normal form, by kind. */
export interface PhraseList {
  /** Ascending. */
  hashes: Int32Array;
  /** What each is the name of: 1 person, 2 organisation, 4 place, and their sums. */
  kinds: Uint8Array;
}

/** Longest name that is looked up, in tokens. */
export const LONGEST = 8;

/** Adds a word to the hash of the words before it; begins with 0. */
export function extendPhrase(hash: number, word: number): number {
  let h = Math.imul(hash ^ word, 0x9e3779b1);
  h ^= h >>> 15;
  return Math.imul(h, 0x85ebca6b) | 0;
}

/** Finds the names of a phrase list in a sentence. */
export class PhraseBook {
  private readonly cells: Int32Array;
  private readonly kinds: Uint8Array;
  private readonly mask: number;

  constructor({ hashes, kinds }: PhraseList) {
    let capacity = 1024;
    while (capacity < hashes.length * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.cells = new Int32Array(capacity);
    this.kinds = new Uint8Array(capacity);
    for (let i = 0; i < hashes.length; i++) {
      let at = hashes[i] & this.mask;
      while (this.kinds[at] !== 0) at = (at + 1) & this.mask;
      this.cells[at] = hashes[i];
      this.kinds[at] = kinds[i];
    }
  }

  /** For each token of [first, end): 1 outside, else by the kind of the longest name that it begins (even) or continues. */
  mark(words: WordRows, rows: Int32Array, first: number, end: number, out: Int32Array): void {
    for (let i = first; i < end; ) {
      out[i - first] = 1;
      if (!hasCapital(words.capital[rows[i]])) {
        i++;
        continue;
      }
      let hash = 0;
      let kind = 0;
      let last = i;
      for (let j = i; j < end && j < i + LONGEST; j++) {
        hash = extendPhrase(hash, words.table[rows[j] * words.width]);
        if (j === i) continue;
        const found = this.find(hash);
        if (found !== 0) {
          kind = found;
          last = j;
        }
      }
      if (kind !== 0) for (let j = i; j <= last; j++) out[j - first] = kind * 2 + (j === i ? 0 : 1) + 2;
      i = last + 1;
    }
  }

  private find(hash: number): number {
    let at = hash & this.mask;
    while (this.kinds[at] !== 0) {
      if (this.cells[at] === hash) return this.kinds[at];
      at = (at + 1) & this.mask;
    }
    return 0;
  }
}

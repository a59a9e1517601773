/** Phrases of a lexicon looked up among the words of a text: titles, words for groups and places. */
import { fold, nameKey, wordsOf, type Word } from "../words.ts";

/** Phrases by the folded words that they are made of. */
export class Phrases<T> {
  private readonly entries = new Map<string, T>();
  private longest = 1;

  constructor(rows: readonly T[], phraseOf: (row: T) => string) {
    for (const row of rows) {
      const key = nameKey(phraseOf(row));
      if (!key) continue;
      if (!this.entries.has(key)) this.entries.set(key, row);
      this.longest = Math.max(this.longest, key.split(" ").length);
    }
  }

  /** The longest phrase that ends right before word `at`. */
  endingBefore(words: readonly Word[], at: number): { first: number; row: T } | null {
    for (let length = Math.min(this.longest, at); length >= 1; length--) {
      const row = this.entries.get(keyOf(words, at - length, at - 1));
      if (row) return { first: at - length, row };
    }
    return null;
  }

  /** The longest phrase that begins at word `at`. */
  startingAt(words: readonly Word[], at: number): { last: number; row: T } | null {
    for (let length = Math.min(this.longest, words.length - at); length >= 1; length--) {
      const row = this.entries.get(keyOf(words, at, at + length - 1));
      if (row) return { last: at + length - 1, row };
    }
    return null;
  }

  get(phrase: string): T | undefined {
    return this.entries.get(nameKey(phrase));
  }
}

const keyOf = (words: readonly Word[], first: number, last: number): string => {
  let key = words[first].folded;
  for (let i = first + 1; i <= last; i++) key += ` ${words[i].folded}`;
  return key;
};

export { fold, wordsOf };

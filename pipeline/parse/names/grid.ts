import type { PhraseBook } from "./phrases.ts";
import { isProperTag, type DocumentView } from "./view.ts";
import { DIGIT, hasCapital, LOWER, MARK, WORD_ATTRIBUTES, type WordRows } from "./wordrows.ts";

/**
 * The attributes of a token: those of its word (wordrows.ts), and t its XPOS, e where it stands in the sentence, d what the
 * document shows of its word, v how the word was labelled elsewhere in the document, p its part in a name of several words.
 */
export const TOKEN_ATTRIBUTES = [...WORD_ATTRIBUTES, "t", "e", "d", "v", "p"] as const;

export const TOKEN_WIDTH = TOKEN_ATTRIBUTES.length;
const T = WORD_ATTRIBUTES.length;
/** Rows before the first token and after the last that stand for "no word". */
export const MARGIN = 2;

/** The attributes of one sentence's tokens, a row each, with empty rows around them. */
export class Grid {
  table = new Int32Array(256 * TOKEN_WIDTH);
  /** Which tokens may be part of a name at all. */
  open = new Uint8Array(256);
  private parts = new Int32Array(256);

  constructor(
    private readonly words: WordRows,
    private readonly phrases: PhraseBook,
  ) {}

  /** Lays out the tokens `first` to `end` of a document. */
  lay(view: DocumentView, first: number, end: number): void {
    const { words } = this;
    const n = end - first;
    if (n + 2 * MARGIN > this.open.length) this.grow(n + 2 * MARGIN);
    const { table, open, parts } = this;
    const { rows, tags, votes, seen } = view;
    this.phrases.mark(words, rows, first, end, parts);
    for (let j = 0; j < MARGIN; j++) {
      table.fill(0, j * TOKEN_WIDTH, (j + 1) * TOKEN_WIDTH);
      table.fill(0, (MARGIN + n + j) * TOKEN_WIDTH, (MARGIN + n + j + 1) * TOKEN_WIDTH);
    }
    let opening = true;
    for (let i = 0; i < n; i++) {
      const row = rows[first + i];
      let at = (MARGIN + i) * TOKEN_WIDTH;
      const from = row * words.width;
      for (let a = 0; a < T; a++) table[at + a] = words.table[from + a];
      at += T;
      table[at] = tags[first + i];
      table[at + 1] = opening ? 1 : 2;
      table[at + 2] = seen[first + i] + 1;
      table[at + 3] = votes[first + i];
      table[at + 4] = parts[i];
      opening = opening && words.capital[row] >= DIGIT;
    }
    for (let i = 0; i < n; i++) open[i] = this.mayName(view, first, end, first + i) ? 1 : 0;
  }

  /**
   * Words with a capital, what stands between two such words, digits behind one, and, right before one, digits and small words
   * that are tagged as part of a name ("al-", "bin").
   */
  private mayName({ rows, tags }: DocumentView, first: number, end: number, i: number): boolean {
    const { capital } = this.words;
    const kind = capital[rows[i]];
    if (hasCapital(kind)) return true;
    const after = i + 1 < end ? capital[rows[i + 1]] : 0;
    const before = i > first ? capital[rows[i - 1]] : 0;
    if (kind === DIGIT) return hasCapital(after) || hasCapital(before);
    if (kind === LOWER) {
      if (before === MARK && i - 2 >= first && hasCapital(capital[rows[i - 2]])) return true;
      if (hasCapital(after) && isProperTag(tags[i])) return true;
      if (after === MARK && i + 2 < end && hasCapital(capital[rows[i + 2]]) && isProperTag(tags[i])) return true;
    }
    let between = false;
    for (let j = Math.max(first, i - 3); j < i; j++) between = between || hasCapital(capital[rows[j]]);
    if (!between) return false;
    for (let j = i + 1; j < end && j <= i + 3; j++) if (hasCapital(capital[rows[j]])) return true;
    return false;
  }

  private grow(n: number): void {
    this.table = new Int32Array(n * 2 * TOKEN_WIDTH);
    this.open = new Uint8Array(n * 2);
    this.parts = new Int32Array(n * 2);
  }
}

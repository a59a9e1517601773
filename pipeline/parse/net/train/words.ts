import { AFFIX_ROWS, affixRows, vectorKey, wordKeys } from "../wordfeatures.ts";
import type { Vectors } from "./vectors.ts";

/** The words that have rows of their own, and ready-made vectors, [word, size]. */
export interface Vocabulary {
  rows: Map<string, number>;
  vectorRows: Map<string, number>;
  vectors: Float32Array;
  vectorSize: number;
}

/** Rows of a word: its own two (-1 where it has none) and those of its affixes, which follow the words' in one table. */
export interface WordRows {
  own: number[];
  affixes: number[];
  vector: number;
  count: number;
}

/** Words seen at least twice get rows. */
export function vocabularyOf(sentences: readonly (readonly string[])[], vectors: Vectors): { vocabulary: Vocabulary; counts: Map<string, number> } {
  const counts = new Map<string, number>();
  for (const forms of sentences) for (const form of forms) for (const key of wordKeys(form)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts].filter(([key, n]) => n >= (key.startsWith("\u0001") ? 2 : 3)).map(([key]) => key).sort();
  return {
    vocabulary: {
      rows: new Map(kept.map((key, i) => [key, i])),
      vectorRows: new Map(vectors.words.map((word, i) => [word, i])),
      vectors: vectors.values,
      vectorSize: vectors.size,
    },
    counts,
  };
}

/** Looks words up once each. */
export class WordTable {
  private readonly known = new Map<string, WordRows>();

  constructor(readonly vocabulary: Vocabulary, private readonly counts: Map<string, number>) {}

  get size(): number {
    return this.vocabulary.rows.size + AFFIX_ROWS;
  }

  look(form: string): WordRows {
    const known = this.known.get(form);
    if (known) return known;
    const { rows, vectorRows } = this.vocabulary;
    const found: WordRows = {
      own: wordKeys(form).map((key) => rows.get(key)).filter((row): row is number => row !== undefined),
      affixes: affixRows(form).map((row) => rows.size + row),
      vector: vectorRows.get(vectorKey(form)) ?? -1,
      count: this.counts.get(wordKeys(form)[1]) ?? 0,
    };
    this.known.set(form, found);
    return found;
  }
}

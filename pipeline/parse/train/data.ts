import type { Sentence } from "../conllu.ts";

/** The tags and relations that a treebank uses, in a fixed order, and the numbers of each word's own. */
export interface Inventory {
  tags: string[];
  labels: string[];
}

export function inventoryOf(sentences: readonly Sentence[]): Inventory {
  const tags = new Map<string, number>();
  const labels = new Set<string>();
  for (const s of sentences) {
    for (const w of s.words) {
      const tag = `${w.upos}|${w.xpos}`;
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
      labels.add(w.deprel);
    }
  }
  // A pair seen once or twice is a slip of annotation more often than a tag.
  const kept = [...tags].filter(([, n]) => n > 2).map(([tag]) => tag);
  return { tags: kept.sort(), labels: [...labels].sort() };
}

export function formsOf(sentence: Sentence): string[] {
  return sentence.words.map((w) => w.form);
}

/** Sentences are dealt to folds in runs, so that most of a document stays together. */
const RUN = 40;

/** The fold of a sentence, by its number. */
export function inFold(sentence: number, folds: number): number {
  return Math.floor(sentence / RUN) % folds;
}

/** For each tag, the number of its part of speech. */
export function partsOfSpeech(tags: string[]): Int32Array {
  const upos = [...new Set(tags.map((tag) => tag.split("|")[0]))].sort();
  return Int32Array.from(tags, (tag) => upos.indexOf(tag.split("|")[0]));
}

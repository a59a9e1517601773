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

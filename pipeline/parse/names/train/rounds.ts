import { generator, shuffle } from "../../hash.ts";
import type { SparseWeights } from "../../table.ts";
import { Decoder } from "../decoder.ts";
import { RoundEvidence } from "../evidence.ts";
import { WideScorer } from "../../scorers.ts";
import { Grid } from "../grid.ts";
import { LABELS } from "../labels.ts";
import { PhraseBook, type PhraseList } from "../phrases.ts";
import { DocumentView, WordTally, type TaggedSentence } from "../view.ts";
import { WordRows, type NameWords } from "../wordrows.ts";
import type { NameDocument } from "./bench.ts";
import type { GoldName } from "./gold.ts";
import { learnNames, type LearningOptions } from "./learning.ts";
import { goldsOf } from "./scoring.ts";

export interface Recipe extends LearningOptions {
  /** Parts that the documents are dealt to so that the second round learns from labels of documents that the first did not know. */
  folds: number;
}

export const RECIPE: Recipe = {
  folds: 2, epochs: 12, seeds: [1, 2, 3, 4], dropout: 0.5, patience: 1, keepTokens: 240_000, keepEdges: 50_000, margin: 20, boost: 90,
};

/** A document to learn from: its sentences and their labels as numbers. */
export interface Lesson {
  sentences: readonly TaggedSentence[];
  labels: Uint8Array[];
  /** How often each epoch goes over it. */
  weight: number;
}

/** A document with the labels of its gold. */
export function goldLesson(document: NameDocument, weight: number): Lesson {
  const names = goldsOf(document).proper[0];
  return { sentences: document.sentences, labels: document.sentences.map(({ start, end }) => labelsOf(names, start, end)), weight };
}

function labelsOf(names: GoldName[], start: number[], end: number[]): Uint8Array {
  const labels = new Uint8Array(start.length);
  for (const name of names) {
    const begin = LABELS.indexOf(`B-${name.kind}`);
    let first = true;
    for (let i = 0; i < start.length; i++) {
      if (end[i] <= name.start || start[i] >= name.end) continue;
      labels[i] = first ? begin : begin + 1;
      first = false;
    }
  }
  return labels;
}

/** Trains both rounds on the lessons. */
export function trainNames(
  lessons: Lesson[], words: NameWords, phrases: PhraseList, options: Partial<Recipe> = {},
): [SparseWeights, SparseWeights][] {
  const recipe = { ...RECIPE, ...options };
  const desk = new Desk(lessons, words, phrases);
  const deal = Int32Array.from(lessons, (_, i) => i);
  shuffle(deal, generator(7));
  const foldOf = new Int32Array(lessons.length);
  deal.forEach((d, k) => (foldOf[d] = k % recipe.folds));
  for (let fold = 0; fold < recipe.folds; fold++) {
    const [tokens, edges] = desk.learn((d) => foldOf[d] !== fold, { ...recipe, seeds: [100 + fold] });
    const decoder = new Decoder(new RoundEvidence(new WideScorer(tokens), new WideScorer(edges)));
    desk.label((d) => foldOf[d] === fold, decoder);
  }
  const first = desk.learn(() => true, recipe);
  desk.votes = true;
  return [first, desk.learn(() => true, { ...recipe, seeds: recipe.seeds.map((seed) => seed + 1000) })];
}

/** All documents laid out once, to be gone over sentence by sentence in any order. */
class Desk {
  votes = false;
  private readonly grid: Grid;
  private readonly sheets: { view: DocumentView; labels: Uint8Array[]; weight: number }[];

  constructor(lessons: Lesson[], words: NameWords, phrases: PhraseList) {
    const rows = new WordRows(words);
    const space = new WordTally(rows);
    this.grid = new Grid(rows, new PhraseBook(phrases));
    this.sheets = lessons.map(({ sentences, labels, weight }) => {
      const view = new DocumentView(space);
      view.read(sentences);
      return { view, labels, weight };
    });
  }

  /** Learns from the documents that `within` names. */
  learn(within: (document: number) => boolean, options: LearningOptions): [SparseWeights, SparseWeights] {
    const where: [number, number][] = [];
    const gold: Uint8Array[] = [];
    this.sheets.forEach(({ view, labels, weight }, d) => {
      if (!within(d)) return;
      if (this.votes) view.vote(view.starts[labels.length]);
      for (let time = 0; time < weight; time++) {
        labels.forEach((right, s) => {
          where.push([d, s]);
          gold.push(right);
        });
      }
    });
    const fill = (k: number): number => {
      const [d, s] = where[k];
      const { view } = this.sheets[d];
      this.grid.lay(view, view.starts[s], view.starts[s + 1]);
      return view.starts[s + 1] - view.starts[s];
    };
    // What lies outside the tokens that may be names cannot be learnt.
    gold.forEach((right, k) => {
      const n = fill(k);
      for (let i = 0; i < n; i++) if (!this.grid.open[i]) right[i] = 0;
    });
    return learnNames(this.grid, fill, gold, options);
  }

  label(within: (document: number) => boolean, decoder: Decoder): void {
    this.sheets.forEach(({ view, labels }, d) => {
      if (!within(d)) return;
      labels.forEach((right, s) => {
        this.grid.lay(view, view.starts[s], view.starts[s + 1]);
        decoder.decode(this.grid, right.length, view.labels, view.starts[s]);
      });
    });
  }
}

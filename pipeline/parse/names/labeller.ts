import type { ParsedSentence } from "../../../schemas/documents.ts";
import { WideScorer } from "../scorers.ts";
import { Decoder } from "./decoder.ts";
import { Grid } from "./grid.ts";
import { LABELS } from "./labels.ts";
import { readNameFile, type NameFile } from "./model.ts";
import { PhraseBook } from "./phrases.ts";
import { DocumentView, WordTally, type TaggedSentence } from "./view.ts";
import { WordRows } from "./wordrows.ts";

/** Labels names, with scratch space: use one for each thread. */
export interface NameModel {
  view: DocumentView;
  grid: Grid;
  rounds: Decoder[];
}

/** Loads the project's weights. */
export function loadNameModel(): NameModel {
  return prepareNames(readNameFile());
}

/** Sets up a model that is already in memory, as after training. */
export function prepareNames({ words, phrases, rounds }: NameFile): NameModel {
  const rows = new WordRows(words);
  return {
    view: new DocumentView(new WordTally(rows)),
    grid: new Grid(rows, new PhraseBook(phrases)),
    rounds: rounds.map(([tokens, edges]) => new Decoder(new WideScorer(tokens), new WideScorer(edges))),
  };
}

/** The names in one sentence, as if it were the whole document: O, B-person, I-person, B-organisation ... one a token. */
export function labelNames(model: NameModel, parsed: TaggedSentence | ParsedSentence): string[] {
  return labelDocument(model, [parsed])[0];
}

/**
 * The names in a document's sentences, labels one a token. Two rounds: the second sees how the first labelled the same word
 * elsewhere in the document.
 */
export function labelDocument(model: NameModel, sentences: readonly TaggedSentence[]): string[][] {
  const { view } = model;
  view.read(sentences);
  for (let round = 0; round < model.rounds.length; round++) {
    if (round > 0) view.vote(view.starts[sentences.length]);
    runRound(model, round, sentences.length);
  }
  return sentences.map(({ form }, s) => form.map((_, i) => LABELS[view.labels[view.starts[s] + i]]));
}

/** One round over the document in `view`, into its labels. */
export function runRound({ view, grid, rounds }: NameModel, round: number, sentences: number): void {
  for (let s = 0; s < sentences; s++) {
    const first = view.starts[s];
    const end = view.starts[s + 1];
    grid.fill(view, first, end);
    rounds[round].decode(grid, end - first, view.labels, first);
  }
}

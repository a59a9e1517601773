import type { ParsedSentence } from "../../../schemas/documents.ts";
import { Decoder } from "./decoder.ts";
import { SharedEvidence } from "./evidence.ts";
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
  evidence: SharedEvidence;
  decoder: Decoder;
}

/** Loads the project's weights. */
export function loadNameModel(): NameModel {
  return prepareNames(readNameFile());
}

/** Sets up a model that is already in memory, as after training. */
export function prepareNames({ words, phrases, rounds }: NameFile): NameModel {
  const rows = new WordRows(words);
  const evidence = new SharedEvidence(rounds);
  return {
    view: new DocumentView(new WordTally(rows)),
    grid: new Grid(rows, new PhraseBook(phrases)),
    evidence,
    decoder: new Decoder(evidence),
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
  const { view, evidence } = model;
  view.read(sentences);
  evidence.begin(0);
  runRound(model, sentences.length);
  view.vote(view.starts[sentences.length]);
  evidence.begin(1);
  runRound(model, sentences.length);
  return sentences.map(({ form }, s) => form.map((_, i) => LABELS[view.labels[view.starts[s] + i]]));
}

/** One round over the document in `view`, into its labels. */
function runRound({ view, grid, decoder }: NameModel, sentences: number): void {
  for (let s = 0; s < sentences; s++) {
    const first = view.starts[s];
    const end = view.starts[s + 1];
    grid.lay(view, first, end);
    decoder.decode(grid, end - first, view.labels, first);
  }
}

import { labelDocument, type NameModel } from "./labeller.ts";
import { namesOf, type NameDocument } from "./train/bench.ts";
import { goldsOf, tally, Tally } from "./train/scoring.ts";

/** Scores of a model on documents, by corpus: a line for each way of counting. */
export class NameScores {
  private readonly tallies = new Map<string, Tally>();

  /** Labels the documents and counts. */
  add(model: NameModel, documents: readonly NameDocument[]): void {
    for (const document of documents) {
      const corpus = document.id.startsWith("gum") ? "GUM" : "UNER EWT";
      const found = namesOf(document, labelDocument(model, document.sentences));
      const { benchmark, proper } = goldsOf(document);
      this.count(`${corpus}, names, spans`, tally(...proper, found, false));
      this.count(`${corpus}, names, spans and kinds`, tally(...proper, found, true));
      this.count(`${corpus}, all mentions with a capital, spans`, tally(...benchmark, found, false));
    }
  }

  lines(): string[] {
    return [...this.tallies].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([name, one]) => `${name}: ${one.line()}`);
  }

  private count(name: string, one: Tally): void {
    const sum = this.tallies.get(name) ?? new Tally();
    this.tallies.set(name, sum);
    sum.add(one);
  }
}

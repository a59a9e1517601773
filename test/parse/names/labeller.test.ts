import fc from "fast-check";
import { expect, it } from "vitest";
import { analyse, loadModels } from "../../../pipeline/parse/analyse.ts";
import { Decoder } from "../../../pipeline/parse/names/decoder.ts";
import { RoundEvidence } from "../../../pipeline/parse/names/evidence.ts";
import { Grid } from "../../../pipeline/parse/names/grid.ts";
import { labelDocument, labelNames, loadNameModel } from "../../../pipeline/parse/names/labeller.ts";
import { LABELS, mayFollow, spansOf } from "../../../pipeline/parse/names/labels.ts";
import { readNameFile } from "../../../pipeline/parse/names/model.ts";
import { PhraseBook } from "../../../pipeline/parse/names/phrases.ts";
import { DocumentView, WordTally } from "../../../pipeline/parse/names/view.ts";
import { WordRows } from "../../../pipeline/parse/names/wordrows.ts";
import { WideScorer } from "../../../pipeline/parse/scorers.ts";

const models = loadModels();
const names = loadNameModel();

/** The names in a sentence as "words kind". */
function named(text: string): string[] {
  const parsed = analyse(models, text, 0, text.length);
  return spansOf(labelNames(names, parsed)).map(({ first, end, kind }) => `${text.slice(parsed.start[first], parsed.end[end - 1])} ${kind}`);
}

it("finds persons, organisations and places", () => {
  expect(named("Foreign Minister Zohrab Mnatsakanyan arrived in Geneva on Friday.")).toEqual(["Zohrab Mnatsakanyan person", "Geneva place"]);
  expect(named("The United Nations opened an office in Tbilisi.")).toEqual(["United Nations organisation", "Tbilisi place"]);
});

it("does not need ASCII letters", () => {
  expect(named("Élodie Šimić lives in Łódź.")).toEqual(["Élodie Šimić person", "Łódź place"]);
});

it("labels nothing where there is nothing to label", () => {
  expect(labelDocument(names, [])).toEqual([]);
  expect(labelNames(names, { form: [], xpos: [] })).toEqual([]);
  expect(named("nobody came to the meeting.")).toEqual([]);
});

it("gives each token a label that may follow the last, whatever the words", () => {
  const word = fc.oneof(fc.constantFrom("Ali", "of", "the", "-", "al", "NATO", ",", "42", "Paris", "’s", "Über"), fc.string({ minLength: 1, unit: "grapheme" }));
  const sentence = fc.array(fc.tuple(word, fc.constantFrom("NNP", "NN", "IN", "CD", "odd")), { maxLength: 40 });
  fc.assert(fc.property(fc.array(sentence, { maxLength: 6 }), (sentences) => {
    const document = sentences.map((tokens) => ({ form: tokens.map(([form]) => form), xpos: tokens.map(([, tag]) => tag) }));
    const labels = labelDocument(names, document);
    expect(labels.map((row) => row.length)).toEqual(document.map(({ form }) => form.length));
    for (const row of labels) {
      row.reduce((last, label) => {
        const next = LABELS.indexOf(label as "O");
        expect(mayFollow(last, next)).toBe(true);
        return next;
      }, 0);
    }
    expect(labelDocument(names, document)).toEqual(labels);
  }), { numRuns: 200, seed: 5 });
});

it("scores both rounds at once as it would one by one", () => {
  const file = readNameFile();
  const rows = new WordRows(file.words);
  const view = new DocumentView(new WordTally(rows));
  const grid = new Grid(rows, new PhraseBook(file.phrases));
  const texts = ["Haddad met Farouk in Homs.", "The Homs Council thanked Mr Haddad, and Farouk left for Port Alma.", "HOMS IS CALM"];
  const document = texts.map((text) => analyse(models, text, 0, text.length));
  view.read(document);
  file.rounds.forEach(([tokens, edges], round) => {
    const decoder = new Decoder(new RoundEvidence(new WideScorer(tokens), new WideScorer(edges)));
    if (round > 0) view.vote(view.starts[document.length]);
    document.forEach(({ form }, s) => {
      grid.lay(view, view.starts[s], view.starts[s + 1]);
      decoder.decode(grid, form.length, view.labels, view.starts[s]);
    });
  });
  const one = document.map(({ form }, s) => form.map((_, i) => LABELS[view.labels[view.starts[s] + i]]));
  expect(labelDocument(names, document)).toEqual(one);
});

it("does not depend on the documents before", () => {
  const text = "Haddad met Farouk in Homs.";
  const before = named(text);
  named("Homs Haddad spoke. Farouk Street is in Haddad.");
  expect(named(text)).toEqual(before);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { analyse, loadModels } from "../../../pipeline/parse/analyse.ts";
import { labelDocument, labelNames, loadNameModel } from "../../../pipeline/parse/names/labeller.ts";
import { LABELS, mayFollow, spansOf } from "../../../pipeline/parse/names/labels.ts";

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

it("does not depend on the documents before", () => {
  const text = "Haddad met Farouk in Homs.";
  const before = named(text);
  named("Homs Haddad spoke. Farouk Street is in Haddad.");
  expect(named(text)).toEqual(before);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse, analyseTokens, loadModels } from "../../pipeline/parse/analyse.ts";
import { anyText, fault } from "../../pipeline/parse/fuzz.ts";
import { loadTokenLists } from "../../pipeline/parse/lexicon.ts";
import { tokenise } from "../../pipeline/parse/tokens.ts";

const models = loadModels();
const lists = loadTokenLists();

test("every text gives a tree with offsets in order", () => {
  fc.assert(fc.property(anyText, (text) => {
    expect(fault(text, analyse(models, text, 0, text.length))).toBe(null);
  }), { seed: 1, numRuns: 400 });
});

test("where nothing is hidden, each form is the slice that its offsets name", () => {
  const plain = fc.string({ unit: "binary", maxLength: 120 }).filter((s) => !/[*_<&[\u00ad\u200b-\u200f\u2060\ufeff\\]/.test(s));
  fc.assert(fc.property(plain, fc.nat(9), (text, margin) => {
    const padded = "x".repeat(margin) + text + "yy";
    const tokens = tokenise(padded, margin, margin + text.length, lists);
    tokens.form.forEach((form, i) => expect(padded.slice(tokens.start[i], tokens.end[i])).toBe(form));
  }), { seed: 2, numRuns: 500 });
});

test("no visible character of a plain text is lost", () => {
  const word = fc.constantFrom("Armenia's", "state", "(CSTO)", "3.5", "won't", "–", "“so”", "U.S.", "x-ray", ";");
  const words = fc.array(word, { maxLength: 30 });
  fc.assert(fc.property(words, (list) => {
    const text = list.join(" ");
    expect(tokenise(text, 0, text.length, lists).form.join("")).toBe(text.replaceAll(" ", ""));
  }), { seed: 3 });
});

test("the same sentence parses the same after others", () => {
  const forms = ["Armenia", "refused", "to", "send", "troops", "."];
  const first = analyseTokens(models, [...forms]);
  analyse(models, "Something else, much longer, was said by the ministers in Vienna.", 0, 66);
  expect(analyseTokens(models, [...forms])).toEqual(first);
});

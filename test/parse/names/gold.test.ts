import { expect, it } from "vitest";
import { loadTokenLists } from "../../../pipeline/parse/lexicon.ts";
import { sentencesOf, type NameDocument } from "../../../pipeline/parse/names/train/bench.ts";
import { benchmarkNames, properNames } from "../../../pipeline/parse/names/train/gold.ts";
import { tally } from "../../../pipeline/parse/names/train/scoring.ts";

const lists = loadTokenLists();

/** A document from text with its mentions, and tags one a word, separated by spaces. */
function documentOf(text: string, tags: string, ...mentions: [string, string][]): NameDocument {
  const sentences = sentencesOf(text, lists);
  sentences[0].xpos = tags.split(" ");
  expect(sentences[0].form).toHaveLength(sentences[0].xpos.length);
  return {
    id: "gum:made-up", text, sentences,
    mentions: mentions.map(([words, type]) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, type })),
  };
}

const words = (document: NameDocument) => properNames(document).map(({ start, end, kind }) => `${document.text.slice(start, end)} ${kind}`);

it("cuts titles, possessive marks and appositions off a name", () => {
  expect(words(documentOf("President Ana Petrova's visit", "NNP NNP NNP POS NN", ["President Ana Petrova's", "person"]))).toEqual(["Ana Petrova person"]);
  expect(words(documentOf("Ana Petrova, who left", "NNP NNP , WP VBD", ["Ana Petrova, who left", "person"]))).toEqual(["Ana Petrova person"]);
  expect(words(documentOf("Martin King spoke", "NNP NNP VBD", ["Martin King", "person"]))).toEqual(["Martin King person"]);
});

it("keeps the longest proper name and leaves out descriptions", () => {
  const nested = documentOf("The University of Lisbon closed", "DT NNP IN NNP VBD", ["The University of Lisbon", "organization"], ["Lisbon", "place"]);
  expect(words(nested)).toEqual(["University of Lisbon organisation"]);
  const described = documentOf("Ten cities near Lisbon", "CD NNS IN NNP", ["Ten cities near Lisbon", "place"], ["Lisbon", "place"]);
  expect(words(described)).toContain("Lisbon place");
  expect(words(documentOf("Many Romans", "JJ NNPS", ["Romans", "person"]))).toEqual([]);
});

it("keeps by the benchmark's rule what has a capital behind its article", () => {
  const document = documentOf("He met the Senate and the crowd", "PRP VBD DT NNP CC DT NN", ["He", "person"], ["the Senate", "organization"], ["the crowd", "person"]);
  const { kept, skipped } = benchmarkNames(document);
  expect(kept).toEqual([{ start: 11, end: 17, kind: "organisation" }]);
  expect(skipped).toHaveLength(2);
});

it("counts spans, and not what lies where a left-out mention does", () => {
  const name = (start: number, end: number, kind: "person" | "place" = "person") => ({ start, end, kind });
  const counted = tally([name(0, 3), name(5, 9)], [[20, 30]], [name(0, 3, "place"), name(10, 12), name(22, 25)], false);
  expect([counted.right, counted.invented, counted.missed]).toEqual([1, 1, 1]);
  expect(tally([name(0, 3)], [], [name(0, 3, "place")], true).right).toBe(0);
});

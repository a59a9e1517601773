import { expect, it } from "vitest";
import { labelNames, prepareNames } from "../../../pipeline/parse/names/labeller.ts";
import { LABELS } from "../../../pipeline/parse/names/labels.ts";
import { packNames, unpackNames, type NameFile } from "../../../pipeline/parse/names/model.ts";
import { trainNames, type Lesson } from "../../../pipeline/parse/names/train/rounds.ts";

/** "word/TAG/label" */
function lesson(...lines: string[]): Lesson {
  const rows = lines.map((line) => line.split(" ").map((token) => token.split("/")));
  return {
    sentences: rows.map((row) => ({ form: row.map(([form]) => form), xpos: row.map(([, tag]) => tag) })),
    labels: rows.map((row) => Uint8Array.from(row, ([, , label]) => LABELS.indexOf(label as "O"))),
    weight: 1,
  };
}

const LESSONS = ["Ana", "Bela", "Chloe", "Dora"].map((name, i) =>
  lesson(
    `${name}/NNP/B-person Moss/NNP/I-person lives/VBZ/O in/IN/O Port/NNP/B-place ${["Alma", "Blanc", "Cala", "Dune"][i]}/NNP/I-place ././O`,
    `The/DT/O Red/NNP/B-organisation Party/NNP/I-organisation met/VBD/O ${name}/NNP/B-person ././O`,
  ));

function make(): NameFile {
  const words = { classes: new Map<string, [number, number]>([["lives", [3, 1]]]), clusters: new Map([["ana", [1, 2, 3]], ["moss", [1, 4, 5]], ["andes", [1, 2, 3]]]), gazetteer: new Map([["ana", 1], ["anaïs", 1], ["port", 64]]) };
  const phrases = { hashes: Int32Array.of(-5, 7), kinds: Uint8Array.of(4, 1) };
  return { words, phrases, rounds: trainNames(LESSONS, words, phrases) };
}

it("gives the same bytes each time and reads back what it wrote", () => {
  const file = make();
  const bytes = packNames(file);
  expect(packNames(make()).equals(bytes)).toBe(true);
  const back = unpackNames(bytes);
  expect(back).toEqual(file);
  expect(packNames(back).equals(bytes)).toBe(true);
});

it("learns what it is shown", () => {
  const model = prepareNames(make());
  const { sentences, labels } = LESSONS[0];
  expect(labelNames(model, sentences[0])).toEqual([...labels[0]].map((label) => LABELS[label]));
});

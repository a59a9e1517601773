import { expect, test } from "vitest";
import { conlluOfText, conlluOfTokens } from "../../pipeline/commands/parse.ts";
import { readConllu } from "../../pipeline/parse/conllu.ts";

const TEXT = "😀 Armenia didn't send\ntroops.2 Russia's army left.\n\nIt was over.";

test("a text comes out as sentences whose offsets are code points of the text", () => {
  const sentences = readConllu([...conlluOfText(TEXT)].join("\n"));
  expect(sentences.map((s) => s.words.map((w) => w.form).join(" "))).toEqual([
    "😀 Armenia did n't send troops .", "Russia 's army left .", "It was over .",
  ]);
  const points = Array.from(TEXT);
  for (const word of sentences.flatMap((s) => s.words)) {
    const [, start, end] = /start=(\d+)\|end=(\d+)/.exec(word.misc)!;
    expect(points.slice(Number(start), Number(end)).join("")).toBe(word.form);
  }
  expect(sentences.map((s) => s.startsParagraph)).toEqual([true, false, true]);
});

test("a CoNLL-U file keeps its tokens, ranges and comments", () => {
  const given = [
    "# sent_id = a-1", "# text = Armenia's army left.", "1-2\tArmenia's\t_\t_\t_\t_\t_\t_\t_\t_",
    ...["Armenia", "'s", "army", "left", "."].map((form, i) => `${i + 1}\t${form}${"\t_".repeat(8)}`), "", "",
  ].join("\n");
  const [sentence] = readConllu([...conlluOfTokens(readConllu(given))].join("\n"));
  expect(sentence).toMatchObject({ id: "a-1", text: "Armenia's army left.", ranges: [[0, 1, "Armenia's", "_"]] });
  expect(sentence.words.map((w) => w.form)).toEqual(["Armenia", "'s", "army", "left", "."]);
  expect(sentence.words.map((w) => w.deprel)).toEqual(["nmod:poss", "case", "nsubj", "root", "punct"]);
});

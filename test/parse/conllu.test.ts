import { expect, test } from "vitest";
import { printWord, readConllu } from "../../pipeline/parse/conllu.ts";
import { applyEdit, editOf } from "../../pipeline/parse/lemmas.ts";
import { packWeights, unpackWeights } from "../../pipeline/parse/store.ts";

const SAMPLE = [
  "# newpar", "# sent_id = a-1", "# text = It's on.",
  "1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_",
  "1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_",
  "2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_",
  "2.1\tx\tx\tX\tX\t_\t_\t_\t_\t_",
  "3\ton\ton\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No",
  "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_", "", "",
].join("\n");

test("reads words, ranges and comments", () => {
  const [sentence, ...rest] = readConllu(SAMPLE);
  expect(rest).toEqual([]);
  expect(sentence).toMatchObject({ id: "a-1", text: "It's on.", startsParagraph: true, ranges: [[0, 1, "It's", "_"]] });
  expect(sentence.words.map((w) => w.head)).toEqual([2, 2, -1, 2]);
  expect(printWord(2, sentence.words[2])).toBe("3\ton\ton\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No");
});

test("a line that has not ten columns is named", () => {
  expect(() => readConllu("1\tonly")).toThrow("line 1 has 2 columns");
});

test("edits of endings undo each other", () => {
  for (const [form, lemma] of [["allies", "ally"], ["went", "go"], ["sent", "send"], ["talks", "talk"]]) {
    expect(applyEdit(form, editOf(form, lemma))).toBe(form === "went" ? "went" : lemma);
  }
});

test("weights survive storage", () => {
  const weights = {
    classes: 3, bits: 20, rows: Int32Array.from([0, 5, 1000, 1 << 19]), counts: Uint8Array.from([1, 2, 1, 1]),
    cls: Uint8Array.from([0, 0, 1, 1, 0]), values: Int16Array.from([1, -1, 2047, -2047, 64]),
  };
  const bytes = packWeights(weights);
  expect(unpackWeights(bytes, 0)).toEqual({ weights, end: bytes.length });
});

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** One word line of CoNLL-U. `head` counts from 0, -1 is the root. `form` is as printed. */
export interface Word {
  form: string;
  lemma: string;
  upos: string;
  xpos: string;
  head: number;
  deprel: string;
  feats: string;
  misc: string;
}

/** `tokens` are surface ranges (multi-word tokens) as [first word, last word, form, misc]. */
export interface Sentence {
  id: string;
  text: string;
  comments: string[];
  startsParagraph: boolean;
  words: Word[];
  ranges: [number, number, string, string][];
}

/**
 * Reads CoNLL-U (https://universaldependencies.org/format.html). Empty nodes ("8.1") are skipped. A missing head or relation
 * ("_") reads as root and "dep", so that a file of bare tokens can be read. Throws on a line that has not ten columns.
 */
export function readConllu(content: string): Sentence[] {
  const sentences: Sentence[] = [];
  let current = blank();
  content.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "") {
      if (current.words.length > 0) sentences.push(current);
      if (current.words.length > 0) current = blank();
    } else if (line.startsWith("#")) {
      current.comments.push(line);
      const value = line.slice(line.indexOf("=") + 1).trim();
      if (line.startsWith("# text =")) current.text = value;
      else if (line.startsWith("# sent_id")) current.id = value;
      else if (line.startsWith("# newpar") || line.startsWith("# newdoc")) current.startsParagraph = true;
    } else addLine(current, line, index + 1);
  });
  if (current.words.length > 0) sentences.push(current);
  return sentences;
}

/** Reads a `.conllu` or `.conllu.gz` file. */
export function readTreebank(path: string): Sentence[] {
  const bytes = readFileSync(path);
  return readConllu((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
}

function blank(): Sentence {
  return { id: "", text: "", comments: [], startsParagraph: false, words: [], ranges: [] };
}

function addLine(sentence: Sentence, line: string, number: number): void {
  const cells = line.split("\t");
  if (cells.length !== 10) throw new Error(`CoNLL-U line ${number} has ${cells.length} columns, not 10: ${line.slice(0, 80)}`);
  if (cells[0].includes(".")) return;
  if (cells[0].includes("-")) {
    const [first, last] = cells[0].split("-").map(Number);
    sentence.ranges.push([first - 1, last - 1, cells[1], cells[9]]);
    return;
  }
  sentence.words.push({
    form: cells[1],
    lemma: cells[2],
    upos: cells[3],
    xpos: cells[4],
    feats: cells[5],
    head: /^\d+$/.test(cells[6]) ? Number(cells[6]) - 1 : -1,
    deprel: cells[7] === "_" ? "dep" : cells[7],
    misc: cells[9],
  });
}

/** One word as a line; `deps` is the enhanced column. White space inside a cell would break the format and becomes a space. */
export function printWord(index: number, word: Word, deps = "_"): string {
  const clean = (cell: string): string => cell.replace(/[\t\r\n\u0085\u2028\u2029]/g, " ") || "_";
  const head = word.head < 0 ? 0 : word.head + 1;
  const cells = [index + 1, word.form, word.lemma, word.upos, word.xpos, word.feats, head, word.deprel, deps, word.misc];
  return cells.map((cell) => clean(String(cell))).join("\t");
}

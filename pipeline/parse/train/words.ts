import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { normalForm } from "../casing.ts";
import type { Sentence } from "../conllu.ts";
import { tokenise } from "../tokens.ts";
import type { TokenLists } from "../tokens.ts";
import { exchangeClasses, makeCorpus } from "./classes.ts";
import { formsOf } from "./data.ts";

const VOCABULARY = 16_000;
const FINE = 256;
const COARSE = 32;
const ROUNDS = 12;

/** Paragraphs of a gzipped JSONL corpus as tokens; none where no path is given. */
export function readCorpus(path: string | undefined, lists: TokenLists): string[][] {
  if (path === undefined) return [];
  const paragraphs: string[][] = [];
  for (const line of gunzipSync(readFileSync(path)).toString("utf8").split("\n")) {
    if (line === "") continue;
    const { text } = JSON.parse(line) as { text: string };
    for (const paragraph of text.split(/\n\s*\n/)) paragraphs.push(tokenise(paragraph, 0, paragraph.length, lists).form);
  }
  return paragraphs;
}

/** Distributional classes of words, [fine, coarse] by normal form, both from 1: from the treebank's words and those of a further corpus. */
export function learnClasses(sentences: readonly Sentence[], corpus: string[][]): Map<string, [number, number]> {
  const all = [...sentences.map(formsOf), ...corpus];
  const forClasses = makeCorpus(all.map((forms) => forms.map(normalForm)), 4, VOCABULARY);
  const fine = exchangeClasses(forClasses, FINE, ROUNDS, 1);
  const coarse = exchangeClasses(forClasses, COARSE, ROUNDS, 2);
  return new Map(forClasses.vocabulary.map((word, i) => [word, [fine[i + 1], coarse[i + 1]] as [number, number]]));
}

/** The most frequent casing of each word away from the beginning of a sentence, where it is not lower case. */
export function usualCasing(all: string[][]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const forms of all) {
    for (let i = 1; i < forms.length; i++) {
      if (!/^\p{L}/u.test(forms[i])) continue;
      const key = normalForm(forms[i]);
      const inner = counts.get(key) ?? new Map<string, number>();
      counts.set(key, inner);
      inner.set(forms[i], (inner.get(forms[i]) ?? 0) + 1);
    }
  }
  const casing = new Map<string, string>();
  for (const [key, inner] of counts) {
    const [form, n] = [...inner].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    if (n >= 3 && form !== form.toLowerCase()) casing.set(key, form);
  }
  return casing;
}

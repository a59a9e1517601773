import { normalForm } from "../casing.ts";
import type { Sentence } from "../conllu.ts";
import { applyEdit, editOf } from "../lemmas.ts";
import type { LemmaModel } from "../lemmas.ts";

/**
 * Learns a lemma for each word and tag seen, and for unseen words the usual change of ending by the word's last letters and
 * tag: the longest ending (up to five letters) that decides. Only entries that differ from what the endings say are kept.
 */
export function trainLemmas(sentences: readonly Sentence[]): LemmaModel {
  const seen = new Map<string, Map<string, number>>();
  const endings = new Map<string, Map<string, number>>();
  const count = (map: Map<string, Map<string, number>>, key: string, value: string): void => {
    const inner = map.get(key) ?? new Map<string, number>();
    map.set(key, inner);
    inner.set(value, (inner.get(value) ?? 0) + 1);
  };
  for (const s of sentences) {
    for (const w of s.words) {
      if (w.lemma === "_" || w.upos === "PROPN" || w.upos === "X" || w.upos === "PUNCT" || /\d/.test(w.form)) continue;
      const form = normalForm(w.form);
      count(seen, `${form} ${w.xpos}`, w.lemma);
    }
  }
  const exact = new Map([...seen].map(([key, lemmas]) => [key, most(lemmas)]));
  for (const [key, lemma] of exact) {
    const [form, xpos] = key.split(" ");
    if (!/^\p{L}+$/u.test(form)) continue;
    const edit = editOf(form, lemma);
    for (let k = 1; k <= 5 && k < form.length; k++) count(endings, `${form.slice(-k)} ${xpos}`, edit);
  }
  const rules = new Map<string, string>();
  for (const [key, edits] of [...endings].sort((a, b) => a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))) {
    const best = most(edits);
    const [ending, xpos] = key.split(" ");
    const shorter = ending.length > 1 ? ruleFor(rules, ending.slice(1), xpos) : undefined;
    const total = [...edits.values()].reduce((a, b) => a + b, 0);
    if (best !== shorter && (total >= 2 || ending.length <= 2)) rules.set(key, best);
  }
  const words = new Map<string, string>();
  for (const [key, lemma] of [...exact].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [form, xpos] = key.split(" ");
    if (applyEdit(form, ruleFor(rules, form, xpos) ?? "0") !== lemma) words.set(key, lemma);
  }
  return { words, rules };
}

function ruleFor(rules: Map<string, string>, form: string, xpos: string): string | undefined {
  for (let k = Math.min(5, form.length); k >= 1; k--) {
    const rule = rules.get(`${form.slice(-k)} ${xpos}`);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function most(counts: Map<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
}

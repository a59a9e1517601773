import { normalForm } from "../casing.ts";
import type { Sentence } from "../conllu.ts";
import { generator, hashString, shuffle } from "../hash.ts";
import { Learner } from "../learner.ts";
import { TrainingScorer, WideScorer } from "../scorers.ts";
import { freeze } from "../table.ts";
import type { SparseWeights } from "../table.ts";
import { Tagger } from "../tagger.ts";
import { WordCache } from "../words.ts";
import type { WordKnowledge } from "../words.ts";
import { formsOf } from "./data.ts";

export interface TaggerModel {
  weights: SparseWeights;
  signatures: Map<string, number>;
  dictionary: Map<string, Int32Array>;
}

/** How often each word has each tag, by normal form. */
function tagCounts(sentences: readonly Sentence[]): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const s of sentences) {
    for (const w of s.words) {
      const key = normalForm(w.form);
      const tags = counts.get(key) ?? new Map<string, number>();
      counts.set(key, tags);
      const tag = `${w.upos}|${w.xpos}`;
      tags.set(tag, (tags.get(tag) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * What tags words take: a signature (the up to three usual tags, and whether the word is frequent, as one number) for words
 * seen three times, and a closed list for words seen 30 times, of the tags that make up 0.2 % of it.
 */
export function tagKnowledge(sentences: readonly Sentence[], tags: string[]): Pick<WordKnowledge, "signatures" | "dictionary"> {
  const number = new Map(tags.map((tag, i) => [tag, i]));
  const signatures = new Map<string, number>();
  const dictionary = new Map<string, Int32Array>();
  for (const [word, counts] of tagCounts(sentences)) {
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const n = ranked.reduce((sum, [, k]) => sum + k, 0);
    if (n < 3) continue;
    const usual = ranked.filter(([, k]) => k / n >= 0.1).slice(0, 3);
    signatures.set(word, hashString(usual.map(([tag]) => tag).join(",")) + (n >= 20 ? 1 : 0));
    if (n < 30) continue;
    const open = ranked.filter(([tag, k]) => k / n > 0.002 && number.has(tag)).map(([tag]) => number.get(tag)!);
    if (open.length > 0) dictionary.set(word, Int32Array.from(open.sort((a, b) => a - b)));
  }
  return { signatures, dictionary };
}

/** How a tagger is trained. `seeds` gives one training each, in different orders, whose weights are averaged. */
export interface TaggerOptions {
  epochs: number;
  seeds: number[];
  keep: number;
  /** Share of the features left out at random in training. */
  dropout: number;
}

/** Trains on `sentences`; tags outside `tags` are not learnt. Deterministic in the seeds. */
export function trainTagger(
  sentences: readonly Sentence[], tags: string[], base: WordKnowledge, options: TaggerOptions, log: (line: string) => void,
): TaggerModel {
  const { signatures, dictionary } = tagKnowledge(sentences, tags);
  const words = new WordCache({ ...base, signatures, dictionary });
  const number = new Map(tags.map((tag, i) => [tag, i]));
  const gold = sentences.map((s) => Int32Array.from(s.words, (w) => number.get(`${w.upos}|${w.xpos}`) ?? -1));
  const learners = options.seeds.map((seed) => {
    const learner = new Learner(tags.length, 23, 2);
    const random = generator(seed);
    const scorer = new TrainingScorer(learner, options.dropout, random);
    const tagger = new Tagger(tags.length, scorer);
    const order = Int32Array.from(sentences, (_, i) => i);
    const out = new Int32Array(1000);
    const ids = new Int32Array(1000);
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      shuffle(order, random);
      const tally = { wrong: 0, total: 0 };
      for (const s of order) {
        const forms = formsOf(sentences[s]);
        words.rows(forms, ids);
        // Unknown words must be learnt too, so that some stand in for them.
        for (let i = 0; i < forms.length; i++) {
          if (words.candidates[ids[i]] === null && random() < STRANGERS) ids[i] = words.strange(forms[i]);
        }
        tagger.tag(words, ids, forms.length, out, (i, tag) => {
          learner.tick();
          tally.total++;
          const right = gold[s][i];
          if (right < 0 || right === tag) return;
          tally.wrong++;
          scorer.update(right, tag);
        });
      }
      log(`  tagger epoch ${epoch + 1}: ${((100 * tally.wrong) / tally.total).toFixed(2)} % wrong`);
    }
    return learner;
  });
  return { weights: freeze(learners, options.keep), signatures, dictionary };
}

/** Share of the infrequent words that training treats as unknown. */
const STRANGERS = 0.1;

/** Tags of each sentence by a trained model. */
export function tagAll(sentences: readonly Sentence[], model: TaggerModel, tagCount: number, base: WordKnowledge): Int32Array[] {
  const tagger = new Tagger(tagCount, new WideScorer(model.weights));
  const words = new WordCache({ ...base, signatures: model.signatures, dictionary: model.dictionary });
  const ids = new Int32Array(1000);
  return sentences.map((s) => {
    const out = new Int32Array(s.words.length);
    words.rows(formsOf(s), ids);
    tagger.tag(words, ids, s.words.length, out);
    return out;
  });
}

import { Command } from "commander";
import { fileURLToPath, pathToFileURL } from "node:url";
import { prepareModels } from "./analyse.ts";
import { readTreebank } from "./conllu.ts";
import type { Sentence } from "./conllu.ts";
import { fillState } from "./fill.ts";
import { loadTokenLists } from "./lexicon.ts";
import { writeModels } from "./model.ts";
import type { ModelFiles } from "./model.ts";
import { Parser } from "./parser.ts";
import { NarrowScorer, WideScorer } from "./scorers.ts";
import { scoreGold, scoreRaw } from "./score.ts";
import { State } from "./state.ts";
import { trainCombiner } from "./train/combining.ts";
import { formsOf, inventoryOf } from "./train/data.ts";
import { trainLemmas } from "./train/lemmatising.ts";
import { trainParser } from "./train/parsing.ts";
import type { ParserModel } from "./train/parsing.ts";
import { tagAll, trainTagger } from "./train/tagging.ts";
import { learnWords, readCorpus } from "./train/words.ts";
import { WordCache } from "./words.ts";

/** How the shipped weights are made. */
const RECIPE = {
  tagFolds: 4,
  tagEpochs: 5,
  parseFolds: 2,
  parseEpochs: 10,
  foldEpochs: 7,
  combineEpochs: 8,
  dropout: 0.1,
  keepTagWeights: 1_000_000,
  keepActionRows: 900_000,
  keepLabelWeights: 450_000,
  keepCombineWeights: 120_000,
  ...JSON.parse(process.env.RECIPE ?? "{}"),
};

/** Sentences are dealt to folds in runs, so that most of a document stays together. */
const RUN = 40;

/** Trains all models on `sentences`. Same input, same models. */
export function trainAll(sentences: Sentence[], corpus: string[][], log: (line: string) => void): ModelFiles {
  const { tags, labels } = inventoryOf(sentences);
  const known = learnWords(sentences, corpus);
  log(`words: ${known.classes.size} in classes`);
  const inFold = (i: number, folds: number): number => Math.floor(i / RUN) % folds;
  const jackknifed: Int32Array[] = [];
  for (let k = 0; k < RECIPE.tagFolds; k++) {
    const rest = sentences.filter((_, i) => inFold(i, RECIPE.tagFolds) !== k);
    const model = trainTagger(rest, tags, known, RECIPE.tagEpochs - 1, 10 + k, RECIPE.keepTagWeights, () => {});
    const held = sentences.map((_, i) => i).filter((i) => inFold(i, RECIPE.tagFolds) === k);
    tagAll(held.map((i) => sentences[i]), model, tags.length, known).forEach((out, j) => (jackknifed[held[j]] = out));
    log(`tagger fold ${k + 1} of ${RECIPE.tagFolds}`);
  }
  const tagger = trainTagger(sentences, tags, known, RECIPE.tagEpochs, 1, RECIPE.keepTagWeights, log);
  const words = { ...known, signatures: tagger.signatures, dictionary: tagger.dictionary };

  const upos = [...new Set(tags.map((tag) => tag.split("|")[0]))].sort();
  const posOf = Int32Array.from(tags, (tag) => upos.indexOf(tag.split("|")[0]));
  const cache = new WordCache(words);
  const ids = new Int32Array(2000);
  const filler = (which: number[], reversed: boolean) => (s: number, state: State) => {
    const forms = formsOf(sentences[which[s]]);
    cache.rows(forms, ids);
    fillState(state, cache, ids, jackknifed[which[s]], posOf, forms.length, reversed);
  };
  const train = (which: number[], reversed: boolean, epochs: number, seed: number): ParserModel =>
    trainParser(which.map((i) => sentences[i]), labels, filler(which, reversed), reversed, {
      epochs, seed, keepActions: RECIPE.keepActionRows, keepLabels: RECIPE.keepLabelWeights, explore: 0.95, dropout: RECIPE.dropout,
    }, log);
  const parserOf = (model: ParserModel): Parser =>
    new Parser(labels.length, new NarrowScorer(model.actions), new WideScorer(model.labels));

  const all = sentences.map((_, i) => i);
  const pairs: [Parser, Parser][] = [];
  for (let k = 0; k < RECIPE.parseFolds; k++) {
    log(`parsers without fold ${k + 1} of ${RECIPE.parseFolds}`);
    const rest = all.filter((i) => inFold(i, RECIPE.parseFolds) !== k);
    pairs.push([parserOf(train(rest, false, RECIPE.foldEpochs, 20 + k)), parserOf(train(rest, true, RECIPE.foldEpochs, 30 + k))]);
  }
  const fill = [filler(all, false), filler(all, true)];
  const combiner = trainCombiner(sentences, labels, (s, forward, backward) => {
    const [left, right] = pairs[inFold(s, RECIPE.parseFolds)];
    fill[0](s, forward);
    left.parse(forward);
    fill[1](s, backward);
    right.parse(backward);
  }, RECIPE.combineEpochs, 4, RECIPE.keepCombineWeights, log);
  log("forward parser");
  const forward = train(all, false, RECIPE.parseEpochs, 2);
  log("backward parser");
  const backward = train(all, true, RECIPE.parseEpochs, 3);
  return {
    tags, labels, words, lemmas: trainLemmas(sentences), tagger: [tagger.weights],
    forward: [forward.actions, forward.labels], backward: [backward.actions, backward.labels], combiner: [combiner],
  };
}

function main(): void {
  const command = new Command("train")
    .description("Trains tagger, lemmatiser and parser on a treebank and writes the weights.")
    .option("--treebank <folder>", "folder with en-train.conllu.gz and en-dev.conllu.gz", "../shared/treebank")
    .option("--corpus <file>", "gzipped JSONL of texts for word classes", "../shared/bench/corpus-wh-briefings.jsonl.gz")
    .option("--out <folder>", "where the weights go", "sources/models")
    .parse();
  const options = command.opts<{ treebank: string; corpus: string; out: string }>();
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const sentences = readTreebank(`${options.treebank}/en-train.conllu.gz`);
  const models = trainAll(sentences, readCorpus(options.corpus, loadTokenLists()), log);
  writeModels(models, pathToFileURL(`${options.out}/`));
  const dev = readTreebank(`${options.treebank}/en-dev.conllu.gz`);
  const ready = prepareModels(models);
  for (const line of [...scoreGold(ready, dev), ...scoreRaw(ready, dev)]) process.stdout.write(`${line}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

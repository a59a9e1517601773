import { Command } from "commander";
import { fileURLToPath, pathToFileURL } from "node:url";
import { prepareModels } from "./analyse.ts";
import { readTreebank } from "./conllu.ts";
import { loadTokenLists } from "./lexicon.ts";
import { writeModels } from "./model.ts";
import type { ModelFiles } from "./model.ts";
import { Parser } from "./parser.ts";
import { NarrowScorer, WideScorer } from "./scorers.ts";
import { scoreGold, scoreRaw } from "./score.ts";
import type { SparseWeights } from "./table.ts";
import { trainCombiner } from "./train/combining.ts";
import { inFold, inventoryOf } from "./train/data.ts";
import { makeFiller, runJobs } from "./train/jobs.ts";
import type { ParserJob, TaggerJob, TaggerResult, Without } from "./train/jobs.ts";
import { trainLemmas } from "./train/lemmatising.ts";
import type { ParserModel } from "./train/parsing.ts";
import { learnWords, readCorpus } from "./train/words.ts";

/** How the shipped weights are made. */
const RECIPE = {
  tagFolds: 3,
  tagEpochs: 5,
  parseFolds: 2,
  parseEpochs: 8,
  foldEpochs: 5,
  combineEpochs: 8,
  dropout: 0.15,
  tagDropout: 0.1,
  keepTagWeights: 500_000,
  keepActionRows: 650_000,
  keepLabelWeights: 400_000,
  keepCombineWeights: 120_000,
};

/**
 * Trains all models on the treebank at `path`; `checkpoint` gets them when only the combiner is missing. Same input, same
 * models.
 */
async function trainAll(
  path: string, corpus: string[][], log: (line: string) => void, checkpoint: (models: ModelFiles) => void,
): Promise<ModelFiles> {
  const sentences = readTreebank(path);
  const { tags, labels } = inventoryOf(sentences);
  const known = learnWords(sentences, corpus);
  log(`words: ${known.classes.size} in classes`);

  const tagging = { keep: RECIPE.keepTagWeights, dropout: RECIPE.tagDropout };
  const folds = Array.from({ length: RECIPE.tagFolds }, (_, fold) => fold);
  const taggers = await runJobs<TaggerResult>({ treebank: path, words: known }, [
    { kind: "tagger", without: null, options: { epochs: RECIPE.tagEpochs, seeds: [1, 2], ...tagging } },
    ...folds.map((fold): TaggerJob => ({
      kind: "tagger",
      without: { fold, of: RECIPE.tagFolds },
      options: { epochs: RECIPE.tagEpochs - 1, seeds: [10 + fold], ...tagging },
    })),
  ], ["tagger", ...folds.map((fold) => `tagger without fold ${fold + 1}`)], log);
  const [tagger, ...others] = taggers;
  const jackknifed: Int32Array[] = [];
  for (const other of others) for (const [i, out] of other.tags) jackknifed[i] = out;
  const words = { ...known, signatures: tagger.model.signatures, dictionary: tagger.model.dictionary };

  const setting = { treebank: path, words };
  const parserJob = (without: Without | null, reversed: boolean, epochs: number, seed: number): ParserJob => ({
    kind: "parser", without, reversed, tags: jackknifed, options: {
      epochs, seed, keepActions: RECIPE.keepActionRows, keepLabels: RECIPE.keepLabelWeights, explore: 0.95, dropout: RECIPE.dropout,
    },
  });
  const [forward, backward] = await runJobs<ParserModel>(setting, [
    parserJob(null, false, RECIPE.parseEpochs, 2), parserJob(null, true, RECIPE.parseEpochs, 3),
  ], ["forward", "backward"], log);
  const models: ModelFiles = {
    tags, labels, words, lemmas: trainLemmas(sentences), tagger: [tagger.model.weights],
    forward: [forward.actions, forward.labels], backward: [backward.actions, backward.labels], combiner: [noWeights()],
  };
  checkpoint(models);

  const parts = Array.from({ length: RECIPE.parseFolds }, (_, fold) => ({ fold, of: RECIPE.parseFolds }));
  const halves = await runJobs<ParserModel>(setting, parts.flatMap((without) => [
    parserJob(without, false, RECIPE.foldEpochs, 20 + without.fold), parserJob(without, true, RECIPE.foldEpochs, 30 + without.fold),
  ]), parts.flatMap(({ fold }) => [`forward without fold ${fold + 1}`, `backward without fold ${fold + 1}`]), log);
  const ready = halves.map((model) => new Parser(labels.length, new NarrowScorer(model.actions), new WideScorer(model.labels)));
  const all = sentences.map((_, i) => i);
  const fill = [false, true].map((reversed) => makeFiller(sentences, all, jackknifed, words, reversed));
  models.combiner = [trainCombiner(sentences, labels, (s, left, right) => {
    const fold = inFold(s, RECIPE.parseFolds);
    fill[0](s, left);
    ready[2 * fold].parse(left);
    fill[1](s, right);
    ready[2 * fold + 1].parse(right);
  }, RECIPE.combineEpochs, 4, RECIPE.keepCombineWeights, log)];
  return models;
}

/** A combiner that has learnt nothing yet and believes the forward parser. */
function noWeights(): SparseWeights {
  const empty = new Uint8Array(0);
  return { classes: 2, bits: 22, rows: new Int32Array(0), counts: empty, cls: empty, values: new Int16Array(0) };
}

async function main(): Promise<void> {
  const command = new Command("train")
    .description("Trains tagger, lemmatiser and parser on a treebank and writes the weights.")
    .option("--treebank <folder>", "folder with en-train.conllu.gz and en-dev.conllu.gz", "../shared/treebank")
    .option("--corpus <file>", "gzipped JSONL of texts for word classes", "../shared/bench/corpus-wh-briefings.jsonl.gz")
    .option("--out <folder>", "where the weights go", "sources/models")
    .parse();
  const options = command.opts<{ treebank: string; corpus: string; out: string }>();
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const dev = readTreebank(`${options.treebank}/en-dev.conllu.gz`);
  const finish = (models: ModelFiles): void => {
    writeModels(models, pathToFileURL(`${options.out}/`));
    const ready = prepareModels(models);
    for (const line of [...scoreGold(ready, dev), ...scoreRaw(ready, dev)]) process.stdout.write(`${line}\n`);
  };
  finish(await trainAll(`${options.treebank}/en-train.conllu.gz`, readCorpus(options.corpus, loadTokenLists()), log, finish));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

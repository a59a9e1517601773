import { Command } from "commander";
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadTokenLists } from "../lexicon.ts";
import { readTreebank } from "../conllu.ts";
import { readVectors, type Vectors } from "../net/train/vectors.ts";
import { VECTOR_FILE, VECTOR_WORDS } from "../train/recipe.ts";
import { learnClasses, readCorpus } from "../train/words.ts";
import { prepareNames } from "./labeller.ts";
import { packNames, type NameFile } from "./model.ts";
import type { PhraseList } from "./phrases.ts";
import { NameScores } from "./score.ts";
import { readNames, type NameDocument } from "./train/bench.ts";
import { clusterWords } from "./train/clusters.ts";
import { compileGazetteer } from "./train/gazetteer.ts";
import { goldLesson, trainNames } from "./train/rounds.ts";
import { silverDocuments, silverLessons, type SilverDocument } from "./train/silver.ts";
import { tagByOthers } from "./train/tags.ts";
import type { NameWords } from "./wordrows.ts";

const CORPORA = ["names-gum.jsonl.gz", "names-uner_ewt.jsonl.gz"];
const REFERENCE = new URL("../../../sources/reference/", import.meta.url);

interface Options {
  bench: string;
  treebank: string;
  corpus: string;
  vectors: string;
  out: string;
  folds: string;
}

/** So many of the most frequent words are put into clusters: many names are among the rarer ones. */
const CLUSTERED_WORDS = 150_000;

/** Orders of training of the model that marks the silver documents. */
const TEACHER_SEEDS = [1, 2, 3];

/** How often each epoch goes over what people have marked, for once over what a model has. */
const GOLD_WEIGHT = 2;

/** Trains on what people have marked, lets that model mark the silver documents, and trains on both. */
function trainOn(gold: NameDocument[], silver: SilverDocument[], words: NameWords, phrases: PhraseList): NameFile {
  const teacher = trainNames(gold.map((document) => goldLesson(document, 1)), words, phrases, { seeds: TEACHER_SEEDS });
  const taught = silverLessons(silver, prepareNames({ words, phrases, rounds: teacher }));
  return { words, phrases, rounds: trainNames([...gold.map((document) => goldLesson(document, GOLD_WEIGHT)), ...taught], words, phrases) };
}

/** Trains on all documents and writes names.br; with --folds, first trains without each part and scores on it. */
function main(): void {
  const command = new Command("train")
    .description("Trains the labeller of names of persons, organisations and places. ")
    .option("--bench <folder>", "folder with names-gum.jsonl.gz and names-uner_ewt.jsonl.gz", "../shared/bench")
    .option("--treebank <folder>", "folder with en-train.conllu.gz, for tags of texts that the tagger did not see", "../shared/treebank")
    .option("--corpus <file>", "gzipped JSONL of texts for word classes", "../shared/bench/corpus-wh-briefings.jsonl.gz")
    .option("--vectors <file>", "JSON of word vectors", VECTOR_FILE)
    .option("--out <folder>", "where names.persons.csv is and names.br goes", "sources/models")
    .option("--folds <number>", "parts of a cross-validation, 0 for none", "0")
    .parse();
  const options = command.opts<Options>();
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const out = pathToFileURL(`${options.out}/`);
  const lists = loadTokenLists();
  const { words: gazetteer, phrases } = compileGazetteer(REFERENCE, new URL("names.persons.csv", out), lists);
  log(`gazetteer: ${gazetteer.size} words, ${phrases.hashes.length} names of several words`);
  const documents = CORPORA.flatMap((file) => readNames(`${options.bench}/${file}`, lists));
  const treebank = `${options.treebank}/en-train.conllu.gz`;
  const silver = silverDocuments(treebank);
  const vectors = (limit: number): Vectors => readVectors(options.vectors, limit);
  tagByOthers([...documents, ...silver], treebank, vectors(VECTOR_WORDS), log);
  const clusters = clusterWords(vectors(CLUSTERED_WORDS));
  const words = { clusters, classes: learnClasses(readTreebank(treebank), readCorpus(options.corpus, lists)), gazetteer };
  const train = (which: NameDocument[]): NameFile => trainOn(which, silver, words, phrases);

  const folds = Number(options.folds);
  const scores = new NameScores();
  for (let fold = 0; fold < folds; fold++) {
    scores.add(prepareNames(train(documents.filter((_, i) => i % folds !== fold))), documents.filter((_, i) => i % folds === fold));
    log(`fold ${fold + 1} of ${folds}`);
  }
  for (const line of scores.lines()) process.stdout.write(`held out: ${line}\n`);
  const bytes = packNames(train(documents));
  writeFileSync(new URL("names.br", out), bytes);
  log(`names.br: ${bytes.length} bytes`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

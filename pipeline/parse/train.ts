import { Command } from "commander";
import { fileURLToPath, pathToFileURL } from "node:url";
import { prepareModels } from "./analyse.ts";
import { readTreebank } from "./conllu.ts";
import { loadTokenLists } from "./lexicon.ts";
import { writeModels } from "./model.ts";
import { trainNet } from "./net/train/index.ts";
import { readVectors } from "./net/train/vectors.ts";
import { RECIPE, VECTOR_FILE, VECTOR_WORDS } from "./train/recipe.ts";
import { scoreGold, scoreRaw } from "./score.ts";
import { formsOf, inventoryOf } from "./train/data.ts";
import { trainLemmas } from "./train/lemmatising.ts";
import { readCorpus, usualCasing } from "./train/words.ts";

function main(): void {
  const command = new Command("train")
    .description("Trains tagger, lemmatiser and parser on a treebank, writes the weights and prints the scores on the dev set.")
    .option("--treebank <folder>", "folder with en-train.conllu.gz and en-dev.conllu.gz", "../shared/treebank")
    .option("--corpus <file>", "gzipped JSONL of texts for the usual casing of words", "../shared/bench/corpus-wh-briefings.jsonl.gz")
    .option("--vectors <file>", "JSON of word vectors", VECTOR_FILE)
    .option("--out <folder>", "where the weights go", "sources/models")
    .parse();
  const options = command.opts<{ treebank: string; corpus: string; vectors: string; out: string }>();
  const sentences = readTreebank(`${options.treebank}/en-train.conllu.gz`);
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const net = trainNet(sentences, inventoryOf(sentences), readVectors(options.vectors, VECTOR_WORDS), RECIPE.sizes, RECIPE.loop, log);
  const casing = usualCasing([...sentences.map(formsOf), ...readCorpus(options.corpus, loadTokenLists())]);
  const models = { net, casing, lemmas: trainLemmas(sentences) };
  writeModels(models, pathToFileURL(`${options.out}/`));
  const dev = readTreebank(`${options.treebank}/en-dev.conllu.gz`);
  const ready = prepareModels(models);
  for (const line of [...scoreGold(ready, dev), ...scoreRaw(ready, dev)]) process.stdout.write(`${line}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

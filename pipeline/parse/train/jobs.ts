import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readTreebank } from "../conllu.ts";
import type { Sentence } from "../conllu.ts";
import { fillState } from "../fill.ts";
import type { SentenceFiller } from "../fill.ts";
import { WordCache } from "../words.ts";
import type { WordKnowledge } from "../words.ts";
import { formsOf, inFold, inventoryOf, partsOfSpeech } from "./data.ts";
import { trainParser } from "./parsing.ts";
import type { ParserModel, ParserOptions } from "./parsing.ts";
import { tagAll, trainTagger } from "./tagging.ts";
import type { TaggerModel, TaggerOptions } from "./tagging.ts";

/** Which sentences to train on: all, or all but one of some folds. */
export interface Without {
  fold: number;
  of: number;
}

/** Trains a tagger; with `without`, also tags the fold that was left out. */
export interface TaggerJob {
  kind: "tagger";
  without: Without | null;
  options: TaggerOptions;
}

/** Trains a parser on words with the tags given, for each sentence of the treebank. */
export interface ParserJob {
  kind: "parser";
  without: Without | null;
  reversed: boolean;
  tags: Int32Array[];
  options: ParserOptions;
}

export type Job = TaggerJob | ParserJob;

/** `tags`: of the sentences left out, by their number. */
export interface TaggerResult {
  model: TaggerModel;
  tags: [number, Int32Array][];
}

/** What all jobs share. */
export interface Setting {
  treebank: string;
  words: WordKnowledge;
}

/** Fills states with the sentences `which`, tagged as given. */
export function makeFiller(
  sentences: readonly Sentence[], which: number[], tags: Int32Array[], words: WordKnowledge, reversed: boolean,
): SentenceFiller {
  const posOf = partsOfSpeech(inventoryOf(sentences).tags);
  const cache = new WordCache(words);
  const ids = new Int32Array(2000);
  return (s, state) => {
    const forms = formsOf(sentences[which[s]]);
    cache.rows(forms, ids);
    fillState(state, cache, ids, tags[which[s]], posOf, forms.length, reversed);
  };
}

function run(setting: Setting, job: Job, log: (line: string) => void): TaggerResult | ParserModel {
  const sentences = readTreebank(setting.treebank);
  const { tags, labels } = inventoryOf(sentences);
  const out = (i: number): boolean => job.without !== null && inFold(i, job.without.of) === job.without.fold;
  const all = sentences.map((_, i) => i);
  const which = all.filter((i) => !out(i));
  const part = which.map((i) => sentences[i]);
  if (job.kind === "parser") {
    const fill = makeFiller(sentences, which, job.tags, setting.words, job.reversed);
    return trainParser(part, labels, fill, job.reversed, job.options, log);
  }
  const model = trainTagger(part, tags, setting.words, job.options, log);
  const held = all.filter(out);
  const tagged = tagAll(held.map((i) => sentences[i]), model, tags.length, setting.words);
  return { model, tags: held.map((i, j) => [i, tagged[j]]) };
}

/** What a job's process is told to do by its only argument. */
const AS_JOB = "--job";

/** Runs the jobs in processes of their own, two at a time; results are in the order of the jobs. */
export async function runJobs<T>(setting: Setting, jobs: Job[], names: string[], log: (line: string) => void): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < jobs.length; i = next++) {
      results[i] = await new Promise<T>((resolve, reject) => {
        const child = fork(fileURLToPath(import.meta.url), [AS_JOB], { serialization: "advanced" });
        child.on("message", (message: { log?: string; result?: T }) => {
          if (message.log !== undefined) log(`${names[i]}: ${message.log.trim()}`);
          else resolve(message.result!);
        });
        child.on("exit", (code) => code !== 0 && reject(new Error(`training of ${names[i]} ended with code ${code}`)));
        child.send({ setting, job: jobs[i] });
      });
    }
  };
  await Promise.all([lane(), lane()]);
  return results;
}

if (process.argv[2] === AS_JOB && process.send !== undefined) {
  const send = process.send.bind(process);
  process.once("message", ({ setting, job }: { setting: Setting; job: Job }) => {
    const result = run(setting, job, (line) => void send({ log: line }));
    send({ result }, () => process.disconnect());
  });
}

import { Command } from "commander";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ParsedSentence } from "../../schemas/documents.ts";
import { analyse, analyseTokens, loadModels } from "../parse/analyse.ts";
import { printWord, readConllu } from "../parse/conllu.ts";
import type { Sentence } from "../parse/conllu.ts";
import { splitSentences } from "../read/sentences.ts";

/** A blank line, and only that, parts the blocks of a plain text. */
const BLANK = /\n[ \t\r]*\n/g;

/** Spans of the blocks of a plain text. */
export function blocksOf(text: string): [number, number][] {
  const blocks: [number, number][] = [];
  let from = 0;
  for (const match of text.matchAll(BLANK)) {
    blocks.push([from, match.index]);
    from = match.index + match[0].length;
  }
  blocks.push([from, text.length]);
  return blocks.filter(([a, b]) => b > a);
}

/** CoNLL-U of a text, with `start=..|end=..` in MISC: offsets in Unicode code points into the file. */
export function* conlluOfText(text: string): Generator<string> {
  const models = loadModels();
  let number = 0;
  let units = 0;
  let points = 0;
  /** Code points before a UTF-16 index; indices must come in ascending order. */
  const point = (index: number): number => {
    for (; units < index; units++) if ((text.charCodeAt(units) & 0xfc00) !== 0xdc00) points++;
    return points;
  };
  for (const [from, to] of blocksOf(text)) {
    let first = true;
    for (const [start, end] of splitSentences(text, from, to)) {
      const parsed = analyse(models, text, start, end);
      if (parsed.form.length === 0) continue;
      const misc = parsed.form.map((_, i) => {
        const a = point(parsed.start[i]);
        const b = point(parsed.end[i]);
        return `${parsed.end[i] === parsed.start[i + 1] ? "SpaceAfter=No|" : ""}start=${a}|end=${b}`;
      });
      if (first) yield "# newpar";
      first = false;
      yield `# sent_id = ${++number}`;
      yield `# text = ${text.slice(start, end).replace(/\s+/g, " ")}`;
      yield* lines(parsed, misc);
    }
  }
}

/** CoNLL-U of a CoNLL-U file: its tokens, ranges and comments stay, the rest is predicted. */
export function* conlluOfTokens(sentences: Sentence[]): Generator<string> {
  const models = loadModels();
  for (const sentence of sentences) {
    const parsed = analyseTokens(models, sentence.words.map((w) => w.form));
    yield* sentence.comments;
    const blank = "\t_".repeat(7);
    const ranges = new Map(sentence.ranges.map(([a, b, form, misc]) => [a, `${a + 1}-${b + 1}\t${form}${blank}\t${misc}`]));
    let i = 0;
    for (const line of lines(parsed, sentence.words.map((w) => w.misc))) {
      const range = ranges.get(i++);
      if (range !== undefined) yield range;
      yield line;
    }
  }
}

function* lines(parsed: ParsedSentence, misc: string[]): Generator<string> {
  const implied = parsed.form.map(() => [] as [number, string][]);
  for (const [head, relation, dependent] of parsed.enhanced) implied[dependent].push([head + 1, relation]);
  for (let i = 0; i < parsed.form.length; i++) {
    const deps = [[parsed.head[i] + 1, parsed.deprel[i]] as [number, string], ...implied[i]]
      .sort((a, b) => a[0] - b[0])
      .map(([head, relation]) => `${head}:${relation}`)
      .join("|");
    const word = {
      form: parsed.form[i], lemma: parsed.lemma[i], upos: parsed.upos[i], xpos: parsed.xpos[i],
      head: parsed.head[i], deprel: parsed.deprel[i], feats: "_", misc: misc[i],
    };
    yield printWord(i, word, deps);
  }
  yield "";
}

function main(): void {
  const command = new Command("parse")
    .description("Prints the syntax of a text, or of the tokens of a CoNLL-U file, as CoNLL-U.")
    .argument("<file>", "a text file in UTF-8, or with --conllu a CoNLL-U file")
    .option("--conllu", "keep the file's tokens and sentences and predict the rest")
    .parse();
  const content = readFileSync(command.args[0], "utf8");
  const output = command.opts<{ conllu?: boolean }>().conllu ? conlluOfTokens(readConllu(content)) : conlluOfText(content);
  let chunk = "";
  for (const line of output) {
    chunk += `${line}\n`;
    if (chunk.length < 1 << 16) continue;
    process.stdout.write(chunk);
    chunk = "";
  }
  process.stdout.write(chunk);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

import { Command } from "commander";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { analyse, loadModels } from "./analyse.ts";

/** Times tokeniser to tree over a corpus, sentences found by a plain rule outside the clock. One thread. */
function main(): void {
  const command = new Command("bench")
    .description("Prints tokens per second of one core, and memory, from sentence spans to trees.")
    .option("--corpus <file>", "gzipped JSONL with a text on each line", "../shared/bench/corpus-wh-briefings.jsonl.gz")
    .option("--texts <number>", "how many texts", "300")
    .parse();
  const options = command.opts<{ corpus: string; texts: string }>();
  const lines = gunzipSync(readFileSync(options.corpus)).toString("utf8").split("\n").slice(0, Number(options.texts));
  const texts = lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { text: string }).text);
  const spans = texts.map((text) => sentencesOf(text));
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  const models = loadModels();
  const loaded = Number(process.hrtime.bigint() - started) / 1e6;
  const loading = process.cpuUsage(before);
  let tokens = 0;
  const from = process.cpuUsage();
  const clock = process.hrtime.bigint();
  texts.forEach((text, i) => {
    for (const [start, end] of spans[i]) tokens += analyse(models, text, start, end).form.length;
  });
  const wall = Number(process.hrtime.bigint() - clock) / 1e9;
  const used = process.cpuUsage(from);
  const cpu = (used.user + used.system) / 1e6;
  const memory = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `models loaded in ${loaded.toFixed(0)} ms (${((loading.user + loading.system) / 1000).toFixed(0)} ms of processor time)\n` +
    `${tokens} tokens, ${Math.round(tokens / wall)} tokens/s by the clock, ${Math.round(tokens / cpu)} tokens/s of processor time\n` +
    `largest memory ${memory.toFixed(0)} MB\n`,
  );
}

function sentencesOf(text: string): [number, number][] {
  const spans: [number, number][] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”’)]?\s+(?=[“"(]?\p{Lu})|\n\s*\n/gu)) {
    const end = match.index + match[0].length;
    spans.push([start, end]);
    start = end;
  }
  spans.push([start, text.length]);
  return spans;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

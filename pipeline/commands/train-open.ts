/**
 * Trains the model that types events whose frame leaves the type open, and reports how it does on what it has not seen.
 *
 *   tsx pipeline/commands/train-open.ts [--plover GSR.jsonl[.gz]] [--write]
 *
 * What it is trained on, and its figures: sources/models/open.md.
 */
import { parse as parseCsv } from "csv-parse/sync";
import { Command } from "commander";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { documentRecord } from "../../schemas/documents.ts";
import { knowledgeRecord } from "../../schemas/reference.ts";
import type { Context } from "../extract/context.ts";
import { contextOf, makeExtractor } from "../extract/document.ts";
import { Knowledge } from "../extract/knowledge.ts";
import { modelText } from "../extract/linear/model.ts";
import { type Lesson, learn, type Recipe } from "../extract/linear/train.ts";
import { buckets, judge, OPEN_CLASSES, OPEN_MODEL, SURE } from "../extract/open/classify.ts";
import { openFeatures } from "../extract/open/features.ts";
import { loadModels } from "../parse/analyse.ts";
import { parseDocument } from "../parse/index.ts";
import { read } from "../read/index.ts";
import { readKnowledge } from "../read/knowledge.ts";
import { readRecords } from "../stage.ts";

/** A sentence with one word marked. */
interface Example {
  label: string;
  word: string;
  text: string;
  own: boolean;
}

interface Seen extends Lesson {
  example: Example;
  lemma: string;
  /** True where the extractor would ask the model: no frame of the lexicon fits the word or what it governs. */
  open: boolean;
}

const EXAMPLES = "sources/models/open.examples.csv";
const RECIPE: Recipe = { bits: 14, epochs: 12, step: 8, rarest: 8 };
const MARGIN = 40;
const FOLDS = 10;

/** The older codes of the PLOVER sentences as ours. */
const OLDER: Record<string, string> = { DEMAND: "REQUEST", FIGHT: "ASSAULT", DISAPPROVE: "ACCUSE", INVESTIGATE: "ACCUSE", YIELD: "CONCEDE" };

function ownExamples(): Example[] {
  const rows = parseCsv(readFileSync(EXAMPLES, "utf8"), { columns: true }) as { event_type: string; word: string; sentence: string }[];
  return rows.map(({ event_type, word, sentence }) => ({ label: event_type, word, text: sentence, own: true }));
}

/** The first word of each trigger of the PLOVER sentences, with its code. */
function ploverExamples(file: string): Example[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trim().split("\n");
  const rows = lines.map((line) => JSON.parse(line) as { text: string; events: { code: string; trigger?: string }[] });
  return rows.flatMap(({ text, events }) => events.flatMap(({ code, trigger }) => {
    const word = trigger?.split(/[\s,]+/u)[0] ?? "";
    const label = OLDER[code] ?? code;
    return word && text.includes(word) && OPEN_CLASSES.includes(label) ? [{ label, word, text, own: false }] : [];
  }));
}

async function see(examples: readonly Example[], work: string): Promise<Seen[]> {
  mkdirSync(work, { recursive: true });
  const sources = join(work, "open.jsonl");
  writeFileSync(sources, examples.map(({ text }, i) => `${JSON.stringify({ id: `x${i}`, text })}\n`).join(""));
  await read({ sources, lexicon: "sources/lexicon", work, keepGoing: false });
  await readKnowledge({ from: "sources", work });
  const knowledge = new Knowledge();
  for await (const record of readRecords(join(work, "knowledge.ndjson"), { name: "knowledge", schema: knowledgeRecord })) knowledge.learn(record);
  const extractor = makeExtractor(knowledge);
  const { frames } = extractor.events;
  const models = loadModels();
  const seen: Seen[] = [];
  for await (const record of readRecords(join(work, "documents.ndjson"), { name: "document", schema: documentRecord })) {
    const example = examples[Number(record.source.source_id.slice(1))];
    const context = contextOf(record, parseDocument(models, record), extractor);
    const at = tokenOf(context, example.word);
    if (at === null) continue;
    const [sentence, token] = at;
    seen.push({
      example, lemma: context.tree(sentence).lemma[token].toLowerCase(), open: frames.leavesOpen(context, sentence, token), label: OPEN_CLASSES.indexOf(example.label), margin: MARGIN,
      prior: new Int32Array(OPEN_CLASSES.length), found: buckets(openFeatures(context, sentence, token, frames.typesOf), RECIPE.bits),
    });
  }
  return seen;
}

function tokenOf(context: Context, word: string): [sentence: number, token: number] | null {
  for (const { index, tree } of context.document.sentences) {
    const token = tree.form.findIndex((form) => form === word || form.startsWith(`${word}-`));
    if (token >= 0) return [index, token];
  }
  return null;
}

/** Held out in turn: every tenth example, or each predicate. */
function crossValidate(seen: readonly Seen[], partOf: (one: Seen, i: number) => string, name: string): void {
  const parts = [...new Set(seen.map(partOf))].sort();
  const results = parts.flatMap((part) => {
    const model = learn(seen.filter((one, i) => partOf(one, i) !== part), OPEN_CLASSES, RECIPE);
    return seen.filter((one, i) => partOf(one, i) === part && one.example.own).map((one) => ({ one, ...judge(model, one.found) }));
  });
  for (const open of [false, true]) {
    const here = results.filter(({ one }) => one.open || !open);
    const events = here.filter(({ one }) => one.example.label !== "none");
    const said = here.filter(({ type }) => type !== null);
    const right = said.filter(({ one, type }) => one.example.label === type);
    process.stdout.write(`${name}${open ? ", left open" : ""}: best ${here.filter(({ one, best }) => best === one.example.label).length} of ${here.length}; sure at ${SURE}: ${right.length} right of ${said.length} said, ${events.length} events\n`);
    if (open) for (const sure of [0, 40, 80, 120, 160, 200, 240]) {
      const told = here.filter(({ best, lead }) => best !== "none" && lead >= sure);
      process.stdout.write(`   lead ${sure}: ${told.filter(({ one, best }) => best === one.example.label).length} right of ${told.length}\n`);
    }
  }
}

async function main(): Promise<void> {
  const options = new Command("train-open")
    .description("Trains the model of frames that leave the type open.")
    .option("--plover <file>", "PLOVER gold sentences, JSONL", "../shared/bench/events-plover_gsr.jsonl.gz")
    .option("--work <folder>", "where records go", "build/open")
    .option("--write", "writes sources/models/open.json", false)
    .parse().opts<{ plover: string; work: string; write: boolean }>();
  const seen = await see([...ownExamples(), ...ploverExamples(options.plover)], options.work);
  process.stdout.write(`${seen.filter(({ example }) => example.own).length} own sentences, ${seen.filter(({ example }) => !example.own).length} of PLOVER's\n`);
  crossValidate(seen, (_, i) => String(i % FOLDS), "every tenth held out");
  crossValidate(seen, ({ lemma }) => lemma, "each predicate held out");
  if (options.write) writeFileSync(OPEN_MODEL, modelText(learn(seen, OPEN_CLASSES, RECIPE)));
}

await main();

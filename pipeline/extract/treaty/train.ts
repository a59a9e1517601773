/**
 * Trains the clause model and reports how it does on treaties that it has not seen.
 *
 *   tsx pipeline/extract/treaty/train.ts --types TYPES.jsonl[.gz] --articles ARTICLES.jsonl[.gz] [--write] [--folds 10]
 *
 * TYPES has one article a line: `treaty`, `heading`, `text`. ARTICLES has one treaty a line: `id`, `licence`, and `articles`
 * with `heading` and `text`; only treaties under CC0 are used. The label of an article is the type that its heading names
 * (`clause_cues.csv`), or `other`; the heading itself is not a feature. Writes `sources/models/clauses.json`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { CLAUSE_TYPES, type ClauseContext, type ClauseType, classifyClause, cueScores, cueType, headingType } from "./classify.ts";
import { wordsOf } from "./cues.ts";
import { features, type Model, MODEL_UNIT } from "./model.ts";

interface Example {
  treaty: string;
  heading: string;
  body: string;
  context: ClauseContext;
  label: number;
  found: number[];
  prior: Int32Array;
}

const BITS = 13;
const EPOCHS = 12;
/** By how much the right type must lead, in the units of `cueScores`; less where the label is only that nothing is named. */
const MARGIN = 250;
const MARGIN_OTHER = 40;
const STEP = 16;
const RAREST = 16;
/** Weights while training are in sixteenths of a cue score, those written out in eighths (`MODEL_UNIT`). */
const UNIT = 16;

function readRows(file: string): Record<string, unknown>[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function readExamples(typesFile: string, articlesFile: string): Example[] {
  const out = new Map<string, Example>();
  const treaties = readRows(articlesFile) as unknown as {
    id: string;
    licence: string;
    articles: { number: string; heading: string; text: string }[];
  }[];
  const typed = readRows(typesFile) as unknown as { id: string }[];
  const wanted = new Set(typed.map((row) => row.id));
  for (const treaty of treaties) {
    const found = treaty.articles.map((article) => cueType(article.text));
    treaty.articles.forEach((article, index) => {
      const id = `${treaty.id}#${article.number}`;
      if (article.heading === "" || !(treaty.licence === "CC0-1.0" || wanted.has(id)) || out.has(id)) return;
      const context = { index, total: treaty.articles.length, final: index + 1 === treaty.articles.length, before: found[index - 1] ?? null, after: found[index + 1] ?? null };
      out.set(id, example(treaty.id, article.heading, article.text, context));
    });
  }
  return [...out.values()];
}

function example(treaty: string, heading: string, body: string, context: ClauseContext): Example {
  const { words } = wordsOf(body, 300);
  const prior = cueScores(null, words);
  return {
    treaty,
    heading,
    body,
    context,
    label: CLAUSE_TYPES.indexOf(headingType(heading) ?? "other"),
    found: features(words, prior, context, BITS),
    prior,
  };
}

/** A fixed shuffle: the same order on every machine. */
function shuffled(n: number, seed: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/**
 * An averaged perceptron with a margin, on top of what the cues say. All arithmetic is on integers: weights are kept in
 * sixteenths while training. Rare types move more than common ones.
 */
export function train(examples: Example[]): Model {
  const width = CLAUSE_TYPES.length;
  const size = width << BITS;
  const weights = new Int32Array(size);
  const stamped = new Float64Array(size);
  const counts = new Int32Array(width);
  for (const e of examples) counts[e.label] = (counts[e.label] as number) + 1;
  let clock = 1;
  const add = (found: number[], type: number, by: number) => {
    for (const b of found) {
      weights[b * width + type] = (weights[b * width + type] as number) + by;
      stamped[b * width + type] = (stamped[b * width + type] as number) + by * clock;
    }
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const k of shuffled(examples.length, 7 + epoch)) {
      const { found, prior, label } = examples[k] as Example;
      const scores = prior.map((s) => s * UNIT);
      for (const b of found)
        for (let t = 0; t < width; t++) scores[t] = (scores[t] as number) + (weights[b * width + t] as number);
      let rival = -1;
      for (let t = 0; t < width; t++)
        if (t !== label && (rival < 0 || (scores[t] as number) > (scores[rival] as number))) rival = t;
      const lack = (scores[rival] as number) + (label === width - 1 ? MARGIN_OTHER : MARGIN) * UNIT - (scores[label] as number);
      if (lack > 0) {
        const rare = Math.min(RAREST, Math.round((8 * examples.length) / (width * (counts[label] as number))));
        // no further than the lack asks for, as in passive-aggressive learning
        const by = Math.max(1, Math.min(Math.ceil(lack / (2 * found.length)), Math.round((STEP * UNIT * rare) / found.length)));
        add(found, label, by);
        add(found, rival, -by);
      }
      clock++;
    }
  }
  const out = new Int8Array(size);
  for (let i = 0; i < size; i++) {
    const mean = Math.round(((weights[i] as number) - (stamped[i] as number) / clock) / (UNIT / MODEL_UNIT));
    out[i] = Math.max(-127, Math.min(127, mean));
  }
  return { classes: [...CLAUSE_TYPES], bits: BITS, weights: out };
}

/** Held-out accuracy: whole treaties are left out in turn. `typed` counts only articles whose heading names a type. */
function crossValidate(examples: Example[], folds: number): void {
  const treaties = [...new Set(examples.map((e) => e.treaty))].sort();
  const tally = {
    "cues alone, no heading": [0, 0, 0, 0],
    "cues and model, no heading": [0, 0, 0, 0],
    "with heading": [0, 0, 0, 0],
  };
  const perType = new Map<ClauseType, [number, number]>();
  for (let f = 0; f < folds; f++) {
    const held = new Set(treaties.filter((_, i) => i % folds === f));
    const model = train(examples.filter((e) => !held.has(e.treaty)));
    for (const e of examples.filter((x) => held.has(x.treaty))) {
      const gold = CLAUSE_TYPES[e.label] as ClauseType;
      const guesses = [
        classifyClause(null, e.body, e.context, null),
        classifyClause(null, e.body, e.context, model),
        classifyClause(e.heading, e.body, e.context, model),
      ];
      Object.values(tally).forEach((counts, i) => {
        const ok = guesses[i]?.type === gold ? 1 : 0;
        counts[0] = (counts[0] as number) + ok;
        counts[1] = (counts[1] as number) + 1;
        if (gold !== "other") {
          counts[2] = (counts[2] as number) + ok;
          counts[3] = (counts[3] as number) + 1;
        }
      });
      const entry = perType.get(gold) ?? [0, 0];
      perType.set(gold, [entry[0] + (guesses[1]?.type === gold ? 1 : 0), entry[1] + 1]);
    }
  }
  const share = (a: number, b: number) => `${(a / (b || 1)).toFixed(3)} of ${b}`;
  for (const [name, [a, b, c, d]] of Object.entries(tally) as [string, [number, number, number, number]][]) {
    process.stdout.write(`${name.padEnd(28)} all ${share(a, b)}   typed ${share(c, d)}\n`);
  }
  for (const [type, [a, b]] of [...perType].sort((x, y) => y[1][1] - x[1][1]))
    process.stdout.write(`  ${type.padEnd(22)} ${share(a, b)}\n`);
}

const { values } = parseArgs({
  options: {
    types: { type: "string" },
    articles: { type: "string" },
    write: { type: "boolean" },
    folds: { type: "string", default: "10" },
  },
});
if (!values.types || !values.articles) throw new Error("train.ts needs --types FILE and --articles FILE");
const examples = readExamples(values.types, values.articles);
process.stdout.write(`${examples.length} articles of ${new Set(examples.map((e) => e.treaty)).size} treaties\n`);
crossValidate(examples, Number(values.folds));
if (values.write) {
  const model = train(examples);
  const file = new URL("../../../sources/models/clauses.json", import.meta.url);
  writeFileSync(
    file,
    `${JSON.stringify({ classes: model.classes, bits: model.bits, weights: Buffer.from(model.weights.buffer).toString("base64") })}\n`,
  );
}

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
import { modelText } from "../linear/model.ts";
import { type Lesson, learn, type Recipe } from "../linear/train.ts";
import { CLAUSE_MODEL, features } from "./model.ts";

interface Example extends Lesson {
  treaty: string;
  heading: string;
  body: string;
  context: ClauseContext;
}

const RECIPE: Recipe = { bits: 13, epochs: 12, step: 16, rarest: 16 };
/** By how much the right type must lead, in the units of `cueScores`; less where the label is only that nothing is named. */
const MARGIN = 250;
const MARGIN_OTHER = 40;

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
  const type = headingType(heading) ?? "other";
  return {
    treaty,
    heading,
    body,
    context,
    label: CLAUSE_TYPES.indexOf(type),
    found: features(words, prior, context, RECIPE.bits),
    prior,
    margin: type === "other" ? MARGIN_OTHER : MARGIN,
  };
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
    const model = learn(examples.filter((e) => !held.has(e.treaty)), CLAUSE_TYPES, RECIPE);
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
if (values.write) writeFileSync(CLAUSE_MODEL, modelText(learn(examples, CLAUSE_TYPES, RECIPE)));

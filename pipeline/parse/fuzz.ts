import fc from "fast-check";
import { fileURLToPath } from "node:url";
import { analyse, loadModels } from "./analyse.ts";
import type { Models } from "./analyse.ts";
import type { ParsedSentence } from "../../schemas/documents.ts";

/** Pieces that texts of this kind are made of, and pieces that break tokenisers. */
const PIECES = [
  "The ", "Norway's ", "don't ", "U.S. ", "No. 4 ", "aid.2 ", "(2020, 2023) ", "https://example.org/a_(b)?c=d ",
  "**bold** ", "[a](http://b.c) ",
  "&amp;", "&#8217;s ", "<u>", "</u>", "\n", "\n\n", "• ", "“", "”", "’", "—", "...", "$1.5bn ", "3-year-old ", "a.b.c.d",
  "''", "\u00ad", "\u200b",
  "\ud83d\ude00", "\ud800", "\udc00", "e\u0301", "\u202e", "@", "#", "****", "___", "[[[[",
  "((((", "&&&&", "<<<<", "-----", "....", "''''", "0.0.0.0",
  "attacked ", "was ", "by ", "and ", "which ", ", ", ". ", "? ", "XXVII ", "n't", "'s", "cannot ",
];

/** Texts from anything: any Unicode, likely pieces, and long repetitions. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join("")),
  fc.tuple(fc.constantFrom(...PIECES), fc.nat(600)).map(([piece, times]) => piece.repeat(times)),
);

/** What is wrong with a parse of `text`, or null: offsets in order and in range, columns of one length, one rooted tree. */
export function fault(text: string, p: ParsedSentence): string | null {
  const n = p.form.length;
  const columns = [p.start, p.end, p.lemma, p.upos, p.xpos, p.head, p.deprel];
  if (columns.some((column) => column.length !== n)) return "columns differ in length";
  let last = 0;
  for (let i = 0; i < n; i++) {
    const [a, b] = [p.start[i], p.end[i]];
    if (a < last || b <= a || b > text.length) return `token ${i} has span ${a}-${b} after ${last}`;
    last = p.end[i];
    if (p.lemma[i] === "" || p.deprel[i] === "") return `token ${i} has an empty cell`;
  }
  if (n > 0 && p.head.filter((h) => h === -1).length !== 1) return "not one root";
  const depth = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    const path: number[] = [];
    let at = i;
    for (; at >= 0 && depth[at] < 0; at = p.head[at]) {
      if (path.length > n) return "a cycle";
      path.push(at);
    }
    for (const node of path) depth[node] = 1;
  }
  for (const [h, , d] of p.enhanced) if (h < 0 || h >= n || d < 0 || d >= n || h === d) return "an enhanced edge out of range";
  return null;
}

function check(models: Models, text: string): void {
  const problem = fault(text, analyse(models, text, 0, text.length));
  if (problem !== null) throw new Error(problem);
}

/** Fuzzes for the seconds given as the first argument (60), with a fixed seed. */
function main(): void {
  const seconds = Number(process.argv[2] ?? 60);
  const models = loadModels();
  let runs = 0;
  const result = fc.check(fc.property(anyText, (text) => { runs++; check(models, text); }), {
    seed: 20, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000,
  });
  const failed = result.failed && result.counterexample !== null;
  process.stdout.write(`${runs} texts, ${failed ? `failed: ${fc.defaultReportMessage(result)}` : "no fault"}\n`);
  if (failed) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

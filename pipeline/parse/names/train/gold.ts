import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import type { NameDocument } from "./bench.ts";
import type { NameKind } from "../labels.ts";

/** A name in a document, in UTF-16 offsets. */
export interface GoldName {
  start: number;
  end: number;
  kind: NameKind;
}

const KINDS: Record<string, NameKind> = {
  person: "person", PER: "person", organization: "organisation", ORG: "organisation", place: "place", LOC: "place",
};
const PRONOUN = /^(i|we|he|she|it|they|you|us|them|our|their|his|her|its|who|which|that|this)$/i;
const ARTICLE = /^(the|a|an)\s+/i;

/**
 * The mentions that count as names in the benchmark: a capital or digit first once the article is off, no pronoun. They may lie
 * in one another. The others are returned apart: what touches them is not counted.
 */
export function benchmarkNames({ text, mentions }: NameDocument): { kept: GoldName[]; skipped: [number, number][] } {
  const kept: GoldName[] = [];
  const skipped: [number, number][] = [];
  for (const { start, end, type } of mentions) {
    const article = ARTICLE.exec(text.slice(start, end));
    const from = article ? start + article[0].length : start;
    const kind = KINDS[type];
    if (!kind || !/^\p{Lu}|^\p{N}/u.test(text.slice(from, end)) || PRONOUN.test(text.slice(start, end))) skipped.push([start, end]);
    else kept.push({ start: from, end, kind });
  }
  return { kept, skipped };
}

/** Words of titles of persons ("President", "Foreign"), in small letters, by the lexicon. */
const TITLES = new Set(
  (parse(readFileSync(new URL("../../../../sources/lexicon/titles.csv", import.meta.url), "utf8"), { columns: true }) as { title: string }[])
    .flatMap(({ title }) => title.split(/\s+/))
    .filter((word) => /^\p{Lu}/u.test(word))
    .map(plain),
);

function plain(word: string): string {
  return word.replace(/\.$/, "").toLowerCase();
}

interface Tokens {
  form: string[];
  start: number[];
  end: number[];
  xpos: string[];
}

/**
 * The names as the labeller is to find them: the longest that are proper names through and through. Titles ("President"), the
 * possessive mark, appositions and relative clauses, which one of the corpora counts as part of a mention, are cut off; a mention
 * that is described and not named ("Ten European countries") is left out, and what is named inside it counts instead.
 */
export function properNames(document: NameDocument): GoldName[] {
  const { kept } = benchmarkNames(document);
  const found: GoldName[] = [];
  const proper = properWords(document);
  for (const sentence of document.sentences) {
    const first = sentence.start[0];
    const last = sentence.end[sentence.end.length - 1];
    for (const name of kept) {
      if (name.start < first || name.end > last) continue;
      const core = coreOf(name, sentence, proper);
      if (core) found.push(core);
    }
  }
  const outermost = found.filter((a, i) => !found.some((b, j) => i !== j && covers(b, a) && (!covers(a, b) || j < i)));
  return outermost.sort((a, b) => a.start - b.start || b.end - a.end).filter((a, i, all) => i === 0 || a.start >= all[i - 1].end);
}

/** Words that the document uses as a proper noun in the singular more often than not. */
function properWords({ sentences }: NameDocument): Set<string> {
  const counts = new Map<string, number>();
  for (const { form, xpos } of sentences) form.forEach((word, i) => counts.set(word, (counts.get(word) ?? 0) + (xpos[i] === "NNP" ? 1 : -1)));
  return new Set([...counts].filter(([, n]) => n >= 0).map(([word]) => word));
}

function covers(a: GoldName, b: GoldName): boolean {
  return a.start <= b.start && a.end >= b.end;
}

/** The proper name at the heart of a mention, or null. */
function coreOf(name: GoldName, { form, start, end, xpos }: Tokens, proper: Set<string>): GoldName | null {
  let a = 0;
  while (a < form.length && end[a] <= name.start) a++;
  let b = a;
  while (b < form.length && start[b] < name.end) b++;
  const joined = (i: number): boolean => i > a && end[i - 1] === start[i] && /^[-‑'’]$/.test(form[i - 1]);
  const isName = (i: number): boolean => /\p{Lu}|^\p{N}/u.test(form[i]) || joined(i) || (i + 1 < b && joined(i + 1));
  const isMark = (i: number): boolean => !/[\p{L}\p{N}]/u.test(form[i]);
  while (b > a && (xpos[b - 1] === "POS" || /^['’]s?$/.test(form[b - 1]))) b--;
  b = endOfName(a, b, form, xpos, isName, name.kind);
  // What comes before the name in small letters describes it.
  for (let i = b - 1; i >= a; i--) {
    if (isName(i) || isMark(i) || /^(IN|DT|CC|TO|FW|NNPS?)$/.test(xpos[i])) continue;
    if (i === b - 1 || !/^NN|^JJ|^CC|^DT/.test(xpos[i])) return null;
    a = i + 1;
    break;
  }
  if (name.kind === "person") {
    const titled = (i: number): boolean => TITLES.has(plain(form[i]));
    let i = b - 2;
    while (i >= a && !titled(i)) i--;
    if (i >= a && !isName(i + 1) && !isMark(i + 1)) return null;
    if (i >= a) a = i + 1;
    if (b - a === 1 && titled(a)) return null;
  }
  while (a < b && (!isName(a) || isMark(a))) a++;
  while (b > a && (!isName(b - 1) || isMark(b - 1))) b--;
  if (a >= b || !/\p{Lu}/u.test(form.slice(a, b).join(""))) return null;
  if (b - a === 1 && !/^NNP$/.test(xpos[a]) && !proper.has(form[a])) {
    // The members of a people are told by the word itself ("Romans").
    const marked = /^\p{Lu}{2}|\p{Ll}\p{Lu}/u.test(form[a]);
    if (!(marked || (xpos[a] === "NNPS" && name.kind !== "person"))) return null;
  } else if (!isName(b - 1)) return null;
  return { start: start[a], end: end[b - 1], kind: name.kind };
}

/** Where an apposition, a clause or (of a person) a phrase begins behind a name: at the first comma, bracket or such word. */
function endOfName(a: number, b: number, form: string[], xpos: string[], isName: (i: number) => boolean, kind: NameKind): number {
  for (let i = a + 1; i < b; i++) {
    if (/^(?:[,(:;–—[/]|--)$/.test(form[i])) return i;
    if (isName(i)) continue;
    if (/^(WDT|WP|WRB|VBD|VBZ|VBP|VBG|VBN|MD)$/.test(xpos[i]) || (kind === "person" && /^(IN|TO|CC)$/.test(xpos[i]))) return i;
  }
  return b;
}

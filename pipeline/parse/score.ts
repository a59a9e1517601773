import { passages, wordSpans } from "./align.ts";
import { analyse, analyseTokens } from "./analyse.ts";
import type { Models } from "./analyse.ts";
import type { Sentence } from "./conllu.ts";

/** Splits a block of text into sentences; the parse stage is handed one, since that is the work of another stage. */
export type Splitter = (text: string, start: number, end: number) => [number, number][];

/** The parts of the dev set by treebank, then all of it. */
const PARTS: [string, (s: Sentence) => boolean][] = [
  ["EWT", (s) => !s.id.startsWith("GUM")],
  ["GUM", (s) => s.id.startsWith("GUM")],
  ["both", () => true],
];

const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(2);

/** UPOS, XPOS, lemma, UAS and LAS on gold tokens with predicted tags. LAS leaves out subtypes, as the CoNLL shared tasks do. */
export function scoreGold(models: Models, sentences: readonly Sentence[]): string[] {
  const parsed = sentences.map((s) => analyseTokens(models, s.words.map((w) => w.form)));
  return PARTS.map(([name, within]) => {
    const n = { words: 0, upos: 0, xpos: 0, lemma: 0, head: 0, arc: 0, full: 0 };
    sentences.forEach((s, i) => {
      if (!within(s)) return;
      s.words.forEach((w, j) => {
        const p = parsed[i];
        n.words++;
        if (p.upos[j] === w.upos) n.upos++;
        if (p.xpos[j] === w.xpos) n.xpos++;
        if (p.lemma[j].toLowerCase() === w.lemma.toLowerCase()) n.lemma++;
        if (p.head[j] !== w.head) return;
        n.head++;
        if (plain(p.deprel[j]) === plain(w.deprel)) n.arc++;
        if (p.deprel[j] === w.deprel) n.full++;
      });
    });
    const share = (k: number): string => percent(k, n.words);
    return `${name}: UPOS ${share(n.upos)} XPOS ${share(n.xpos)} lemma ${share(n.lemma)} UAS ${share(n.head)} LAS ${share(n.arc)}` +
      ` LAS with subtypes ${share(n.full)} (${n.words} tokens)`;
  });
}

function plain(deprel: string): string {
  return deprel.split(":")[0];
}

const ARGUMENTS: [string, (relation: string) => boolean][] = [
  ["subject", (r) => r === "nsubj" || r === "nsubj:pass"],
  ["object", (r) => r === "obj"],
  ["passive agent", (r) => r === "obl:agent"],
];

/**
 * From raw text: token F1, sentence F1 where a splitter is given, and precision and recall of the arguments of verbs, matched
 * by the spans of both words and the kind of argument.
 */
export function scoreRaw(models: Models, sentences: readonly Sentence[], split?: Splitter, lines = true): string[] {
  const tokens = new Match();
  const spans = new Match();
  const kinds = ARGUMENTS.map(() => new Match());
  for (const passage of passages(sentences, lines)) {
    const gold = passage.sentences.map((s, k): [number, number] => [passage.starts[k], passage.starts[k] + s.text.length]);
    const found = split ? split(passage.text, 0, passage.text.length) : gold;
    spans.count(gold.map(String), found.map(String));
    const goldTokens: string[] = [];
    const goldArguments: string[][] = ARGUMENTS.map(() => []);
    passage.sentences.forEach((s, k) => {
      const at = wordSpans(s).map(([a, b]) => `${a + passage.starts[k]}-${b + passage.starts[k]}`);
      goldTokens.push(...at);
      s.words.forEach((w, i) => collect(goldArguments, w.deprel, s.words[w.head]?.upos, at[i], at[w.head]));
    });
    const foundTokens: string[] = [];
    const foundArguments: string[][] = ARGUMENTS.map(() => []);
    for (const [a, b] of found) {
      const p = analyse(models, passage.text, a, b);
      const at = p.start.map((start, i) => `${start}-${p.end[i]}`);
      foundTokens.push(...at);
      p.deprel.forEach((relation, i) => collect(foundArguments, relation, p.upos[p.head[i]], at[i], at[p.head[i]]));
    }
    tokens.count(goldTokens, foundTokens);
    kinds.forEach((kind, k) => kind.count(goldArguments[k], foundArguments[k]));
  }
  const sentenceLine = split ? [`sentences from raw text: ${spans.line()}`] : [];
  return [
    `tokens from raw text: ${tokens.line()}`, ...sentenceLine,
    ...kinds.map((kind, k) => `${ARGUMENTS[k][0]} of a verb from raw text: ${kind.line()}`),
    `all three: ${kinds.reduce((sum, kind) => sum.plus(kind), new Match()).line()}`,
  ];
}

function collect(into: string[][], relation: string, headPos: string | undefined, word: string, head: string): void {
  if (headPos !== "VERB") return;
  ARGUMENTS.forEach(([, is], k) => is(relation) && into[k].push(`${word} ${head}`));
}

/** Counts of what is in the gold, what was found, and what is in both. */
class Match {
  gold = 0;
  found = 0;
  both = 0;

  count(gold: string[], found: string[]): void {
    const wanted = new Set(gold);
    this.gold += wanted.size;
    this.found += found.length;
    for (const item of new Set(found)) if (wanted.has(item)) this.both++;
  }

  plus(other: Match): Match {
    const sum = new Match();
    sum.gold = this.gold + other.gold;
    sum.found = this.found + other.found;
    sum.both = this.both + other.both;
    return sum;
  }

  line(): string {
    const f = percent(2 * this.both, this.gold + this.found);
    return `P ${percent(this.both, this.found)} R ${percent(this.both, this.gold)} F1 ${f} (${this.gold} gold)`;
  }
}

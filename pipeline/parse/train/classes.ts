import { shuffle, generator } from "../hash.ts";

/** A corpus as sentences of word numbers; 0 marks the edges and words outside the vocabulary. */
export interface ClassCorpus {
  vocabulary: string[];
  sentences: Int32Array[];
}

/** Vocabulary of the words seen at least `least` times, most frequent first, at most `limit` of them. */
export function makeCorpus(sentences: Iterable<string[]>, least: number, limit: number): ClassCorpus {
  const all = [...sentences];
  const counts = new Map<string, number>();
  for (const sentence of all) for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vocabulary = [...counts]
    .filter(([, n]) => n >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, limit)
    .map(([word]) => word);
  const number = new Map(vocabulary.map((word, i) => [word, i + 1]));
  return { vocabulary, sentences: all.map((s) => Int32Array.from(s, (word) => number.get(word) ?? 0)) };
}

/**
 * Distributional word classes by the exchange algorithm (Kneser and Ney 1993): each word moves to the class that raises the
 * likelihood of the class bigrams most, until `rounds` are over. Class 0 holds the edges and unknown words; words get
 * classes 1..`count`. Returns the class of each word number.
 */
export function exchangeClasses(corpus: ClassCorpus, count: number, rounds: number, seed: number): Int32Array {
  const size = corpus.vocabulary.length + 1;
  const classes = count + 1;
  const after = neighbours(corpus, size, false);
  const before = neighbours(corpus, size, true);
  const classOf = new Int32Array(size);
  for (let w = 1; w < size; w++) classOf[w] = 1 + ((w - 1) % count);
  const pairs = new Int32Array(classes * classes);
  const total = new Int32Array(classes);
  const occurrences = new Int32Array(size);
  for (let w = 0; w < size; w++) {
    for (let i = after.start[w]; i < after.start[w + 1]; i++) {
      pairs[classOf[w] * classes + classOf[after.word[i]]] += after.count[i];
      occurrences[w] += after.count[i];
    }
    total[classOf[w]] += occurrences[w];
  }
  const xlogx = makeXlogx();
  const order = Int32Array.from({ length: size - 1 }, (_, i) => i + 1);
  const random = generator(seed);
  const out = new Int32Array(classes);
  const into = new Int32Array(classes);
  for (let round = 0; round < rounds; round++) {
    if (round > 0) shuffle(order, random);
    let moved = 0;
    for (const w of order) {
      const from = classOf[w];
      const outs = gather(after, w, classOf, out);
      const ins = gather(before, w, classOf, into);
      const self = selfCount(after, w);
      move(pairs, total, classes, from, out, into, outs, ins, self, occurrences[w], -1);
      let best = from;
      let bestGain = -Infinity;
      for (let c = 1; c < classes; c++) {
        let gain = 2 * (xlogx(total[c]) - xlogx(total[c] + occurrences[w]));
        for (const k of outs) {
          if (k === c) continue;
          const n = pairs[c * classes + k];
          gain += xlogx(n + out[k]) - xlogx(n);
        }
        for (const k of ins) {
          if (k === c) continue;
          const n = pairs[k * classes + c];
          gain += xlogx(n + into[k]) - xlogx(n);
        }
        const own = pairs[c * classes + c];
        gain += xlogx(own + out[c] + into[c] + self) - xlogx(own);
        if (gain > bestGain + 1e-9) {
          bestGain = gain;
          best = c;
        }
      }
      if (best !== from) moved++;
      classOf[w] = best;
      move(pairs, total, classes, best, out, into, outs, ins, self, occurrences[w], 1);
      for (const k of outs) out[k] = 0;
      for (const k of ins) into[k] = 0;
    }
    if (moved < size / 200) break;
  }
  return classOf;
}

interface Neighbours {
  start: Int32Array;
  word: Int32Array;
  count: Int32Array;
}

function neighbours(corpus: ClassCorpus, size: number, reverse: boolean): Neighbours {
  const maps: Map<number, number>[] = Array.from({ length: size }, () => new Map());
  const see = (a: number, b: number): void => {
    const map = reverse ? maps[b] : maps[a];
    const other = reverse ? a : b;
    map.set(other, (map.get(other) ?? 0) + 1);
  };
  for (const sentence of corpus.sentences) {
    let last = 0;
    for (const w of sentence) {
      see(last, w);
      last = w;
    }
    see(last, 0);
  }
  const start = new Int32Array(size + 1);
  const word: number[] = [];
  const count: number[] = [];
  maps.forEach((map, w) => {
    for (const [other, n] of [...map].sort((a, b) => a[0] - b[0])) {
      word.push(other);
      count.push(n);
    }
    start[w + 1] = word.length;
  });
  return { start, word: Int32Array.from(word), count: Int32Array.from(count) };
}

/** Sums a word's neighbours by class into `sums`, itself left out; returns the classes that occur. */
function gather(side: Neighbours, w: number, classOf: Int32Array, sums: Int32Array): number[] {
  const seen: number[] = [];
  for (let i = side.start[w]; i < side.start[w + 1]; i++) {
    if (side.word[i] === w) continue;
    const c = classOf[side.word[i]];
    if (sums[c] === 0) seen.push(c);
    sums[c] += side.count[i];
  }
  return seen;
}

function selfCount(after: Neighbours, w: number): number {
  for (let i = after.start[w]; i < after.start[w + 1]; i++) if (after.word[i] === w) return after.count[i];
  return 0;
}

function move(
  pairs: Int32Array, total: Int32Array, classes: number, c: number, out: Int32Array, into: Int32Array,
  outs: number[], ins: number[], self: number, occurrences: number, sign: number,
): void {
  for (const k of outs) pairs[c * classes + k] += sign * out[k];
  for (const k of ins) pairs[k * classes + c] += sign * into[k];
  pairs[c * classes + c] += sign * self;
  total[c] += sign * occurrences;
}

function makeXlogx(): (n: number) => number {
  const known = Float64Array.from({ length: 1 << 16 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
  return (n) => (n < known.length ? known[n] : n * Math.log(n));
}

import { hashString } from "../hash.ts";
import { BITS } from "./gazetteer.ts";
import { LABELS } from "./labels.ts";
import { hasCapital, LOWER, type WordRows } from "./wordrows.ts";

const COUNT = LABELS.length;

/** What the document shows of a word: seen in lower case; with a capital inside a sentence; behind a forename; before one. */
const SEEN_LOWER = 1;
const SEEN_CAPITAL = 2;
const BEHIND_FORENAME = 4;
const BEFORE_CAPITAL = 8;

/** The part of a sentence that the labeller reads. */
export interface TaggedSentence {
  form: string[];
  xpos: string[];
}

const PROPER = ["NNP", "NNPS", "FW"].map(tagId);

function tagId(xpos: string): number {
  return hashString(xpos, 31);
}

/** Whether a tag (an entry of `tags`) is that of a proper noun or a foreign word. */
export function isProperTag(tag: number): boolean {
  return tag === PROPER[0] || tag === PROPER[1] || tag === PROPER[2];
}

/** Space for what is counted of each word, by row; empty between documents. */
export class WordTally {
  readonly shown: Uint8Array;
  readonly counts: Int32Array;

  constructor(readonly words: WordRows) {
    this.shown = new Uint8Array(words.word.length);
    this.counts = new Int32Array(words.word.length * LABELS.length);
  }
}

/** A document's tokens in one run, and what all of them together show of each word. */
export class DocumentView {
  rows = new Int32Array(0);
  tags = new Int32Array(0);
  /** What the document shows of the word of each token: bits. */
  seen = new Uint8Array(0);
  /** Where each sentence begins; one more entry than sentences. */
  starts = new Int32Array(0);
  /** Labels so far, a token each. */
  labels = new Uint8Array(0);
  /** How the word of each token was labelled elsewhere in the document; 0 in the first round. */
  votes = new Int32Array(0);
  private readonly tagIds = new Map<string, number>();

  constructor(private readonly space: WordTally) {}

  /** Takes in a document. */
  read(sentences: readonly TaggedSentence[]): void {
    const { tagIds } = this;
    const { words, shown } = this.space;
    let total = 0;
    for (const { form } of sentences) total += form.length;
    this.fit(total, sentences.length);
    words.reserve(total);
    let t = 0;
    for (let s = 0; s < sentences.length; s++) {
      const { form, xpos } = sentences[s];
      this.starts[s] = t;
      for (let i = 0; i < form.length; i++, t++) {
        this.rows[t] = words.id(form[i]);
        let tag = tagIds.get(xpos[i]);
        if (tag === undefined) tagIds.set(xpos[i], (tag = tagId(xpos[i])));
        this.tags[t] = tag;
      }
      this.look(this.starts[s], t);
    }
    this.starts[sentences.length] = t;
    for (let i = 0; i < t; i++) this.seen[i] = shown[words.word[this.rows[i]]];
    for (let i = 0; i < t; i++) shown[words.word[this.rows[i]]] = 0;
    this.votes.fill(0, 0, t);
  }

  private look(from: number, to: number): void {
    const { rows } = this;
    const { words, shown } = this.space;
    const { capital, word, bits } = words;
    let small = 0;
    for (let i = from; i < to; i++) if (capital[rows[i]] === LOWER) small++;
    // Headlines in capitals say nothing on what is written with one.
    const telling = small * 2 >= to - from - small;
    for (let i = from; i < to; i++) {
      const row = rows[i];
      const kind = capital[row];
      const w = word[row];
      if (kind === LOWER) shown[w] |= SEEN_LOWER;
      if (!hasCapital(kind)) continue;
      if (telling && i > from && capital[rows[i - 1]] === LOWER) shown[w] |= SEEN_CAPITAL;
      if (i > from && hasCapital(capital[rows[i - 1]]) && bits[rows[i - 1]] & (BITS.forename | BITS.commonForename)) shown[w] |= BEHIND_FORENAME;
      if (telling && i + 1 < to && hasCapital(capital[rows[i + 1]])) shown[w] |= BEFORE_CAPITAL;
    }
  }

  /** Makes votes of the labels so far, over the first `total` tokens. */
  vote(total: number): void {
    const { rows, labels, votes } = this;
    const { words: { word, capital }, counts } = this.space;
    for (let i = 0; i < total; i++) if (hasCapital(capital[rows[i]])) counts[word[rows[i]] * COUNT + labels[i]]++;
    for (let i = 0; i < total; i++) votes[i] = hasCapital(capital[rows[i]]) ? this.verdict(word[rows[i]] * COUNT, labels[i]) : 0;
    for (let i = 0; i < total; i++) counts[word[rows[i]] * COUNT + labels[i]] = 0;
  }

  /** The most frequent label of the word's other tokens, and how frequent it is in three steps. */
  private verdict(at: number, own: number): number {
    const { counts } = this.space;
    counts[at + own]--;
    let best = 0;
    let all = 0;
    for (let c = 0; c < COUNT; c++) {
      all += counts[at + c];
      if (counts[at + c] > counts[at + best]) best = c;
    }
    const most = counts[at + best];
    counts[at + own]++;
    if (all === 0) return 1;
    return 2 + best * 6 + (most * 4 >= all * 3 ? 3 : 0) + (all > 3 ? 2 : all > 1 ? 1 : 0);
  }

  private fit(total: number, sentences: number): void {
    if (total > this.rows.length) {
      this.rows = new Int32Array(total);
      this.tags = new Int32Array(total);
      this.seen = new Uint8Array(total);
      this.labels = new Uint8Array(total);
      this.votes = new Int32Array(total);
    }
    if (sentences + 1 > this.starts.length) this.starts = new Int32Array(sentences + 1);
  }
}

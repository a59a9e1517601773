import type { Scorer } from "./scorers.ts";
import { TAG_PLAN, TAG_POSITIONS, TAG_TEMPLATES } from "./tagfeatures.ts";
import { WORD_ATTRIBUTES } from "./words.ts";
import type { WordCache } from "./words.ts";

const T1 = TAG_PLAN.special.get("t1")!;
const T2 = TAG_PLAN.special.get("t2")!;
const FIRST = TAG_PLAN.special.get("first")!;
const TITLE = TAG_PLAN.special.get("title")!;
const UPPER = WORD_ATTRIBUTES.indexOf("u");
const REACH = TAG_POSITIONS.length >> 1;

/** Greedy left-to-right tagger. A tag is UPOS and XPOS together ("VERB|VBD"), given by its index. */
export class Tagger {
  private readonly values = new Int32Array(TAG_TEMPLATES.width);
  private readonly scores: Int32Array;
  private readonly around = new Int32Array(TAG_POSITIONS.length);

  constructor(
    private readonly tagCount: number,
    private readonly scorer: Scorer,
  ) {
    this.scores = new Int32Array(tagCount);
  }

  /**
   * Tags the words `ids` (rows of `words`), `n` of them, into `out`. `correct`, used in training, is told of each decision
   * before the tagger moves on and may update the scorer.
   */
  tag(words: WordCache, ids: Int32Array, n: number, out: Int32Array, correct?: (i: number, tag: number) => void): void {
    const { scorer, scores, tagCount } = this;
    let capitals = 0;
    for (let i = 0; i < n; i++) if (words.table[ids[i] * words.width + UPPER] === 2) capitals++;
    this.values[TITLE] = capitals * 2 > n ? (n > 3 ? 3 : 2) : 1;
    for (let i = 0; i < n; i++) {
      const open = words.candidates[ids[i]];
      if (open !== null && open.length === 1) {
        out[i] = open[0];
        continue;
      }
      this.look(words, ids, n, i, out);
      scorer.score(TAG_TEMPLATES, this.values, scores, open);
      let best = 0;
      if (open === null) {
        for (let t = 1; t < tagCount; t++) if (scores[t] > scores[best]) best = t;
      } else {
        best = open[0];
        for (let k = 1; k < open.length; k++) if (scores[open[k]] > scores[best]) best = open[k];
      }
      out[i] = best;
      if (correct) correct(i, best);
    }
  }

  private look(words: WordCache, ids: Int32Array, n: number, i: number, tags: Int32Array): void {
    const { values, around } = this;
    const { table, width } = words;
    const { positions, attributes, count } = TAG_PLAN;
    for (let p = 0; p < around.length; p++) {
      const j = i + p - REACH;
      around[p] = j < 0 || j >= n ? 0 : ids[j] * width;
    }
    for (let s = 0; s < count; s++) values[s + 1] = table[around[positions[s]] + attributes[s]];
    values[T1] = i > 0 ? tags[i - 1] + 1 : -1;
    values[T2] = i > 1 ? tags[i - 2] + 1 : -1;
    values[FIRST] = i === 0 ? 2 : 1;
  }
}

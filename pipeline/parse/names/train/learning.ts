import { generator, shuffle } from "../../hash.ts";
import { Learner } from "../../learner.ts";
import type { Scorer } from "../../scorers.ts";
import { freeze, type SparseWeights } from "../../table.ts";
import { hashTemplates, type Templates } from "../../templates.ts";
import { COUNT, Decoder, type Evidence } from "../decoder.ts";
import { RoundEvidence } from "../evidence.ts";
import { fetchValues, WHOLE } from "../features.ts";
import type { Grid } from "../grid.ts";

/** Lays sentence `s` into the grid and says how many tokens it has. */
export type SentenceFiller = (s: number) => number;

export interface LearningOptions {
  epochs: number;
  seeds: number[];
  /** Share of the features that each sentence does without. */
  dropout: number;
  patience: number;
  keepTokens: number;
  keepEdges: number;
  /** Added to the score of a wrong label while learning, so that right ones win with room to spare. */
  margin: number;
  /** The same, for labels of names only. */
  boost: number;
}

/** Scores by a learner, without a share of the features that changes from sentence to sentence. */
class LearningScorer implements Scorer {
  private readonly hashes = new Int32Array(256);
  salt = 0;

  constructor(
    readonly learner: Learner,
    private readonly dropout: number,
  ) {}

  score(templates: Templates, values: Int32Array, out: Int32Array): void {
    this.learner.score(this.hashes, this.collect(templates, values), out);
  }

  update(templates: Templates, values: Int32Array, good: number, bad: number): void {
    this.learner.update(this.hashes, this.collect(templates, values), good, bad);
  }

  private collect(templates: Templates, values: Int32Array): number {
    const { hashes, dropout, salt } = this;
    hashTemplates(templates, values, hashes);
    if (dropout === 0) return templates.count;
    const limit = dropout * 0x100000000;
    let kept = 0;
    for (let t = 0; t < templates.count; t++) {
      const h = Math.imul(hashes[t] ^ salt, 0x9e3779b1);
      if (((h ^ (h >>> 15)) >>> 0) >= limit) hashes[kept++] = hashes[t];
    }
    return kept;
  }
}

/** Weighs as the learners do, but takes from the right labels what they have to be ahead by. */
class LearningEvidence implements Evidence {
  right: Uint8Array = new Uint8Array(0);
  private readonly plain: RoundEvidence;

  constructor(
    tokens: Scorer,
    edges: Scorer,
    private readonly options: LearningOptions,
  ) {
    this.plain = new RoundEvidence(tokens, edges);
  }

  weigh(grid: Grid, i: number, own: Int32Array, pairs: Int32Array): void {
    this.plain.weigh(grid, i, own, pairs);
    const label = this.right[i];
    own[label] -= this.options.margin + (label === 0 ? 0 : this.options.boost);
  }
}

/**
 * Structured averaged perceptron (Collins 2002): decodes each sentence and corrects what differs from `gold`. Trains once for
 * each seed, in another order, and gives the means: the weights of tokens and of pairs of labels. Deterministic in the seeds.
 */
export function learnNames(grid: Grid, fill: SentenceFiller, gold: Uint8Array[], options: LearningOptions): [SparseWeights, SparseWeights] {
  const runs = options.seeds.map((seed) => learnOnce(grid, fill, gold, options, seed));
  return [
    freeze(runs.map(([tokens]) => tokens), options.keepTokens),
    freeze(runs.map(([, edges]) => edges), options.keepEdges),
  ];
}

function learnOnce(grid: Grid, fill: SentenceFiller, gold: Uint8Array[], options: LearningOptions, seed: number): [Learner, Learner] {
  const random = generator(seed);
  const tokens = new Learner(COUNT, 22, options.patience);
  const edges = new Learner(COUNT * COUNT, 20, options.patience);
  const tokenScorer = new LearningScorer(tokens, options.dropout);
  const edgeScorer = new LearningScorer(edges, options.dropout);
  const evidence = new LearningEvidence(tokenScorer, edgeScorer, options);
  const decoder = new Decoder(evidence);
  const values = new Int32Array(WHOLE.plan.count + 1);
  const order = Int32Array.from(gold, (_, i) => i);
  const out = new Uint8Array(2000);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const s of order) {
      const n = fill(s);
      tokenScorer.salt = edgeScorer.salt = Math.floor(random() * 0x7fffffff);
      const right = gold[s];
      evidence.right = right;
      decoder.decode(grid, n, out, 0);
      tokens.tick();
      edges.tick();
      for (let i = 0; i < n; i++) {
        if (!grid.open[i]) continue;
        const pair = (i > 0 ? right[i - 1] : 0) * COUNT + right[i];
        const guess = (i > 0 ? out[i - 1] : 0) * COUNT + out[i];
        if (pair === guess) continue;
        fetchValues(WHOLE.plan, grid, i, values);
        if (right[i] !== out[i]) tokenScorer.update(WHOLE.templates.tokens, values, right[i], out[i]);
        edgeScorer.update(WHOLE.templates.edges, values, pair, guess);
      }
    }
  }
  return [tokens, edges];
}

import { WideScorer, type Scorer } from "../scorers.ts";
import type { SparseWeights } from "../table.ts";
import { COUNT, type Evidence } from "./decoder.ts";
import { fetchValues, SHARED, VOTES, WHOLE } from "./features.ts";
import type { Grid } from "./grid.ts";
import { mergeWeights } from "./merge.ts";

/** What the weights of tokens and of edges of one round say. */
export class RoundEvidence implements Evidence {
  readonly values = new Int32Array(WHOLE.plan.count + 1);

  constructor(
    private readonly tokens: Scorer,
    private readonly edges: Scorer,
  ) {}

  weigh(grid: Grid, i: number, own: Int32Array, pairs: Int32Array): void {
    fetchValues(WHOLE.plan, grid, i, this.values);
    this.tokens.score(WHOLE.templates.tokens, this.values, own);
    this.edges.score(WHOLE.templates.edges, this.values, pairs);
  }
}

const PAIRS = COUNT * COUNT;
const KEPT = COUNT + PAIRS;

/**
 * The same as a `RoundEvidence` of each round, at half the work: most features do not change between the rounds, so that the
 * first scores them for both and keeps what the second needs.
 */
export class SharedEvidence implements Evidence {
  private readonly tokens: Scorer;
  private readonly edges: Scorer;
  private readonly values = new Int32Array(SHARED.plan.count + 1);
  private readonly voteValues = new Int32Array(VOTES.plan.count + 1);
  private readonly both = new Int32Array(2 * COUNT);
  private readonly bothVotes = new Int32Array(2 * COUNT);
  private readonly bothPairs = new Int32Array(2 * PAIRS);
  private kept = new Int32Array(1024 * KEPT);
  private at = 0;
  private second = false;

  constructor([first, second]: [SparseWeights, SparseWeights][]) {
    this.tokens = new WideScorer(mergeWeights(first[0], second[0]));
    this.edges = new WideScorer(mergeWeights(first[1], second[1]));
  }

  /** Starts a round over a document: first 0, then 1 over the same tokens. */
  begin(round: number): void {
    this.second = round === 1;
    this.at = 0;
  }

  weigh(grid: Grid, i: number, own: Int32Array, pairs: Int32Array): void {
    const { both, bothVotes, bothPairs, values, voteValues, at } = this;
    fetchValues(VOTES.plan, grid, i, voteValues);
    this.tokens.score(VOTES.templates.tokens, voteValues, bothVotes);
    this.at += KEPT;
    if (this.second) {
      for (let c = 0; c < COUNT; c++) own[c] = this.kept[at + c] + bothVotes[COUNT + c];
      for (let p = 0; p < PAIRS; p++) pairs[p] = this.kept[at + COUNT + p];
      return;
    }
    if (this.at > this.kept.length) this.grow();
    fetchValues(SHARED.plan, grid, i, values);
    this.tokens.score(SHARED.templates.tokens, values, both);
    this.edges.score(SHARED.templates.edges, values, bothPairs);
    for (let c = 0; c < COUNT; c++) {
      own[c] = both[c] + bothVotes[c];
      this.kept[at + c] = both[COUNT + c];
    }
    for (let p = 0; p < PAIRS; p++) {
      pairs[p] = bothPairs[p];
      this.kept[at + COUNT + p] = bothPairs[PAIRS + p];
    }
  }

  private grow(): void {
    const kept = new Int32Array(this.kept.length * 2);
    kept.set(this.kept);
    this.kept = kept;
  }
}

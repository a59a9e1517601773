import { COMBINE_PLAN, COMBINE_TEMPLATES, FORWARD_POSITIONS } from "./combinefeatures.ts";
import type { Scorer } from "./scorers.ts";
import { NODE_ATTRIBUTES, NODE_WIDTH } from "./state.ts";
import type { State } from "./state.ts";

const SPECIAL = (name: string): number => COMBINE_PLAN.special.get(name)!;
const SAME = SPECIAL("same");
const FAR1 = SPECIAL("far1");
const FAR2 = SPECIAL("far2");
const MARGIN1 = SPECIAL("margin1");
const MARGIN2 = SPECIAL("margin2");
const ORDER = SPECIAL("order");
const COUNT = SPECIAL("count");
const CHAIN = SPECIAL("chain");
const CASE1 = SPECIAL("case1");
const W = NODE_ATTRIBUTES.indexOf("w");

/** Told of each disagreement in training: the word, both proposals as [head, label], and whether forward's was taken. */
export type Judge = (dependent: number, forward: [number, number], backward: [number, number], tookForward: boolean) => void;

/**
 * Makes one tree of a left-to-right and a right-to-left parse. Arcs that both draw stand; for the others a classifier chooses,
 * and where its choices close a cycle the least sure of them is turned round.
 */
export class Combiner {
  head = new Int32Array(64);
  label = new Int32Array(64);
  private other = new Int32Array(64);
  private otherLabel = new Int32Array(64);
  private sureness = new Int32Array(64);
  private readonly values = new Int32Array(COMBINE_TEMPLATES.width);
  private readonly scores = new Int32Array(2);
  private readonly around = new Int32Array(8);

  constructor(private readonly scorer: Scorer) {}

  /** Fills `head` (root is n) and `label` from the two finished parses. */
  combine(forward: State, backward: State, judge?: Judge): void {
    const n = forward.n;
    if (n > this.head.length) this.grow(n * 2);
    let differences = 0;
    for (let d = 0; d < n; d++) {
      this.head[d] = forward.head[d];
      this.label[d] = forward.label[d];
      this.other[d] = turned(backward.head[n - 1 - d], n);
      this.otherLabel[d] = backward.label[n - 1 - d];
      this.sureness[d] = 1 << 30;
      if (this.differs(d)) differences++;
    }
    if (differences === 0) return;
    for (let d = 0; d < n; d++) {
      if (!this.differs(d)) continue;
      this.look(forward, backward, d, differences);
      this.scorer.score(COMBINE_TEMPLATES, this.values, this.scores, null);
      const gap = this.scores[0] - this.scores[1];
      if (judge) judge(d, [this.head[d], this.label[d]], [this.other[d], this.otherLabel[d]], gap >= 0);
      if (gap < 0) this.turn(d);
      this.sureness[d] = this.head[d] === this.other[d] ? 1 << 30 : Math.abs(gap);
    }
    if (!this.repair(n)) for (let d = 0; d < n; d++) [this.head[d], this.label[d]] = [forward.head[d], forward.label[d]];
  }

  private differs(d: number): boolean {
    return this.head[d] !== this.other[d] || this.label[d] !== this.otherLabel[d];
  }

  private turn(d: number): void {
    const [h, l] = [this.head[d], this.label[d]];
    this.head[d] = this.other[d];
    this.label[d] = this.otherLabel[d];
    this.other[d] = h;
    this.otherLabel[d] = l;
  }

  /** Turns round the least sure arcs until the choices form a tree with one root; false where that fails. */
  private repair(n: number): boolean {
    for (;;) {
      let worst = this.leastSureInCycle(n);
      if (worst === -2) {
        let roots = 0;
        worst = -1;
        for (let d = 0; d < n; d++) {
          if (this.head[d] !== n) continue;
          roots++;
          if (this.sureness[d] < 1 << 30 && (worst < 0 || this.sureness[d] < this.sureness[worst])) worst = d;
        }
        if (roots === 1) return true;
        if (roots === 0) return false;
      }
      if (worst < 0) return false;
      this.turn(worst);
      this.sureness[worst] = 1 << 30;
    }
  }

  /** The least sure word on some cycle; -2 where there is no cycle, -1 where nothing on it can be turned. */
  private leastSureInCycle(n: number): number {
    const seen = new Int32Array(n);
    for (let d = 0; d < n; d++) {
      let at = d;
      while (at < n && seen[at] === 0) {
        seen[at] = d + 1;
        at = this.head[at];
      }
      if (at >= n || seen[at] !== d + 1) continue;
      let worst = -1;
      let c = at;
      do {
        if (this.sureness[c] < 1 << 30 && (worst < 0 || this.sureness[c] < this.sureness[worst])) worst = c;
        c = this.head[c];
      } while (c !== at);
      return worst;
    }
    return -2;
  }

  private look(forward: State, backward: State, d: number, differences: number): void {
    const { values, around } = this;
    const n = forward.n;
    const none = n + 1;
    const h1 = forward.head[d];
    const h2 = turned(backward.head[n - 1 - d], n);
    const g1 = h1 < n ? forward.head[h1] : none;
    const g2 = h2 < n ? turned(backward.head[n - 1 - h2], n) : none;
    around[0] = d;
    around[1] = h1;
    around[2] = g1;
    around[3] = d > 0 ? d - 1 : none;
    around[4] = d + 1 < n ? d + 1 : none;
    around[5] = n - 1 - d;
    around[6] = turned(h2, n);
    around[7] = g2 === none ? none : turned(g2, n);
    const { positions, attributes, count } = COMBINE_PLAN;
    for (let s = 0; s < count; s++) {
      const p = positions[s];
      const nodes = p < FORWARD_POSITIONS ? forward.nodes : backward.nodes;
      values[s + 1] = nodes[around[p] * NODE_WIDTH + attributes[s]];
    }
    values[SAME] = h1 === h2 ? 1 : 2;
    values[FAR1] = reach(h1 - d);
    values[FAR2] = reach(h2 - d);
    values[MARGIN1] = level(forward.margin[d]);
    values[MARGIN2] = level(backward.margin[n - 1 - d]);
    values[ORDER] = 1 + (h1 < d ? 1 : 0) + (h2 < d ? 2 : 0) + (h1 < h2 ? 4 : 0);
    values[COUNT] = differences > 6 ? 4 : differences > 3 ? 3 : differences > 1 ? 2 : 1;
    values[CHAIN] = 1 + (g1 === h2 ? 1 : 0) + (g2 === h1 ? 2 : 0);
    const first = forward.left1[d];
    values[CASE1] = forward.nodes[(first < 0 ? none : first) * NODE_WIDTH + W];
  }

  private grow(capacity: number): void {
    this.head = new Int32Array(capacity);
    this.label = new Int32Array(capacity);
    this.other = new Int32Array(capacity);
    this.otherLabel = new Int32Array(capacity);
    this.sureness = new Int32Array(capacity);
  }
}

/** A place counted from the other end; the root stays n. */
function turned(place: number, n: number): number {
  return place === n ? n : n - 1 - place;
}

function reach(difference: number): number {
  const size = Math.abs(difference);
  const step = size > 10 ? 6 : size > 5 ? 5 : size > 4 ? 4 : size;
  return difference < 0 ? step + 1 : step + 11;
}

/** Margins on a roughly logarithmic scale. */
function level(margin: number): number {
  return 32 - Math.clz32(Math.max(0, margin >> 5));
}

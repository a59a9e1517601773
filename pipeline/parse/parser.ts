import { ACTION_PLAN, ACTION_POSITIONS, ACTION_TEMPLATES } from "./parsefeatures.ts";
import { LABEL_PLAN, LABEL_POSITIONS, LABEL_TEMPLATES } from "./parsefeatures.ts";
import type { Scorer } from "./scorers.ts";
import { NODE_WIDTH, SHIFT } from "./state.ts";
import type { State } from "./state.ts";

const DIST = ACTION_PLAN.special.get("dist")!;
const GAP = ACTION_PLAN.special.get("gap")!;
const DEPTH = ACTION_PLAN.special.get("depth")!;
const DIR = LABEL_PLAN.special.get("dir")!;
const FAR = LABEL_PLAN.special.get("far")!;

/** Training's part in a parse: chooses the action to take, and hears of each label before the arc is made. */
export interface Guide {
  choose(state: State, scores: Int32Array, best: number): number;
  labelled(state: State, head: number, dependent: number, label: number): void;
}

/** Greedy arc-hybrid parser: one model for the action, one for the relation of each new arc. */
export class Parser {
  private readonly actionValues = new Int32Array(ACTION_TEMPLATES.width);
  private readonly labelValues = new Int32Array(LABEL_TEMPLATES.width);
  private readonly actionScores = new Int32Array(4);
  private readonly labelScores: Int32Array;
  private readonly around = new Int32Array(32);

  constructor(
    private readonly labelCount: number,
    private readonly actions: Scorer,
    private readonly labels: Scorer,
  ) {
    this.labelScores = new Int32Array(labelCount);
  }

  /** Parses `state`, whose words are filled in. Afterwards state.head and state.label hold the tree (root n, its label). */
  parse(state: State, guide?: Guide): void {
    const { actionScores } = this;
    while (!state.finished) {
      this.lookAtActions(state);
      this.actions.score(ACTION_TEMPLATES, this.actionValues, actionScores, null);
      let best = -1;
      let second = -1;
      for (let a = 0; a < 3; a++) {
        if (!state.allows(a)) continue;
        if (best < 0 || actionScores[a] > actionScores[best]) {
          second = best;
          best = a;
        } else if (second < 0 || actionScores[a] > actionScores[second]) second = a;
      }
      const action = guide ? guide.choose(state, actionScores, best) : best;
      if (action === SHIFT) {
        state.shift();
        continue;
      }
      const dependent = state.stack[state.top - 1];
      const head = state.headFor(action);
      const label = this.name(state, head, dependent);
      if (guide) guide.labelled(state, head, dependent, label);
      state.margin[dependent] = second < 0 ? 1 << 20 : actionScores[best] - actionScores[second];
      state.attach(head, label);
    }
  }

  /** The most likely relation of an arc, by the state of the tree so far. */
  name(state: State, head: number, dependent: number): number {
    const { labelScores, labelCount } = this;
    this.lookAtLabel(state, head, dependent);
    this.labels.score(LABEL_TEMPLATES, this.labelValues, labelScores, null);
    let best = 0;
    for (let l = 1; l < labelCount; l++) if (labelScores[l] > labelScores[best]) best = l;
    return best;
  }

  private lookAtActions(state: State): void {
    const { actionValues, around } = this;
    const { n, top, front, stack, left1, left2, right1, right2, nodes } = state;
    const none = n + 1;
    const s0 = top > 0 ? stack[top - 1] : none;
    const s1 = top > 1 ? stack[top - 2] : none;
    around[0] = s0;
    around[1] = s1;
    around[2] = top > 2 ? stack[top - 3] : none;
    around[3] = front;
    around[4] = front + 1 <= n ? front + 1 : none;
    around[5] = front + 2 <= n ? front + 2 : none;
    around[6] = front + 3 <= n ? front + 3 : none;
    around[7] = left1[s0];
    around[8] = left2[s0];
    around[9] = right1[s0];
    around[10] = right2[s0];
    around[11] = left1[s1];
    around[12] = left2[s1];
    around[13] = right1[s1];
    around[14] = right2[s1];
    around[15] = left1[front];
    around[16] = left2[front];
    for (let p = 0; p < ACTION_POSITIONS.length; p++) around[p] = (around[p] < 0 ? none : around[p]) * NODE_WIDTH;
    const { positions, attributes, count } = ACTION_PLAN;
    for (let s = 0; s < count; s++) actionValues[s + 1] = nodes[around[positions[s]] + attributes[s]];
    actionValues[DIST] = s0 === none ? 0 : steps(front - s0);
    actionValues[GAP] = s1 === none ? 0 : steps(s0 - s1);
    actionValues[DEPTH] = top > 3 ? 4 : top;
  }

  private lookAtLabel(state: State, head: number, dependent: number): void {
    const { labelValues, around } = this;
    const { n, left1, left2, right1, right2, nodes } = state;
    const none = n + 1;
    around[0] = head;
    around[1] = dependent;
    around[2] = left1[head];
    around[3] = right1[head];
    around[4] = left2[head];
    around[5] = right2[head];
    around[6] = left1[dependent];
    around[7] = left2[dependent];
    around[8] = right1[dependent];
    around[9] = right2[dependent];
    around[10] = dependent - 1;
    around[11] = dependent + 1;
    around[12] = head - 1;
    around[13] = head < n ? head + 1 : none;
    for (let p = 0; p < LABEL_POSITIONS.length; p++) around[p] = (around[p] < 0 ? none : around[p]) * NODE_WIDTH;
    const { positions, attributes, count } = LABEL_PLAN;
    for (let s = 0; s < count; s++) labelValues[s + 1] = nodes[around[positions[s]] + attributes[s]];
    labelValues[DIR] = head > dependent ? 1 : 2;
    labelValues[FAR] = steps(Math.abs(head - dependent)) + (head > dependent ? 16 : 32);
  }
}

/** A distance in words as one of eight steps. */
function steps(distance: number): number {
  return distance > 10 ? 7 : distance > 5 ? 6 : distance;
}

import type { State } from "./state.ts";

/** Gold arcs of a sentence, in the numbering of State (the root is n), with each word's dependents. */
export interface GoldTree {
  head: Int32Array;
  label: Int32Array;
  dependents: number[][];
}

/**
 * Dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many gold arcs each action makes unreachable.
 * `onStack` marks the words on the stack. Costs of SHIFT, LEFT and RIGHT go into `out`.
 */
export function actionCosts(state: State, gold: GoldTree, onStack: Uint8Array, out: Int32Array): void {
  const { n, top, front, stack } = state;
  const s0 = top > 0 ? stack[top - 1] : -1;
  const s1 = top > 1 ? stack[top - 2] : -1;
  out.fill(0);
  if (front < n) {
    for (const d of gold.dependents[front]) if (onStack[d]) out[0]++;
    const h = gold.head[front];
    if (h < n && onStack[h] && h !== s0) out[0]++;
  }
  if (s0 < 0) return;
  for (const d of gold.dependents[s0]) {
    if (d < front) continue;
    out[1]++;
    out[2]++;
  }
  const h = gold.head[s0];
  if (h === s1 || h > front) out[1]++;
  if (h >= front) out[2]++;
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { bestTree } from "../../../pipeline/parse/net/tree.ts";

/** All head lists of n words with one root and no cycle. */
function* trees(n: number): Generator<number[]> {
  const head = Array.from({ length: n }, () => -1);
  for (let code = 0; code < (n + 1) ** n; code++) {
    for (let i = 0, rest = code; i < n; i++, rest = Math.floor(rest / (n + 1))) head[i] = (rest % (n + 1)) - 1;
    if (isTree(head)) yield [...head];
  }
}

function isTree(head: readonly number[]): boolean {
  if (head.filter((h) => h < 0).length !== 1) return false;
  return head.every((_, i) => {
    let v = i;
    for (let steps = 0; steps <= head.length; steps++) {
      if (head[v] < 0) return true;
      v = head[v];
    }
    return false;
  });
}

const total = (scores: Int32Array, head: ArrayLike<number>, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += scores[i * (n + 1) + head[i] + 1];
  return sum;
};

const scored = (most: number) => fc.integer({ min: 1, max: most }).chain((n) =>
  fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n * (n + 1), maxLength: n * (n + 1) }).map((values) => ({ n, scores: Int32Array.from(values) })));

test("below the chosen root word no tree scores better", () => {
  fc.assert(fc.property(scored(4), ({ n, scores }) => {
    const head = new Int32Array(n);
    bestTree(scores, n, head);
    const root = [...head].indexOf(-1);
    const best = Math.max(...[...trees(n)].filter((tree) => tree[root] < 0).map((tree) => total(scores, tree, n)));
    expect(total(scores, head, n)).toBe(best);
  }), { seed: 1, numRuns: 300 });
});

test("any scores give a tree", () => {
  fc.assert(fc.property(scored(40), ({ n, scores }) => {
    const head = new Int32Array(n);
    bestTree(scores, n, head);
    expect(isTree([...head])).toBe(true);
  }), { seed: 2, numRuns: 200 });
});

/**
 * The best tree of a sentence by the scores of its arcs: `scores` is [word, head], `n` words by `n + 1` heads, where head 0 is the
 * root and head h is word h - 1. Exactly one word hangs from the root. Each word takes its best head; where that closes a cycle, the
 * algorithm of Chu and Liu (1965) and Edmonds (1967) breaks it. Writes heads, -1 for the root, to `out`.
 */
export function bestTree(scores: Float32Array | Int32Array, n: number, out: Int32Array): void {
  if (n === 0) return;
  const width = n + 1;
  let root = 0;
  let bestRoot = -Infinity;
  for (let i = 0; i < n; i++) {
    let top = -Infinity;
    let head = -1;
    for (let h = 0, at = i * width + 1; h < n; h++, at++) {
      if (scores[at] > top && h !== i) {
        top = scores[at];
        head = h;
      }
    }
    out[i] = head;
    const gain = n === 1 ? 0 : scores[i * width] - top;
    if (gain > bestRoot) {
      bestRoot = gain;
      root = i;
    }
  }
  out[root] = -1;
  if (cycleOf(out, n) !== null) contract(scores, n, root, out);
}

/** The words of some cycle among the heads, or null. */
function cycleOf(head: ArrayLike<number>, n: number): number[] | null {
  const seen = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let v = i;
    while (v >= 0 && seen[v] === 0) {
      seen[v] = i + 1;
      v = head[v];
    }
    if (v < 0 || seen[v] !== i + 1) continue;
    const cycle = [v];
    for (let u = head[v]; u !== v; u = head[u]) cycle.push(u);
    return cycle;
  }
  return null;
}

/** A cycle that was made one node: the words of each of its nodes, and the arc into each. */
interface Contraction {
  members: number[][];
  arcs: number[];
}

/** A graph: the best arc between any two nodes, [to, from], as the place of its score (-1: none), and what it is worth now. */
interface Graph {
  size: number;
  arc: Int32Array;
  worth: Float64Array;
}

/** Edmonds' contraction for a fixed root word. */
function contract(scores: Float32Array | Int32Array, n: number, root: number, out: Int32Array): void {
  const width = n + 1;
  let nodes = Array.from({ length: n }, (_, i) => [i]);
  let graph = emptyGraph(n);
  for (let to = 0; to < n; to++) for (let from = 0; from < n; from++) if (from !== to && to !== root) put(graph, to, from, to * width + from + 1, scores[to * width + from + 1]);
  const contractions: Contraction[] = [];
  let best: Int32Array;
  for (;;) {
    best = bestFrom(graph);
    const cycle = cycleOf(best, graph.size);
    if (!cycle) break;
    const { size, arc, worth } = graph;
    const inside = new Set(cycle);
    const rest = nodes.map((_, i) => i).filter((i) => !inside.has(i));
    const next = emptyGraph(rest.length + 1);
    rest.forEach((to, t) => {
      rest.forEach((from, f) => put(next, t, f, arc[to * size + from], worth[to * size + from]));
      for (const from of cycle) put(next, t, rest.length, arc[to * size + from], worth[to * size + from]);
    });
    // An arc into the cycle costs the arc that it takes the place of.
    for (const to of cycle) rest.forEach((from, f) => put(next, rest.length, f, arc[to * size + from], worth[to * size + from] - worth[to * size + best[to]]));
    contractions.push({ members: cycle.map((node) => nodes[node]), arcs: cycle.map((to) => arc[to * size + best[to]]) });
    nodes = [...rest.map((node) => nodes[node]), cycle.flatMap((node) => nodes[node])];
    graph = next;
  }
  const chosen = new Set<number>();
  const choose = (at: number): void => {
    const to = Math.floor(at / width);
    chosen.add(to);
    out[to] = (at % width) - 1;
  };
  best.forEach((from, to) => from >= 0 && choose(graph.arc[to * graph.size + from]));
  for (const { members, arcs } of contractions.reverse()) {
    const entered = members.findIndex((words) => words.some((word) => chosen.has(word)));
    arcs.forEach((at, k) => k !== entered && choose(at));
  }
  out[root] = -1;
}

function emptyGraph(size: number): Graph {
  return { size, arc: new Int32Array(size * size).fill(-1), worth: new Float64Array(size * size) };
}

/** Takes an arc into the graph where it is worth more than the one that is there. */
function put(graph: Graph, to: number, from: number, arc: number, worth: number): void {
  const at = to * graph.size + from;
  if (arc < 0 || (graph.arc[at] >= 0 && graph.worth[at] >= worth)) return;
  graph.arc[at] = arc;
  graph.worth[at] = worth;
}

/** For each node the node that its best arc comes from, -1 where it has none. */
function bestFrom({ size, arc, worth }: Graph): Int32Array {
  const best = new Int32Array(size).fill(-1);
  for (let to = 0; to < size; to++) {
    for (let from = 0; from < size; from++) {
      if (arc[to * size + from] >= 0 && (best[to] < 0 || worth[to * size + from] > worth[to * size + best[to]])) best[to] = from;
    }
  }
  return best;
}

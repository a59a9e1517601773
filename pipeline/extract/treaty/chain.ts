import type { Label } from "./labels.ts";
import { type Ordinal, step } from "./numbers.ts";

/** How far back the chain looks for the provision before this one; keeps the search linear in the number of labels. */
const WINDOW = 160;
const NEXT = 4;
const BOUNDARY = -3;
/** A series may begin this weakly, as in running text without punctuation, and gain by its length. */
const WEAKEST = -3;

interface Node {
  label: Label;
  reading: Ordinal;
  total: number;
  previous: number;
}

export interface Chain {
  labels: Label[];
  readings: Ordinal[];
  score: number;
}

/**
 * The series of provisions that the labels of one text form: the sequence with the highest sum of label scores and of
 * how well each number follows the one before (dynamic programming over the last labels). `walls` are the places of
 * closing formulas and annex headings in ascending order: a series may cross one only where the numbering simply goes on.
 * `divisions` are the places of part and chapter headings, after which numbering may start afresh.
 *
 * Of several series the first that could stand alone is taken: what follows the closing formula is another instrument.
 */
export function bestChain(labels: Label[], walls: number[], divisions: number[]): Chain | null {
  const nodes = expand(labels);
  for (let i = 0; i < nodes.length; i++) link(nodes, i, walls, divisions);
  return pick(nodes);
}

/**
 * One node for each reading of each label. A lone letter that is also a numeral (C, D, I ...) is read as a letter first
 * only where the text has other lone letters.
 */
function expand(labels: Label[]): Node[] {
  const lettered = labels.filter((l) => l.number.readings.length === 1 && /^[A-Z]$/.test(l.printed)).length > 1;
  const nodes: Node[] = [];
  for (const label of labels) {
    const { readings } = label.number;
    readings.forEach((reading, i) => {
      const isLetter = i === readings.length - 1;
      const unlikely = readings.length > 1 && /^[A-Z]$/.test(label.printed) && isLetter !== lettered;
      nodes.push({ label, reading, total: label.score - (unlikely ? 4 : 0), previous: -1 });
    });
  }
  return nodes;
}

function between(places: number[], low: number, high: number): boolean {
  let a = 0;
  let b = places.length;
  while (a < b) {
    const mid = (a + b) >> 1;
    if ((places[mid] as number) <= low) a = mid + 1;
    else b = mid;
  }
  return a < places.length && (places[a] as number) < high;
}

function link(nodes: Node[], i: number, walls: number[], divisions: number[]): void {
  const node = nodes[i] as Node;
  const own = node.total;
  const start = node.reading.major === 1 && node.reading.minor <= 1 && node.reading.suffix === 0 ? 3 : -2;
  node.total = own + start;
  for (let j = i - 1, seen = 0; j >= 0 && seen < WINDOW; j--, seen++) {
    const before = nodes[j] as Node;
    if (before.label === node.label || before.total < WEAKEST) continue;
    const kind = step(before.reading, node.reading);
    let gain = NEXT;
    if (kind === "gap") gain = -2 - Math.min(6, node.reading.major - before.reading.major);
    else if (kind === "same") gain = -5;
    else if (kind === "back")
      gain = between(divisions, before.label.start, node.label.start) && node.reading.major === 1 ? -4 : -11;
    if (before.total + own + gain <= node.total && kind !== "next") continue;
    if (between(walls, before.label.start, node.label.start)) {
      if (kind !== "next") continue;
      gain += BOUNDARY;
    }
    const total = before.total + own + gain;
    if (total > node.total) {
      node.total = total;
      node.previous = j;
    }
  }
}

function pick(nodes: Node[]): Chain | null {
  let best = -1;
  for (let i = 0; i < nodes.length; i++) if (best < 0 || (nodes[i] as Node).total > (nodes[best] as Node).total) best = i;
  if (best < 0 || (nodes[best] as Node).total <= 2) return null;
  const top = trace(nodes, best);
  const first = earlier(nodes, top.labels[0] as Label);
  return first ?? top;
}

/** A complete series that ends before the best one begins: then the best one belongs to an annex. */
function earlier(nodes: Node[], limit: Label): Chain | null {
  let end = -1;
  for (let i = 0; i < nodes.length && (nodes[i] as Node).label.start < limit.start; i++) {
    if (end < 0 || (nodes[i] as Node).total > (nodes[end] as Node).total) end = i;
  }
  if (end < 0) return null;
  const chain = trace(nodes, end);
  return chain.labels.length >= 2 && chain.readings[0]?.major === 1 && chain.score >= 20 ? chain : null;
}

function trace(nodes: Node[], last: number): Chain {
  const labels: Label[] = [];
  const readings: Ordinal[] = [];
  for (let i = last; i >= 0; i = (nodes[i] as Node).previous) {
    labels.push((nodes[i] as Node).label);
    readings.push((nodes[i] as Node).reading);
  }
  return { labels: labels.reverse(), readings: readings.reverse(), score: (nodes[last] as Node).total };
}

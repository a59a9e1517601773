import { distanceStep, DISTANCES, even8 } from "./distance.ts";
import type { NetFile } from "./file.ts";
import { Arena, loadKernels } from "./memory.ts";
import { bestTree } from "./tree.ts";
import { affixRows, vectorKey, wordKeys } from "./wordfeatures.ts";

/** The kernels' exports that an analysis uses; see assembly/infer.ts for each. */
interface InferKernels {
  memory: WebAssembly.Memory;
  product(a: number, w: number, bias: number, c: number, n: number, k: number, m: number, shift: number, packed: number): void;
  narrow(from: number, to: number, n: number): void;
  narrowLeaky(from: number, to: number, n: number): void;
  window(words: number, to: number, n: number, m: number): void;
  recur(pre: number, below: number, cell: number, state: number, out: number, n: number, h: number, blocks: number): void;
  joins(above: number, root: number, head: number, to: number, n: number, r: number): void;
  largest(scores: number, to: number, n: number, width: number, size: number): void;
  pairs(words: number, heads: number, far: number, steps: number, to: number, n: number, k: number, m: number): void;
}

/** A weight matrix in the kernels' layout. */
interface Ready {
  weights: number;
  bias: number;
  rows: number;
  columns: number;
  shift: number;
}

/** Longest run of tokens that is read at once. */
export const LONGEST_RUN = 400;
/** So many different words are kept ready, and as many of those before, unless they come again. */
const WORDS_KEPT = 8000;
const POINT = 11;
const TABLE_POINT = 8;
const VECTOR_SHIFT = 5;

/** The trained net: gives the tags and the tree of a sentence. Integers only. Has scratch space: use one for each thread. */
export class Net {
  readonly tags: string[];
  readonly labels: string[];
  /** Results of the last call of `read`: numbers of tags and relations, and heads (-1 is the root). */
  readonly tag: Int32Array;
  readonly label: Int32Array;
  readonly head: Int32Array;
  private readonly k = loadKernels<InferKernels>("infer.wasm");
  private readonly arena: Arena;
  private readonly ready = new Map<string, Ready>();
  private readonly cells: number[] = [];
  private readonly rows: Map<string, number>;
  private readonly vectorRows: Map<string, number>;
  private young = new Map<string, number>();
  private old = new Map<string, number>();
  /** Which half of the store the young words are in. */
  private half = 0;
  private readonly s: Record<"words" | "x" | "p" | "wide" | "state" | "low" | "high" | "heads" | "deps" | "turned" | "scores" | "far" | "steps" | "packed" | "root" | "head" | "tag" | "label" | "above" | "z" | "tags" | "labels" | "store", { at: number }>;

  constructor(private readonly file: NetFile) {
    const { sizes, tags, labels, words, vectorWords, matrices } = file.header;
    const { embed, vector, input, hidden, layers, arc, relation } = sizes;
    this.tags = tags;
    this.labels = labels;
    this.rows = new Map(words.map((word, i) => [word, i]));
    this.vectorRows = new Map(vectorWords.map((word, i) => [word, i]));
    const run = 3 * 8 * hidden;
    this.arena = new Arena(this.k.memory, 16e6 + 2 * WORDS_KEPT * run * 2 + LONGEST_RUN * (8 * hidden * 4 + 20 * arc) + LONGEST_RUN * LONGEST_RUN * 4);
    const of = new Map(matrices.map((m) => [m.name, m]));
    const part = (name: string, from: number, to: number, rowFrom = 0, rowTo = of.get(name)!.rows, biased = true): Ready =>
      this.prepare(name, name === "input" ? TABLE_POINT : POINT, from, to, rowFrom, rowTo, biased);
    this.ready.set("input", part("input", 0, input));
    // The word itself brings the bias: it has no neighbour at either end of a sentence.
    for (let w = 0; w < 3; w++) this.ready.set(`window${w}`, part("layer0", 0, 8 * hidden, w * input, (w + 1) * input, w === 1));
    for (let l = 1; l < layers; l++) this.ready.set(`layer${l}`, part(`layer${l}`, 0, 6 * hidden));
    this.ready.set("tag", part("tag", 0, even8(tags.length)));
    this.ready.set("heads", part("head", 0, arc));
    this.ready.set("deps", part("head", arc, 2 * arc));
    this.ready.set("relations", part("head", 2 * arc, 2 * arc + 2 * relation));
    this.ready.set("far", part("head", 2 * arc + 2 * relation, 2 * arc + 2 * relation + DISTANCES));
    this.ready.set("bilinear", part("bilinear", 0, arc));
    this.ready.set("relation", part("relation", 0, even8(labels.length)));
    for (let l = 0; l < layers; l++) this.cells.push(this.whole(Int32Array.from(file.matrices.get(`layer${l}Cell`)!)));
    const root = file.matrices.get("root")!;
    const n = LONGEST_RUN;
    const make = (bytes: number): { at: number } => this.arena.block((bytes + 3) >> 2);
    this.s = {
      words: make(4 * n), x: make(2 * (embed + vector)), p: make(2 * input), wide: make(4 * n * 8 * hidden), state: make(4 * hidden),
      low: make(4 * n * hidden), high: make(4 * n * hidden), heads: make(2 * (n + 1) * arc), deps: make(2 * n * arc), turned: make(2 * n * arc),
      scores: make(4 * n * (n + 1)), far: make(4 * n * DISTANCES), steps: make(2 * n), root: make(4 * relation), head: make(4 * n), tag: make(4 * n), label: make(4 * n), packed: make(8 * Math.max(embed + vector, input, 2 * hidden, arc, relation)), above: make(4 * n * 2 * relation), z: make(2 * n * relation),
      tags: make(4 * n * even8(tags.length)), labels: make(4 * n * even8(labels.length)), store: make(2 * WORDS_KEPT * run * 2),
    };
    const results = (place: { at: number }): Int32Array => new Int32Array(this.k.memory.buffer, place.at, n);
    this.head = results(this.s.head);
    this.tag = results(this.s.tag);
    this.label = results(this.s.label);
    new Int32Array(this.k.memory.buffer, this.s.root.at, relation).set(root.subarray(arc, arc + relation));
    new Int16Array(this.k.memory.buffer, this.s.heads.at, arc).set(root.subarray(0, arc));
    const steps = new Uint8Array(this.k.memory.buffer, this.s.steps.at, 2 * n);
    for (let gap = 1 - n; gap < n; gap++) steps[n + gap] = distanceStep(n, n + gap);
  }

  private whole(values: Int32Array): number {
    const block = this.arena.block(values.length);
    new Int32Array(this.k.memory.buffer, block.at, values.length).set(values);
    return block.at;
  }

  /** Part of a matrix laid out for `product`; outputs have 11 bits behind the point. */
  private prepare(name: string, inputPoint: number, from: number, to: number, rowFrom: number, rowTo: number, biased: boolean): Ready {
    const { columns, point } = this.file.header.matrices.find((m) => m.name === name)!;
    const values = this.file.matrices.get(name)!;
    const bias = this.file.matrices.get(name === "bilinear" ? "arcBias" : `${name}Bias`)!;
    const rows = rowTo - rowFrom;
    const wide = to - from;
    const block = this.arena.block((rows * wide) / 2);
    const out = new Int16Array(this.k.memory.buffer, block.at, rows * wide);
    for (let r = 0; r < rows; r++) for (let c = 0; c < wide; c++) out[(c >> 3) * rows * 8 + (r >> 1) * 16 + 2 * (c & 7) + (r & 1)] = values[(rowFrom + r) * columns + from + c];
    const shift = inputPoint + point - POINT;
    const half = 1 << (shift - 1);
    const biases = Int32Array.from({ length: wide }, (_, c) => (biased ? bias[from + c] * 2 ** shift : 0) + half);
    return { weights: block.at, bias: this.whole(biases), rows, columns: wide, shift };
  }

  private product(name: string, from: number, to: number, n: number): Ready {
    const r = this.ready.get(name)!;
    this.k.product(from, r.weights, r.bias, to, n, r.rows, r.columns, r.shift, this.s.packed.at);
    return r;
  }

  /** Where in memory the word's share of the first layer stands, until as many other words as are kept have come. */
  private place(form: string): number {
    const known = this.young.get(form);
    if (known !== undefined) return known;
    const size = 3 * 8 * this.file.header.sizes.hidden * 2;
    const at = this.s.store.at + (this.half * WORDS_KEPT + this.young.size) * size;
    this.young.set(form, at);
    const before = this.old.get(form);
    if (before === undefined) this.compute(form, at);
    else new Uint8Array(this.k.memory.buffer).copyWithin(at, before, before + size);
    return at;
  }

  /** Makes room for the words of a run. */
  private reserve(n: number): void {
    if (this.young.size + n <= WORDS_KEPT) return;
    this.old = this.young;
    this.young = new Map();
    this.half = 1 - this.half;
  }

  private compute(form: string, at: number): void {
    const { embed, vector, input, hidden } = this.file.header.sizes;
    const { table, vectors } = this.file;
    const buffer = this.k.memory.buffer;
    const x = new Int16Array(buffer, this.s.x.at, embed + vector).fill(0);
    const rows = affixRows(form).map((row) => this.rows.size + row);
    for (const key of wordKeys(form)) if (this.rows.has(key)) rows.push(this.rows.get(key)!);
    for (const row of rows) for (let j = 0; j < embed; j++) x[j] += table[row * embed + j];
    const v = this.vectorRows.get(vectorKey(form));
    if (v !== undefined) for (let j = 0; j < vector; j++) x[embed + j] = vectors[v * vector + j] << VECTOR_SHIFT;
    this.product("input", this.s.x.at, this.s.wide.at, 1);
    this.k.narrowLeaky(this.s.wide.at, this.s.p.at, input);
    for (let w = 0; w < 3; w++) {
      // As the word before (of the next), as itself, as the word after: the window's first part is for the word before.
      this.product(`window${w}`, this.s.p.at, this.s.wide.at, 1);
      this.k.narrow(this.s.wide.at, at + w * 8 * hidden * 2, 8 * hidden);
    }
  }

  /** Reads a sentence of at most LONGEST_RUN words; the results stand in `tag`, `head` and `label`. */
  read(forms: readonly string[]): void {
    const { k, s } = this;
    const { hidden, layers, arc, relation } = this.file.header.sizes;
    const n = forms.length;
    if (n === 0) return;
    this.reserve(n);
    const words = new Uint32Array(k.memory.buffer, s.words.at, n);
    for (let i = 0; i < n; i++) words[i] = this.place(forms[i]);
    k.window(s.words.at, s.wide.at, n, 8 * hidden);
    k.recur(s.wide.at, 0, this.cells[0], s.state.at, s.low.at, n, hidden, 4);
    let [from, to] = [s.low.at, s.high.at];
    for (let l = 1; l < layers; l++) {
      if (l === layers - 1) this.product("tag", from, s.tags.at, n);
      this.product(`layer${l}`, from, s.wide.at, n);
      k.recur(s.wide.at, from, this.cells[l], s.state.at, to, n, hidden, 3);
      [from, to] = [to, from];
    }
    this.product("heads", from, s.wide.at, n);
    k.narrowLeaky(s.wide.at, s.heads.at + 2 * arc, n * arc);
    this.product("deps", from, s.wide.at, n);
    k.narrowLeaky(s.wide.at, s.deps.at, n * arc);
    this.product("bilinear", s.deps.at, s.wide.at, n);
    k.narrow(s.wide.at, s.turned.at, n * arc);
    this.product("far", from, s.far.at, n);
    this.product("relations", from, s.above.at, n);
    k.pairs(s.turned.at, s.heads.at, s.far.at, s.steps.at + LONGEST_RUN, s.scores.at, n, arc, DISTANCES);
    this.decode(n, relation);
  }

  private decode(n: number, relation: number): void {
    const { k, s } = this;
    const { buffer } = k.memory;
    const head = new Int32Array(buffer, s.head.at, n);
    bestTree(new Int32Array(buffer, s.scores.at, n * (n + 1)), n, head);
    k.joins(s.above.at, s.root.at, s.head.at, s.z.at, n, relation);
    this.product("relation", s.z.at, s.labels.at, n);
    k.largest(s.labels.at, s.label.at, n, even8(this.labels.length), this.labels.length);
    k.largest(s.tags.at, s.tag.at, n, even8(this.tags.length), this.tags.length);
  }
}

/** A sentence in runs that the net reads at once: nearly always one. */
export function inRuns(forms: readonly string[]): (readonly string[])[] {
  if (forms.length <= LONGEST_RUN) return [forms];
  return Array.from({ length: Math.ceil(forms.length / LONGEST_RUN) }, (_, i) => forms.slice(i * LONGEST_RUN, (i + 1) * LONGEST_RUN));
}

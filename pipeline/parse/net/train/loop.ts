import { generator, shuffle } from "../../hash.ts";
import type { Sentence } from "../../conllu.ts";
import { Arena, loadKernels } from "../memory.ts";
import type { TrainKernels } from "../memory.ts";
import type { Batch } from "./batch.ts";
import { Network } from "./network.ts";
import type { NetShape } from "./shape.ts";
import type { WordTable } from "./words.ts";

export interface LoopOptions {
  epochs: number;
  rate: number;
  drop: number;
  batch: number;
  seed: number;
}

/** A sentence in numbers. */
export interface Example {
  forms: string[];
  tags: Int32Array;
  heads: Int32Array;
  labels: Int32Array;
}

export function examplesOf(sentences: readonly Sentence[], tags: string[], labels: string[]): Example[] {
  const tagOf = new Map(tags.map((tag, i) => [tag, i]));
  const labelOf = new Map(labels.map((label, i) => [label, i]));
  return sentences.map((s) => ({
    forms: s.words.map((w) => w.form),
    tags: Int32Array.from(s.words, (w) => tagOf.get(`${w.upos}|${w.xpos}`) ?? -1),
    heads: Int32Array.from(s.words, (w) => w.head),
    labels: Int32Array.from(s.words, (w) => labelOf.get(w.deprel) ?? -1),
  }));
}

const MOST = 1400;
const LONGEST = 300;

/** Trains a net on examples, batch by batch. */
export class Trainer {
  readonly net: Network;
  readonly table: Float32Array;
  private readonly k: TrainKernels;
  private readonly tableGrad: Float32Array;
  private readonly tableFirst: Float32Array;
  private readonly tableSecond: Float32Array;
  private readonly touched: Uint8Array;
  private readonly random: () => number;
  private readonly input: Float32Array;
  private used: Int32Array[] = [];

  constructor(readonly shape: NetShape, private readonly words: WordTable, private readonly options: LoopOptions) {
    this.random = generator(options.seed);
    this.k = loadKernels<TrainKernels>("train.wasm");
    this.net = new Network(shape, this.k, new Arena(this.k.memory, 400e6), MOST, this.random);
    const size = words.size * shape.embed;
    this.table = new Float32Array(size);
    for (let i = 0; i < size; i++) this.table[i] = (2 * this.random() - 1) * 0.05;
    this.tableGrad = new Float32Array(size);
    this.tableFirst = new Float32Array(size);
    this.tableSecond = new Float32Array(size);
    this.touched = new Uint8Array(words.size);
    this.input = new Float32Array(MOST * (shape.embed + shape.vector));
  }

  /** Lays the sentences end to end; rows of words and vectors are left out now and then, so that the rest learns to stand in for them. */
  private batchOf(examples: readonly Example[]): Batch {
    const { embed, vector } = this.shape;
    const width = embed + vector;
    const tokens = examples.reduce((sum, e) => sum + e.forms.length, 0);
    const batch: Batch = { tokens, starts: [], input: this.input, tags: new Int32Array(tokens), heads: new Int32Array(tokens), labels: new Int32Array(tokens) };
    this.input.fill(0, 0, tokens * width);
    this.used = [];
    const { vectors } = this.words.vocabulary;
    let at = 0;
    for (const e of examples) {
      batch.starts.push(at);
      batch.tags.set(e.tags, at);
      batch.heads.set(e.heads, at);
      batch.labels.set(e.labels, at);
      for (const form of e.forms) {
        const look = this.words.look(form);
        const rows = [...look.affixes];
        if (this.random() > 0.06 + 0.5 / (0.5 + look.count)) rows.push(...look.own);
        this.used.push(Int32Array.from(rows));
        for (const row of rows) for (let j = 0; j < embed; j++) this.input[at * width + j] += this.table[row * embed + j];
        if (look.vector >= 0 && this.random() > 0.05) {
          for (let j = 0; j < vector; j++) this.input[at * width + embed + j] = vectors[look.vector * vector + j];
        }
        at++;
      }
    }
    return batch;
  }

  private learnWords(tokens: number, rate: number, scale: number): void {
    const { embed, vector } = this.shape;
    const width = embed + vector;
    const { data } = this.net.inputGrad;
    const rows: number[] = [];
    for (let t = 0; t < tokens; t++) {
      for (const row of this.used[t]) {
        if (this.touched[row] === 0) {
          this.touched[row] = 1;
          rows.push(row);
        }
        for (let j = 0; j < embed; j++) this.tableGrad[row * embed + j] += data[t * width + j];
      }
    }
    for (const row of rows) {
      this.touched[row] = 0;
      for (let i = row * embed; i < (row + 1) * embed; i++) {
        const g = this.tableGrad[i] * scale;
        this.tableGrad[i] = 0;
        this.tableFirst[i] += 0.1 * (g - this.tableFirst[i]);
        this.tableSecond[i] += 0.05 * (g * g - this.tableSecond[i]);
        this.table[i] -= (rate * this.tableFirst[i]) / (Math.sqrt(this.tableSecond[i]) + 1e-8);
      }
    }
  }

  run(examples: readonly Example[], log: (line: string) => void): void {
    const { epochs, rate, drop, batch: size } = this.options;
    const usable = examples.filter((e) => e.forms.length <= LONGEST);
    const total = usable.reduce((sum, e) => sum + e.forms.length, 0);
    let step = 0;
    const steps = Math.ceil((total * epochs) / size);
    for (let epoch = 0; epoch < epochs; epoch++) {
      const order = Int32Array.from(usable, (_, i) => i);
      shuffle(order, this.random);
      const sum = { tag: 0, arc: 0, label: 0 };
      const clock = performance.now();
      for (let i = 0; i < order.length; ) {
        const group: Example[] = [];
        for (let tokens = 0; i < order.length && tokens < size; i++) {
          group.push(usable[order[i]]);
          tokens += usable[order[i]].forms.length;
        }
        const batch = this.batchOf(group);
        this.net.forward(batch, drop);
        const losses = this.net.backward(batch, drop);
        sum.tag += losses.tag;
        sum.arc += losses.arc;
        sum.label += losses.label;
        const now = rate * Math.min(1, (step + 1) / 300) * Math.max(0.01, 1 - step / steps);
        let norm = 0;
        for (const w of this.net.weights) norm += this.k.squares(w.grad.at, w.grad.data.length);
        norm = Math.sqrt(norm) / batch.tokens;
        const scale = (norm > 1 ? 1 / norm : 1) / batch.tokens;
        for (const w of this.net.weights) this.k.adam(w.value.at, w.grad.at, w.first.at, w.second.at, w.value.data.length, now, 0.9, 0.95, scale);
        this.learnWords(batch.tokens, now, scale);
        step++;
      }
      log(`epoch ${epoch + 1}: tag ${(sum.tag / total).toFixed(4)} arc ${(sum.arc / total).toFixed(4)} label ${(sum.label / total).toFixed(4)}, ${((performance.now() - clock) / 1000).toFixed(0)} s`);
    }
  }
}

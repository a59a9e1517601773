import type { Arena, Block, TrainKernels } from "../memory.ts";
import { DISTANCES, distanceStep, even8 } from "../distance.ts";
import { eachSentence, unwindow3, window3 } from "./batch.ts";
import type { Batch } from "./batch.ts";
import { LEAK, crossEntropy, leaky, multiply } from "./pieces.ts";
import { recur, recurBack } from "./recurrence.ts";
import type { Layer } from "./recurrence.ts";
import type { NetShape } from "./shape.ts";

/** A matrix of parameters with its gradient and the moments of Adam. */
export interface Weight {
  name: string;
  rows: number;
  columns: number;
  value: Block;
  grad: Block;
  first: Block;
  second: Block;
}

export interface Losses {
  tag: number;
  arc: number;
  label: number;
}

const TAG_SHARE = 1;

/**
 * The net that training works on, in floats. Words are projected, three neighbours at a time go through a first layer of simple
 * recurrent units (Lei et al. 2018) in both directions, more such layers follow; tags are read from the layer before the last,
 * heads by a bilinear score (Dozat and Manning 2017) with a learnt preference for distances, relations from a hidden layer over the
 * word and its head.
 */
export class Network {
  readonly weights: Weight[] = [];
  readonly inputGrad: Block;
  private readonly w: Record<string, Weight> = {};
  private readonly blocks: Record<string, Block> = {};
  private readonly masks: Record<string, Float32Array> = {};

  constructor(
    readonly shape: NetShape,
    private readonly k: TrainKernels,
    private readonly arena: Arena,
    readonly most: number,
    private readonly random: () => number,
  ) {
    const { embed, vector, input, hidden, layers, arc, relation, tags, labels } = shape;
    this.weight("input", embed + vector, input);
    this.weight("inputBias", 1, input, 0);
    for (let l = 0; l < layers; l++) {
      const blocks = l === 0 ? 8 : 6;
      this.weight(`layer${l}`, l === 0 ? 3 * input : 2 * hidden, blocks * hidden);
      this.weight(`layer${l}Bias`, 1, blocks * hidden, 0);
      this.weight(`layer${l}Cell`, 4, hidden, 0);
    }
    for (let l = 0; l < layers; l++) for (let d = 0; d < 2; d++) this.w[`layer${l}Bias`].value.data.fill(0.5, (d * (l === 0 ? 4 : 3) + 1) * hidden, (d * (l === 0 ? 4 : 3) + 2) * hidden);
    this.weight("tag", 2 * hidden, even8(tags));
    this.weight("tagBias", 1, even8(tags), 0);
    this.weight("head", 2 * hidden, this.headWidth());
    this.weight("headBias", 1, this.headWidth(), 0);
    this.weight("root", 1, arc + relation, 0.1);
    this.weight("bilinear", arc, arc, 0.05);
    this.weight("arcBias", 1, arc, 0);
    this.weight("relation", relation, even8(labels));
    this.weight("relationBias", 1, even8(labels), 0);
    const n = most;
    const make = (name: string, columns: number, rows = n): void => void (this.blocks[name] = arena.block(rows * columns));
    make("x", embed + vector);
    make("dx", embed + vector);
    this.inputGrad = this.blocks.dx;
    make("p", input);
    make("dp", input);
    make("x3", 3 * input);
    make("dx3", 3 * input);
    for (let l = 0; l < layers; l++) {
      make(`pre${l}`, (l === 0 ? 8 : 6) * hidden);
      make(`dpre${l}`, (l === 0 ? 8 : 6) * hidden);
      make(`cell${l}`, 2 * hidden);
      make(`out${l}`, 2 * hidden);
      make(`dout${l}`, 2 * hidden);
    }
    for (const d of ["", "d"]) {
      make(`${d}tag`, even8(tags));
      make(`${d}head`, this.headWidth());
      make(`${d}heads`, arc, n + 1);
      make(`${d}deps`, arc);
      make(`${d}turned`, arc);
      make(`${d}scores`, n + 1, Math.min(n, 400));
      make(`${d}z`, relation);
      make(`${d}rel`, even8(labels));
    }
  }

  /** Columns of the head matrix: word as head, word as dependent, for arcs and relations, and preferences of distance. */
  headWidth(): number {
    return 2 * this.shape.arc + 2 * this.shape.relation + DISTANCES;
  }

  private weight(name: string, rows: number, columns: number, scale = Math.sqrt(6 / (rows + columns))): void {
    const size = rows * columns;
    const made: Weight = {
      name, rows, columns, value: this.arena.block(size), grad: this.arena.block(size), first: this.arena.block(size), second: this.arena.block(size),
    };
    for (let i = 0; i < size; i++) made.value.data[i] = (2 * this.random() - 1) * scale;
    this.w[name] = made;
    this.weights.push(made);
  }

  /** Forward pass; with `drop` > 0 as in training. */
  forward(batch: Batch, drop: number): void {
    const { k, w, blocks: b, shape } = this;
    const { embed, vector, input, hidden, layers } = shape;
    const n = batch.tokens;
    b.x.data.set(batch.input.subarray(0, n * (embed + vector)));
    this.fill(b.p, w.inputBias, n);
    k.gemmNN(b.x.at, w.input.value.at, b.p.at, n, embed + vector, input);
    leaky(b.p.data, 0, n * input);
    this.drop("p", b.p.data, batch, input, drop);
    window3(b.p.data, b.x3.data, batch, input);
    let from = b.x3;
    let width = 3 * input;
    for (let l = 0; l < layers; l++) {
      this.fill(b[`pre${l}`], w[`layer${l}Bias`], n);
      k.gemmNN(from.at, w[`layer${l}`].value.at, b[`pre${l}`].at, n, width, w[`layer${l}`].columns);
      recur(batch, this.layer(l), from.data);
      this.drop(`out${l}`, b[`out${l}`].data, batch, 2 * hidden, drop);
      from = b[`out${l}`];
      width = 2 * hidden;
    }
    const early = b[`out${Math.max(0, layers - 2)}`];
    this.fill(b.tag, w.tagBias, n);
    k.gemmNN(early.at, w.tag.value.at, b.tag.at, n, width, w.tag.columns);
    this.fill(b.head, w.headBias, n);
    k.gemmNN(from.at, w.head.value.at, b.head.at, n, width, w.head.columns);
    const m = 2 * shape.arc;
    for (let i = 0; i < n; i++) leaky(b.head.data, i * w.head.columns, i * w.head.columns + m);
    this.dropPart("head", b.head.data, n, w.head.columns, m, drop);
  }

  private fill(block: Block, bias: Weight, n: number): void {
    const row = bias.value.data.subarray(0, bias.columns);
    for (let i = 0; i < n; i++) block.data.set(row, i * bias.columns);
  }

  /** One mask for all tokens of a sentence (Gal and Ghahramani 2016). */
  private drop(name: string, data: Float32Array, batch: Batch, width: number, drop: number): void {
    const mask = (this.masks[name] ??= new Float32Array(this.most * width));
    if (drop === 0) return;
    const keep = 1 / (1 - drop);
    eachSentence(batch, (from, to) => {
      for (let j = 0; j < width; j++) mask[from * width + j] = this.random() < drop ? 0 : keep;
      for (let i = from + 1; i < to; i++) mask.copyWithin(i * width, from * width, (from + 1) * width);
    });
    for (let i = 0; i < batch.tokens * width; i++) data[i] *= mask[i];
  }

  private dropPart(name: string, data: Float32Array, n: number, width: number, part: number, drop: number): void {
    const mask = (this.masks[name] ??= new Float32Array(this.most * part));
    if (drop === 0) return;
    const keep = 1 / (1 - drop);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < part; j++) {
        mask[i * part + j] = this.random() < drop ? 0 : keep;
        data[i * width + j] *= mask[i * part + j];
      }
    }
  }

  private layer(l: number): Layer {
    const { blocks: b, w } = this;
    const { value, grad } = w[`layer${l}Cell`];
    return {
      h: this.shape.hidden, blocks: l === 0 ? 4 : 3, pre: b[`pre${l}`].data, dpre: b[`dpre${l}`].data, cell: b[`cell${l}`].data,
      out: b[`out${l}`].data, dout: b[`dout${l}`].data, v: value.data, dv: grad.data,
    };
  }

  /** Losses of the gold tags and trees, and the gradients of all weights and of the input. `forward` comes first. */
  backward(batch: Batch, drop: number): Losses {
    const { k, w, blocks: b, shape } = this;
    const { embed, vector, input, hidden, layers, arc, relation } = shape;
    const n = batch.tokens;
    const columns = w.head.columns;
    const losses: Losses = { tag: 0, arc: 0, label: 0 };
    for (let l = 0; l < layers; l++) b[`dout${l}`].data.fill(0, 0, n * 2 * hidden);
    b.dhead.data.fill(0, 0, n * columns);
    for (let i = 0; i < n; i++) losses.tag += crossEntropy(b.tag.data, b.dtag.data, i * w.tag.columns, shape.tags, w.tag.columns, batch.tags[i], TAG_SHARE);
    eachSentence(batch, (from, to) => {
      losses.arc += this.arcs(batch, from, to);
    });
    this.relations(batch);
    for (let i = 0; i < n; i++) losses.label += crossEntropy(b.rel.data, b.drel.data, i * w.relation.columns, shape.labels, w.relation.columns, batch.labels[i], 1);
    this.grad("relation", b.z, b.drel, n);
    b.dz.data.fill(0, 0, n * relation);
    k.gemmNT(b.drel.at, w.relation.value.at, b.dz.at, n, w.relation.columns, relation);
    const droot = w.root.grad.data;
    eachSentence(batch, (from, to) => {
      for (let i = from; i < to; i++) {
        const head = batch.heads[i];
        for (let j = 0; j < relation; j++) {
          const g = b.z.data[i * relation + j] > 0 ? b.dz.data[i * relation + j] : LEAK * b.dz.data[i * relation + j];
          b.dhead.data[i * columns + 2 * arc + relation + j] += g;
          if (head < 0) droot[arc + j] += g;
          else b.dhead.data[(from + head) * columns + 2 * arc + j] += g;
        }
      }
    });
    if (drop > 0) for (let i = 0; i < n; i++) for (let j = 0; j < 2 * arc; j++) b.dhead.data[i * columns + j] *= this.masks.head[i * 2 * arc + j];
    for (let i = 0; i < n; i++) for (let j = 0; j < 2 * arc; j++) if (b.head.data[i * columns + j] < 0) b.dhead.data[i * columns + j] *= LEAK;
    const last = b[`out${layers - 1}`];
    this.grad("head", last, b.dhead, n);
    k.gemmNT(b.dhead.at, w.head.value.at, b[`dout${layers - 1}`].at, n, columns, 2 * hidden);
    for (let l = layers - 1; l >= 0; l--) {
      if (l === Math.max(0, layers - 2)) {
        this.grad("tag", b[`out${l}`], b.dtag, n);
        k.gemmNT(b.dtag.at, w.tag.value.at, b[`dout${l}`].at, n, w.tag.columns, 2 * hidden);
      }
      if (drop > 0) multiply(b[`dout${l}`].data, this.masks[`out${l}`], n * 2 * hidden);
      const below = l === 0 ? b.x3 : b[`out${l - 1}`];
      const dbelow = l === 0 ? b.dx3 : b[`dout${l - 1}`];
      if (l === 0) dbelow.data.fill(0, 0, n * 3 * input);
      recurBack(batch, this.layer(l), below.data, dbelow.data);
      this.grad(`layer${l}`, below, b[`dpre${l}`], n);
      k.gemmNT(b[`dpre${l}`].at, w[`layer${l}`].value.at, dbelow.at, n, w[`layer${l}`].columns, w[`layer${l}`].rows);
    }
    unwindow3(b.dx3.data, b.dp.data, batch, input);
    if (drop > 0) multiply(b.dp.data, this.masks.p, n * input);
    for (let i = 0; i < n * input; i++) if (b.p.data[i] < 0) b.dp.data[i] *= LEAK;
    this.grad("input", b.x, b.dp, n);
    b.dx.data.fill(0, 0, n * (embed + vector));
    k.gemmNT(b.dp.at, w.input.value.at, b.dx.at, n, input, embed + vector);
    return losses;
  }

  private grad(name: string, from: Block, delta: Block, n: number): void {
    const weight = this.w[name];
    const bias = this.w[`${name}Bias`];
    this.k.gemmTN(from.at, delta.at, weight.grad.at, n, weight.rows, weight.columns);
    for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < weight.columns; j++, at++) bias.grad.data[j] += delta.data[at];
  }

  /** Scores of all heads of a sentence's words, [word, root and words]: their loss and gradients. */
  private arcs(batch: Batch, from: number, to: number): number {
    const { k, w, blocks: b } = this;
    const { arc, relation } = this.shape;
    const n = to - from;
    const columns = w.head.columns;
    const bias = w.arcBias.value.data;
    for (let j = 0; j < arc; j++) b.heads.data[j] = w.root.value.data[j];
    for (let i = 0; i < n; i++) {
      const at = (from + i) * columns;
      for (let j = 0; j < arc; j++) {
        b.heads.data[(i + 1) * arc + j] = b.head.data[at + j];
        b.deps.data[i * arc + j] = b.head.data[at + arc + j];
        b.turned.data[i * arc + j] = bias[j];
      }
    }
    k.gemmNN(b.deps.at, w.bilinear.value.at, b.turned.at, n, arc, arc);
    b.scores.data.fill(0, 0, n * (n + 1));
    k.gemmNT(b.turned.at, b.heads.at, b.scores.at, n, arc, n + 1);
    const far = 2 * arc + 2 * relation;
    for (let i = 0; i < n; i++) {
      for (let h = 0; h <= n; h++) b.scores.data[i * (n + 1) + h] += b.head.data[(from + i) * columns + far + distanceStep(i, h - 1)];
      b.scores.data[i * (n + 1) + i + 1] = -1e9;
    }
    let loss = 0;
    for (let i = 0; i < n; i++) loss += crossEntropy(b.scores.data, b.dscores.data, i * (n + 1), n + 1, n + 1, batch.heads[from + i] + 1, 1);
    for (let i = 0; i < n; i++) {
      for (let h = 0; h <= n; h++) b.dhead.data[(from + i) * columns + far + distanceStep(i, h - 1)] += b.dscores.data[i * (n + 1) + h];
    }
    b.dturned.data.fill(0, 0, n * arc);
    k.gemmNN(b.dscores.at, b.heads.at, b.dturned.at, n, n + 1, arc);
    b.dheads.data.fill(0, 0, (n + 1) * arc);
    k.gemmTN(b.dscores.at, b.turned.at, b.dheads.at, n, n + 1, arc);
    k.gemmTN(b.deps.at, b.dturned.at, w.bilinear.grad.at, n, arc, arc);
    b.ddeps.data.fill(0, 0, n * arc);
    k.gemmNT(b.dturned.at, w.bilinear.value.at, b.ddeps.at, n, arc, arc);
    for (let j = 0; j < arc; j++) {
      w.root.grad.data[j] += b.dheads.data[j];
      for (let i = 0; i < n; i++) {
        w.arcBias.grad.data[j] += b.dturned.data[i * arc + j];
        b.dhead.data[(from + i) * columns + j] += b.dheads.data[(i + 1) * arc + j];
        b.dhead.data[(from + i) * columns + arc + j] += b.ddeps.data[i * arc + j];
      }
    }
    return loss;
  }

  /** Scores of the relations of all words to their heads. */
  private relations(batch: Batch): void {
    const { k, w, blocks: b } = this;
    const { arc, relation } = this.shape;
    const columns = w.head.columns;
    eachSentence(batch, (from, to) => {
      for (let i = from; i < to; i++) {
        const head = batch.heads[i];
        for (let j = 0; j < relation; j++) {
          const above = head < 0 ? w.root.value.data[arc + j] : b.head.data[(from + head) * columns + 2 * arc + j];
          const z = above + b.head.data[i * columns + 2 * arc + relation + j];
          b.z.data[i * relation + j] = z > 0 ? z : LEAK * z;
        }
      }
    });
    this.fill(b.rel, w.relationBias, batch.tokens);
    k.gemmNN(b.z.at, w.relation.value.at, b.rel.at, batch.tokens, relation, w.relation.columns);
  }
}

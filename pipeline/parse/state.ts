/**
 * State of the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over one sentence. Nodes 0..n-1
 * are words, n is the root (the last of the buffer), n + 1 stands for "no word". Each node has a row of attributes that
 * features read; some change as arcs are made.
 */

/**
 * Attributes: w word, x tag, u part of speech, s suffix, c fine and k coarse class, p capital; of the arcs made so far: d
 * relation to its own head, lv and rv number of left and right dependents, ls and rs the set of their relations.
 */
export const NODE_ATTRIBUTES = ["w", "x", "u", "s", "c", "k", "p", "d", "lv", "rv", "ls", "rs"] as const;
export const NODE_WIDTH = NODE_ATTRIBUTES.length;
const D = NODE_ATTRIBUTES.indexOf("d");
const LV = NODE_ATTRIBUTES.indexOf("lv");
const RV = NODE_ATTRIBUTES.indexOf("rv");
const LS = NODE_ATTRIBUTES.indexOf("ls");
const RS = NODE_ATTRIBUTES.indexOf("rs");

export const SHIFT = 0;
/** The top of the stack becomes a dependent of the first word of the buffer. */
export const LEFT = 1;
/** The top of the stack becomes a dependent of the word below it. */
export const RIGHT = 2;

export class State {
  n = 0;
  top = 0;
  front = 0;
  nodes = new Int32Array(0);
  head = new Int32Array(0);
  label = new Int32Array(0);
  stack = new Int32Array(0);
  /** Outermost and second outermost dependents on each side, -1 for none. */
  left1 = new Int32Array(0);
  left2 = new Int32Array(0);
  right1 = new Int32Array(0);
  right2 = new Int32Array(0);
  /** Score margin of the decision that attached each word. */
  margin = new Int32Array(0);
  private capacity = 0;

  /** Memory only as needed: training keeps many states. */
  constructor(private readonly spare = 64) {}

  /** Room for `n` words; clears all arcs. The caller fills the fixed attributes of the words. */
  begin(n: number): void {
    if (n + 2 > this.capacity) this.grow(Math.max(this.spare, this.spare === 0 ? n + 2 : (n + 2) * 2));
    this.n = n;
    this.top = 0;
    this.front = 0;
    for (const array of [this.head, this.label, this.left1, this.left2, this.right1, this.right2]) array.fill(-1, 0, n + 2);
    this.nodes.fill(0, 0, (n + 2) * NODE_WIDTH);
    for (let a = 0; a < D; a++) {
      this.nodes[n * NODE_WIDTH + a] = 1000001;
      this.nodes[(n + 1) * NODE_WIDTH + a] = 1000003;
    }
  }

  get finished(): boolean {
    return this.front === this.n && this.top === 0;
  }

  /** Whether an action may be taken. Only the last word on the stack may hang from the root, so that there is one root. */
  allows(action: number): boolean {
    if (action === SHIFT) return this.front < this.n;
    if (action === LEFT) return this.top > 0 && (this.front < this.n || this.top === 1);
    return this.top > 1;
  }

  shift(): void {
    this.stack[this.top++] = this.front++;
  }

  /** The arc that LEFT or RIGHT would make, as its head. The dependent is the top of the stack. */
  headFor(action: number): number {
    return action === LEFT ? this.front : this.stack[this.top - 2];
  }

  /** Makes the arc with relation `label` and takes the dependent off the stack. */
  attach(head: number, label: number): void {
    const d = this.stack[--this.top];
    const { nodes } = this;
    this.head[d] = head;
    this.label[d] = label;
    nodes[d * NODE_WIDTH + D] = label + 1;
    const at = head * NODE_WIDTH;
    if (d < head) {
      this.left2[head] = this.left1[head];
      this.left1[head] = d;
      nodes[at + LV]++;
      nodes[at + LS] |= 1 << label % 31;
    } else {
      this.right2[head] = this.right1[head];
      this.right1[head] = d;
      nodes[at + RV]++;
      nodes[at + RS] |= 1 << label % 31;
    }
  }

  private grow(capacity: number): void {
    this.capacity = capacity;
    this.nodes = new Int32Array(capacity * NODE_WIDTH);
    this.head = new Int32Array(capacity);
    this.label = new Int32Array(capacity);
    this.stack = new Int32Array(capacity);
    this.left1 = new Int32Array(capacity);
    this.left2 = new Int32Array(capacity);
    this.right1 = new Int32Array(capacity);
    this.right2 = new Int32Array(capacity);
    this.margin = new Int32Array(capacity);
  }
}

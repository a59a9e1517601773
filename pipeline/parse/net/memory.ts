import { readFileSync } from "node:fs";

/** The kernels' exports that training uses; see assembly/train.ts for each. Pointers are byte offsets. */
export interface TrainKernels {
  memory: WebAssembly.Memory;
  gemmNN(a: number, b: number, c: number, n: number, k: number, m: number): void;
  gemmNT(a: number, b: number, c: number, n: number, m: number, k: number): void;
  gemmTN(a: number, b: number, c: number, n: number, k: number, m: number): void;
  adam(p: number, g: number, m: number, v: number, n: number, rate: number, b1: number, b2: number, scale: number): void;
  squares(p: number, n: number): number;
  follow(average: number, p: number, n: number, share: number): void;
}

const PAGE = 65536;
/** Lower addresses are left to the compiler. */
const FIRST = 4096;

/** Loads a kernel file that stands beside this module. */
export function loadKernels<T>(name: string): T {
  const module = new WebAssembly.Module(readFileSync(new URL(name, import.meta.url)));
  return new WebAssembly.Instance(module, { env: { abort: () => { throw new Error(`${name} stopped`); } } }).exports as T;
}

/** A block of floats in the kernels' memory. */
export interface Block {
  at: number;
  size: number;
  data: Float32Array;
}

/** Hands out blocks of a memory that never moves; all are zero at first. */
export class Arena {
  private next = FIRST;

  constructor(private readonly memory: WebAssembly.Memory, bytes: number) {
    const pages = Math.ceil((bytes + FIRST) / PAGE) - memory.buffer.byteLength / PAGE;
    if (pages > 0) memory.grow(pages);
  }

  /** A new block; its size is rounded up to a multiple of four floats. */
  block(size: number): Block {
    const floats = (size + 3) & ~3;
    const at = this.next;
    this.next += floats * 4;
    if (this.next > this.memory.buffer.byteLength) throw new Error(`the net needs more than ${this.memory.buffer.byteLength} bytes`);
    return { at, size, data: new Float32Array(this.memory.buffer, at, floats) };
  }
}

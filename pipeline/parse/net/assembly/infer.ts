/**
 * The net's arithmetic on integers, in AssemblyScript. Activations are 16-bit with 11 bits behind the point; weights are 16-bit, laid
 * in pairs of inputs for eight outputs at a time, [m / 8, k / 2, 8, 2], so that one instruction multiplies and adds a pair for four outputs. Pointers are byte offsets.
 */

/** Four rows (fewer: the rest is zero) of k numbers to [k / 2, 4, 2]. */
function pack(a: usize, packed: usize, rows: i32, k: i32): void {
  const kb: i32 = k << 1;
  for (let r: i32 = 0; r < 4; r++) {
    let to = packed + (r << 2);
    const from = a + r * kb;
    for (let j: i32 = 0; j < kb; j += 4) {
      store<i32>(to, r < rows ? load<i32>(from + j) : 0);
      to += 16;
    }
  }
}

/**
 * c[n,m] = (bias[m] + a[n,k] w) >> shift in 32 bits; k is a multiple of 4, m of 8. `bias` carries the rounding of the shift; `packed`
 * is room for 4 k numbers of 16 bits.
 */
export function product(a: usize, w: usize, bias: usize, c: usize, n: i32, k: i32, m: i32, shift: i32, packed: usize): void {
  const kb: i32 = k << 1;
  const mb: i32 = m << 2;
  let i = 0;
  for (; n - i > 1; i += 4) {
    const rows = min(4, n - i);
    pack(a + i * kb, packed, rows, k);
    const end = packed + 4 * kb;
    let wp = w;
    for (let q: i32 = 0; q < mb; q += 32) {
      let s00 = v128.load(bias + q);
      let s01 = v128.load(bias + q, 16);
      let s10 = s00;
      let s11 = s01;
      let s20 = s00;
      let s21 = s01;
      let s30 = s00;
      let s31 = s01;
      for (let x = packed; x < end; x += 32) {
        let w0 = v128.load(wp);
        let w1 = v128.load(wp, 16);
        let v = v128.load_splat<i32>(x);
        s00 = i32x4.add(s00, i32x4.dot_i16x8_s(v, w0));
        s01 = i32x4.add(s01, i32x4.dot_i16x8_s(v, w1));
        v = v128.load_splat<i32>(x, 4);
        s10 = i32x4.add(s10, i32x4.dot_i16x8_s(v, w0));
        s11 = i32x4.add(s11, i32x4.dot_i16x8_s(v, w1));
        v = v128.load_splat<i32>(x, 8);
        s20 = i32x4.add(s20, i32x4.dot_i16x8_s(v, w0));
        s21 = i32x4.add(s21, i32x4.dot_i16x8_s(v, w1));
        v = v128.load_splat<i32>(x, 12);
        s30 = i32x4.add(s30, i32x4.dot_i16x8_s(v, w0));
        s31 = i32x4.add(s31, i32x4.dot_i16x8_s(v, w1));
        w0 = v128.load(wp, 32);
        w1 = v128.load(wp, 48);
        v = v128.load_splat<i32>(x, 16);
        s00 = i32x4.add(s00, i32x4.dot_i16x8_s(v, w0));
        s01 = i32x4.add(s01, i32x4.dot_i16x8_s(v, w1));
        v = v128.load_splat<i32>(x, 20);
        s10 = i32x4.add(s10, i32x4.dot_i16x8_s(v, w0));
        s11 = i32x4.add(s11, i32x4.dot_i16x8_s(v, w1));
        v = v128.load_splat<i32>(x, 24);
        s20 = i32x4.add(s20, i32x4.dot_i16x8_s(v, w0));
        s21 = i32x4.add(s21, i32x4.dot_i16x8_s(v, w1));
        v = v128.load_splat<i32>(x, 28);
        s30 = i32x4.add(s30, i32x4.dot_i16x8_s(v, w0));
        s31 = i32x4.add(s31, i32x4.dot_i16x8_s(v, w1));
        wp += 64;
      }
      const p = c + i * mb + q;
      v128.store(p, i32x4.shr_s(s00, shift));
      v128.store(p, i32x4.shr_s(s01, shift), 16);
      v128.store(p + mb, i32x4.shr_s(s10, shift));
      v128.store(p + mb, i32x4.shr_s(s11, shift), 16);
      if (rows > 2) {
        v128.store(p + 2 * mb, i32x4.shr_s(s20, shift));
        v128.store(p + 2 * mb, i32x4.shr_s(s21, shift), 16);
      }
      if (rows > 3) {
        v128.store(p + 3 * mb, i32x4.shr_s(s30, shift));
        v128.store(p + 3 * mb, i32x4.shr_s(s31, shift), 16);
      }
    }
  }
  if (i < n) productOfRow(a + i * kb, w, bias, c + i * mb, kb, mb, shift);
}

function productOfRow(a: usize, w: usize, bias: usize, c: usize, kb: i32, mb: i32, shift: i32): void {
  let wp = w;
  for (let q: i32 = 0; q < mb; q += 32) {
    let s0 = v128.load(bias + q);
    let s1 = v128.load(bias + q, 16);
    let s2 = i32x4.splat(0);
    let s3 = i32x4.splat(0);
    for (let x = a; x < a + kb; x += 8) {
      let v = v128.load_splat<i32>(x);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(v, v128.load(wp)));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(v, v128.load(wp, 16)));
      v = v128.load_splat<i32>(x, 4);
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(v, v128.load(wp, 32)));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(v, v128.load(wp, 48)));
      wp += 64;
    }
    v128.store(c + q, i32x4.shr_s(i32x4.add(s0, s2), shift));
    v128.store(c + q, i32x4.shr_s(i32x4.add(s1, s3), shift), 16);
  }
}

/** n 32-bit numbers to 16 bits, the largest and smallest where they are outside; n is a multiple of 8. */
export function narrow(from: usize, to: usize, n: i32): void {
  for (const end = from + (n << 2); from < end; from += 32) {
    v128.store(to, i16x8.narrow_i32x4_s(v128.load(from), v128.load(from, 16)));
    to += 16;
  }
}

/** As `narrow`, numbers below zero to an eighth: the leaky rectifier. */
export function narrowLeaky(from: usize, to: usize, n: i32): void {
  for (const end = from + (n << 2); from < end; from += 32) {
    const x = i16x8.narrow_i32x4_s(v128.load(from), v128.load(from, 16));
    v128.store(to, i16x8.max_s(x, i16x8.shr_s(x, 3)));
    to += 16;
  }
}

/**
 * Sums for each of n tokens what its word, the one before and the one after give the first layer: `words` points to one pointer a
 * token, to three runs of m 16-bit numbers each (as previous, as itself, as next). Writes 32-bit numbers.
 */
export function window(words: usize, to: usize, n: i32, m: i32): void {
  const run: i32 = m << 1;
  for (let t = 0; t < n; t++) {
    const here = load<u32>(words + (t << 2)) + run;
    const before = t > 0 ? load<u32>(words + ((t - 1) << 2)) : 0;
    const after = t + 1 < n ? load<u32>(words + ((t + 1) << 2)) + 2 * run : 0;
    for (let j: i32 = 0; j < run; j += 16) {
      let x = v128.load(here + j);
      if (before) x = i16x8.add_sat_s(x, v128.load(before + j));
      if (after) x = i16x8.add_sat_s(x, v128.load(after + j));
      v128.store(to, i32x4.extend_low_i16x8_s(x));
      v128.store(to, i32x4.extend_high_i16x8_s(x), 16);
      to += 32;
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function gate(x: v128): v128 {
  const a = i32x4.max_s(i32x4.min_s(x, i32x4.splat(8192)), i32x4.splat(-8192));
  return i32x4.sub(i32x4.add(i32x4.splat(2048), i32x4.shr_s(a, 1)), i32x4.shr_s(i32x4.mul(a, i32x4.abs(a)), 15));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function squash(x: v128): v128 {
  const a = i32x4.max_s(i32x4.min_s(x, i32x4.splat(4096)), i32x4.splat(-4096));
  return i32x4.sub(a, i32x4.shr_s(i32x4.mul(a, i32x4.abs(a)), 13));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function scaled(x: v128, y: v128): v128 {
  return i32x4.shr_s(i32x4.add(i32x4.mul(x, y), i32x4.splat(2048)), 12);
}

/**
 * Simple recurrent units over n tokens in both directions. `pre` is [n, 2, blocks, h] in 32 bits (candidate, forget gate, reset gate,
 * and the highway's input where blocks is 4); else the highway's input is `below`, [n, 2, h] in 16 bits. `cell` is [4, h]: the gates'
 * weights for the state before. `state` holds h numbers. Writes [n, 2, h] in 16 bits to `out`.
 */
export function recur(pre: usize, below: usize, cell: usize, state: usize, out: usize, n: i32, h: i32, blocks: i32): void {
  const hb: i32 = h << 2;
  for (let d = 0; d < 2; d++) {
    for (let j: i32 = 0; j < hb; j += 16) v128.store(state + j, i32x4.splat(0));
    const vf = cell + 2 * d * hb;
    const vr = vf + hb;
    for (let s = 0; s < n; s++) {
      const t = d == 0 ? s : n - 1 - s;
      const at = pre + (t * 2 + d) * blocks * hb;
      const o = (t * 2 + d) * (h << 1);
      for (let j: i32 = 0; j < hb; j += 16) {
        const c0 = v128.load(state + j);
        const f = gate(i32x4.add(v128.load(at + hb + j), scaled(v128.load(vf + j), c0)));
        const r = gate(i32x4.add(v128.load(at + 2 * hb + j), scaled(v128.load(vr + j), c0)));
        const x = v128.load(at + j);
        const c = i32x4.add(x, scaled(f, i32x4.sub(c0, x)));
        v128.store(state + j, c);
        const y = blocks == 4 ? v128.load(at + 3 * hb + j) : v128.load16x4_s(below + o + (j >> 1));
        const value = i32x4.add(y, scaled(r, i32x4.sub(squash(c), y)));
        v128.store64_lane(out + o + (j >> 1), i16x8.narrow_i32x4_s(value, value), 0);
      }
    }
  }
}

/**
 * Scores of n words by n + 1 heads: products of k 16-bit numbers each, [n, k] with [n + 1, k], k a multiple of 8, and what the word
 * thinks of the distance: `far` is [n, m] in 32 bits with 11 bits behind the point, `steps` points to the step of distance zero, a byte
 * each for heads on the left and on the right; the root's step is zero.
 */
export function pairs(words: usize, heads: usize, far: usize, steps: usize, to: usize, n: i32, k: i32, m: i32): void {
  const kb: i32 = k << 1;
  for (let i = 0; i < n; i++) {
    const a = words + i * kb;
    const own = far + ((i * m) << 2);
    for (let h = 0; h <= n; h++) {
      const b = heads + h * kb;
      let sum = i32x4.splat(0);
      for (let j: i32 = 0; j < kb; j += 16) sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(a + j), v128.load(b + j)));
      const step: i32 = h === 0 ? 0 : load<u8>(steps + (h - 1 - i));
      store<i32>(to, i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3) + (load<i32>(own + (step << 2)) << 11));
      to += 4;
    }
  }
}

/**
 * Inputs of the relations' hidden layer: what word i's head gives, [n, 2, r] in 32 bits (the root's stands in `root`), and what the word
 * gives, rectified, to 16 bits in `to`, [n, r]. `head` holds 32-bit numbers, -1 for the root; r is a multiple of 8.
 */
export function joins(above: usize, root: usize, head: usize, to: usize, n: i32, r: i32): void {
  const rb: i32 = r << 2;
  for (let i = 0; i < n; i++) {
    const h = load<i32>(head + (i << 2));
    const up = h < 0 ? root : above + h * 2 * rb;
    const own = above + (2 * i + 1) * rb;
    for (let j: i32 = 0; j < rb; j += 32) {
      const low = i32x4.add(v128.load(up + j), v128.load(own + j));
      const high = i32x4.add(v128.load(up + j, 16), v128.load(own + j, 16));
      const x = i16x8.narrow_i32x4_s(low, high);
      v128.store(to, i16x8.max_s(x, i16x8.shr_s(x, 3)));
      to += 16;
    }
  }
}

/** For each of n rows of `width` 32-bit numbers, which of the first `size` is the largest, the first of equals. */
export function largest(scores: usize, to: usize, n: i32, width: i32, size: i32): void {
  for (let i = 0; i < n; i++) {
    let best = 0;
    let top = load<i32>(scores);
    for (let c = 1; c < size; c++) {
      const x = load<i32>(scores + (c << 2));
      if (x > top) {
        top = x;
        best = c;
      }
    }
    store<i32>(to, best);
    to += 4;
    scores += width << 2;
  }
}

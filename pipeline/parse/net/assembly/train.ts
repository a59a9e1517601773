/** Matrix products on 32-bit floats for training, in AssemblyScript. Matrices are contiguous, row by row; pointers are byte offsets. */

/** c[n,m] += a[n,k] b[k,m]; m is a multiple of 8. */
export function gemmNN(a: usize, b: usize, c: usize, n: i32, k: i32, m: i32): void {
  const mb: i32 = m << 2;
  const kb: i32 = k << 2;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const a0 = a + i * kb;
    for (let q: i32 = 0; q < mb; q += 32) {
      let p0 = c + i * mb + q;
      let p1 = p0 + mb;
      let p2 = p1 + mb;
      let p3 = p2 + mb;
      let s00 = v128.load(p0);
      let s01 = v128.load(p0, 16);
      let s10 = v128.load(p1);
      let s11 = v128.load(p1, 16);
      let s20 = v128.load(p2);
      let s21 = v128.load(p2, 16);
      let s30 = v128.load(p3);
      let s31 = v128.load(p3, 16);
      let bp = b + q;
      for (let x = a0; x < a0 + kb; x += 4) {
        const b0 = v128.load(bp);
        const b1 = v128.load(bp, 16);
        bp += mb;
        const v0 = v128.load_splat<f32>(x);
        s00 = f32x4.add(s00, f32x4.mul(v0, b0));
        s01 = f32x4.add(s01, f32x4.mul(v0, b1));
        const v1 = v128.load_splat<f32>(x + kb);
        s10 = f32x4.add(s10, f32x4.mul(v1, b0));
        s11 = f32x4.add(s11, f32x4.mul(v1, b1));
        const v2 = v128.load_splat<f32>(x + 2 * kb);
        s20 = f32x4.add(s20, f32x4.mul(v2, b0));
        s21 = f32x4.add(s21, f32x4.mul(v2, b1));
        const v3 = v128.load_splat<f32>(x + 3 * kb);
        s30 = f32x4.add(s30, f32x4.mul(v3, b0));
        s31 = f32x4.add(s31, f32x4.mul(v3, b1));
      }
      v128.store(p0, s00);
      v128.store(p0, s01, 16);
      v128.store(p1, s10);
      v128.store(p1, s11, 16);
      v128.store(p2, s20);
      v128.store(p2, s21, 16);
      v128.store(p3, s30);
      v128.store(p3, s31, 16);
    }
  }
  for (; i < n; i++) {
    const a0 = a + i * kb;
    for (let q: i32 = 0; q < mb; q += 32) {
      let p0 = c + i * mb + q;
      let s0 = v128.load(p0);
      let s1 = v128.load(p0, 16);
      let bp = b + q;
      for (let x = a0; x < a0 + kb; x += 4) {
        const v = v128.load_splat<f32>(x);
        s0 = f32x4.add(s0, f32x4.mul(v, v128.load(bp)));
        s1 = f32x4.add(s1, f32x4.mul(v, v128.load(bp, 16)));
        bp += mb;
      }
      v128.store(p0, s0);
      v128.store(p0, s1, 16);
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function across(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3);
}

/** c[n,k] += a[n,m] b[k,m] transposed; m is a multiple of 4. */
export function gemmNT(a: usize, b: usize, c: usize, n: i32, m: i32, k: i32): void {
  const mb: i32 = m << 2;
  const kb: i32 = k << 2;
  for (let i = 0; i < n; i += 2) {
    const two = i + 1 < n;
    const a0 = a + i * mb;
    const a1 = two ? a0 + mb : a0;
    let p = 0;
    for (; p + 4 <= k; p += 4) {
      const b0 = b + p * mb;
      let s00 = f32x4.splat(0);
      let s01 = s00;
      let s02 = s00;
      let s03 = s00;
      let s10 = s00;
      let s11 = s00;
      let s12 = s00;
      let s13 = s00;
      for (let q: i32 = 0; q < mb; q += 16) {
        const v0 = v128.load(a0 + q);
        const v1 = v128.load(a1 + q);
        const w0 = v128.load(b0 + q);
        const w1 = v128.load(b0 + mb + q);
        const w2 = v128.load(b0 + 2 * mb + q);
        const w3 = v128.load(b0 + 3 * mb + q);
        s00 = f32x4.add(s00, f32x4.mul(v0, w0));
        s01 = f32x4.add(s01, f32x4.mul(v0, w1));
        s02 = f32x4.add(s02, f32x4.mul(v0, w2));
        s03 = f32x4.add(s03, f32x4.mul(v0, w3));
        s10 = f32x4.add(s10, f32x4.mul(v1, w0));
        s11 = f32x4.add(s11, f32x4.mul(v1, w1));
        s12 = f32x4.add(s12, f32x4.mul(v1, w2));
        s13 = f32x4.add(s13, f32x4.mul(v1, w3));
      }
      const c0 = c + i * kb + (p << 2);
      v128.store(c0, f32x4.add(v128.load(c0), f32x4(across(s00), across(s01), across(s02), across(s03))));
      if (two) v128.store(c0 + kb, f32x4.add(v128.load(c0 + kb), f32x4(across(s10), across(s11), across(s12), across(s13))));
    }
    for (; p < k; p++) {
      const b0 = b + p * mb;
      let s0 = f32x4.splat(0);
      let s1 = s0;
      for (let q: i32 = 0; q < mb; q += 16) {
        const w = v128.load(b0 + q);
        s0 = f32x4.add(s0, f32x4.mul(v128.load(a0 + q), w));
        s1 = f32x4.add(s1, f32x4.mul(v128.load(a1 + q), w));
      }
      const c0 = c + i * kb + (p << 2);
      store<f32>(c0, load<f32>(c0) + across(s0));
      if (two) store<f32>(c0 + kb, load<f32>(c0 + kb) + across(s1));
    }
  }
}

/** Rows that a product over rows takes at a time, so that they stay in the cache. */
const CHUNK = 48;

/** c[k,m] += a[n,k] transposed b[n,m]; m is a multiple of 8. */
export function gemmTN(a: usize, b: usize, c: usize, n: i32, k: i32, m: i32): void {
  for (let i = 0; i < n; i += CHUNK) productOfChunk(a + ((i * k) << 2), b + ((i * m) << 2), c, min(CHUNK, n - i), k, m);
}

function productOfChunk(a: usize, b: usize, c: usize, n: i32, k: i32, m: i32): void {
  const mb: i32 = m << 2;
  const kb: i32 = k << 2;
  const end = b + n * mb;
  let p = 0;
  for (; p + 4 <= k; p += 4) {
    for (let q: i32 = 0; q < mb; q += 32) {
      const p0 = c + p * mb + q;
      const p1 = p0 + mb;
      const p2 = p1 + mb;
      const p3 = p2 + mb;
      let s00 = v128.load(p0);
      let s01 = v128.load(p0, 16);
      let s10 = v128.load(p1);
      let s11 = v128.load(p1, 16);
      let s20 = v128.load(p2);
      let s21 = v128.load(p2, 16);
      let s30 = v128.load(p3);
      let s31 = v128.load(p3, 16);
      let x = a + (p << 2);
      for (let bp = b + q; bp < end; bp += mb) {
        const b0 = v128.load(bp);
        const b1 = v128.load(bp, 16);
        const v0 = v128.load_splat<f32>(x);
        s00 = f32x4.add(s00, f32x4.mul(v0, b0));
        s01 = f32x4.add(s01, f32x4.mul(v0, b1));
        const v1 = v128.load_splat<f32>(x, 4);
        s10 = f32x4.add(s10, f32x4.mul(v1, b0));
        s11 = f32x4.add(s11, f32x4.mul(v1, b1));
        const v2 = v128.load_splat<f32>(x, 8);
        s20 = f32x4.add(s20, f32x4.mul(v2, b0));
        s21 = f32x4.add(s21, f32x4.mul(v2, b1));
        const v3 = v128.load_splat<f32>(x, 12);
        s30 = f32x4.add(s30, f32x4.mul(v3, b0));
        s31 = f32x4.add(s31, f32x4.mul(v3, b1));
        x += kb;
      }
      v128.store(p0, s00);
      v128.store(p0, s01, 16);
      v128.store(p1, s10);
      v128.store(p1, s11, 16);
      v128.store(p2, s20);
      v128.store(p2, s21, 16);
      v128.store(p3, s30);
      v128.store(p3, s31, 16);
    }
  }
  for (; p < k; p++) {
    for (let q: i32 = 0; q < mb; q += 32) {
      const p0 = c + p * mb + q;
      let s0 = v128.load(p0);
      let s1 = v128.load(p0, 16);
      let x = a + (p << 2);
      for (let bp = b + q; bp < end; bp += mb) {
        const v = v128.load_splat<f32>(x);
        s0 = f32x4.add(s0, f32x4.mul(v, v128.load(bp)));
        s1 = f32x4.add(s1, f32x4.mul(v, v128.load(bp, 16)));
        x += kb;
      }
      v128.store(p0, s0);
      v128.store(p0, s1, 16);
    }
  }
}

/**
 * One step of Adam (Kingma and Ba 2015) on n parameters (a multiple of 4): p -= rate m / (sqrt(v) + tiny), with the moments'
 * shares `b1` and `b2`; `scale` multiplies the gradient, which is set to zero.
 */
export function adam(p: usize, g: usize, m: usize, v: usize, n: i32, rate: f32, b1: f32, b2: f32, scale: f32): void {
  const end = p + (n << 2);
  const tiny = f32x4.splat(1e-8);
  const zero = f32x4.splat(0);
  for (; p < end; p += 16) {
    const x = f32x4.mul(v128.load(g), f32x4.splat(scale));
    const first = f32x4.add(f32x4.mul(v128.load(m), f32x4.splat(b1)), f32x4.mul(x, f32x4.splat(1 - b1)));
    const second = f32x4.add(f32x4.mul(v128.load(v), f32x4.splat(b2)), f32x4.mul(f32x4.mul(x, x), f32x4.splat(1 - b2)));
    v128.store(m, first);
    v128.store(v, second);
    v128.store(g, zero);
    const step = f32x4.div(f32x4.mul(first, f32x4.splat(rate)), f32x4.add(f32x4.sqrt(second), tiny));
    v128.store(p, f32x4.sub(v128.load(p), step));
    g += 16;
    m += 16;
    v += 16;
  }
}

/** Sum of squares of n floats (a multiple of 4). */
export function squares(p: usize, n: i32): f32 {
  let sum = f32x4.splat(0);
  for (const end = p + (n << 2); p < end; p += 16) {
    const x = v128.load(p);
    sum = f32x4.add(sum, f32x4.mul(x, x));
  }
  return across(sum);
}

/** average += share (p - average), over n floats (a multiple of 4). */
export function follow(average: usize, p: usize, n: i32, share: f32): void {
  const s = f32x4.splat(share);
  for (const end = p + (n << 2); p < end; p += 16) {
    const old = v128.load(average);
    v128.store(average, f32x4.add(old, f32x4.mul(s, f32x4.sub(v128.load(p), old))));
    average += 16;
  }
}

/** A sigmoid of parabolas, exact in integers as in floats: 0 below -4, 1 above 4. */
export function sigmoid(x: number): number {
  const a = x > 4 ? 4 : x < -4 ? -4 : x;
  return 0.5 + a / 4 - (a * Math.abs(a)) / 32;
}

/** Its derivative. */
export function sigmoidSlope(x: number): number {
  const a = Math.abs(x);
  return a >= 4 ? 0 : 0.25 - a / 16;
}

/** The matching tanh: -1 below -2, 1 above 2. */
export function squash(x: number): number {
  const a = x > 2 ? 2 : x < -2 ? -2 : x;
  return a - (a * Math.abs(a)) / 4;
}

/** Its derivative. */
export function squashSlope(x: number): number {
  const a = Math.abs(x);
  return a >= 2 ? 0 : 1 - a / 2;
}

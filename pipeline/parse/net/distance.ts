/** Steps of distance from a word to its head that the net tells apart, the root first. */
export const DISTANCES = 24;

/** Which step of distance the head at `head` (-1 is the root) is from the word at `word`. */
export function distanceStep(word: number, head: number): number {
  if (head < 0) return 0;
  const gap = Math.abs(head - word);
  const step = gap <= 4 ? gap : gap <= 6 ? 5 : gap <= 9 ? 6 : gap <= 14 ? 7 : gap <= 24 ? 8 : 9;
  return head < word ? step : step + 10;
}

export const even8 = (n: number): number => (n + 7) & ~7;

/** Opening marks and what closes them. */
const PAIRS = new Map([["(", ")"], ["[", "]"], ["{", "}"], ["“", "”"], ["‘", "’"], ['"', '"'], ["``", "''"]]);

/**
 * Rehangs punctuation as the guidelines of Universal Dependencies have it, after udapi's FixPunct: both marks of a pair on the
 * head of what they enclose; any other mark on a word next to it or above that on the same side, the highest where the
 * parser's choice is none of these. Changes `head` in place; `isMark` says which words are punctuation.
 */
export function hangPunctuation(forms: readonly string[], head: number[], isMark: (i: number) => boolean): void {
  const tree = head.slice();
  const settled = hangPairs(forms, tree, head, isMark);
  const n = forms.length;
  for (let i = 0; i < n; i++) {
    if (!isMark(i) || tree[i] < 0 || settled.has(i)) continue;
    let left = i - 1;
    while (left >= 0 && isMark(left)) left--;
    let right = i + 1;
    while (right < n && isMark(right)) right++;
    const leftPath = left >= 0 ? climb(tree, left, (h) => h < i && !isMark(h)) : [];
    const rightPath = right < n ? climb(tree, right, (h) => h > i && !isMark(h)) : [];
    const path = better(tree, leftPath, rightPath);
    if (path.length > 0 && !path.includes(tree[i])) head[i] = path[path.length - 1];
  }
}

function climb(tree: readonly number[], from: number, may: (head: number) => boolean): number[] {
  const path = [from];
  for (let h = tree[from]; h >= 0 && may(h); h = tree[h]) path.push(h);
  return path;
}

/** The side that lies lower in the tree: the mark belongs to the phrase that it bounds. The left where neither does. */
function better(tree: readonly number[], left: number[], right: number[]): number[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const [l, r] = [left[left.length - 1], right[right.length - 1]];
  for (let h = tree[l]; h >= 0; h = tree[h]) if (h === r) return left;
  for (let h = tree[r]; h >= 0; h = tree[h]) if (h === l) return right;
  return left;
}

/** Hangs both marks of each pair on the one word inside whose head lies outside; returns the marks hung. */
function hangPairs(forms: readonly string[], tree: readonly number[], head: number[], isMark: (i: number) => boolean): Set<number> {
  const settled = new Set<number>();
  const open: number[] = [];
  forms.forEach((form, i) => {
    if (!isMark(i)) return;
    const last = open[open.length - 1];
    if (open.length > 0 && PAIRS.get(forms[last]) === form) {
      open.pop();
      const tops: number[] = [];
      for (let j = last + 1; j < i && tops.length < 2; j++) if (!isMark(j) && !(tree[j] > last && tree[j] < i)) tops.push(j);
      if (tops.length !== 1) return;
      for (const mark of [last, i]) {
        head[mark] = tops[0];
        settled.add(mark);
      }
    } else if (PAIRS.has(form) && open.length < 50) open.push(i);
  });
  return settled;
}

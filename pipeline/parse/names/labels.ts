/** The labels of tokens, in the order of the model's classes: outside, begin and inside of a name of each kind. */
export const LABELS = ["O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place"] as const;

export type NameKind = "person" | "organisation" | "place";

export const OUTSIDE = 0;

/** Whether label `next` may follow label `last`: a name goes on only after its own beginning or inside. */
export function mayFollow(last: number, next: number): boolean {
  return next === OUTSIDE || isBegin(next) || last === next || last === next - 1;
}

export function isBegin(label: number): boolean {
  return label % 2 === 1;
}

/** A name: tokens [first, end) and its kind. */
export interface Span {
  first: number;
  end: number;
  kind: NameKind;
}

/** The names in a sentence's labels. */
export function spansOf(labels: readonly string[]): Span[] {
  const spans: Span[] = [];
  labels.forEach((label, i) => {
    if (label.startsWith("B-")) spans.push({ first: i, end: i + 1, kind: label.slice(2) as NameKind });
    else if (label.startsWith("I-")) spans[spans.length - 1].end = i + 1;
  });
  return spans;
}

/** Names that the sequence labeller of `parse` saw and the reference does not list. */
import type { ParsedSentence } from "../../../schemas/documents.ts";

export interface LabelledSpan {
  first: number;
  last: number;
  kind: "person" | "organisation" | "place";
}

/** The spans of a sentence's labels, in order; none when the sentence was not labelled. */
export function labelledSpans(tree: ParsedSentence): LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  const { entity } = tree;
  if (!entity) return spans;
  for (let i = 0; i < entity.length; i++) {
    if (!entity[i].startsWith("B-")) continue;
    const kind = entity[i].slice(2) as LabelledSpan["kind"];
    let last = i;
    while (last + 1 < entity.length && entity[last + 1] === `I-${kind}`) last++;
    spans.push({ first: i, last, kind });
    i = last;
  }
  return spans;
}

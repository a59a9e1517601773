import { readTreebank } from "../../conllu.ts";
import { LABELS } from "../labels.ts";
import { labelDocument, type NameModel } from "../labeller.ts";
import type { TaggedSentence } from "../view.ts";
import type { NameDocument } from "./bench.ts";
import type { Lesson } from "./rounds.ts";

/** A document of the treebank: with tags by a tagger that has not seen it, as all documents have, and its right tags beside. */
export interface SilverDocument extends NameDocument {
  right: TaggedSentence[];
}

/** The web texts of the treebank, which nobody has marked names in. Predicted tags are still empty. */
export function silverDocuments(treebank: string): SilverDocument[] {
  const documents = new Map<string, SilverDocument>();
  for (const { id, words } of readTreebank(treebank)) {
    if (id.startsWith("GUM")) continue;
    const name = id.replace(/-[^-]*$/, "");
    const document = documents.get(name) ?? { id: `silver:${name}`, text: "", mentions: [], sentences: [], right: [] };
    documents.set(name, document);
    const form = words.map((word) => word.form);
    document.sentences.push({ form, start: [], end: [], xpos: [] });
    document.right.push({ form, xpos: words.map((word) => word.xpos) });
  }
  return [...documents.values()];
}

/** Lessons from a model's own labels (self-training). It labels with the right tags before it, so that it does better than it would on new text. */
export function silverLessons(documents: readonly SilverDocument[], model: NameModel): Lesson[] {
  return documents.map(({ sentences, right }) => ({
    sentences,
    labels: labelDocument(model, right).map((labels) => Uint8Array.from(labels, (label) => LABELS.indexOf(label as (typeof LABELS)[number]))),
    weight: 1,
  }));
}

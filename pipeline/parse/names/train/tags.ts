import { readTreebank } from "../../conllu.ts";
import type { Sentence } from "../../conllu.ts";
import { hashString } from "../../hash.ts";
import { inventoryOf } from "../../train/data.ts";
import { tagAll, trainTagger } from "../../train/tagging.ts";
import type { WordKnowledge } from "../../words.ts";
import type { NameDocument } from "./bench.ts";

const FOLDS = 2;
const OPTIONS = { epochs: 4, keep: 500_000, dropout: 0.1 };

/**
 * Tags the documents by taggers that have not seen them: many are in the treebank too, and the shipped tagger would know their
 * tags by heart, which those of a new text it does not.
 */
export function tagByOthers(documents: NameDocument[], treebank: string, words: WordKnowledge, log: (line: string) => void): void {
  const sentences = readTreebank(treebank);
  const { tags } = inventoryOf(sentences);
  const foldOf = (name: string): number => (hashString(name) >>> 0) % FOLDS;
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = sentences.filter(({ id }) => foldOf(id.replace(/-[^-]*$/, "")) !== fold);
    const model = trainTagger(rest, tags, words, { ...OPTIONS, seeds: [50 + fold] }, () => {});
    log(`tagger without fold ${fold + 1} of ${FOLDS}`);
    for (const document of documents) {
      if (foldOf(document.id.replace(/^.*?:/, "")) !== fold) continue;
      const bare = document.sentences.map(({ form }) => ({ words: form.map((word) => ({ form: word })) }));
      const tagged = tagAll(bare as unknown as Sentence[], model, tags.length, words);
      document.sentences.forEach((sentence, s) => (sentence.xpos = [...tagged[s]].map((tag) => tags[tag].split("|")[1])));
    }
  }
}

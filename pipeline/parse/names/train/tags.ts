import { readTreebank } from "../../conllu.ts";
import { hashString } from "../../hash.ts";
import { Net, inRuns } from "../../net/net.ts";
import { trainNet } from "../../net/train/index.ts";
import type { Vectors } from "../../net/train/vectors.ts";
import { inventoryOf } from "../../train/data.ts";
import { RECIPE } from "../../train/recipe.ts";
import type { NameDocument } from "./bench.ts";

const FOLDS = 2;
const EPOCHS = 4;

/**
 * Tags the documents by nets that have not seen them: many are in the treebank too, and the shipped net would know their
 * tags by heart, which those of a new text it does not.
 */
export function tagByOthers(documents: NameDocument[], treebank: string, vectors: Vectors, log: (line: string) => void): void {
  const sentences = readTreebank(treebank);
  const inventory = inventoryOf(sentences);
  const foldOf = (name: string): number => (hashString(name) >>> 0) % FOLDS;
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = sentences.filter(({ id }) => foldOf(id.replace(/-[^-]*$/, "")) !== fold);
    const loop = { ...RECIPE.loop, epochs: EPOCHS, seed: 50 + fold };
    const net = new Net(trainNet(rest, inventory, vectors, RECIPE.sizes, loop, () => {}));
    log(`tagger without fold ${fold + 1} of ${FOLDS}`);
    for (const document of documents) {
      if (foldOf(document.id.replace(/^.*?:/, "")) !== fold) continue;
      for (const sentence of document.sentences) sentence.xpos = tagsOf(net, sentence.form).map((tag) => tag.split("|")[1]);
    }
  }
}

function tagsOf(net: Net, forms: readonly string[]): string[] {
  return inRuns(forms).flatMap((run) => {
    net.read(run);
    return run.map((_, i) => net.tags[net.tag[i]]);
  });
}

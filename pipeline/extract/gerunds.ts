/** "Its severing ties with the bloc": a participle before a noun that is, by the frames, what the verb is done to is no adjective. */
import type { ParsedSentence } from "../../schemas/documents.ts";
import { formsOf } from "./events/frames.ts";
import type { Knowledge } from "./knowledge.ts";

/** The verbs of -ing forms, each with the objects that frames name by word: "severing" is "sever", done to "tie". */
export type Gerunds = ReadonlyMap<string, { verb: string; objects: ReadonlySet<string> }>;

export function gerundsOf(knowledge: Knowledge): Gerunds {
  const found = new Map<string, { verb: string; objects: Set<string> }>();
  for (const row of knowledge.of("lexicon/frames")) {
    if (row.pos !== "verb") continue;
    const [verb, second] = row.predicate.split(" ");
    const listed = (row.when ?? "").split(";").filter((part) => part.startsWith("obj=")).flatMap((part) => part.slice(4).split("|")).filter((word) => /^\p{Ll}/u.test(word));
    for (const form of formsOf(verb).filter((one) => one.endsWith("ing"))) {
      const entry = found.get(form) ?? { verb, objects: new Set<string>() };
      for (const word of second ? [second, ...listed] : listed) entry.objects.add(word);
      found.set(form, entry);
    }
  }
  return found;
}

/** The tree with such a participle over its object, its owner as subject; the tree itself where there is none. */
export function withGerunds(tree: ParsedSentence, gerunds: Gerunds): ParsedSentence {
  const found = tree.form.flatMap((form, i): [gerund: number, noun: number, owner: number, verb: string][] => {
    const noun = tree.head[i];
    const owner = tree.head.findIndex((head, k) => head === noun && k < i && tree.deprel[k] === "nmod:poss");
    const known = gerunds.get(form.toLowerCase());
    return tree.deprel[i] === "amod" && noun === i + 1 && owner >= 0 && known?.objects.has(tree.lemma[noun].toLowerCase()) ? [[i, noun, owner, known.verb]] : [];
  });
  if (!found.length) return tree;
  const mended = { ...tree, head: [...tree.head], deprel: [...tree.deprel], lemma: [...tree.lemma], upos: [...tree.upos], xpos: [...tree.xpos] };
  for (const [gerund, noun, owner, verb] of found) {
    const clause: Record<string, string> = { nsubj: "csubj", obj: "xcomp", obl: "xcomp", nmod: "acl" };
    mended.head[gerund] = tree.head[noun];
    mended.deprel[gerund] = clause[tree.deprel[noun]] ?? tree.deprel[noun];
    [mended.head[noun], mended.deprel[noun]] = [gerund, "obj"];
    [mended.head[owner], mended.deprel[owner]] = [gerund, "nsubj"];
    [mended.lemma[gerund], mended.upos[gerund], mended.xpos[gerund]] = [verb, "VERB", "VBG"];
    tree.head.forEach((head, k) => { if (head === noun && tree.deprel[k] === "case" && k < gerund) [mended.head[k], mended.deprel[k]] = [gerund, "mark"]; });
  }
  return mended;
}

/** "The rebels handed over their arms": a word behind a verb that makes another verb of it is no preposition of what follows. */
import type { ParsedSentence } from "../../schemas/documents.ts";
import type { Knowledge } from "./knowledge.ts";

/** Verbs by the particles that they take, as the frames list them: "hand over". */
export type PhrasalVerbs = ReadonlySet<string>;

export function phrasalVerbs(knowledge: Knowledge): PhrasalVerbs {
  const particles = new Set(knowledge.of("lexicon/word_classes").filter((row) => row.class === "verb_particle").map((row) => row.lemma));
  const taken = (cells: string) => cells.split(/[|;.=!?]/u);
  return new Set(knowledge.of("lexicon/frames").flatMap((row) => {
    const words = row.predicate.split(" ");
    const slots = taken([row.initiator, row.recipient, row.mediator, row.place, row.when].join("|"));
    return row.pos === "verb" && words.length === 2 && particles.has(words[1]) && !slots.includes(words[1]) ? [row.predicate] : [];
  }));
}

/** The tree with the object of such a verb where the parser took it for an oblique; the tree itself where there is none. */
export function withParticles(tree: ParsedSentence, verbs: PhrasalVerbs): ParsedSentence {
  const found = tree.form.flatMap((_, i): [particle: number, object: number][] => {
    const verb = i - 1;
    const object = tree.head[i];
    return tree.deprel[i] === "case" && verb >= 0 && object > i && tree.upos[verb] === "VERB" && tree.head[object] === verb && tree.deprel[object] === "obl"
      && verbs.has(`${tree.lemma[verb].toLowerCase()} ${tree.form[i].toLowerCase()}`)
      && !tree.head.some((head, k) => head === verb && tree.deprel[k] === "obj") ? [[i, object]] : [];
  });
  // "Pushed the rebels out of the valley": so is one before a second preposition.
  const away = tree.form.flatMap((form, i): [particle: number, verb: number][] => {
    const place = tree.head[i];
    const verb = place < 0 ? -1 : tree.head[place];
    return tree.deprel[i] === "case" && place > i && verb >= 0 && verb < i && tree.upos[verb] === "VERB" && tree.head[i + 1] === place && tree.deprel[i + 1] === "case"
      && verbs.has(`${tree.lemma[verb].toLowerCase()} ${form.toLowerCase()}`) ? [[i, verb]] : [];
  });
  if (!found.length && !away.length) return tree;
  const mended = { ...tree, head: [...tree.head], deprel: [...tree.deprel] };
  for (const [particle, verb] of away) [mended.head[particle], mended.deprel[particle]] = [verb, "compound:prt"];
  for (const [particle, object] of found) {
    [mended.head[particle], mended.deprel[particle]] = [tree.head[object], "compound:prt"];
    mended.deprel[object] = "obj";
    // What goes to somebody goes there by the verb, not by the thing.
    tree.head.forEach((head, i) => {
      if (head === object && tree.deprel[i] === "nmod" && tree.head.some((above, k) => above === i && tree.deprel[k] === "case" && tree.form[k].toLowerCase() === "to")) [mended.head[i], mended.deprel[i]] = [tree.head[object], "obl"];
    });
  }
  return mended;
}

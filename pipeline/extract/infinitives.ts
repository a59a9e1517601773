/**
 * "They praised the decision of Norway to leave": an infinitive that the parser hung on the verb belongs to the noun before it where that is
 * a noun of plans, attempts, refusals or the like, as the lexicon of factuality lists them.
 */
import type { ParsedSentence } from "../../schemas/documents.ts";
import type { Knowledge } from "./knowledge.ts";
import { subtree } from "./tree.ts";

export interface InfinitiveWords {
  /** Nouns that take an infinitive for their content. */
  nouns: ReadonlySet<string>;
  /** Verbs that ask somebody to do something. */
  asking: ReadonlySet<string>;
}

const CLASSES: ReadonlySet<string> = new Set(["plan", "wish", "refusal", "failure", "avoidance", "implicative_positive", "purpose"]);

export const infinitiveWords = (knowledge: Knowledge): InfinitiveWords => ({
  nouns: new Set(knowledge.of("lexicon/factuality").filter((row) => row.pos === "noun" && CLASSES.has(row.class)).map((row) => row.cue)),
  asking: new Set(knowledge.of("lexicon/frames").filter((row) => row.pos === "verb" && row.event_type === "REQUEST").map((row) => row.predicate.split(" ")[0])),
});

/** The tree with such infinitives on their nouns; the tree itself where there are none. */
export function withInfinitives(parsed: ParsedSentence, { nouns, asking }: InfinitiveWords): ParsedSentence {
  const tree = withAsked(parsed, nouns, asking);
  const found = tree.form.flatMap((_, verb): [verb: number, noun: number][] => {
    const above = tree.head[verb];
    if (tree.xpos[verb] !== "VB" || above < 0 || above > verb || !["advcl", "xcomp"].includes(tree.deprel[verb])) return [];
    const to = tree.form.findIndex((form, i) => tree.head[i] === verb && tree.deprel[i] === "mark" && form.toLowerCase() === "to");
    // The noun whose phrase ends right before "to": the verb's object, or a noun listed with it.
    const noun = tree.form.findIndex((_, i) => i > above && i < to && tree.upos[i] === "NOUN" && nouns.has(tree.lemma[i].toLowerCase()) && phraseEnd(tree, i, to) === to - 1 && hangsBelow(tree, i, above));
    return to >= 0 && noun >= 0 ? [[verb, noun]] : [];
  });
  if (!found.length) return tree;
  const mended = { ...tree, head: [...tree.head], deprel: [...tree.deprel], enhanced: tree.enhanced.filter(([, relation, dependent]) => !found.some(([verb]) => dependent === verb || (relation.startsWith("nsubj") && dependent === verb))) };
  for (const [verb, noun] of found) [mended.head[verb], mended.deprel[verb]] = [noun, "acl"];
  // The subject that the parser gave the infinitive by control is no longer its own.
  mended.enhanced = mended.enhanced.filter(([head, relation]) => !(relation.startsWith("nsubj") && found.some(([verb]) => verb === head)));
  return mended;
}

/** "Calls upon X and its leadership to disarm": what they are asked to do hangs on the verb. */
function withAsked(tree: ParsedSentence, nouns: ReadonlySet<string>, asking: ReadonlySet<string>): ParsedSentence {
  const found = tree.form.flatMap((_, verb): [verb: number, above: number][] => {
    if (tree.xpos[verb] !== "VB" || tree.deprel[verb] !== "acl" || !tree.head.some((head, i) => head === verb && tree.deprel[i] === "mark" && tree.form[i].toLowerCase() === "to")) return [];
    let noun = tree.head[verb];
    if (noun > verb || nouns.has(tree.lemma[noun].toLowerCase())) return [];
    while (tree.deprel[noun] === "conj" && tree.head[noun] >= 0) noun = tree.head[noun];
    const above = tree.head[noun];
    return above >= 0 && above < noun && ["obj", "obl"].includes(tree.deprel[noun]) && tree.upos[above] === "VERB" && asking.has(tree.lemma[above].toLowerCase()) ? [[verb, above]] : [];
  });
  if (!found.length) return tree;
  const mended = { ...tree, head: [...tree.head], deprel: [...tree.deprel] };
  for (const [verb, above] of found) [mended.head[verb], mended.deprel[verb]] = [above, "xcomp"];
  return mended;
}

/** The last token of a noun's phrase before a limit. */
function phraseEnd(tree: ParsedSentence, noun: number, limit: number): number {
  const ends = tree.form.flatMap((_, i) => (i > noun && i < limit && tree.head[i] === noun && /^(?:nmod|conj|punct|appos)/u.test(tree.deprel[i]) ? [subtree(tree, i)[1]] : []));
  return Math.max(noun, ...ends.filter((end) => end < limit));
}

function hangsBelow(tree: ParsedSentence, token: number, top: number): boolean {
  for (let at = token, steps = 0; at >= 0 && steps < 6; at = tree.head[at], steps++) if (tree.head[at] === top) return /^(?:obj|nsubj:pass|obl|conj)/u.test(tree.deprel[at]);
  return false;
}

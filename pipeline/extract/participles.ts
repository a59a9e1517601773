/**
 * Participles that the parser took for adjectives, though what follows is, by the frames, what the verb is done to:
 * "its severing ties with the bloc", "condemned the coup and imposed sanctions".
 */
import type { ParsedSentence } from "../../schemas/documents.ts";
import { formsOf } from "./events/frames.ts";
import type { Knowledge } from "./knowledge.ts";

/** The verbs of -ing and -ed forms, each with the objects that frames name by word: "severing" is "sever", done to "tie". */
export type Participles = ReadonlyMap<string, { verb: string; objects: ReadonlySet<string> }>;

export function participlesOf(knowledge: Knowledge): Participles {
  const found = new Map<string, { verb: string; objects: Set<string> }>();
  for (const row of knowledge.of("lexicon/frames")) {
    if (row.pos !== "verb") continue;
    const [verb, second] = row.predicate.split(" ");
    const listed = (row.when ?? "").split(";").filter((part) => part.startsWith("obj=")).flatMap((part) => part.slice(4).split("|")).filter((word) => /^\p{Ll}/u.test(word));
    for (const form of formsOf(verb).filter((one) => /(?:ing|ed)$/u.test(one))) {
      const entry = found.get(form) ?? { verb, objects: new Set<string>() };
      for (const word of second ? [second, ...listed] : listed) entry.objects.add(word);
      found.set(form, entry);
    }
  }
  return found;
}

interface Found {
  participle: number;
  noun: number;
  verb: string;
}

/** The tree with such participles over their objects; the tree itself where there is none. */
export function withParticiples(tree: ParsedSentence, participles: Participles): ParsedSentence {
  const found = tree.form.flatMap((form, participle): Found[] => {
    const noun = participle + 1;
    // An adjective of the noun, or joined to the noun before, with the noun behind it as one more object of the verb.
    const adjective = tree.deprel[participle] === "amod" && tree.head[participle] === noun;
    const listed = tree.deprel[participle] === "conj" && tree.deprel[noun] === "obj" && tree.head[tree.head[participle]] === tree.head[noun];
    if (!adjective && !listed) return [];
    const known = participles.get(form.toLowerCase());
    return known?.objects.has(tree.lemma[noun].toLowerCase()) ? [{ participle, noun, verb: known.verb }] : [];
  });
  const gerunds = found.flatMap((one) => {
    const owner = tree.head.findIndex((head, k) => head === one.noun && k < one.participle && tree.deprel[k] === "nmod:poss");
    return owner >= 0 && tree.form[one.participle].endsWith("ing") ? [{ ...one, owner }] : [];
  });
  const joined = found.flatMap((one) => {
    const clause = clauseBefore(tree, one);
    return clause >= 0 ? [{ ...one, clause }] : [];
  });
  if (!gerunds.length && !joined.length) return tree;
  const mended = { ...tree, head: [...tree.head], deprel: [...tree.deprel], lemma: [...tree.lemma], upos: [...tree.upos], xpos: [...tree.xpos] };
  const makeVerb = ({ participle, noun, verb }: Found, xpos: string, head: number, deprel: string) => {
    [mended.head[participle], mended.deprel[participle]] = [head, deprel];
    [mended.head[noun], mended.deprel[noun]] = [participle, "obj"];
    [mended.lemma[participle], mended.upos[participle], mended.xpos[participle]] = [verb, "VERB", xpos];
  };
  for (const one of gerunds) {
    const clause: Record<string, string> = { nsubj: "csubj", obj: "xcomp", obl: "xcomp", nmod: "acl" };
    makeVerb(one, "VBG", tree.head[one.noun], clause[tree.deprel[one.noun]] ?? tree.deprel[one.noun]);
    [mended.head[one.owner], mended.deprel[one.owner]] = [one.participle, "nsubj"];
    tree.head.forEach((head, k) => { if (head === one.noun && tree.deprel[k] === "case" && k < one.participle) [mended.head[k], mended.deprel[k]] = [one.participle, "mark"]; });
  }
  for (const one of joined) {
    makeVerb(one, "VBD", one.clause, "conj");
    mended.head[one.participle - 1] = one.participle;
  }
  return mended;
}

/** "... the coup and imposed sanctions": the finite verb that a past form right behind "and" goes on from, or -1. */
function clauseBefore(tree: ParsedSentence, { participle, noun }: Found): number {
  if (!tree.form[participle].endsWith("ed") || participle === 0 || tree.upos[participle - 1] !== "CCONJ") return -1;
  const listed = tree.deprel[participle] === "conj" ? participle : tree.deprel[noun] === "conj" ? noun : -1;
  let at = listed < 0 ? -1 : tree.head[tree.head[listed]] ?? -1;
  while (at >= 0 && tree.upos[at] !== "VERB") at = tree.head[at];
  while (at >= 0 && /^VBG?$/u.test(tree.xpos[at]) && ["xcomp", "advcl"].includes(tree.deprel[at])) at = tree.head[at];
  return at >= 0 && at < participle && /^VB[DN]$/u.test(tree.xpos[at]) ? at : -1;
}

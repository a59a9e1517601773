import { expect, test } from "vitest";
import { hangComplements } from "../../pipeline/parse/complements.ts";
import { hangConjuncts } from "../../pipeline/parse/conjuncts.ts";
import { isMainVerb, lostVerbs } from "../../pipeline/parse/lostverb.ts";

/** "form/UPOS/XPOS/relation/head", heads from 1, 0 is the root. */
function tree(text: string) {
  const rows = text.trim().split(/\s+/).map((word) => word.split("/"));
  const column = (k: number): string[] => rows.map((row) => row[k]);
  return { form: column(0), upos: column(1), xpos: column(2), deprel: column(3), head: column(4).map((head) => Number(head) - 1) };
}

test("a finite verb leaves an infinitive for the finite verb above", () => {
  const t = tree("It/PRON/PRP/nsubj/2 supports/VERB/VBZ/root/0 efforts/NOUN/NNS/obj/2 to/PART/TO/mark/5 resume/VERB/VB/acl/3 and/CCONJ/CC/cc/7 calls/VERB/VBZ/conj/5");
  hangConjuncts(t);
  expect(t.head[6]).toBe(1);
});

test("a finite verb stays with a verb that an auxiliary makes finite, and with its own kind", () => {
  const t = tree("They/PRON/PRP/nsubj/3 may/AUX/MD/aux/3 go/VERB/VB/root/0 and/CCONJ/CC/cc/5 left/VERB/VBD/conj/3 or/CCONJ/CC/cc/7 came/VERB/VBD/conj/5");
  hangConjuncts(t);
  expect(t.head).toEqual([2, 2, -1, 4, 2, 6, 4]);
});

test("an infinitive behind subject and object is a complement", () => {
  const t = tree("It/PRON/PRP/nsubj/2 obliges/VERB/VBZ/root/0 members/NOUN/NNS/obj/2 to/PART/TO/mark/5 come/VERB/VB/csubj/2");
  hangComplements(t);
  expect(t.deprel[4]).toBe("xcomp");
});

test("an infinitive behind a passive and its agent is the passive's, whose adjective is a participle", () => {
  const t = tree("It/PRON/PRP/nsubj:pass/3 is/AUX/VBZ/aux:pass/3 bound/ADJ/JJ/root/0 by/ADP/IN/case/5 treaty/NOUN/NN/obl:agent/3 to/PART/TO/mark/7 help/VERB/VB/acl/5");
  hangComplements(t);
  expect([t.upos[2], t.xpos[2], t.head[6], t.deprel[6]]).toEqual(["VERB", "VBN", 2, "xcomp"]);
});

test("an infinitive that is a subject stays one", () => {
  const t = tree("It/PRON/PRP/expl/3 is/AUX/VBZ/cop/3 hard/ADJ/JJ/root/0 to/PART/TO/mark/5 say/VERB/VB/csubj/3");
  hangComplements(t);
  expect(t.deprel[4]).toBe("csubj");
});

test("a noun phrase with a full stop may hide a verb, one with a copula or without the stop does not", () => {
  const phrase = "Tanks/NOUN/NNS/root/0 shelled/VERB/VBN/amod/3 towns/NOUN/NNS/conj/1";
  expect(lostVerbs(tree(`${phrase} ./PUNCT/./punct/1`))).toEqual([1]);
  expect(lostVerbs(tree(phrase))).toEqual([]);
  expect(lostVerbs(tree("It/PRON/PRP/nsubj/3 is/AUX/VBZ/cop/3 tanks/NOUN/NNS/root/0 sold/VERB/VBN/acl/3 ./PUNCT/./punct/3"))).toEqual([]);
});

test("a reading counts where the word is the root with a subject before it", () => {
  expect(isMainVerb(tree("Tanks/NOUN/NNS/nsubj/2 took/VERB/VBD/root/0 towns/NOUN/NNS/obj/2"), 1)).toBe(true);
  expect(isMainVerb(tree("Tanks/NOUN/NNS/root/0 took/VERB/VBD/acl/1"), 1)).toBe(false);
});

test("an adjective that looks like a past tense may be the lost verb, and so may a plural in a heading", () => {
  const past = tree("Rebel/NOUN/NN/compound/2 fighters/NOUN/NNS/root/0 advanced/ADJ/JJ/amod/2 toward/ADP/IN/case/5 town/NOUN/NN/obl/3 ./PUNCT/./punct/2");
  expect(lostVerbs(past)).toEqual([2]);
  const present = tree("Court/NOUN/NN/compound/2 jails/NOUN/NNS/compound/3 pilot/NOUN/NN/root/0 ./PUNCT/./punct/3");
  expect(lostVerbs(present)).toEqual([1]);
});

test("a form that is a past tense and nothing else may be taken for a noun", () => {
  const t = tree("Protests/NOUN/NNS/root/0 shook/NOUN/NN/nmod/1 Oslo/PROPN/NNP/obl/2 ./PUNCT/./punct/1");
  expect(lostVerbs(t, new Set(["shook"]))).toEqual([1]);
  expect(lostVerbs(t)).toEqual([]);
});

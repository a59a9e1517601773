import { describe, expect, test } from "vitest";
import { enhance } from "../../pipeline/parse/enhance.ts";

const UPOS: Record<string, string> = { VB: "VERB", NN: "NOUN" };

/** A tree from "form/XPOS/head/relation" entries; heads count from 1, 0 is the root. */
function tree(notation: string): { forms: string[]; edges: string[] } {
  const cells = notation.split(" ").map((entry) => entry.split("/"));
  const forms = cells.map(([form]) => form);
  const upos = cells.map(([, xpos]) => UPOS[xpos.slice(0, 2)] ?? "X");
  const edges = enhance({
    upos, xpos: cells.map((c) => c[1]), lemma: forms, head: cells.map((c) => Number(c[2]) - 1), deprel: cells.map((c) => c[3]),
  });
  return { forms, edges: edges.map(([h, relation, d]) => `${forms[h]} ${relation} ${forms[d]}`).sort() };
}

const CASES: [string, string, string[]][] = [
  ["a shared subject", "Armenia/NNP/2/nsubj left/VBD/0/root and/CC/4/cc returned/VBD/2/conj", ["returned nsubj Armenia"]],
  ["conjoined subjects", "Armenia/NNP/4/nsubj and/CC/3/cc Iran/NNP/1/conj left/VBD/0/root", ["left nsubj Iran"]],
  ["conjoined objects", "He/PRP/2/nsubj met/VBD/0/root Putin/NNP/2/obj and/CC/5/cc Xi/NNP/3/conj", ["met obj Xi"]],
  ["a shared object hung from the first verb", "They/PRP/2/nsubj signed/VBD/0/root and/CC/4/cc ratified/VBD/2/conj it/NN/2/obj",
    ["ratified nsubj They", "ratified obj it"]],
  ["a shared object hung from the second verb", "They/PRP/2/nsubj signed/VBD/0/root and/CC/4/cc ratified/VBD/2/conj it/NN/4/obj",
    ["ratified nsubj They", "signed obj it"]],
  ["control by the subject, with a second complement",
    "Armenia/NNP/2/nsubj refused/VBD/0/root to/TO/4/mark sign/VB/2/xcomp it/NN/4/obj and/CC/7/cc host/VB/4/conj them/NN/7/obj",
    ["host nsubj Armenia", "refused xcomp host", "sign nsubj Armenia"]],
  ["control by the object", "They/PRP/2/nsubj asked/VBD/0/root Iran/NNP/2/obj to/TO/5/mark leave/VB/2/xcomp", ["leave nsubj Iran"]],
  ["a relative pronoun", "state/NN/0/root which/WDT/3/nsubj attacked/VBD/1/acl:relcl it/NN/3/obj", ["attacked nsubj state"]],
  ["a relative clause without pronoun", "land/NN/0/root they/PRP/3/nsubj took/VBD/1/acl:relcl", ["took obj land"]],
  ["a shared passive", "It/PRP/3/nsubj:pass was/VBD/3/aux:pass seized/VBN/0/root and/CC/5/cc burnt/VBN/3/conj",
    ["burnt nsubj:pass It"]],
  ["no subject from behind", "Go/VB/0/root and/CC/3/cc see/VB/1/conj", []],
];

describe("enhance", () => {
  for (const [name, notation, expected] of CASES) {
    test(name, () => {
      const { edges } = tree(notation);
      for (const edge of expected) expect(edges).toContain(edge);
      // Besides these, only the second conjunct's own relation may be implied.
      expect(edges.filter((edge) => !expected.includes(edge) && /subj|obj/.test(edge))).toEqual([]);
    });
  }
});

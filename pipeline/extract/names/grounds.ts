/**
 * Places told by what is done to them: "captured X", "the raid on X". The verbs and nouns are those of the event frames that take a place
 * for their object.
 */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Knowledge } from "../knowledge.ts";
import { caseOf } from "../tree.ts";

export interface GroundWords {
  verbs: ReadonlySet<string>;
  /** Nouns with the preposition that leads to the place: "raid on". */
  nouns: ReadonlySet<string>;
}

const FORCE: ReadonlySet<string> = new Set(["ASSAULT", "MOBILIZE", "COERCE"]);

export function groundWords(knowledge: Knowledge): GroundWords {
  const rows = knowledge.of("lexicon/frames").filter((row) => FORCE.has(row.event_type ?? "") || row.act === "seize_territory");
  const places = (row: (typeof rows)[number]) => (row.place ?? "").split("|");
  const asked = (row: (typeof rows)[number]) => (row.when ?? "").split(";").some((one) => one.startsWith("obj=") && one.slice(4).split("|").includes("#place"));
  return {
    verbs: new Set(rows.filter((row) => row.pos === "verb" && !row.predicate.includes(" ") && (asked(row) || places(row).includes("obj"))).map((row) => row.predicate)),
    nouns: new Set(rows.filter((row) => row.pos === "noun").flatMap((row) => ["on", "of"].filter((preposition) => places(row).includes(preposition)).map((preposition) => `${row.predicate.split(" ").at(-1)} ${preposition}`))),
  };
}

/** Whether a name stands where force is told to reach a place. */
export function isGround(tree: ParsedSentence, name: number, { verbs, nouns }: GroundWords): boolean {
  let at = name;
  while (tree.deprel[at] === "conj" && tree.head[at] >= 0) at = tree.head[at];
  const head = tree.head[at];
  if (head < 0) return false;
  const word = [tree.lemma[head].toLowerCase(), tree.form[head].toLowerCase()];
  if (tree.upos[head] === "VERB") return ["obj", "nsubj:pass"].includes(tree.deprel[at]) && caseOf(tree, at) === null && word.some((one) => verbs.has(one));
  return tree.deprel[at].startsWith("nmod") && word.some((one) => nouns.has(`${one} ${caseOf(tree, at)}`));
}

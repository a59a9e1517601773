/** What the tree says around a predicate whose frame leaves the type open: the words it governs and who stands where. */
import type { EventType } from "../events/draft.ts";
import { resolveFiller, type Filler } from "../events/fillers.ts";
import { fillSlot } from "../events/slots.ts";
import type { Context } from "../context.ts";
import { base, caseOf, children, dependents } from "../tree.ts";

/** The types that the lexicon's frames give to a word, by part of speech and lemma. */
export type TypesOf = (pos: "verb" | "noun", lemma: string) => readonly EventType[];

/** Relations whose words belong to another clause or say nothing of the act. */
const OUTSIDE = new Set(["nsubj", "ccomp", "conj", "parataxis", "punct", "mark", "aux", "cc", "dep"]);

/**
 * The features of a predicate, each once: its lemma and particles, its objects with their modifiers, its obliques by preposition
 * and by the kind of what fills them, the infinitives and gerunds under it, and of all these words the types that they have elsewhere.
 */
export function openFeatures(context: Context, sentence: number, token: number, typesOf: TypesOf): string[] {
  const tree = context.tree(sentence);
  const found = new Set<string>();
  const lemma = (at: number) => tree.lemma[at].toLowerCase();
  const verb = lemma(token);
  const pos = (at: number) => (tree.upos[at] === "VERB" ? "verb" as const : "noun" as const);
  const word = (role: string, at: number) => {
    // A name says nothing of what is done; "the police", "rebels", "Kurdish fighters" do.
    if (context.mentionAt(sentence, at)) return;
    const organ = context.organOf(lemma(at), tree.form[at]);
    if (organ !== null) found.add(`${role} o ${organ}`);
    found.add(`${role} ${lemma(at)}`).add(`w ${lemma(at)}`).add(`${verb} ${role} ${lemma(at)}`);
    for (const type of typesOf(pos(at), lemma(at))) found.add(`t ${type}`).add(`${role} t ${type}`);
    for (const name of context.classesOf(lemma(at))) found.add(`c ${name}`).add(`${role} c ${name}`);
  };
  found.add(`v ${verb}`);
  for (const particle of dependents(tree, token, "compound:prt", "advmod")) found.add(`p ${verb} ${lemma(particle)}`).add(`w ${lemma(particle)}`);
  for (const child of children(tree)[token]) {
    const relation = base(tree.deprel[child]);
    if (OUTSIDE.has(relation)) continue;
    const preposition = caseOf(tree, child) ?? relation;
    found.add(`r ${preposition}`).add(`r ${preposition} ${kindAt(context, sentence, child) ?? "thing"}`).add(`${verb} r ${preposition}`);
    word(preposition, child);
    for (const below of children(tree)[child]) {
      const inner = base(tree.deprel[below]);
      if (inner === "case" || inner === "det" || OUTSIDE.has(inner)) continue;
      const marked = caseOf(tree, below);
      word(inner === "amod" || inner === "compound" ? "m" : `${relation === "xcomp" || relation === "advcl" ? relation : "b"} ${marked ?? inner}`, below);
      if (marked !== null) found.add(`b ${marked} ${kindAt(context, sentence, below) ?? "thing"}`);
    }
  }
  const subjects = fillSlot(tree, token, "subj");
  for (const subject of subjects) {
    found.add(`s ${kindAt(context, sentence, subject) ?? "thing"}`);
    word("s", subject);
  }
  return [...found];
}

/** The kind of actor, group or place behind a token; null for anything else. */
function kindAt(context: Context, sentence: number, token: number): string | null {
  const mention = context.mentionAt(sentence, token);
  if (mention) return context.kindOf(mention) ?? "place";
  const filler: Filler | undefined = resolveFiller(context, sentence, token, false)[0];
  return filler?.actor ? "organ" : filler?.acting ? "group" : null;
}

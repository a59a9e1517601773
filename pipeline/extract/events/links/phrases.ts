/** Links by prepositions and conjunctions that stand before an event: "after the attack", "because it refused". */
import type { ParsedSentence } from "../../../../schemas/documents.ts";
import type { Context } from "../../context.ts";
import { children, subtree } from "../../tree.ts";
import type { Draft } from "../draft.ts";
import { governing, linkOf, mainOf, standsFor, type BySentence, type Connectives, type DraftLink } from "./told.ts";

type Row = NonNullable<ReturnType<Connectives["get"]>>[number];

/** A link for each event that a connective introduces. */
export function phraseLinks(context: Context, bySentence: BySentence, connectives: Connectives): DraftLink[] {
  const links: DraftLink[] = [];
  for (const [sentence, here] of bySentence) {
    for (const below of here) {
      const row = connectiveOf(context, sentence, below.predicate, connectives);
      if (!row) continue;
      const above = governing(context, sentence, below, here) ?? standsFor(context, sentence, below, bySentence) ?? opened(context, below, here);
      if (!above || above === below || (row.phrase === "since" && ranked(context, sentence, below.predicate))) continue;
      const link = linkOf(above, below, row, below);
      if (row.link === "after" && row.direction === "head_to_complement") boundBy(link.from, link.to);
      links.push(link);
    }
  }
  return links;
}

/** "The fiercest clashes since the war", "the first since": a rank among others is no order of two acts. */
function ranked(context: Context, sentence: number, predicate: number): boolean {
  const tree = context.tree(sentence);
  const since = tree.form.findLastIndex((form, i) => i < predicate && form.toLowerCase() === "since");
  return tree.xpos.slice(Math.max(0, since - 8), Math.max(0, since)).some((tag) => tag === "JJS" || tag === "RBS");
}

/** Where the connective opens the sentence: the event that the sentence tells after it. */
function opened(context: Context, below: Draft, here: readonly Draft[]): Draft | null {
  const after = here.filter((draft) => draft.predicate > below.predicate);
  return after.length ? mainOf(context, after) : null;
}

/** What came before has no later date than what came after; its own sentence's date is the other's. */
function boundBy(later: Draft, earlier: Draft): void {
  if (later.dated.date === null || later.dated.date.includes("/") || earlier.dated.basis === "explicit") return;
  if (earlier.dated.date === null || earlier.dated.date === later.dated.date) {
    earlier.dated = { date: `../${later.dated.date}`, basis: "implied" };
    earlier.why?.push({ field: "date", value: earlier.dated.date, rule: "dates/after" });
  }
}

/** The connective right before the predicate's phrase or clause, by the words as they stand. */
function connectiveOf(context: Context, sentence: number, predicate: number, connectives: Connectives): Row | null {
  const tree = context.tree(sentence);
  for (const first of beginnings(context, sentence, predicate)) {
    for (let length = Math.min(4, first); length >= 1; length--) {
      const row = connectives.get(tree.form.slice(first - length, first).join(" ").toLowerCase())?.find((one) => one.pos !== "adv");
      if (row && !isParticle(tree, first - 1)) return row;
    }
    // The connective may itself be the clause's first words: "after establishing", "because it attacked".
    for (let length = 4; length >= 1; length--) {
      const row = connectives.get(tree.form.slice(first, first + length).join(" ").toLowerCase())?.find((one) => one.pos !== "adv");
      if (row && first + length <= predicate && belongs(tree, first, predicate)) return row;
    }
  }
  return null;
}

/** "Handed over the arms": what stands right behind its verb may be a particle, whatever the parser made of it. */
export const isParticle = (tree: ParsedSentence, token: number): boolean =>
  tree.deprel[token] === "compound:prt" || (token > 0 && tree.lemma[token].toLowerCase() === "over" && tree.upos[token - 1] === "VERB");

/** The connective marks this predicate and not a phrase that only stands before it. */
const belongs = (tree: ParsedSentence, first: number, predicate: number): boolean =>
  ["mark", "advmod", "case", "cc"].includes(tree.deprel[first]) && (tree.head[first] === predicate || (tree.head[first] === tree.head[predicate] && ["xcomp", "acl"].includes(tree.deprel[predicate])));

/** Where the phrase of a predicate may begin: its own words before it, the phrase that it stands in, its clause. */
function beginnings(context: Context, sentence: number, predicate: number): number[] {
  const tree = context.tree(sentence);
  const before = (at: number) => children(tree)[at].filter((child) => child < at && ["det", "amod", "compound", "nmod:poss", "nummod", "flat", "case", "mark"].includes(tree.deprel[child]));
  let first = predicate;
  for (let steps = 0; steps < 6 && before(first).length; steps++) first = Math.min(...before(first));
  const own = Math.min(predicate, ...before(predicate).map((child) => subtree(tree, child)[0]));
  // "as part of the war": the last word of the connective is the noun's own preposition.
  const bare = before(predicate).filter((child) => !["case", "mark"].includes(tree.deprel[child])).map((child) => subtree(tree, child)[0]);
  const found = [first, own, Math.min(predicate, ...bare)];
  if (tree.upos[predicate] === "VERB") found.push(subtree(tree, predicate)[0]);
  // "because it had failed to provide": the connective stands before the governing verb.
  if (tree.deprel[predicate] === "xcomp" && tree.head[predicate] >= 0) found.push(subtree(tree, tree.head[predicate])[0]);
  const head = tree.head[predicate];
  if (head >= 0 && head < predicate && ["nmod", "obj", "conj", "acl"].includes(tree.deprel[predicate])) found.push(...[head, ...before(head)].sort((a, b) => a - b).slice(0, 1));
  // A comma may hang on the clause that it opens.
  const opening = (at: number): number => (at < predicate && tree.upos[at] === "PUNCT" ? opening(at + 1) : at);
  return [...new Set([...found.map(opening), ...(tree.xpos[predicate] === "VBG" ? [predicate] : [])])];
}

/** What a pronoun or a description stands for, among the actors named before it. When unsure, nothing. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Context } from "../context.ts";
import { base, caseOf, conjuncts, dependents, isDefinite, subtree } from "../tree.ts";
import type { Mention } from "../types.ts";
import { distinct, keyOf } from "./identity.ts";
import { fillSlot, secondSide } from "./slots.ts";
import { speakersOf } from "./speakers.ts";

/** How many sentences back an antecedent may stand. */
const REACH = 3;
/** How far back the two sides of a conflict may have been named. */
const FAR = 80;

type Wanted = "any" | "person" | "state" | "organisation" | "several" | "speaker";

/** The actors that the token refers back to; empty when it is no reference or not a sure one. */
export function antecedents(context: Context, sentence: number, token: number): Mention[] {
  const tree = context.tree(sentence);
  const wanted = wantedOf(context, sentence, token);
  if (wanted === null || wanted === "speaker") return [];
  const governing = wanted === "any" || wanted === "several" ? subjectAbove(context, sentence, token, wanted) : null;
  if (governing) return [governing];
  if (wanted === "several") return several(context, sentence, token);
  const found = nearest(context, sentence, token, wanted, tree.deprel[token].startsWith("nmod:poss"));
  return found ? [found] : [];
}

/** The subject of the nearest clause above: "the ministry stated that its forces ...", "Norway suspended its membership". */
function subjectAbove(context: Context, sentence: number, token: number, wanted: Wanted): Mention | null {
  const tree = context.tree(sentence);
  const pronoun = tree.upos[token] === "PRON";
  if (!pronoun) return null;
  const path = new Set<number>([token]);
  const own = clauseOf(context, sentence, token);
  for (let at = tree.head[token], steps = 0; at >= 0 && steps < 12; at = tree.head[at], steps++) {
    const subject = dependents(tree, at, "nsubj").find((child) => !path.has(child));
    path.add(at);
    if (subject === undefined || subject > token || own.has(subject)) continue;
    const below = [context.mentionAt(sentence, subject), ...context.mentionsBelow(sentence, subject).filter((mention) => tree.head[mention.head] === subject && ["amod", "compound", "nmod:poss"].includes(tree.deprel[mention.head]))];
    const found = below.find((mention) => mention?.actor && fits(context, mention, wanted === "several" ? "several" : "any") || mention?.form === "demonym" && context.kindOf(mention) === "state");
    if (found && (wanted !== "several" || context.kindOf(found) !== "person")) return found;
  }
  return null;
}

/** Who does what the pronoun suffers: "accusing it" is said of another than who accuses (principle B of binding, Chomsky 1981). */
function clauseOf(context: Context, sentence: number, token: number): ReadonlySet<number> {
  const tree = context.tree(sentence);
  const verb = tree.head[token];
  const suffers = verb >= 0 && tree.upos[token] === "PRON" && tree.upos[verb] === "VERB" && ["obj", "iobj", "obl"].includes(base(tree.deprel[token]));
  return new Set(suffers ? fillSlot(tree, verb, "subj").flatMap((subject) => {
    const [first, last] = subtree(tree, subject);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((at) => at < verb);
  }) : []);
}

/** What the word asks for, by the lexicon: pronouns as they stand, nouns with the determiner that makes them refer back. */
function wantedOf(context: Context, sentence: number, token: number): Wanted | null {
  const tree = context.tree(sentence);
  const rows = context.lexicon.anaphors.get(tree.form[token].toLowerCase()) ?? context.lexicon.anaphors.get(tree.lemma[token].toLowerCase());
  if (!rows) return null;
  const pronoun = rows.find((row) => row.needs === null);
  if (pronoun) return tree.upos[token] === "PRON" || tree.upos[token] === "DET" ? pronoun.wants : null;
  if (tree.upos[token] !== "NOUN" && tree.upos[token] !== "PROPN") return null;
  const determiners = dependents(tree, token, "det", "nummod", "amod").map((child) => tree.form[child].toLowerCase());
  const plural = tree.xpos[token] === "NNS";
  const definite = determiners.some((word) => isDefinite(word));
  const met = rows.find(({ needs }) => needs === "both" ? determiners.includes("both") || (determiners.includes("two") && definite)
    : needs === "plural" ? plural && determiners.includes("the") : !plural && definite && context.mentionsBelow(sentence, token).length === 0);
  return met?.wants ?? null;
}

function fits(context: Context, mention: Mention, wanted: Wanted): boolean {
  const kind = context.kindOf(mention);
  if (kind === null || (mention.form === "demonym" && wanted !== "several" && wanted !== "state")) return false;
  if (wanted === "person") return kind === "person";
  if (wanted === "state") return kind === "state" || kind === "region";
  if (wanted === "organisation") return kind === "igo" || kind === "alliance" || kind === "armed_group" || kind === "other" || kind === "government_body";
  return kind !== "person";
}

/** "Founded by A and B, it lost B": a clause before the subject that tells of the subject names others. */
function fronted(tree: ParsedSentence, token: number): number[] {
  const verb = base(tree.deprel[token]) === "nsubj" ? tree.head[token] : -1;
  if (verb < 0) return [];
  return dependents(tree, verb, "advcl").flatMap((clause) => {
    if (clause > token || !/^VB[GN]$/u.test(tree.xpos[clause]) || dependents(tree, clause, "nsubj").length) return [];
    const [first, last] = subtree(tree, clause);
    return Array.from({ length: Math.min(last, token - 1) - first + 1 }, (_, i) => first + i);
  });
}

/** The nearest fitting actor before: subjects first, then the others, sentence by sentence backwards. */
function nearest(context: Context, sentence: number, token: number, wanted: Wanted, possessive: boolean): Mention | null {
  const own = new Set([...clauseOf(context, sentence, token), ...fronted(context.tree(sentence), token)]);
  for (let back = 0; back <= REACH && sentence - back >= 0; back++) {
    const at = sentence - back;
    const tree = context.tree(at);
    const before = context.mentions.filter((mention) => mention.sentence === at && (back > 0 || (mention.last < token && !own.has(mention.head))) && fits(context, mention, wanted));
    if (!before.length) continue;
    const isSubject = (mention: Mention) => base(tree.deprel[mention.head]) === "nsubj" || (tree.deprel[mention.head] === "conj" && base(tree.deprel[tree.head[mention.head]]) === "nsubj");
    const named = before.filter((mention) => mention.form !== "demonym" || wanted === "state");
    const subjects = named.filter(isSubject);
    if (subjects.length) return back === 0 || possessive ? subjects[subjects.length - 1] : subjects[0];
    if (named.length) return back === 0 ? named[named.length - 1] : named[0];
  }
  // "The organisation": the only one that the text has named so far.
  const far = wanted === "organisation" ? distinct(context.mentions.filter((mention) => (mention.sentence < sentence || (mention.sentence === sentence && mention.last < token)) && mention.form !== "demonym" && ["igo", "alliance"].includes(context.kindOf(mention) ?? ""))) : [];
  return far.length === 1 ? far[0] : null;
}

/** "Both sides", "they": the last two or more actors that were joined by "and", or the sides of the last reciprocal phrase. */
function several(context: Context, sentence: number, token: number): Mention[] {
  const noun = context.tree(sentence).upos[token] !== "PRON";
  // "Both ministers", "they" in a joint statement.
  const speakers = speakersOf(context);
  if (speakers.length > 1) return speakers;
  // "Both sides": first of all those that stand against each other.
  for (const at of noun ? Array.from({ length: Math.min(REACH, sentence) }, (_, back) => sentence - 1 - back) : []) {
    const sides = opposed(context, at);
    if (sides.length) return sides;
  }
  for (let back = 0; back <= REACH && sentence - back >= 0; back++) {
    const at = sentence - back;
    const tree = context.tree(at);
    const before = context.mentions.filter((mention) => mention.sentence === at && (back > 0 || mention.last < token) && context.kindOf(mention) !== null);
    for (const mention of [...before].reverse()) {
      // "Norwegian and Swedish troops" stand together, not against each other.
      if (noun && mention.form === "demonym" && context.inClass("side", context.tree(sentence).lemma[token])) continue;
      const joined = conjuncts(tree, mention.head).flatMap((head) => before.filter((other) => other.head === head));
      if (joined.length >= 2) return joined;
    }
  }
  // "Both sides" may be told of far behind.
  for (let at = sentence - REACH - 1; noun && at >= Math.max(0, sentence - FAR); at--) {
    const sides = opposed(context, at);
    if (sides.length) return sides;
  }
  for (let back = 1; back <= REACH && sentence - back >= 0; back++) {
    const tree = context.tree(sentence - back);
    const before = context.mentions.filter((mention) => mention.sentence === sentence - back && fits(context, mention, "state") && (noun || mention.form !== "demonym"));
    const states = distinct(before);
    const clauses = states.map((state) => clauseHead(tree, before.find((one) => distinct([one, state]).length === 1)!.head));
    // Two that one clause tells of; what stands in two clauses does not belong together.
    if (states.length === 2 && clauses[0] === clauses[1]) return states;
  }
  return [];
}

/** The verb of the clause that a token stands in. */
function clauseHead(tree: ParsedSentence, token: number): number {
  let at = token;
  for (let steps = 0; steps < 12 && tree.head[at] >= 0 && tree.upos[at] !== "VERB"; steps++) at = tree.head[at];
  return at;
}

/** The two that a sentence sets against each other: "clashes between the rebels and Norwegian troops". One of them may have no name. */
function opposed(context: Context, at: number): Mention[] {
  const tree = context.tree(at);
  for (let i = tree.form.length - 1; i >= 0; i--) {
    if (caseOf(tree, i) !== "between") continue;
    const heads = [...conjuncts(tree, i), ...secondSide(tree, i)];
    const sides = heads.map((head) => [context.mentionAt(at, head), ...context.mentionsBelow(at, head).filter((mention) => !heads.some((other) => other !== head && mention.head === other))].find((mention) => mention?.actor && context.kindOf(mention) !== "person"));
    const named = distinct(sides.filter((mention): mention is Mention => mention !== undefined));
    if (heads.length === 2 && named.length) return named;
  }
  return [];
}
export { distinct, keyOf };

/** What a pronoun or a description stands for, among the actors named before it. When unsure, nothing. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Context } from "../context.ts";
import { base, caseOf, children, conjuncts, dependents, isDefinite, subtree } from "../tree.ts";
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
  const asked = wantedOf(context, sentence, token);
  // "refused to join it"
  const joined = asked === "any" && tree.deprel[token] === "obj" && context.inClass("join_act", tree.lemma[tree.head[token]]);
  const wanted = joined ? "organisation" : asked;
  if (wanted === null || wanted === "speaker") return [];
  const done = namedForDeed(context, sentence, token);
  if (done.length) return done;
  const governing = wanted === "any" || wanted === "several" ? subjectAbove(context, sentence, token, wanted) : null;
  if (governing) return unlessBeside(context, sentence, token, governing);
  if (wanted === "several") return several(context, sentence, token);
  const pact = context.inClass("bloc_word", tree.lemma[token]);
  const coming = wanted === "any" ? subjectBehind(context, sentence, token) : null;
  if (coming) return [coming];
  const found = nearest(context, sentence, token, wanted, tree.deprel[token].startsWith("nmod:poss"), pact);
  const topic = wanted === "organisation" ? topicOf(context) : null;
  // An article on an alliance calls that one so, whatever other is named on the way.
  const likely = topic && found && !isSubject(context, found) && found.sentence < sentence ? topic : found;
  return likely ? unlessBeside(context, sentence, token, likely) : [];
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

/** "Censures the island for its raid", "thanked Kenya and Ghana for their help": whom one takes a stand on for a deed did it. */
export function namedForDeed(context: Context, sentence: number, token: number): Mention[] {
  const tree = context.tree(sentence);
  if (tree.deprel[token] !== "nmod:poss" || tree.upos[token] !== "PRON" || context.lexicon.anaphors.get(tree.form[token].toLowerCase())?.[0].wants === "person") return [];
  let at = tree.head[token];
  while (at >= 0 && ["conj", "nmod"].includes(base(tree.deprel[at])) && caseOf(tree, at) !== "for") at = tree.head[at];
  if (at < 0 || !["for", "over"].includes(caseOf(tree, at) ?? "")) return [];
  // "Expresses its thanks to Kenya for its help": the phrase may hang on the noun.
  const above = tree.head[at];
  const verb = above >= 0 && tree.upos[above] !== "VERB" && tree.deprel[above] === "obj" ? tree.head[above] : above;
  if (verb < 0 || tree.upos[verb] !== "VERB") return [];
  const heads = [...fillSlot(tree, verb, "obj"), ...fillSlot(tree, verb, "to")].filter((head) => head < token && head !== tree.head[token]);
  return distinct(heads.flatMap((head) => {
    const mention = context.mentionAt(sentence, head);
    const found = mention?.actor ? mention : context.mentionsBelow(sentence, head).find((one) => one.last < token && tree.head[one.head] === head);
    return found && context.kindOf(found) !== "person" && context.kindOf(found) !== null ? [found] : [];
  }));
}

/** "After the raid on its convoy, Kenya ...": a pronoun in a phrase that opens the sentence stands for the subject behind it. */
function subjectBehind(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  if (tree.deprel[token] !== "nmod:poss" || tree.upos[token] !== "PRON") return null;
  let at = token;
  while (tree.head[at] >= 0 && !["obl", "advcl"].includes(base(tree.deprel[at]))) at = tree.head[at];
  const verb = tree.head[at];
  if (verb < 0 || verb < token || subtree(tree, at)[0] > 1) return null;
  const subject = dependents(tree, verb, "nsubj").find((child) => child > token);
  const mention = subject === undefined ? undefined : context.mentionAt(sentence, subject);
  // Whom the opening phrase itself names may be meant as well.
  const named = context.mentions.some((other) => other.sentence === sentence && other.last < token && other.actor !== null);
  return mention?.actor && !named && fits(context, mention, "any") ? mention : null;
}

/** Relations within one clause or phrase. */
const INSIDE = new Set(["obj", "iobj", "obl", "nmod", "amod", "compound", "xcomp", "ccomp", "acl"]);

/** When the likely antecedent is ruled out, the next one is not sure enough. */
const unlessBeside = (context: Context, sentence: number, token: number, found: Mention): Mention[] =>
  found.actor && namedBeside(context, sentence, token).has(keyOf(found.actor)) ? [] : [found];

/** The actors that are named below what a pronoun is the subject or owner of: "it blocked Norway's access" is not said of Norway (principle C of binding). */
function namedBeside(context: Context, sentence: number, token: number): ReadonlySet<string> {
  const tree = context.tree(sentence);
  const above = tree.head[token];
  if (tree.upos[token] !== "PRON" || above < 0 || !["nsubj", "nmod:poss"].some((relation) => tree.deprel[token].startsWith(relation))) return new Set();
  const below = [above];
  for (let i = 0; i < below.length && below.length <= tree.form.length; i++) {
    below.push(...children(tree)[below[i]].filter((child) => child > token && !below.includes(child) && (INSIDE.has(base(tree.deprel[child])))));
  }
  return new Set(context.mentions.filter((mention) => mention.sentence === sentence && mention.actor && mention.first > token && mention.head !== above && below.includes(mention.head)).map((mention) => keyOf(mention.actor!)));
}

/** "The rebels said they ...": the noun whose clause a pronoun hangs in, where no name stands for it; -1 where there is none. */
export function nounAbove(context: Context, sentence: number, token: number): number {
  const tree = context.tree(sentence);
  const wanted = wantedOf(context, sentence, token);
  if (tree.upos[token] !== "PRON" || (wanted !== "any" && wanted !== "several" && wanted !== "person")) return -1;
  const own = clauseOf(context, sentence, token);
  for (let at = tree.head[token], below = token, steps = 0; at >= 0 && steps < 12; below = at, at = tree.head[at], steps++) {
    if (base(tree.deprel[below]) !== "ccomp") continue;
    const subject = dependents(tree, at, "nsubj")[0];
    if (subject === undefined || subject > token || own.has(subject)) continue;
    const agrees = (tree.xpos[subject] === "NNS") === (wanted === "several") || tree.upos[subject] === "NUM";
    return tree.upos[subject] === "NOUN" && agrees && !context.mentionAt(sentence, subject) ? subject : -1;
  }
  return -1;
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
  const { anaphors } = context.lexicon;
  const form = tree.form[token].toLowerCase();
  // "The Ministers", "the Parties": a capital keeps the plural for its lemma.
  const rows = anaphors.get(form) ?? anaphors.get(tree.lemma[token].toLowerCase()) ?? (tree.xpos[token] === "NNPS" ? anaphors.get(form.replace(/s$/u, "")) ?? anaphors.get(form.replace(/ies$/u, "y")) : undefined);
  if (!rows) return null;
  const pronoun = rows.find((row) => row.needs === null);
  if (pronoun) return tree.upos[token] === "PRON" || tree.upos[token] === "DET" ? pronoun.wants : null;
  if (tree.upos[token] !== "NOUN" && tree.upos[token] !== "PROPN") return null;
  const determiners = dependents(tree, token, "det", "nummod", "amod").map((child) => tree.form[child].toLowerCase());
  const plural = /^NNP?S$/u.test(tree.xpos[token]);
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

function isSubject(context: Context, { sentence, head }: Mention): boolean {
  const tree = context.tree(sentence);
  return base(tree.deprel[head]) === "nsubj" || (tree.deprel[head] === "conj" && base(tree.deprel[tree.head[head]]) === "nsubj");
}

/** "Unlike the league, it ...": whom something is set beside is another. */
function likened(context: Context, { sentence, head }: Mention, token: number): boolean {
  const tree = context.tree(sentence);
  return base(tree.deprel[head]) === "obl" && tree.head[head] === tree.head[token] && context.inClass("beside_word", caseOf(tree, head) ?? "");
}

/** The organisation that a text is about: the only one that its title names. */
function topicOf(context: Context): Mention | null {
  const titled = context.mentions.filter((mention) => context.document.sentences[mention.sentence].kind === "title" && mention.form !== "demonym" && ["igo", "alliance"].includes(context.kindOf(mention) ?? ""));
  return distinct(titled).length === 1 ? titled[0] : null;
}

/** The nearest fitting actor before: subjects first, then the others, sentence by sentence backwards. */
function nearest(context: Context, sentence: number, token: number, wanted: Wanted, possessive: boolean, pact: boolean): Mention | null {
  const own = new Set([...clauseOf(context, sentence, token), ...fronted(context.tree(sentence), token)]);
  for (let back = 0; back <= REACH && sentence - back >= 0; back++) {
    const at = sentence - back;
    const before = context.mentions.filter((mention) => mention.sentence === at && (back > 0 || (mention.last < token && !own.has(mention.head) && !likened(context, mention, token))) && fits(context, mention, wanted) && !(pact && context.kindOf(mention) === "armed_group"));
    if (!before.length) continue;
    const named = before.filter((mention) => mention.form !== "demonym" || wanted === "state");
    const subjects = named.filter((mention) => isSubject(context, mention));
    if (subjects.length) return back === 0 || possessive ? subjects[subjects.length - 1] : subjects[0];
    if (named.length) return back === 0 ? named[named.length - 1] : named[0];
  }
  // "The organisation": the only one that the text has named so far.
  const far = wanted === "organisation" ? distinct(context.mentions.filter((mention) => (mention.sentence < sentence || (mention.sentence === sentence && mention.last < token)) && mention.form !== "demonym" && ["igo", "alliance"].includes(context.kindOf(mention) ?? ""))) : [];
  return far.length === 1 ? far[0] : null;
}

/** "The three countries": how many of those that "both" may count are spoken of; 0 where that is not said. */
function countOf(context: Context, sentence: number, token: number): number {
  const tree = context.tree(sentence);
  const counted = context.lexicon.anaphors.get(tree.lemma[token].toLowerCase())?.some(({ needs }) => needs === "both") ?? false;
  if (!counted || tree.xpos[token] !== "NNS" || !dependents(tree, token, "det").some((child) => isDefinite(tree.form[child]))) return 0;
  const number = dependents(tree, token, "nummod").map((child) => context.lexicon.numbers.get(tree.form[child].toLowerCase()) ?? Number(tree.form[child]))[0];
  return Number.isInteger(number) ? number : 0;
}

/** "The three countries": the states that were last named so many together, joined or all in one sentence; none for two, "both" has rules of its own. */
export function statesOfNumber(context: Context, sentence: number, token: number): Mention[] {
  const many = countOf(context, sentence, token);
  if (many < 3) return [];
  for (let at = sentence; at >= 0 && sentence - at <= 2 * REACH; at--) {
    const states = context.mentions.filter((mention) => mention.sentence === at && (at < sentence || mention.last < token) && fits(context, mention, "state"));
    const joined = states.map((mention) => conjuncts(context.tree(at), mention.head).flatMap((head) => states.filter((other) => other.head === head))).find((list) => list.length === many);
    if (joined) return joined;
    const all = distinct(states);
    if (all.length === many) return all;
  }
  return [];
}

/** "Both sides", "they": the last two or more actors that were joined by "and", or the sides of the last reciprocal phrase. */
function several(context: Context, sentence: number, token: number): Mention[] {
  const noun = context.tree(sentence).upos[token] !== "PRON";
  // "The three states lifted the ban when they signed": those that the sentence has counted before.
  for (let before = noun ? -1 : token - 1; before >= 0; before--) {
    const states = statesOfNumber(context, sentence, before);
    if (states.length) return states;
  }
  // "Both ministers", "they" in a joint statement.
  const speakers = speakersOf(context);
  // But "noted the war between A and B and appealed to both sides": those that the sentence has set against each other before.
  const tree = context.tree(sentence);
  const told = speakers.length > 1 && noun && base(tree.deprel[token]) !== "nsubj" ? opposed(context, sentence).filter((mention) => mention.last < token) : [];
  if (told.length > 1) return told;
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
    // "Protesters attacked ... Police dispersed them": it may be those that nobody names.
    const root = tree.head.indexOf(-1);
    if (!noun && back === 1 && root >= 0 && dependents(tree, root, "nsubj").some((subject) => tree.xpos[subject] === "NNS" && !context.mentionsBelow(at, subject).length)) return [];
    for (const mention of [...before].reverse()) {
      // "Norwegian and Swedish troops" stand together, not against each other.
      if (noun && mention.form === "demonym" && context.inClass("side", context.tree(sentence).lemma[token])) continue;
      const joined = conjuncts(tree, mention.head).flatMap((head) => before.filter((other) => other.head === head));
      if (joined.length >= 2) return joined;
    }
  }
  // "Both sides" may be told of far behind.
  for (let at = noun ? sentence - REACH - 1 : -1; at >= Math.max(0, sentence - FAR); at--) {
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

/**
 * Who fills which slot of a predicate: deep subject and object, obliques by preposition, possessors and modifiers of nouns.
 * Reads a Universal Dependencies tree with enhanced edges (shared subjects, conjuncts, relative clauses, control).
 */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import { base, caseOf, children, conjuncts, dependents } from "../tree.ts";

/** Relations that say the parser did not know what to do with a word: a name before a verb is its subject then. */
const LOST = new Set(["discourse", "vocative", "dislocated", "dep", "reparandum"]);

const isNominal = (upos: string): boolean => upos === "NOUN" || upos === "PROPN" || upos === "PRON" || upos === "NUM" || upos === "DET" || upos === "ADJ";

/** True for a passive: a passive auxiliary or subject, or a past participle that modifies a noun. */
export function isPassive(tree: ParsedSentence, verb: number): boolean {
  if (isActivePast(tree, verb)) return false;
  if (children(tree)[verb].some((child) => tree.deprel[child] === "aux:pass" || tree.deprel[child] === "nsubj:pass")) return true;
  if (tree.enhanced.some(([head, relation, dependent]) => head === verb && relation === "nsubj:pass" && dependent !== verb)) return true;
  // "Founded by two states, it lost one": so is one that opens a clause or hangs beside it.
  if (tree.deprel[verb] === "advcl" && tree.xpos[verb] === "VBN") return !hasObject(tree, verb) && !dependents(tree, verb, "aux", "nsubj", "mark").length && dependents(tree, verb, "obl:agent").length > 0;
  return tree.deprel[verb] === "acl" && tree.xpos[verb] === "VBN" && !hasObject(tree, verb) && !isLostClause(tree, verb);
}

/** A past tense with an object has an active subject, whatever the parser called it: "soldiers detained after midnight the leader". */
const isActivePast = (tree: ParsedSentence, verb: number): boolean =>
  // "Rebels had executed at least 12 people": without "been" the perfect is active.
  (tree.xpos[verb] === "VBN" && !dependents(tree, verb, "aux:pass").length && children(tree)[verb].some((child) => tree.deprel[child] === "aux" && tree.lemma[child].toLowerCase() === "have")) ||
  (tree.xpos[verb] === "VBD" || (tree.xpos[verb] === "VBN" && tree.head[verb] < 0 && !dependents(tree, verb, "aux").length))
  && (hasObject(tree, verb) || bareOblique(tree, children(tree)[verb], verb).length > 0) && !dependents(tree, verb, "aux:pass").length;

/** Obliques without a preposition behind a verb: its object. */
const bareOblique = (tree: ParsedSentence, tokens: readonly number[], verb: number): number[] =>
  tokens.filter((token) => tree.deprel[token] === "obl" && token > verb && !tree.entity?.[token]?.startsWith("I-") && caseOf(tree, token) === null && ["NOUN", "PROPN"].includes(tree.upos[token]));

/**
 * "Deprived of help, in response, the government refrained from ...": where the parser took a main clause for a noun with a
 * participle, the noun seems to be listed without "and".
 */
function isLostClause(tree: ParsedSentence, verb: number): boolean {
  const noun = tree.head[verb];
  return noun >= 0 && noun < verb && tree.deprel[noun] === "conj" && dependents(tree, noun, "cc").length === 0
    && children(tree)[noun].some((child) => tree.form[child] === ",") && leftSubject(tree, verb).includes(noun);
}

/** A participle with an object of its own is no passive, whatever the parser took it for: "the two countries held talks". */
const hasObject = (tree: ParsedSentence, verb: number): boolean => dependents(tree, verb, "obj").length > 0;

/** The relations of a token to its dependents, tree and enhanced edges together, each dependent once a relation. */
function edges(tree: ParsedSentence, token: number): [relation: string, dependent: number][] {
  const found: [string, number][] = children(tree)[token].map((child) => [tree.deprel[child], child]);
  for (const [head, relation, dependent] of tree.enhanced) {
    if (head === token && dependent !== token && !found.some(([r, d]) => d === dependent && base(r) === base(relation))) found.push([relation, dependent]);
  }
  return found;
}

/** The head tokens that fill a slot, conjuncts included, in text order. */
export function fillSlot(tree: ParsedSentence, predicate: number, slot: string): number[] {
  const dot = slot.indexOf(".");
  if (dot > 0) {
    const inner = slot.slice(dot + 1);
    return unique(fillSlot(tree, predicate, slot.slice(0, dot)).flatMap((token) => fillSlot(tree, token, inner)));
  }
  const direct = tree.upos[predicate] === "VERB" || tree.upos[predicate] === "AUX" ? verbSlot(tree, predicate, slot) : nounSlot(tree, predicate, slot);
  return unique(direct.flatMap((token) => conjuncts(tree, token))).filter((token) => token !== predicate);
}

const unique = (tokens: readonly number[]): number[] => [...new Set(tokens)].sort((a, b) => a - b);

/** Prepositions that tell of the verb's act however deep in its object's phrase the parser hung them. */
const DEEP: ReadonlySet<string> = new Set(["to", "with", "from", "against"]);

function verbSlot(tree: ParsedSentence, verb: number, slot: string): number[] {
  const all = edges(tree, verb);
  const passive = isPassive(tree, verb);
  const by = (...relations: string[]) => all.filter(([relation]) => relations.includes(relation)).map(([, token]) => token);
  switch (slot) {
    case "subj": {
      if (passive) {
        const agents = by("obl:agent");
        return agents.length ? agents : obliques(tree, all, "by").filter((token) => tree.upos[token] !== "VERB");
      }
      // A name is a noun, whatever the tagger took it for.
      const own = by("nsubj", "csubj", "nsubj:pass").filter((token) => isNominal(tree.upos[token]) || (tree.upos[token] !== "VERB" && /^\p{Lu}/u.test(tree.form[token]))
        // "Fighting broke out": a gerund alone is a noun.
        || (tree.deprel[token] === "csubj" && tree.xpos[token] === "VBG" && !hasObject(tree, token)));
      if (!own.length) own.push(...all.filter(([relation, token]) => LOST.has(relation) && token < verb && (tree.entity?.[token] ?? "O") !== "O").map(([, token]) => token));
      // "In May the three juntas signed": so is a noun right before its verb.
      if (!own.length) own.push(...all.filter(([relation, token]) => relation === "obl:unmarked" && token === verb - 1 && ["NOUN", "PROPN"].includes(tree.upos[token])).map(([, token]) => token));
      // "Norway on Sunday sent": what a preposition governs is no subject, whatever the parser made of it.
      const bare = own.filter((token) => caseOf(tree, token) === null || dependents(tree, token, "nummod").length > 0);
      if (bare.length) return bare;
      const beside = leftSubject(tree, verb);
      return beside.length ? beside : own.length ? own : impliedSubject(tree, verb);
    }
    case "obj": {
      if (!passive) {
        // "allowed the rebels to leave": an indirect object without a direct one is what the treebank calls the object.
        const own = by("obj").length ? by("obj") : by("iobj");
        // "deported more than 16,000 Syrians", "rejected on Monday an offer": an oblique without a preposition is the object.
        return own.length ? own : bareOblique(tree, by("obl"), verb).slice(0, 1);
      }
      // "was granted the status": who gets it is the subject, what is given the object.
      const own = by("nsubj:pass").length && by("obj").length ? by("obj") : by("nsubj:pass");
      if (own.length) return own;
      return tree.deprel[verb] === "acl" ? [tree.head[verb]] : impliedSubject(tree, verb);
    }
    case "iobj": return passive && by("obj").length ? by("nsubj:pass") : by("iobj");
    // "With a partner joining in" is no content: such a clause has its own subject.
    case "xsubj": return [...by("ccomp", "xcomp"), ...by("advcl").filter((token) => tree.xpos[token] === "VBG" && token > verb && !dependents(tree, token, "nsubj").length)].flatMap((token) => fillSlot(tree, token, "subj"));
    // "refrained from participating" is an adverbial clause to the treebank.
    // "urged the council to act": so is a clause behind "to", where the parser took it for a purpose.
    case "xcomp": return [...by("xcomp"), ...by("advcl").filter((token) => token > verb
      && children(tree)[token].some((child) => tree.deprel[child] === "mark" && (tree.xpos[token] === "VBG" || tree.form[child].toLowerCase() === "to")))];
    case "ccomp": return by("ccomp", "xcomp", "advcl");
    case "prt": return by("compound:prt");
    default: {
      const own = obliques(tree, all, slot);
      if (own.length) return own;
      // "signed a treaty with X": the preposition may hang on the object.
      const carried = by("obj", "nsubj:pass").flatMap((token) => obliques(tree, edges(tree, token), slot));
      // "met in the capital with X": or on the place.
      // "returned the bodies of the sailors to X": or on what the object is of.
      const deeper = carried.length || !DEEP.has(slot) ? [] : by("obj", "nsubj:pass").flatMap((token) => obliques(tree, edges(tree, token), "of")).flatMap((token) => obliques(tree, edges(tree, token), slot));
      if (deeper.length) return deeper;
      // "spoke by telephone with X": or on the means.
      return carried.length || slot !== "with" ? carried : by("obl").filter((token) => token > verb && (tree.upos[token] === "PROPN" || (caseOf(tree, token) === "by" && !dependents(tree, token, "det").length))).flatMap((token) => obliques(tree, edges(tree, token), slot));
    }
  }
}

function nounSlot(tree: ParsedSentence, noun: number, slot: string): number[] {
  const all = edges(tree, noun);
  switch (slot) {
    case "poss": return all.filter(([relation]) => relation === "nmod:poss").map(([, token]) => token);
    case "mod": return all.filter(([relation, token]) => ["compound", "amod", "nmod", "flat"].includes(relation) && token < noun && caseOf(tree, token) === null).map(([, token]) => token);
    case "subj": {
      const own = supportSubject(tree, noun);
      const said = tree.head[noun];
      // "The signatories were X and Y": who they are stands in the predicate.
      return own.length || tree.deprel[noun] !== "nsubj" || said < noun || tree.upos[said] !== "PROPN" || !dependents(tree, said, "cop").length ? own : [said];
    }
    case "obj": return [];
    // "a call for X to stop": who shall do it.
    case "xsubj": return all.filter(([relation, token]) => ["acl", "advcl", "xcomp"].includes(relation) && tree.upos[token] === "VERB").flatMap(([, token]) => dependents(tree, token, "nsubj").filter((subject) => children(tree)[token].some((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === "for" && child < subject)));
    // "a request made by X": who makes it.
    case "maker": return all.filter(([relation, token]) => relation === "acl" && tree.xpos[token] === "VBN").flatMap(([, token]) => dependents(tree, token, "obl:agent"));
    // "reluctance to intervene"
    case "xcomp": case "ccomp": return all.filter(([relation, token]) => ["acl", "xcomp", "ccomp"].includes(relation) && tree.upos[token] === "VERB").map(([, token]) => token);
    default: {
      const own = obliques(tree, all, slot);
      // "criticism by members of its role": the parser hangs it on who stands between.
      const between = own.length || slot !== "of" ? [] : obliques(tree, all, "by").flatMap((token) => obliques(tree, edges(tree, token), "of")).filter((token) => tree.xpos[token] === "NNS" || dependents(tree, token, "nmod:poss").some((owner) => tree.upos[owner] === "PRON"));
      if (between.length) return between;
      // "the annexation of Kuwait by Iraq", "the killing of two men by the army": so is who did it behind whom it was done to.
      const done = own.length || slot !== "by" ? [] : obliques(tree, all, "of").flatMap((token) => obliques(tree, edges(tree, token), "by"));
      if (done.length) return done;
      // "attacks by the rebels against the town"
      const aimed = own.length || !["against", "on"].includes(slot) ? [] : obliques(tree, all, "by").flatMap((token) => obliques(tree, edges(tree, token), slot));
      if (aimed.length) return aimed;
      // "the signing on 4 April in Oslo of the agreement": so is what stands behind a date or a place.
      const behind = own.length || slot !== "of" ? [] : tree.form.flatMap((_, token) => (token > noun && ["nmod", "obl"].includes(base(tree.deprel[token])) && caseOf(tree, token) === "of" && isDetour(tree, noun, tree.head[token]) ? [token] : []));
      if (behind.length) return behind;
      // "The ceasefire agreed between X and Y": with whom stands by the participle.
      const carried = own.length || !SIDES.has(slot) ? [] : dependents(tree, noun, "acl").filter((child) => tree.xpos[child] === "VBN").flatMap((child) => obliques(tree, edges(tree, child), slot));
      return own.length || carried.length ? [...own, ...carried] : happens(tree, noun).flatMap((verb) => obliques(tree, edges(tree, verb), slot));
    }
  }
}

/** Whether a date or a place's name stands with a noun between it and what it is of. */
function isDetour(tree: ParsedSentence, noun: number, token: number): boolean {
  if (token <= noun || !["NUM", "PROPN"].includes(tree.upos[token]) || !["in", "on", "at"].includes(caseOf(tree, token) ?? "")) return false;
  const above = tree.head[token];
  return above === noun || (above >= 0 && above === tree.head[noun]) || isDetour(tree, noun, above);
}

/** Prepositions that tell the sides of what is agreed or held. */
const SIDES: ReadonlySet<string> = new Set(["between", "with", "among"]);

/** The verb by which a noun happens, whose obliques are the noun's too: "clashes continued near X", "protests were held in Y". */
function happens(tree: ParsedSentence, noun: number): number[] {
  const head = tree.head[noun];
  if (head < 0 || base(tree.deprel[noun]) !== "nsubj" || tree.upos[head] !== "VERB") return [];
  return dependents(tree, head, "obj").length ? [] : [head];
}

function obliques(tree: ParsedSentence, all: readonly [string, number][], preposition: string): number[] {
  const found = all.filter(([relation, token]) => /^(?:obl|nmod|obj)$/u.test(base(relation)) && prepositionFits(caseOf(tree, token), preposition)).map(([, token]) => token);
  return preposition === "between" ? found.flatMap((token) => [token, ...secondSide(tree, token)]) : found;
}

/** "Between the government of Norway and the rebels": there are two, though the parser joined the second to what the first is of. */
export const secondSide = (tree: ParsedSentence, token: number): number[] =>
  conjuncts(tree, token).length > 1 ? [] : dependents(tree, token, "nmod").flatMap((child) => (caseOf(tree, child) === "of" ? dependents(tree, child, "conj") : []));

const prepositionFits = (found: string | null, wanted: string): boolean =>
  found === wanted || found === `${wanted}s`;

/** The noun before a finite verb, but for auxiliaries, adverbs and one prepositional phrase: its subject where the parser lost it. */
function leftSubject(tree: ParsedSentence, verb: number): number[] {
  if (!/^VB[DZP]$/u.test(tree.xpos[verb]) && !(tree.xpos[verb] === "VBN" && (tree.deprel[verb] === "acl" || isActivePast(tree, verb)))) return [];
  let at = verb - 1;
  while (at >= 0 && ["AUX", "ADV", "PART"].includes(tree.upos[at])) at--;
  const mark = at < 0 ? -1 : dependents(tree, phraseHead(tree, at, verb), "case")[0] ?? -1;
  if (mark > 0 && mark < at) at = mark - 1;
  // "A Norwegian stabbed two guards": a people's name, taken for an adjective of the verb.
  const people = at >= 0 && tree.upos[at] === "ADJ" && /^\p{Lu}/u.test(tree.form[at]) && tree.head[at] === verb;
  if (people) return [at];
  if (at < 0 || !["NOUN", "PROPN"].includes(tree.upos[at])) return [];
  // The head of the name or phrase that ends there, which no preposition governs.
  at = phraseHead(tree, at, verb);
  // A name before a verb is no part of it: "The FARC handed over ..."
  return caseOf(tree, at) === null && (tree.head[at] !== verb || ["compound", "obl:unmarked"].includes(tree.deprel[at])) ? [at] : [];
}

/** The head of the name or phrase that ends at a token before the verb. */
function phraseHead(tree: ParsedSentence, token: number, verb: number): number {
  let at = token;
  while (tree.head[at] >= 0 && tree.head[at] < verb && ["compound", "flat", "nmod:desc"].includes(tree.deprel[at])) at = tree.head[at];
  return at;
}

/** The subject that a verb without one has from the clause it hangs on. */
function impliedSubject(tree: ParsedSentence, verb: number): number[] {
  let at = verb;
  for (let steps = 0; steps < 6; steps++) {
    const head = tree.head[at];
    if (head < 0) return [];
    const relation = tree.deprel[at];
    // "an invasion launched by the empire after taking the port": a participle behind a passive is the agent's.
    const agents = ["advcl", "xcomp"].includes(base(relation)) && /^VBG?$/u.test(tree.xpos[at]) && isPassive(tree, head) && tree.deprel[head].startsWith(tree.xpos[at] === "VB" ? "acl" : "") ? dependents(tree, head, "obl:agent") : [];
    if (agents.length) return agents;
    // "the aim to take the port": whose aim it is, or the subject of the clause that tells of it.
    const aim = tree.xpos[verb] === "VB" || (tree.xpos[verb] === "VBG" && children(tree)[verb].some((child) => ["mark", "case"].includes(tree.deprel[child]) && tree.form[child].toLowerCase() === "of"));
    if (relation === "acl" && at === verb && aim) {
      const owner = ownerOf(tree, head);
      const clause = owner.length ? -1 : clauseAbove(tree, head);
      return owner.length ? owner : clause < 0 ? [] : verbSlot(tree, clause, "subj");
    }
    // "refrained from attending talks, followed by leaving the bloc": who left is the subject of the clause above.
    if (relation === "acl" && at !== verb && tree.xpos[verb] === "VBG" && isPassive(tree, at)) {
      const clause = clauseAbove(tree, head);
      return clause < 0 ? [] : verbSlot(tree, clause, "subj");
    }
    if (relation === "acl" || relation === "acl:relcl") return tree.xpos[at] === "VBG" || relation === "acl:relcl" || hasObject(tree, at) ? [head] : [];
    if (!["xcomp", "advcl", "conj", "ccomp", "parataxis"].includes(base(relation))) return [];
    if (relation === "ccomp" && tree.xpos[at] !== "VB" && tree.xpos[at] !== "VBG") return [];
    // "asked X to do": the object of the governing verb is the subject below.
    // "accused X of supporting", "kept X from attacking": so it is behind a preposition.
    const governed = relation === "xcomp" || (relation === "advcl" && isGerund(tree, at) && children(tree)[at].some((child) => tree.deprel[child] === "mark" && ["of", "from"].includes(tree.form[child].toLowerCase())));
    // "Was accused of selling": so is who is accused.
    // "Thanked X for sending": whom one takes a stand on for a deed did it.
    const thanked = relation === "advcl" && isGerund(tree, at) && children(tree)[at].some((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === "for") ? dependents(tree, head, "obj").filter((object) => isNamed(tree, object)) : [];
    if (thanked.length) return thanked;
    const objects = governed ? dependents(tree, head, "obj", "iobj", ...(relation === "advcl" ? ["nsubj:pass"] : [])) : [];
    if (objects.length) return objects;
    const found = dependents(tree, head, "nsubj").filter((token) => isNominal(tree.upos[token]));
    const subjects = found.length ? found : leftSubject(tree, head);
    if (subjects.length) {
      // "Was suspended for refusing": who was suspended; but "was captured, killing two" does not say who killed.
      const marked = relation === "advcl" && isGerund(tree, at) && dependents(tree, at, "mark").length > 0 && !dependents(tree, head, "obl:agent").length;
      return isPassive(tree, head) && relation !== "xcomp" && !marked ? [] : subjects;
    }
    at = head;
  }
  return [];
}

/** A name or a pronoun, or a noun that a name stands with: "Norway", "them", "the Norwegian government". */
const isNamed = (tree: ParsedSentence, token: number): boolean =>
  ["PROPN", "PRON"].includes(tree.upos[token]) || dependents(tree, token, "amod", "compound", "nmod", "nmod:poss").some((child) => /^\p{Lu}/u.test(tree.form[child]));

/** "Supporting", "having supported". */
const isGerund = (tree: ParsedSentence, verb: number): boolean =>
  tree.xpos[verb] === "VBG" || dependents(tree, verb, "aux").some((child) => tree.form[child].toLowerCase() === "having");

/** "Its decision to ...", "the decision taken by X to ...", "the intention of X to ...": whose a noun is. */
function ownerOf(tree: ParsedSentence, noun: number): number[] {
  const owner = dependents(tree, noun, "nmod:poss");
  if (owner.length) return owner;
  const agents = dependents(tree, noun, "acl").filter((child) => isPassive(tree, child)).flatMap((child) => verbSlot(tree, child, "subj"));
  return agents.length ? agents : dependents(tree, noun, "nmod").filter((child) => (caseOf(tree, child) === "of" && tree.upos[child] === "PROPN") || ["by", "from"].includes(caseOf(tree, child) ?? ""));
}

/** The verb whose object or oblique a noun is, or -1. */
function clauseAbove(tree: ParsedSentence, noun: number): number {
  let at = noun;
  for (let steps = 0; steps < 4 && at >= 0; steps++) {
    const head = tree.head[at];
    if (head >= 0 && tree.upos[head] === "VERB" && ["obj", "obl", "nsubj"].includes(base(tree.deprel[at]))) return head;
    if (!["nmod", "conj", "obj", "obl"].includes(base(tree.deprel[at]))) return -1;
    at = head;
  }
  return -1;
}

/** The subject of the verb whose object (or predicate) a noun is: "Sweden launched attacks". */
export function supportSubject(tree: ParsedSentence, noun: number): number[] {
  const relation = tree.deprel[noun];
  const head = tree.head[noun];
  if (head >= 0 && (relation === "obj" || base(relation) === "obl") && tree.upos[head] === "VERB") return verbSlot(tree, head, "subj");
  if (head >= 0 && relation === "conj") return supportSubject(tree, head);
  return dependents(tree, noun, "nsubj").filter((token) => token !== noun);
}

/**
 * Did it happen? Walks from a predicate up its tree and lets each cue of the lexicon say what it makes of what stands under it
 * (after FactBank, Saurí and Pustejovsky 2009).
 */
import type { ActorRef } from "../../../schemas/claims.ts";
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { ReferenceRow } from "../../../schemas/reference.ts";
import { grouped, type Context } from "../context.ts";
import type { Knowledge } from "../knowledge.ts";
import { base, caseOf, children, dependents, isDefinite } from "../tree.ts";
import { blamingVerb } from "./blame.ts";
import { resolveFiller } from "./fillers.ts";
import { fillSlot } from "./slots.ts";

type Cue = ReferenceRow<"lexicon/factuality">;
export type Status = "occurred" | "not_occurred" | "planned" | "hypothetical" | "alleged";

export interface Verdict {
  status: Status;
  /** Who claims it, where the status is alleged. */
  speaker: ActorRef | null;
  /** The cues that decided, nearest first: the cue and its part of speech in the lexicon, or a rule. */
  cues: string[];
  /** It is what somebody accuses another of. */
  accused?: boolean;
  /** The nearest reporting cue's token, whose date is not the act's. */
  report: number | null;
}

/** Relations by which a cue reaches down to its complement. */
const COMPLEMENT = new Set(["xcomp", "ccomp", "acl", "obj", "obl", "nmod", "advcl", "nsubj:pass", "csubj", "amod", "nsubj"]);

export class Factuality {
  private readonly cues: ReadonlyMap<string, Cue[]>;
  /** Words that join a fact to another: "despite", "after". */
  private readonly connectives: ReadonlySet<string>;

  constructor(knowledge: Knowledge) {
    this.cues = grouped(knowledge.of("lexicon/factuality"), (row) => row.cue.toLowerCase());
    this.connectives = new Set(knowledge.of("lexicon/connectives").filter((row) => row.pos !== "adv" && (row.link === "after" || row.link === "despite")).map((row) => row.phrase));
  }

  private cue(word: string, ...parts: string[]): Cue | undefined {
    return this.cues.get(word)?.find((row) => parts.includes(row.pos));
  }

  verdict(context: Context, sentence: number, predicate: number): Verdict {
    const tree = context.tree(sentence);
    const verdict: Verdict = { status: "occurred", speaker: null, cues: [], report: null };
    let at = predicate;
    const blaming = blamingVerb(context, sentence, predicate);
    const blame = blaming < 0 ? undefined : this.cue(tree.lemma[blaming].toLowerCase(), "verb");
    if (blame?.class === "accuse") this.reported(context, sentence, blaming, blame, verdict);
    for (let steps = 0; steps < 12; steps++) {
      this.markers(context, sentence, at, predicate, verdict);
      this.unable(context, sentence, at, verdict);
      const head = tree.head[at];
      if (head < 0) break;
      const relation = tree.deprel[at];
      const shared = base(relation) === "conj";
      if (!shared && (!COMPLEMENT.has(relation) && !COMPLEMENT.has(base(relation)) || relation === "acl:relcl" || relation === "nsubj" && tree.upos[at] === "PRON")) break;
      if (shared && children(tree)[at].some((child) => base(tree.deprel[child]) === "nsubj")) break;
      if (!shared && !this.complement(context, sentence, at, head, relation, verdict)) {
        // "According to the ministry, rebels attacked the post, killing two": who claims the one claims the other.
        if (relation === "advcl" && tree.xpos[at] === "VBG") for (const child of children(tree)[head]) if (base(tree.deprel[child]) === "obl") this.hedged(context, sentence, child, verdict);
        break;
      }
      at = head;
    }
    if (tree.form[tree.form.length - 1] === "?" && verdict.status === "occurred" && !this.taken(context, sentence, predicate)) set(verdict, "hypothetical", "status/question");
    return verdict;
  }

  /** "When the army came, who was there?": a past clause beside what is asked is taken as a fact. */
  private taken(context: Context, sentence: number, predicate: number): boolean {
    const tree = context.tree(sentence);
    let at = predicate;
    for (let steps = 0; steps < 12 && tree.head[at] >= 0 && tree.deprel[at] !== "advcl"; steps++) at = tree.head[at];
    return tree.deprel[at] === "advcl" && tree.xpos[at] === "VBD" && !dependents(tree, at, "mark").some((child) => this.cue(tree.lemma[child].toLowerCase(), "conj")?.class === "conditional");
  }

  /** "Was not able to", "could not": what one had not the power to do did not happen. */
  private unable(context: Context, sentence: number, token: number, verdict: Verdict): void {
    const tree = context.tree(sentence);
    const below = children(tree)[token];
    const denied = below.some((child) => ["not", "n't", "never", "no"].includes(tree.form[child].toLowerCase()) && ["advmod", "det"].includes(base(tree.deprel[child])));
    if (!denied || verdict.status === "not_occurred") return;
    const powers = [token, ...below.filter((child) => base(tree.deprel[child]) === "aux")].filter((at) => context.inClass("ability", tree.lemma[at], tree.form[at]));
    if (powers.length && verdict.cues.length === 1 && powers.some((at) => [tree.lemma[at], tree.form[at]].some((word) => verdict.cues[0].startsWith(`factuality/${word.toLowerCase()}.`)))) {
      verdict.status = "not_occurred";
    }
  }

  /** Auxiliaries, negation, conjunctions and adverbs on the token itself. */
  private markers(context: Context, sentence: number, token: number, predicate: number, verdict: Verdict): void {
    const tree = context.tree(sentence);
    const subject = dependents(tree, token, "nsubj")[0] ?? -1;
    // "Had it intervened": an auxiliary that opens a clause before its subject.
    const opening = children(tree)[token].find((child) => base(tree.deprel[child]) === "aux" && child < subject && (child === 0 || tree.upos[child - 1] === "PUNCT")) ?? -1;
    for (const child of children(tree)[token]) {
      const word = tree.form[child].toLowerCase();
      const lemma = tree.lemma[child].toLowerCase();
      const relation = base(tree.deprel[child]);
      if (relation === "aux" && child === opening && context.inClass("inverted_condition", word) && tree.form.at(-1) !== "?") set(verdict, "hypothetical", "status/inverted-condition");
      if (relation === "aux") this.apply(this.cue(futureInPast(context, sentence, token, word) ? "will" : word, "aux") ?? this.cue(lemma, "aux"), verdict);
      else if (relation === "mark" && tree.upos[child] === "SCONJ") this.apply(this.cue(phrase(tree, child), "conj") ?? this.cue(lemma, "conj"), verdict);
      // "nor did they send help"
      else if (relation === "cc" && this.cue(lemma, "conj")?.class === "negation") this.apply(this.cue(lemma, "conj"), verdict);
      else if (relation === "advmod" || relation === "det" || relation === "cc") this.apply(this.cue(word, "adv", "adj") ?? this.cue(lemma, "adv") ?? (relation === "det" && token !== predicate ? this.cue(word, "phrase") : undefined), verdict);
      // "Captured no soldiers"
      else if (relation === "obj" && token === predicate && tree.upos[token] === "VERB" && children(tree)[child].some((below) => tree.deprel[below] === "det" && tree.form[below].toLowerCase() === "no")) set(verdict, "not_occurred", "status/no-object");
      else if (relation === "obl") this.hedged(context, sentence, child, verdict);
      else if (relation === "amod") this.apply(this.cue(lemma, "adj"), verdict);
      // "Neither X nor Y supported", "No country helped".
      else if (relation === "nsubj" && children(tree)[child].some((below) => ["no", "neither"].includes(tree.form[below].toLowerCase()) && ["det", "cc", "cc:preconj", "advmod"].includes(tree.deprel[below]))) set(verdict, "not_occurred", "status/no-subject");
    }
    if (token === predicate && tree.upos[token] === "VERB" && children(tree)[token].some((child) => tree.lemma[child].toLowerCase() === "to" && tree.deprel[child] === "mark")) {
      const above = tree.head[token] < 0 ? undefined : this.cue(tree.lemma[tree.head[token]].toLowerCase(), "verb");
      if (base(tree.deprel[token]) === "advcl" && above?.class !== "implicative_positive") set(verdict, "hypothetical", "status/purpose");
    }
  }

  /** The cue that governs, if it is one. @returns whether to go on upwards */
  private complement(context: Context, sentence: number, token: number, head: number, relation: string, verdict: Verdict): boolean {
    const tree = context.tree(sentence);
    // "refused to act even as its neighbour attacked": a finite clause beside a verb tells a fact of its own.
    // So does one behind "despite" or "after", and one that "with" gives a subject of its own.
    if (relation === "advcl" && (finite(tree, token) || this.beside(tree, token))) {
      // "Refused to talk until the troops had left": they had not.
      const until = dependents(tree, token, "mark").some((child) => tree.form[child].toLowerCase() === "until");
      if (until && [head, tree.head[head]].some((at) => at >= 0 && (this.cue(tree.lemma[at].toLowerCase(), "verb")?.class === "refusal" || dependents(tree, at, "advmod").some((child) => this.cue(tree.form[child].toLowerCase(), "adv")?.class === "negation")))) set(verdict, "hypothetical", "status/until");
      return false;
    }
    const part = tree.upos[head] === "VERB" || tree.upos[head] === "AUX" ? "verb" : tree.upos[head] === "ADJ" ? "adj" : "noun";
    const cue = this.cue(tree.lemma[head].toLowerCase(), part);
    // "Did not condemn the attack": what one takes a stand on is a fact, whether one takes it or not.
    if (cue?.class === "factive" && relation === "obj" && dependents(tree, token, "det", "nmod:poss").some((child) => tree.deprel[child] === "nmod:poss" || isDefinite(tree.form[child]))) return false;
    // "Decides to end the measures imposed in May", "signed a decree freezing assets": what a noun's participle tells is done.
    if (relation === "acl" && part === "noun" && (cue?.class === "plan" ? tree.xpos[token] === "VBG" && !dependents(tree, token, "mark").length : tree.xpos[token] === "VBN" && dependents(tree, head, "det", "nmod:poss").some((child) => tree.deprel[child] === "nmod:poss" || isDefinite(tree.form[child])))) return false;
    const nominal = base(relation) === "nsubj" || base(relation) === "obl" || base(relation) === "nmod" || relation === "amod";
    // What stands beside a verb is not under it: "refused to intervene in most disputes, with the protests ..." says nothing of the protests.
    if (part === "verb" && (base(relation) === "obl" || relation === "nsubj" || relation === "nsubj:pass" && cue?.class !== "prevention" && cue?.class !== "plan" && cue?.class !== "denial")) return false;
    if (part === "noun" && base(relation) === "nmod" && !cue) return false;
    if (cue && !(nominal && cue.class === "report")) {
      if (cue.class === "report" || cue.class === "accuse") {
        if (base(relation) === "ccomp" || base(relation) === "parataxis" || cue.class === "accuse") this.reported(context, sentence, head, cue, verdict);
      } else this.apply(cue, verdict);
    }
    // An infinitive under a noun is no fact of its own: "the aim to take".
    // But "used the treaty to contain": what a thing is used for is done with it.
    if (relation === "acl" && tree.xpos[token] === "VB" && !cue && !isMeans(context, sentence, head)) set(verdict, "hypothetical", "status/infinitive-of-noun");
    if (relation === "advcl" || (relation === "nsubj" && tree.upos[head] === "VERB")) return false;
    return true;
  }

  /** "Despite retaking the town", "with the protests being an exception": no complement of the verb that it stands with. */
  private beside(tree: ParsedSentence, token: number): boolean {
    const opening = dependents(tree, token, "mark", "case").find((child) => child < token);
    if (opening !== undefined && this.connectives.has(tree.form[opening].toLowerCase())) return true;
    return dependents(tree, token, "nsubj").length > 0 && (tree.xpos[token] === "VBG" || children(tree)[token].some((child) => tree.deprel[child] === "cop" && tree.xpos[child] === "VBG"));
  }

  /** "According to X, ...": X claims it. */
  private hedged(context: Context, sentence: number, token: number, verdict: Verdict): void {
    const tree = context.tree(sentence);
    const marks = dependents(tree, token, "case").flatMap((child) => (child < token ? [child, ...dependents(tree, child, "fixed")] : []));
    const cue = this.cue(caseOf(tree, token) ?? "", "prep") ?? this.cue(marks.map((child) => tree.form[child].toLowerCase()).join(" "), "prep");
    if (cue?.effect !== "alleged" || verdict.status !== "occurred") return;
    verdict.status = "alleged";
    verdict.cues.push(`factuality/${cue.cue}.${cue.pos}`);
    verdict.speaker = resolveFiller(context, sentence, token, false)[0]?.actor ?? null;
  }

  private reported(context: Context, sentence: number, head: number, cue: Cue, verdict: Verdict): void {
    verdict.report ??= head;
    if (cue.effect === "occurred" || cue.effect === "none") return;
    if (verdict.status !== "occurred") return;
    verdict.status = cue.effect;
    verdict.accused = cue.class === "accuse";
    verdict.cues.push(`factuality/${cue.cue}.${cue.pos}`);
    const speaker = fillSlot(context.tree(sentence), head, cue.speaker ?? "subj")[0];
    if (speaker !== undefined) verdict.speaker = resolveFiller(context, sentence, speaker, false)[0]?.actor ?? null;
  }

  private apply(cue: Cue | undefined, verdict: Verdict): void {
    if (cue && cue.effect !== "none" && cue.effect !== "occurred") set(verdict, cue.effect, `factuality/${cue.cue}.${cue.pos}`);
  }
}

/** The nearest cue decides between fact and plan; doubt above a fact makes it doubtful. */
function set(verdict: Verdict, status: Status, cue: string): void {
  const order: Status[] = ["occurred", "alleged", "planned", "not_occurred", "hypothetical"];
  if (order.indexOf(status) > order.indexOf(verdict.status)) {
    verdict.status = status;
    verdict.cues.push(cue);
  }
}

/** "Said that it would go": the future as it was told then. */
export function futureInPast(context: Context, sentence: number, token: number, aux: string): boolean {
  const tree = context.tree(sentence);
  const head = tree.head[token];
  return aux === "would" && head >= 0 && base(tree.deprel[token]) === "ccomp" && /^VB[DN]$/u.test(tree.xpos[head])
    && (context.inClass("announce", tree.lemma[head]) || context.inClass("saying", tree.lemma[head]))
    && !children(tree)[token].some((child) => base(tree.deprel[child]) === "advcl" && children(tree)[child].some((mark) => tree.form[mark].toLowerCase() === "if"));
}

/** A clause with a tensed verb, a subject and a conjunction other than "that". */
function finite(tree: ParsedSentence, token: number): boolean {
  const below = children(tree)[token];
  const tense = /^VB[DZP]$/u;
  const tensed = tense.test(tree.xpos[token]) || below.some((child) => base(tree.deprel[child]) === "aux" && tense.test(tree.xpos[child]));
  return tensed && below.some((child) => base(tree.deprel[child]) === "nsubj")
    && below.some((child) => tree.deprel[child] === "mark" ? tree.form[child].toLowerCase() !== "that" : tree.deprel[child] === "advmod" && tree.xpos[child] === "WRB");
}

function phrase(tree: { form: string[]; deprel: string[]; head: number[] }, token: number): string {
  const fixed = tree.head.flatMap((head, i) => (head === token && tree.deprel[i] === "fixed" ? [tree.form[i].toLowerCase()] : []));
  return [tree.form[token].toLowerCase(), ...fixed].join(" ");
}

/** Whether a noun is what somebody uses. */
function isMeans(context: Context, sentence: number, noun: number): boolean {
  const tree = context.tree(sentence);
  const verb = tree.head[noun];
  return tree.deprel[noun] === "obj" && verb >= 0 && context.inClass("means_verb", tree.lemma[verb]);
}

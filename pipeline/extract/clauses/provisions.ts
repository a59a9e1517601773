/** Statements of what a treaty lays down: "the treaty obliges its members to ...", "the parties pledged to ...", "under the pact, X must ...". */
import type { Context } from "../context.ts";
import { fillSlot, isPassive } from "../events/slots.ts";
import { base, caseOf, children, dependents, subtree, tokensIn } from "../tree.ts";
import type { Instruments } from "./instruments.ts";
import { partiesAt } from "./parties.ts";
import { forceOf, readContent } from "./reading.ts";
import { triggerOf } from "./sides.ts";
import { auxiliaries, isDenied, isMutual, markersOf, obliques, phrase, subjectsOf, trimmed } from "./trees.ts";
import type { Instrument, Provision } from "./types.ts";
import { clauseBehind, clauseVerbs, contentOf, countAttacks, type ClauseVerbs, type Content, type VerbRow } from "./verbs.ts";

/** How far behind an article's number its verb may stand, "of the treaty" between. */
const BESIDE = 60;

export class Provisions {
  private readonly context: Context;
  private readonly instruments: Instruments;
  private readonly verbs: ClauseVerbs;

  constructor(context: Context, instruments: Instruments) {
    this.context = context;
    this.instruments = instruments;
    this.verbs = clauseVerbs(context);
  }

  /** All statements of a sentence, in text order. */
  in(sentence: number): Provision[] {
    const tree = this.context.tree(sentence);
    const found: Provision[] = [];
    for (let token = 0; token < tree.form.length; token++) {
      const one = tree.upos[token] === "VERB" ? this.byVerb(sentence, token) : this.byAdjective(sentence, token) ?? this.lostVerb(sentence, token);
      if (one && this.believed(one)) found.push(one);
    }
    for (let token = 0; token < tree.form.length; token++) {
      const one = this.underTreaty(sentence, token) ?? this.everyParty(sentence, token);
      if (one && this.believed(one) && !found.some((other) => other.from <= one.content && one.content <= other.to || other.cue === one.content)) found.push(one);
    }
    return found.length ? found : this.formula(sentence);
  }

  /** Of an instrument that nobody lists only what is plainly a provision of an alliance, a peace or the like. */
  private believed({ treaty, clause_type }: Provision): boolean {
    return "id" in treaty || clause_type !== "other";
  }

  private byVerb(sentence: number, verb: number): Provision | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const rows = this.verbs.get(tree.lemma[verb].toLowerCase());
    if (!rows || isDenied(context, sentence, verb) || auxiliaries(tree, verb).some((word) => context.inClass("doubt_aux", word))) return null;
    const passive = isPassive(tree, verb);
    for (const row of rows) {
      const found = row.who === "covered" ? this.covered(sentence, verb, row, passive) : row.who === "party" ? this.byParties(sentence, verb, row, passive)
        : passive ? this.bound(sentence, verb, row) : this.byInstrument(sentence, verb, row);
      if (found) return found;
    }
    return null;
  }

  /** "The treaty obliges its members to consult." */
  private byInstrument(sentence: number, verb: number, row: VerbRow): Provision | null {
    const tree = this.context.tree(sentence);
    for (const subject of subjectsOf(tree, verb)) {
      const source = this.instruments.at(sentence, subject) ?? this.alliance(sentence, subject, row, verb);
      if (!source) continue;
      const content = contentOf(this.context, sentence, verb, row.slot);
      // "Articles 2 and 4 underline its obligations" says nothing of them.
      if (!content || (row.slot === "obj" && this.context.inClass("clause_noun", tree.lemma[content.head].toLowerCase()))) return null;
      const object = dependents(tree, verb, "obj").find((token) => token !== content.head) ?? obliques(tree, verb, "on", "upon").find((token) => token < content.from) ?? null;
      return this.provision(sentence, source, row, verb, content, row.slot === "that" || row.slot === "obj" ? null : object, tree.head[subject] === verb ? subject : verb, false);
    }
    return null;
  }

  /** "Article 4 states that ...": right behind a treaty or article, and before "that", a verb whatever the parser took it for. */
  private lostVerb(sentence: number, token: number): Provision | null {
    const { context, instruments } = this;
    const tree = context.tree(sentence);
    if (token === 0 || tree.form[token + 1]?.toLowerCase() !== "that" || !["NOUN", "PROPN", "ADJ"].includes(tree.upos[token])) return null;
    const row = this.verbs.get(tree.lemma[token].toLowerCase())?.find((one) => one.who === "instrument" && one.slot === "that");
    const article = row && instruments.articles.filter((one) => one.sentence === sentence && one.end <= tree.start[token] && tree.start[token] - one.end < BESIDE).at(-1);
    const source = article ? instruments.ofArticle(article) : row ? instruments.at(sentence, token - 1) : null;
    const content = source && clauseBehind(context, sentence, token + 1, tree.form.length - 1);
    if (!row || !source || !content) return null;
    const beginning = article ? tokensIn(tree, article.start, article.end)![0] : token - 1;
    return { ...this.provision(sentence, source, row, token, content, null, token, false), first: beginning };
  }

  /** An organisation speaks for its treaty only where it binds its members. */
  private alliance(sentence: number, subject: number, row: VerbRow, verb: number): Instrument | null {
    if (row.slot !== "equal" && !(row.slot === "to" && row.force === "obligation")) return null;
    const treaty = this.instruments.organised(sentence, subject);
    if (!treaty) return null;
    const tree = this.context.tree(sentence);
    const objects = dependents(tree, verb, "obj");
    return row.slot === "equal" || objects.some((object) => partiesAt(this.instruments, sentence, object)) ? { treaty, articles: null } : null;
  }

  /** "Members are obliged under the charter to consult", "X is bound by treaty to defend Y". */
  private bound(sentence: number, verb: number, row: VerbRow): Provision | null {
    const tree = this.context.tree(sentence);
    const [subject] = dependents(tree, verb, "nsubj:pass", "nsubj");
    if (subject === undefined || row.slot === "obj" || row.slot === "equal") return null;
    const by = obliques(tree, verb, "by", "under", "in").map((token) => this.instruments.at(sentence, token)).find(Boolean);
    // "... signed the treaty. Finland was obliged to resist": a state just after its treaty was named.
    const state = ["state", "region"].includes(this.kindOf(sentence, subject));
    const treaty = by?.treaty ?? partiesAt(this.instruments, sentence, subject)?.treaty ?? (state && row.slot === "to" && row.force === "obligation" ? this.instruments.named(sentence, subject, 1) : null);
    if (!treaty) return null;
    const content = contentOf(this.context, sentence, verb, row.slot);
    const found = content && this.provision(sentence, by ?? { treaty, articles: null }, row, verb, content, subject, subject, false);
    return found && (by || !state || found.clause_type !== "other") ? found : null;
  }

  /** "Finland was obligated to resist": the same, where the word is an adjective. */
  private byAdjective(sentence: number, token: number): Provision | null {
    const tree = this.context.tree(sentence);
    if (tree.upos[token] !== "ADJ" || !dependents(tree, token, "cop").length || isDenied(this.context, sentence, token)) return null;
    const row = this.verbs.get(tree.form[token].toLowerCase())?.[0];
    return row ? this.bound(sentence, token, row) : null;
  }

  private kindOf(sentence: number, token: number): string {
    const mention = this.context.mentionAt(sentence, token);
    return mention ? this.context.kindOf(mention) ?? "" : "";
  }

  /** "The members pledged to defend each other", "France promised in the treaty to assist Belgium". */
  private byParties(sentence: number, verb: number, row: VerbRow, passive: boolean): Provision | null {
    const { context, instruments } = this;
    const tree = context.tree(sentence);
    if (passive) return null;
    const by = obliques(tree, verb, "under", "in", "by", "through").map((token) => instruments.at(sentence, token)).find(Boolean);
    for (const subject of subjectsOf(tree, verb)) {
      const parties = partiesAt(instruments, sentence, subject);
      const several = ["state", "region"].includes(this.kindOf(sentence, subject)) && dependents(tree, subject, "conj").length > 0 || context.inClass("plural_pronoun", tree.form[subject].toLowerCase());
      const treaty = by?.treaty ?? parties?.treaty ?? (several ? instruments.named(sentence, subject, 1) : null);
      if (!treaty) continue;
      const content = contentOf(context, sentence, verb, row.slot);
      if (!content) return null;
      const found = this.provision(sentence, by ?? { treaty, articles: null }, row, verb, content, subject, tree.head[subject] === verb ? subject : verb, true);
      // What members agree at a meeting is no clause: it must be owed to each other, or be said of the treaty.
      const said = by || parties?.sworn || isMutual(context, sentence, content.from, content.to) || (parties && row.slot === "obj" && row.force !== "obligation");
      if (found.clause_type !== "other" && said) return found;
    }
    return null;
  }

  /** "included in the area protected under the treaty": it holds for them. */
  private covered(sentence: number, verb: number, row: VerbRow, passive: boolean): Provision | null {
    const { context, instruments } = this;
    const tree = context.tree(sentence);
    if (!passive && tree.xpos[verb] !== "VBN") return null;
    for (const token of children(tree)[verb].filter((child) => ["under", "by"].includes(caseOf(tree, child) ?? ""))) {
      const source = instruments.at(sentence, token);
      const own = caseOf(tree, token) === "under" ? instruments.organised(sentence, token) : null;
      const treaty = source?.treaty ?? own;
      if (!treaty) continue;
      const [first] = subtree(tree, verb);
      const object = fillSlot(tree, verb, "obj")[0] ?? null;
      return this.provision(sentence, source ?? { treaty, articles: null }, row, verb, { head: verb, from: Math.min(first, verb), to: subtree(tree, token)[1] }, null, object ?? verb, false);
    }
    return null;
  }

  /** "Under the pact, each side must ...", "according to Article 2, the others must come to its aid". */
  private underTreaty(sentence: number, token: number): Provision | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const marked = markersOf(tree, token).find(({ marker }) => context.inClass("under_treaty", marker));
    if (!marked) return null;
    let verb = tree.head[marked.at];
    const [opener] = dependents(tree, marked.at, "case");
    // What is done "under a commitment made under the treaty" is not laid down there: the phrase must be the duty's own.
    let duty = verb >= 0 && (["VERB", "AUX"].includes(tree.upos[verb]) || auxiliaries(tree, verb).length > 0) ? this.duty(sentence, verb) : null;
    // "According to Article 2, if ..., the others must help": behind an opening phrase the duty may hang on the condition.
    if (!duty && opener <= 1) {
      verb = tree.form.findIndex((_, at) => at > token && this.duty(sentence, at) !== null && dependents(tree, at, "nsubj", "nsubj:pass").length > 0);
      duty = verb < 0 ? null : this.duty(sentence, verb);
    }
    const source = duty && this.instruments.at(sentence, token);
    if (!duty || !source) return null;
    const [from, to] = subtree(tree, duty.content);
    const subject = dependents(tree, duty.content, "nsubj", "nsubj:pass")[0] ?? dependents(tree, verb, "nsubj")[0];
    const start = subject === undefined ? from : Math.max(from, Math.min(phrase(tree, subject)[0], ...children(tree)[verb].filter((child) => base(tree.deprel[child]) === "advcl" && child > token).map((child) => subtree(tree, child)[0])));
    const row: VerbRow = { verb: "", who: "instrument", slot: "that", force: null, clause_type: null, meaning: "" };
    const found = this.provision(sentence, source, row, verb, { head: duty.content, from: start, to }, null, opener ?? token, false);
    return { ...found, force: forceOf(context, sentence, verb, found.force === "declaration" ? "obligation" : found.force, isDenied(context, sentence, verb)), rule: `clauses/${marked.marker}` };
  }

  /** "Any member may withdraw on notice", "the parties shall consult": a rule for whoever is a party. */
  private everyParty(sentence: number, verb: number): Provision | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const [subject] = dependents(tree, verb, "nsubj", "nsubj:pass");
    if (subject === undefined || !auxiliaries(tree, verb).some((word) => context.inClass("rule_aux", word))) return null;
    const each = dependents(tree, subject, "det").some((child) => context.inClass("each_other", tree.form[child].toLowerCase()) || context.inClass("denial", tree.form[child].toLowerCase()));
    const [first, last] = subtree(tree, verb);
    if (!each && !isMutual(context, sentence, verb, last)) return null;
    const parties = this.reported(sentence, verb) ? null : partiesAt(this.instruments, sentence, subject);
    if (!parties) return null;
    const row: VerbRow = { verb: "", who: "instrument", slot: "that", force: null, clause_type: null, meaning: "" };
    const found = this.provision(sentence, { treaty: parties.treaty, articles: null }, row, verb, { head: verb, from: first, to: last }, subject, subject, false);
    return found.clause_type === "other" ? null : { ...found, rule: "clauses/every party" };
  }

  /** True where somebody says it: an opinion of what members must do is no clause. */
  private reported(sentence: number, verb: number): boolean {
    const tree = this.context.tree(sentence);
    for (let at = verb, steps = 0; at >= 0 && steps < 6; at = tree.head[at], steps++) if (["ccomp", "parataxis"].includes(base(tree.deprel[at]))) return true;
    return children(tree)[verb].some((child) => ["ccomp", "parataxis"].includes(base(tree.deprel[child])));
  }

  /** The verb that says what shall or may be done, where this clause tells a duty and not a deed. */
  private duty(sentence: number, verb: number): { content: number } | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const aux = auxiliaries(tree, verb);
    if (aux.some((word) => context.inClass("duty_aux", word) || context.inClass("right_aux", word))) return { content: verb };
    const marked = children(tree)[verb].some((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === "to");
    if (marked && aux.includes("be")) return { content: verb };
    const have = ["have", "need"].includes(tree.lemma[verb].toLowerCase()) ? dependents(tree, verb, "xcomp")[0] : undefined;
    if (have !== undefined) return { content: have };
    return this.equal(sentence, verb) ? { content: verb } : null;
  }

  private equal(sentence: number, verb: number): boolean {
    const tree = this.context.tree(sentence);
    const [first, last] = subtree(tree, verb);
    return countAttacks(this.context, sentence, first, last) >= 2 && isMutual(this.context, sentence, first, last);
  }

  /** "the principle that an attack on one is an attack on all", said of a treaty or its organisation. */
  private formula(sentence: number): Provision[] {
    const { context, instruments } = this;
    const tree = context.tree(sentence);
    for (let token = 0; token < tree.form.length; token++) {
      const clause = tree.head[token];
      if (!context.inClass("attack_noun", tree.lemma[token].toLowerCase()) || base(tree.deprel[token]) !== "nsubj" || clause < 0 || !this.equal(sentence, clause)) continue;
      const article = instruments.articles.find((one) => one.sentence === sentence);
      const treaty = instruments.near(sentence, tree.form.length, null, 1);
      const source = (article && instruments.ofArticle(article)) ?? (treaty && { treaty, articles: null });
      if (!source) return [];
      const [from, to] = subtree(tree, clause);
      const row: VerbRow = { verb: "", who: "instrument", slot: "equal", force: "declaration", clause_type: "defense", meaning: "" };
      return [{ ...this.provision(sentence, source, row, clause, { head: clause, from, to }, null, token, false), rule: "clauses/formula" }];
    }
    return [];
  }

  private provision(sentence: number, source: Instrument, row: VerbRow, cue: number, content: Content, bearer: number | null, beginning: number, act: boolean): Provision {
    const tree = this.context.tree(sentence);
    const [first] = phrase(tree, beginning);
    // A condition right behind belongs to the content, whatever it hangs on.
    const trigger = triggerOf(this.context, sentence, cue, content.head);
    const end = trigger && trigger[0] > content.to && trigger[0] - content.to <= 2 ? trigger[1] : content.to;
    const [from, to] = trimmed(tree, content.from, end);
    const read = readContent(this.context, sentence, from, to, content.head, row.force);
    return {
      ...source, sentence, cue, content: content.head, from, to, bearer, act, clause_type: row.clause_type ?? read.type, force: read.force,
      first: Math.min(first, from, cue), last: Math.max(to, cue), rule: `clauses/${row.verb} ${row.slot}`,
    };
  }
}

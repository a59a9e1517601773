/** Which treaty a text means: named, described ("the 1961 treaty with X"), an organisation's own, or the one spoken of before. */
import type { TreatyRef } from "../../../schemas/claims.ts";
import { textFault } from "../../../schemas/fields.ts";
import type { Context } from "../context.ts";
import { antecedents } from "../events/anaphora.ts";
import { base, caseOf, children, dependents, subtree, tokensIn } from "../tree.ts";
import type { Mention } from "../types.ts";
import { numberOf } from "./articles.ts";
import { ownTreaty } from "./own.ts";
import type { ArticleMention, Instrument } from "./types.ts";

/** How many sentences back "the treaty" may have been named. */
const REACH = 6;

export class Instruments {
  readonly context: Context;
  readonly articles: readonly ArticleMention[];
  /** A number that the text has once placed stays with that treaty. */
  private readonly placed = new Map<string, TreatyRef>();
  private readonly covering = new Map<string, ArticleMention>();
  private readonly byName = new Map<number, readonly { token: number; treaty: TreatyRef }[]>();

  constructor(context: Context, articles: readonly ArticleMention[]) {
    this.context = context;
    this.articles = articles;
    for (const article of articles) {
      const [first, last] = tokensIn(context.tree(article.sentence), article.start, article.end) ?? [0, -1];
      for (let token = first; token <= last; token++) this.covering.set(`${article.sentence} ${token}`, article);
    }
  }

  /** What a noun phrase with this head refers to; null when it is no treaty, no part of one, or not a sure one. */
  at(sentence: number, token: number, depth = 0): Instrument | null {
    if (depth > 4) return null;
    const { context } = this;
    const tree = context.tree(sentence);
    const article = this.covering.get(`${sentence} ${token}`);
    if (article) return this.ofArticle(article);
    const mention = context.mentionAt(sentence, token);
    if (mention?.treaty) return { treaty: { id: mention.treaty }, articles: null };
    const lemma = tree.lemma[token].toLowerCase();
    if (context.inClass("instrument_part", lemma) || context.inClass("clause_noun", lemma)) return this.ofPart(sentence, token, depth);
    if (context.inClass("instrument", lemma)) return this.ofNoun(sentence, token);
    if (tree.upos[token] === "PRON") return this.ofPronoun(sentence, token, depth);
    return null;
  }

  /** The treaty and numbers of an article; null when it is an article of something else. */
  ofArticle(article: ArticleMention): Instrument | null {
    const treaty = this.treatyOf(article);
    return treaty && { treaty, articles: article.articles };
  }

  private treatyOf(article: ArticleMention): TreatyRef | null {
    const { context } = this;
    const tree = context.tree(article.sentence);
    const tokens = tokensIn(tree, article.start, article.end);
    if (!tokens) return null;
    const within = this.owner(article.sentence, tokens[0], tokens[1]);
    if (within === "other") return null;
    // "The constitution allows ... under Article 87": a law that the sentence speaks of, and no treaty.
    if (!within && !this.names(article.sentence).length && tree.lemma.some((lemma) => this.context.inClass("domestic_law", lemma.toLowerCase()))) return null;
    const earlier = within ? null : article.articles.map((number) => this.placed.get(numberOf(number).article)).find(Boolean);
    const near = within || earlier ? null : this.near(article.sentence, tokens[0], this.lastWord(article)) ?? this.named(article.sentence, tree.form.length, 0);
    // A bare number is of a treaty that is well known, or plainly a treaty: not of any agreement named before.
    const treaty = within ?? earlier ?? (near && ("id" in near || near.name.split(" ").some((word) => this.context.inClass("founding_instrument", word.toLowerCase()))) ? near : null);
    if (treaty) for (const number of article.articles) this.placed.set(numberOf(number).article, treaty);
    return treaty;
  }

  /** "Article 5 of the X", "X's Article 5", "X Article 5"; "other" where that is no treaty: "Article 2 of the constitution". */
  private owner(sentence: number, first: number, last: number): TreatyRef | "other" | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const next = last + 1;
    if (next < tree.form.length && tree.lemma[next] === "of") {
      // The noun behind "of", wherever the parser hung it.
      for (let at = next + 1; at < tree.form.length && !["PUNCT", "VERB", "ADP"].includes(tree.upos[at]); at++) {
        const treaty = this.at(sentence, at, 1)?.treaty ?? this.organised(sentence, at);
        if (treaty) return treaty;
      }
      return "other";
    }
    const outside = [first - 1, ...children(tree)[first].filter((child) => child < first)].filter((token) => token >= 0);
    for (const token of outside) {
      const mention = context.mentionAt(sentence, token) ?? (tree.lemma[token] === "'s" ? context.mentionAt(sentence, token - 1) : undefined);
      if (mention?.treaty) return { id: mention.treaty };
      const own = mention && this.ofOrganisation(mention, null);
      if (own) return own;
      // "Norland's Article 9": a constitution.
      if (mention && tree.lemma[token] === "'s" && ["state", "region"].includes(context.kindOf(mention) ?? "")) return "other";
    }
    return null;
  }

  /** "Articles 2 and 4 of its charter ... Article 4 ...": what the last article before was said to stand in. */
  private lastWord(article: ArticleMention): string | null {
    const before = this.articles.filter((one) => one.sentence <= article.sentence && article.sentence - one.sentence <= REACH && one.start <= article.start);
    for (const { sentence, end } of before.reverse()) {
      const tree = this.context.tree(sentence);
      const next = tree.start.findIndex((start) => start >= end);
      if (next >= 0 && tree.lemma[next] === "of") {
        const word = tree.lemma.slice(next, next + 6).find((lemma) => this.context.inClass("instrument", lemma.toLowerCase()));
        if (word) return word.toLowerCase();
      }
    }
    return null;
  }

  /** "the terms of the X", "its mutual defence clause": the treaty named with the part, else the article or treaty spoken of. */
  private ofPart(sentence: number, token: number, depth: number): Instrument | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const below = children(tree)[token];
    // "its defence clause, Article 5": the number says most.
    const numbered = below.map((child) => this.covering.get(`${sentence} ${child}`)).find(Boolean);
    if (numbered) return this.ofArticle(numbered);
    for (const child of below) {
      const relation = base(tree.deprel[child]);
      if (!["nmod", "compound", "appos", "flat", "amod", "acl"].includes(relation)) continue;
      const found = relation === "acl" ? children(tree)[child].map((below) => this.at(sentence, below, depth + 1)).find(Boolean) ?? null
        : this.at(sentence, child, depth + 1);
      const own = found ?? this.wrapped(this.organised(sentence, child));
      if (own) return own;
    }
    if (!this.definite(sentence, token)) return null;
    const last = this.articles.filter((one) => one.sentence <= sentence && sentence - one.sentence <= 2 && one.start < tree.start[token]).at(-1);
    if (last && context.inClass("instrument_part", tree.lemma[token].toLowerCase())) return this.ofArticle(last);
    return null;
  }

  private ofNoun(sentence: number, token: number): Instrument | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const below = children(tree)[token];
    const word = tree.lemma[token].toLowerCase();
    if (below.some((child) => context.inClass("tentative", tree.lemma[child].toLowerCase()) || context.inClass("ceasefire_word", tree.lemma[child].toLowerCase()))) return null;
    const named = context.mentionsBelow(sentence, token).find((mention) => mention.treaty && tree.head[mention.head] === token);
    if (named) return { treaty: { id: named.treaty! }, articles: null };
    for (const child of below) {
      // "the treaty that set up the organisation"
      const inner = base(tree.deprel[child]) === "acl" && context.inClass("founding_verb", tree.lemma[child].toLowerCase()) ? dependents(tree, child, "obj") : [child];
      for (const at of inner) {
        const own = this.organised(sentence, at, word);
        if (own) return { treaty: own, articles: null };
      }
    }
    return this.wrapped(this.described(sentence, token) ?? (this.definite(sentence, token) ? this.near(sentence, token, word) : null));
  }

  /** A name with capitals that the reference does not know, or a description that is nobody else's: "the 1961 treaty with X". */
  private described(sentence: number, token: number): TreatyRef | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const below = children(tree)[token].filter((child) => !["acl:relcl", "acl", "appos", "punct"].includes(tree.deprel[child]));
    const capital = /^\p{Lu}/u.test(tree.form[token]) && below.some((child) => child < token && tree.upos[child] !== "DET" && /^\p{Lu}/u.test(tree.form[child]) || base(tree.deprel[child]) === "nmod" && caseOf(tree, child) === "of");
    const year = below.some((child) => child < token && /^1[5-9]\d\d$|^20\d\d$/u.test(tree.form[child]));
    if (!capital && !year) return null;
    let first = token;
    let last = token;
    for (const child of below) {
      if (tree.upos[child] === "DET" || tree.deprel[child] === "nmod:poss" || tree.deprel[child] === "case") continue;
      const [from, to] = subtree(tree, child);
      first = Math.min(first, from);
      if (capital || caseOf(tree, child) === "with" || caseOf(tree, child) === "between") last = Math.max(last, to);
    }
    while (first < token && tree.upos[first] === "DET") first++;
    const name = context.document.text.slice(tree.start[first], tree.end[last]).replace(/\s+/gu, " ").trim();
    if (name.length > 160 || !/^(?:\p{Lu}|\d{4}\s)[^*_#]*$/u.test(name) || !name.includes(" ") || textFault(name) !== null) return null;
    // An agreement or memorandum may be of anybody: it must name a state or be dated.
    if (context.inClass("weak_instrument", tree.lemma[token].toLowerCase()) && !year && !this.namesState(sentence, first, last)) return null;
    return { name, signed_on: null, in_force_on: null, organisation: null, source: context.document.record.source.source_id };
  }

  private namesState(sentence: number, first: number, last: number): boolean {
    return this.context.mentions.some((mention) => mention.sentence === sentence && mention.first >= first && mention.last <= last && ["state", "region"].includes(this.context.kindOf(mention) ?? ""));
  }

  private ofPronoun(sentence: number, token: number, depth: number): Instrument | null {
    const { context } = this;
    const tree = context.tree(sentence);
    const form = tree.form[token].toLowerCase();
    if (form === "which" || form === "that") {
      let at = tree.head[token];
      for (let steps = 0; at >= 0 && steps < 4 && tree.deprel[at] !== "acl:relcl"; steps++) at = tree.head[at];
      // Where the parser lost the relative clause, the noun before the comma.
      const noun = at >= 0 ? tree.head[at] : form === "which" ? token - (tree.upos[token - 1] === "PUNCT" ? 2 : 1) : -1;
      const found = noun >= 0 ? this.at(sentence, noun, depth + 1) : null;
      // "Article 5 of the treaty, which states ...": the article states it.
      const article = found && !found.articles ? this.articles.filter((one) => one.sentence === sentence && one.end <= tree.start[noun]).at(-1) : undefined;
      const between = article ? context.document.text.slice(article.end, tree.start[noun]) : "";
      return article && /^\s+of\s[^,;.]*$/u.test(between) ? this.ofArticle(article) : found;
    }
    if (form !== "it" || base(tree.deprel[token]) !== "nsubj") return null;
    // "It" at the head of a sentence goes on about the subject of the one before.
    const before = sentence - 1;
    if (before < 0) return null;
    const earlier = context.tree(before);
    const root = earlier.head.indexOf(-1);
    const subject = root < 0 ? undefined : dependents(earlier, root, "nsubj", "nsubj:pass")[0];
    return subject === undefined ? null : this.at(before, subject, depth + 1);
  }

  /** The treaty or the organisation with a treaty that was named last before a token; a word tells which sort is meant. */
  near(sentence: number, token: number, word: string | null, reach = REACH): TreatyRef | null {
    const { context } = this;
    // "the treaty" may be any pact; an agreement, memorandum or protocol only what is called so.
    const narrow = word !== null && !["treaty", "pact"].includes(word);
    for (let at = sentence; at >= 0 && sentence - at <= reach; at--) {
      const tree = context.tree(at);
      const here = context.mentions.filter((mention) => mention.sentence === at && (at < sentence || mention.last < token)).reverse();
      const named = this.names(at).filter((name) => (at < sentence || name.token < token) && (!narrow || this.calls(name.treaty, word) || tree.lemma[name.token].toLowerCase() === word)).at(-1);
      if (named) return named.treaty;
      for (const mention of here) {
        const own = this.ofOrganisation(mention, word);
        if (own) return own;
      }
    }
    return word !== null && !narrow && reach === REACH ? this.sole() : null;
  }

  /** The treaty of a text that names only one, wherever it does. */
  private sole(): TreatyRef | null {
    const named = new Map(this.context.document.sentences.flatMap(({ index }) => this.names(index).map(({ treaty }) => [JSON.stringify(treaty), treaty])));
    return named.size === 1 ? [...named.values()][0] : null;
  }

  /** The treaty that was named last before a token, at most so many sentences back; organisations do not count. */
  named(sentence: number, token: number, reach: number): TreatyRef | null {
    for (let at = sentence; at >= 0 && sentence - at <= reach; at--) {
      const found = this.names(at).filter((name) => at < sentence || name.token < token).at(-1);
      if (found) return found.treaty;
    }
    return null;
  }

  /** The treaties that a sentence names, known or not, by the head of the name. */
  private names(sentence: number): readonly { token: number; treaty: TreatyRef }[] {
    const known = this.byName.get(sentence);
    if (known) return known;
    const tree = this.context.tree(sentence);
    const found: { token: number; treaty: TreatyRef }[] = [];
    tree.lemma.forEach((lemma, token) => {
      const mention = this.context.mentionAt(sentence, token);
      if (mention?.treaty) {
        if (mention.head === token) found.push({ token, treaty: { id: mention.treaty } });
      } else if (this.context.inClass("instrument", lemma.toLowerCase()) && /^\p{Lu}/u.test(tree.form[token])) {
        const treaty = this.described(sentence, token);
        if (treaty) found.push({ token, treaty });
      }
    });
    this.byName.set(sentence, found);
    return found;
  }

  private calls(treaty: TreatyRef, word: string): boolean {
    const name = "id" in treaty ? this.context.lexicon.knowledge.treaties.get(treaty.id)?.name : treaty.name;
    return name?.toLowerCase().includes(word) ?? false;
  }

  /** The treaty of the organisation that a noun names or refers back to. */
  organised(sentence: number, token: number, word: string | null = null): TreatyRef | null {
    const { context } = this;
    const mention = context.mentionAt(sentence, token);
    if (mention) return mention.treaty ? { id: mention.treaty } : this.ofOrganisation(mention, word);
    for (const one of antecedents(context, sentence, token)) {
      const own = this.ofOrganisation(one, word);
      if (own) return own;
    }
    return null;
  }

  private ofOrganisation(mention: Mention, word: string | null): TreatyRef | null {
    if (!mention.actor || !("id" in mention.actor) || !["alliance", "igo"].includes(this.context.kindOf(mention) ?? "")) return null;
    return ownTreaty(this.context.lexicon, mention.actor.id, word);
  }

  private wrapped(treaty: TreatyRef | null): Instrument | null {
    return treaty && { treaty, articles: null };
  }

  private definite(sentence: number, token: number): boolean {
    const tree = this.context.tree(sentence);
    return dependents(tree, token, "det", "nmod:poss").some((child) => this.context.inClass("definite", tree.form[child].toLowerCase()));
  }
}

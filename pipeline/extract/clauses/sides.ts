/** Bearer, beneficiary and trigger of a clause, read from the tree: who shall do what for whom, if what. */
import type { Context } from "../context.ts";
import { fillSlot, isPassive } from "../events/slots.ts";
import { base, caseOf, children, dependents, subtree } from "../tree.ts";
import { phrase, trimmed } from "./trees.ts";

export interface Sides {
  bearer: string | null;
  beneficiary: string | null;
  trigger: string | null;
}

const LONGEST = 240;

/** @param cue the verb that brings the clause, or the content itself @param bearer the token that is bound, where the cue says it */
export function sidesOf(context: Context, sentence: number, cue: number, content: number, bearer: number | null, [from, to]: readonly [number, number]): Sides & { owed: number | null } {
  const tree = context.tree(sentence);
  const subject = bearer ?? (isPassive(tree, content) || tree.upos[content] !== "VERB" ? undefined : fillSlot(tree, content, "subj")[0]) ?? null;
  const named = beneficiaryOf(context, sentence, content);
  const owed = named === null ? null : standsFor(context, sentence, named, subject);
  const trigger = triggerOf(context, sentence, cue, content) ?? lastCondition(context, sentence, from, to);
  return {
    owed,
    bearer: subject === null || context.inClass("bare_pronoun", tree.form[subject].toLowerCase()) ? null : words(context, sentence, phrase(tree, subject)),
    beneficiary: owed === null ? null : words(context, sentence, isMutualPair(context, sentence, owed) ? [owed, owed + 1] : phrase(tree, owed)),
    // The opener alone, before a list that the parser left out, is no condition.
    trigger: trigger === null || trigger[0] === trigger[1] ? null : words(context, sentence, trigger),
  };
}

/** Who is helped, consulted, or whose attack counts: "defend each other", "come to its aid", "aggression faced by any member". */
function beneficiaryOf(context: Context, sentence: number, content: number): number | null {
  const tree = context.tree(sentence);
  const verbs = [content, ...dependents(tree, content, "xcomp", "conj")];
  for (const verb of verbs) {
    if (context.inClass("aid_verb", tree.lemma[verb].toLowerCase())) {
      const own = [...fillSlot(tree, verb, "obj"), ...fillSlot(tree, verb, "with")];
      if (own.length) return own[0];
    }
    for (const noun of [verb, ...children(tree)[verb].filter((child) => ["obj", "obl", "nsubj", "nsubj:pass"].includes(tree.deprel[child]))]) {
      const lemma = tree.lemma[noun].toLowerCase();
      if (context.inClass("aid_noun", lemma) && tree.upos[noun] === "NOUN") {
        // "each other's aid", whatever the parser took the words for
        const mutual = children(tree)[noun].find((child) => child < noun && isMutualPair(context, sentence, child));
        const owner = mutual ?? dependents(tree, noun, "nmod:poss")[0] ?? children(tree)[noun].find((child) => base(tree.deprel[child]) === "nmod" && ["of", "to", "for"].includes(caseOf(tree, child) ?? ""));
        if (owner !== undefined) return owner;
        const given = children(tree)[verb].find((child) => tree.deprel[child] === "iobj" || (base(tree.deprel[child]) === "obl" && caseOf(tree, child) === "to" && child !== noun));
        if (given !== undefined) return given;
      }
      if (context.inClass("attack_noun", lemma) && base(tree.deprel[noun]) === "nsubj") {
        const victim = children(tree)[noun].find((child) => base(tree.deprel[child]) === "nmod" && ["on", "against", "upon"].includes(caseOf(tree, child) ?? ""));
        if (victim !== undefined) return victim;
        const faced = dependents(tree, noun, "acl").flatMap((child) => fillSlot(tree, child, "by"))[0];
        if (faced !== undefined) return faced;
      }
    }
  }
  return null;
}

/** "each other", "one another" */
function isMutualPair(context: Context, sentence: number, token: number): boolean {
  const { form } = context.tree(sentence);
  return context.inClass("reciprocal_first", form[token].toLowerCase()) && context.inClass("reciprocal_second", form[token + 1]?.toLowerCase() ?? "");
}

/** Where the tree does not show it: from a word that opens a condition within the content to its end. */
function lastCondition(context: Context, sentence: number, from: number, to: number): [number, number] | null {
  const tree = context.tree(sentence);
  for (let token = from + 1; token < to; token++) if (tree.upos[token] === "SCONJ" && context.inClass("condition_mark", tree.form[token].toLowerCase())) return trimmed(tree, token, to);
  return null;
}

/** For "it" and "its" the party named before in the sentence that is not the one bound; null where there is none. */
function standsFor(context: Context, sentence: number, token: number, bearer: number | null): number | null {
  const tree = context.tree(sentence);
  if (tree.upos[token] !== "PRON" || context.inClass("reciprocal_first", tree.form[token].toLowerCase())) return token;
  const plural = context.inClass("plural_pronoun", tree.form[token].toLowerCase());
  const found = tree.form.findIndex((_, at) => at < token && at !== bearer && (tree.xpos[at] === "NNS") === plural && ["NOUN", "PROPN"].includes(tree.upos[at])
    && (context.inClass("treaty_party", tree.lemma[at].toLowerCase()) || context.inClass("states", tree.lemma[at].toLowerCase()) || context.mentionAt(sentence, at)?.actor != null && at === context.mentionAt(sentence, at)!.head));
  return found < 0 ? null : found;
}

/** "if one of them is attacked", "in the event of an attack", "should it be threatened". */
export function triggerOf(context: Context, sentence: number, cue: number, content: number): [number, number] | null {
  const tree = context.tree(sentence);
  // "if they are threatened, the others must help": the condition may be what the duty hangs on.
  const above = tree.head[content];
  const opener = above < 0 || above > content ? undefined : dependents(tree, above, "mark").find((mark) => context.inClass("condition_mark", tree.form[mark].toLowerCase()));
  if (opener !== undefined) return trimmed(tree, opener, subtree(tree, content)[0] - 1);
  const places = [...new Set([content, cue, ...dependents(tree, content, "xcomp", "obj", "obl"), ...(tree.head[cue] >= 0 ? [tree.head[cue]] : [])])];
  for (const at of places) {
    for (const child of children(tree)[at]) {
      const relation = base(tree.deprel[child]);
      if (["advcl", "acl", "ccomp"].includes(relation) && child !== content) {
        const first = subtree(tree, child)[0];
        // What is joined to the condition by a comma alone goes on with the main clause.
        const joined = dependents(tree, child, "conj").filter((token) => tree.upos[token] === "VERB" && token > child).map((token) => subtree(tree, token)[0]);
        const last = Math.min(subtree(tree, child)[1], ...joined.map((token) => token - 1));
        const opener = tree.form[tree.upos[first] === "PUNCT" ? first + 1 : first]?.toLowerCase() ?? "";
        if (context.inClass("condition_mark", opener)) return trimmed(tree, first, last);
      }
      if (relation === "obl" && context.inClass("condition_noun", tree.lemma[child].toLowerCase()) && caseOf(tree, child) === "in" && children(tree)[child].some((below) => ["nmod", "acl"].includes(base(tree.deprel[below])))) {
        return trimmed(tree, ...subtree(tree, child));
      }
    }
  }
  return null;
}

/** The words of a phrase, without the number of a paragraph before it or a preposition left over behind. */
function words(context: Context, sentence: number, [from, to]: [number, number]): string | null {
  const tree = context.tree(sentence);
  let [first, last] = [from, to];
  while (first < last && (tree.upos[first] === "PUNCT" || (/^\(?(?:\d+|[a-z])[.)]*$/u.test(tree.form[first]) && tree.upos[first + 1] === "PUNCT") || /^\d+\.$/u.test(tree.form[first]))) first++;
  while (last > first && (tree.upos[last] === "ADP" || tree.upos[last] === "PUNCT")) last--;
  const text = context.document.text.slice(tree.start[first], tree.end[last]).replace(/\s+/gu, " ").trim();
  return text === "" || text.length > LONGEST ? null : text;
}

import type { ParsedSentence } from "../../schemas/documents.ts";

/** "took" takes what transitive verbs take and is never a participle: the net reads it in a verb's place. */
export const SURELY_PAST = "took";

const NOMINAL = new Set(["NOUN", "PROPN", "PRON", "NUM"]);
type Read = Pick<ParsedSentence, "form" | "upos" | "xpos" | "head" | "deprel">;

/**
 * The words that may be the verb of a sentence that was read without one: "Helicopters and tanks shelled positions near the town.",
 * "The state that began the war lost it." taken for one long noun phrase. A sentence with a full stop is a clause; participles and past
 * forms right behind a noun or verb may be its verb. Where the sentence has a verb or a copula at its root, only a participle that was hung
 * before a noun with a name before it, or a past form that was: "NATO imposed sanctions, closed the border and left." has one verb more.
 */
export function lostVerbs({ form, upos, xpos, head, deprel }: Read, pasts: ReadonlySet<string> = new Set()): number[] {
  const root = head.indexOf(-1);
  const named = form.flatMap((_, i) => (/^VB[ND]$/u.test(xpos[i]) && deprel[i] === "amod" && head[i] > i && i > 0 && (xpos[i] === "VBD" || (upos[i - 1] === "PROPN" && (head[i - 1] === i || head[i - 1] === head[i]))) ? [i] : []));
  if (named.length) return named;
  if (form[form.length - 1] !== "." || !NOMINAL.has(upos[root]) || head.some((above, i) => above === root && /^(?:cop|nsubj|csubj)/u.test(deprel[i]))) return [];
  // "Court jails envoy for 20 years.": the verb of a heading in the present tense, taken for a plural.
  const present = xpos.some((tag) => /^(?:VB[DZP]|MD)$/u.test(tag)) ? [] : form.flatMap((word, i) => (i > 0 && i < root && xpos[i] === "NNS" && (deprel[i] === "compound" || (deprel[i] === "nmod:poss" && !form[i + 1]?.startsWith("'"))) && /[a-z]s$/u.test(word) && NOMINAL.has(upos[i - 1]) ? [i] : []));
  if (present.length) return present;
  // "Norway, which had sent troops, called for talks.": what stands behind the relative clause of the subject.
  const closed = (i: number) => head.some((above, k) => above === root && k < i && k > root && deprel[k] === "acl:relcl");
  // "Rebel fighters advanced toward the capital.": so may an adjective that looks like one.
  const past = (i: number) => /^VB[ND]$/u.test(xpos[i]) || (xpos[i] === "JJ" && upos[i - 1] !== "ADJ" && (/[^e]ed$/u.test(form[i]) || /^(?:CD|DT|PRP\$)$/u.test(xpos[i + 1] ?? "")));
  // "The protests shook the capital": a form that is a past tense and nothing else may be taken for a noun.
  const irregular = form.flatMap((word, i) => (i > 0 && pasts.has(word) && !/^(?:VB|AUX)/u.test(xpos[i]) && NOMINAL.has(upos[i - 1]) ? [i] : []));
  if (irregular.length) return irregular;
  return form.flatMap((_, i) => (i > 0 && (i > root || deprel[i] === "amod" || xpos[i] === "VBD") && past(i) && deprel[i] !== "acl:relcl" && (NOMINAL.has(upos[i - 1]) || upos[i - 1] === "VERB" || (i < root && upos[i - 1] === "ADJ") || (form[i - 1] === "," && (xpos[i] === "VBD" || closed(i)))) ? [i] : []));
}

/** Whether another reading makes of the word the main verb, with a subject before it. */
export function isMainVerb({ xpos, head, deprel }: Read, verb: number): boolean {
  return head[verb] < 0 && xpos[verb] === "VBD" && head.some((above, i) => above === verb && i < verb && deprel[i] === "nsubj");
}

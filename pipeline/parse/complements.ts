/** The parts of a tree that this file looks at and changes. */
interface Complemented {
  form: readonly string[];
  upos: string[];
  xpos: string[];
  deprel: string[];
  head: number[];
}

/**
 * Puts right what the grammar rules out, in place. "It obliges its members to come": an infinitive behind a verb that has subject and
 * object is its complement, no subject. "China is bound by the treaty to defend the north": so is one behind a passive and its agent.
 * What takes a passive auxiliary is a participle, no adjective. And "founded on May 14, 1955 between two states" says of the founding between
 * whom it was, not of the day.
 */
export function hangComplements({ form, upos, xpos, deprel, head }: Complemented): void {
  const has = (verb: number, relation: RegExp): boolean => head.some((above, i) => above === verb && relation.test(deprel[i]));
  const caseOf = (noun: number): string | null => form.find((_, i) => head[i] === noun && deprel[i] === "case")?.toLowerCase() ?? null;
  // "14", "May 1955"
  const isDate = (i: number): boolean => i >= 0 && deprel[i].startsWith("obl") && head[i] >= 0
    && (/^\d{1,4}$/.test(form[i]) || (upos[i] === "PROPN" && head.some((above, k) => above === i && k === i + 1 && deprel[k] === "nmod:unmarked" && /^\d{4}$/.test(form[k]))));
  for (let i = 0; i < head.length; i++) {
    // "The league has, however, held talks": an auxiliary is no slip of the tongue.
    if (deprel[i] === "reparandum" && /^(?:ha[sd]|have)$/i.test(form[i]) && head[i] > i && xpos[head[i]] === "VBN") {
      deprel[i] = "aux";
      upos[i] = "AUX";
      for (let k = 0; k < i; k++) if (head[k] === i) head[k] = head[i];
    }
    if (upos[i] === "ADJ" && xpos[i] === "JJ" && has(i, /^aux:pass$/)) [upos[i], xpos[i]] = ["VERB", "VBN"];
    // "The Pact was an alliance concluded between the two": the noun with the copula is what the sentence says, the participle hangs on it.
    if (head[i] < 0 && xpos[i] === "VBN" && i > 0 && head[i - 1] === i && deprel[i - 1] === "nsubj" && !has(i, /^aux/) && head.some((h, j) => h === i - 1 && deprel[j] === "cop")) {
      for (let j = 0; j < head.length; j++) if (head[j] === i && j !== i - 1 && (j < i || deprel[j] === "punct")) head[j] = i - 1;
      [head[i - 1], deprel[i - 1], head[i], deprel[i]] = [-1, "root", i - 1, "acl"];
    }
    const above = head[i];
    // "We are imposing sanctions": a pronoun that is said to do so is no thing of that kind.
    if (deprel[i] === "amod" && upos[i] === "ADJ" && form[i].endsWith("ing") && above > i && deprel[above] === "root" && deprel[i - 1] === "cop" && head[i - 1] === above && xpos[above] === "NNS"
      && head.some((h, k) => h === above && deprel[k] === "nsubj" && k === i - 2 && upos[k] === "PRON")) {
      for (let k = 0; k < head.length; k++) if (head[k] === above && k !== i && (k < i || upos[k] === "PUNCT")) head[k] = i;
      [upos[i], xpos[i], head[i], deprel[i], deprel[i - 1], head[above], deprel[above]] = ["VERB", "VBG", -1, "root", "aux", i, "obj"];
    }
    if (deprel[i] === "nmod" && isDate(above) && caseOf(i) !== "of" && caseOf(i) !== null) [head[i], deprel[i]] = [head[above], upos[head[above]] === "VERB" ? "obl" : "nmod"];
    if (xpos[i] !== "VB" || above < 0 || above > i || !head.some((h, j) => h === i && deprel[j] === "mark" && form[j].toLowerCase() === "to")) continue;
    // "Urges the parties concerned to refrain": the participle says which parties, and asks for nothing.
    if (deprel[above] === "xcomp" && upos[above] === "ADJ" && form[above].endsWith("ed") && above > 0 && upos[above - 1] === "NOUN" && head[above - 1] === head[above] && deprel[above - 1] === "obj") {
      [head[i], deprel[i]] = [head[above], "xcomp"];
      [head[above], deprel[above]] = [above - 1, "amod"];
      continue;
    }
    // "Called on them to disarm, to withdraw and to release ...": infinitives in a row behind commas are one list.
    const to = head.findIndex((h, j) => h === i && deprel[j] === "mark");
    if (deprel[i] === "advcl" && xpos[above] === "VB" && form[to - 1] === "," && has(above, /^mark$/) && head.some((h, j) => h === i && deprel[j] === "conj" && xpos[j] === "VB" && head.some((k, m) => k === j && deprel[m] === "mark"))) {
      deprel[i] = "conj";
      continue;
    }
    if (deprel[i] === "csubj" && has(above, /^nsubj/) && has(above, /^obj$/)) deprel[i] = "xcomp";
    // "Invites the Organization of African Unity to send": who a name within another name's words names is not asked, but the whole is.
    else if (deprel[i] === "acl" && deprel[above] === "nmod" && /^\p{Lu}/u.test(form[above])) {
      const name = head[above];
      const verb = name < 0 || !/^\p{Lu}/u.test(form[name]) || deprel[name] !== "obj" ? -1 : head[name];
      if (verb >= 0 && verb < name && upos[verb] === "VERB" && !has(verb, /^xcomp$/)) [head[i], deprel[i]] = [verb, "xcomp"];
    } else if (deprel[i] === "acl" && deprel[above] === "obl:agent" && head[above] >= 0) [head[i], deprel[i]] = [head[above], "xcomp"];
  }
}

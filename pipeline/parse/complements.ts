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
 * And what takes a passive auxiliary is a participle, no adjective.
 */
export function hangComplements({ form, upos, xpos, deprel, head }: Complemented): void {
  const has = (verb: number, relation: RegExp): boolean => head.some((above, i) => above === verb && relation.test(deprel[i]));
  for (let i = 0; i < head.length; i++) {
    if (upos[i] === "ADJ" && xpos[i] === "JJ" && has(i, /^aux:pass$/)) [upos[i], xpos[i]] = ["VERB", "VBN"];
    const above = head[i];
    if (xpos[i] !== "VB" || above < 0 || above > i || !head.some((h, j) => h === i && deprel[j] === "mark" && form[j].toLowerCase() === "to")) continue;
    if (deprel[i] === "csubj" && has(above, /^nsubj/) && has(above, /^obj$/)) deprel[i] = "xcomp";
    else if (deprel[i] === "acl" && deprel[above] === "obl:agent" && head[above] >= 0) [head[i], deprel[i]] = [head[above], "xcomp"];
  }
}

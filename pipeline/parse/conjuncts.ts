/** The parts of a tree that a conjunct's place hangs on. */
interface Conjoined {
  upos: readonly string[];
  xpos: readonly string[];
  deprel: readonly string[];
  head: number[];
}

const FINITE = new Set(["VBZ", "VBD"]);
const BARE = new Set(["VB", "VBG"]);

/**
 * Finite verbs are joined to finite verbs: "supports his wish to resume the talks, and calls upon the parties" joins "calls" to "supports",
 * not to "resume". Where the net hung one from an infinitive or gerund without auxiliary, it moves to the next verb above of its own
 * tense, if there is one. Changes `head` in place.
 */
export function hangConjuncts({ upos, xpos, deprel, head }: Conjoined): void {
  const supported = new Set(head.filter((_, i) => deprel[i].startsWith("aux")));
  for (let i = 0; i < head.length; i++) {
    if (deprel[i] !== "conj" || upos[i] !== "VERB" || !FINITE.has(xpos[i])) continue;
    const first = head[i];
    // "demanded that Norway withdraw and urged ...": a bare form behind a subject in the singular is no present tense.
    const subjunctive = xpos[first] === "VBP" && xpos[i] === "VBD" && head.some((above, k) => above === first && deprel[k] === "nsubj" && /^NNP?$/u.test(xpos[k])) && head.some((above, k) => above === first && deprel[k] === "mark");
    if (first > i || !(BARE.has(xpos[first]) || subjunctive) || supported.has(first)) continue;
    let above = head[first];
    while (above >= 0 && xpos[above] !== xpos[i]) above = head[above];
    if (above >= 0 && above < i) head[i] = above;
  }
}

/** What a list is read from beside the tree's own parts. */
interface Listed extends Conjoined {
  form: readonly string[];
  deprel: string[];
}

const isWord = (form: string | undefined, ...words: string[]): boolean => words.includes(form?.toLowerCase() ?? "");

/** Whether one token hangs, however deep, on another. */
function hangsOn(head: readonly number[], token: number, above: number): boolean {
  for (let at = head[token], steps = 0; at >= 0 && steps < head.length; at = head[at], steps++) if (at === above) return true;
  return false;
}

/**
 * "Requests X to keep it informed, to report after a month, and to give advice": where a series of infinitives is closed by "and to",
 * those behind a comma are joined to the first and are no purpose of it. "Fighting between rebels and the army broke out": what "and" joins
 * to the first side behind "between" is the other side, whatever the net took it for. Changes `head` and `deprel` in place.
 */
export function hangLists({ form, upos, xpos, deprel, head }: Listed): void {
  const infinitive = (i: number) => i > 0 && xpos[i] === "VB" && head[i - 1] === i && isWord(form[i - 1], "to");
  for (let i = 2; i < head.length; i++) {
    if (!infinitive(i) || form[i - 2] !== "," || !["advcl", "acl", "xcomp"].includes(deprel[i])) continue;
    const closed = head.some((_, k) => k > i && infinitive(k) && isWord(form[k - 2], "and", "or") && (head[k] === i || hangsOn(head, k, i)));
    let first = -1;
    for (let at = head[i], steps = 0; at >= 0 && at < i && steps < head.length; at = head[at], steps++) if (infinitive(at)) first = at;
    if (closed && first >= 0 && deprel[first] === "xcomp") [head[i], deprel[i]] = [first, "conj"];
  }
  // "The Government of Norway and the Government of Sweden": the same word is joined to itself.
  for (let i = 0; i < head.length; i++) {
    const [first, whole] = deprel[i] === "conj" && head[i] >= 0 ? [head[i], head[head[i]]] : [-1, -1];
    if (whole >= 0 && whole < first && first < i && deprel[first] === "nmod" && form[first] !== form[i] && form[whole].toLowerCase() === form[i].toLowerCase() && upos[whole] === upos[i]) head[i] = whole;
  }
  for (let i = 0; i < head.length; i++) {
    if (!isWord(form[i], "between") || deprel[i] !== "case" || head[i] < i) continue;
    const first = head[i];
    if (head.some((above, k) => above === first && deprel[k] === "conj")) continue;
    let last = first;
    for (let k = first + 1; k < head.length && hangsOn(head, k, first); k++) last = k;
    const and = last + 1;
    const second = head[and];
    if (!isWord(form[and], "and") || deprel[and] !== "cc" || second <= and || head[second] === first || hangsOn(head, first, second)) continue;
    if (["NOUN", "PROPN"].includes(upos[second]) && deprel[second].startsWith("nsubj")) [head[second], deprel[second]] = [first, "conj"];
  }
}

/**
 * "After Iraq invaded Kuwait, Egypt and Syria sent troops": where a verb has no subject and the names right before it were joined to the
 * last word of the phrase that opens the sentence, they are its subject, and the list begins behind the comma. Changes `head` and `deprel`
 * in place.
 */
export function splitLists({ form, upos, xpos, deprel, head }: Listed): void {
  const comma = form.indexOf(",");
  const conjunct = deprel.indexOf("conj");
  if (comma < 0 || conjunct < 0) return;
  const told = new Set<number>();
  for (let i = 0; i < head.length; i++) if (/^(?:nsubj|csubj|expl)/.test(deprel[i])) told.add(head[i]);
  // Behind a comma and two names at least.
  for (let verb = Math.max(comma, conjunct) + 1; verb < head.length; verb++) {
    if (upos[verb] !== "VERB" || told.has(verb)) continue;
    const below = head.flatMap((one, i) => (one === verb ? [i] : []));
    const finite = /^VB[DZP]$/.test(xpos[verb]) || (upos[verb] === "VERB" && below.some((i) => deprel[i].startsWith("aux") && i < verb));
    if (!finite) continue;
    let end = verb - 1;
    while (end > 0 && head[end] === verb && (deprel[end].startsWith("aux") || deprel[end] === "advmod")) end--;
    const phrase = below.find((i) => /^(?:advcl|obl)/.test(deprel[i]) && (end === i || hangsOn(head, end, i)));
    if (phrase === undefined || !head.some((_, i) => i < 2 && upos[i] !== "PUNCT" && (i === phrase || hangsOn(head, i, phrase)))) continue;
    // The last name of the list, and the first word that it was joined to.
    let last = end;
    while (head[last] >= 0 && deprel[last] !== "conj" && last !== phrase) last = head[last];
    let first = last;
    while (deprel[first] === "conj" && head[first] < first) first = head[first];
    if (first === last) continue;
    const joined = head.flatMap((_, i) => (i > first && i <= last && deprel[i] === "conj" && chainTo(head, deprel, i, first) ? [i] : []));
    const parting = form.findIndex((word, i) => i > first && i < joined[0] && word === ",");
    if (joined.length < 2 || parting < 0 || !joined.every((i) => upos[i] === "PROPN" || upos[i] === "NOUN")) continue;
    const [subject, ...others] = joined;
    [head[subject], deprel[subject], head[parting]] = [verb, "nsubj", verb];
    for (const other of others) head[other] = subject;
  }
}

/** Whether a conjunct is joined, straight or through others, to the first of a list. */
function chainTo(head: readonly number[], deprel: readonly string[], token: number, first: number): boolean {
  let at = token;
  while (deprel[at] === "conj" && at !== first) at = head[at];
  return at === first;
}

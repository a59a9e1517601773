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
    if (first > i || !BARE.has(xpos[first]) || supported.has(first)) continue;
    let above = head[first];
    while (above >= 0 && xpos[above] !== xpos[i]) above = head[above];
    if (above >= 0 && above < i) head[i] = above;
  }
}

/**
 * Numbered clauses of a resolution ("7. Calls upon the parties to ...") have no subject, and a verb at the beginning looks like a plural
 * noun. They are parsed as if "It" stood before the verb; that word is then taken out again.
 */
import type { ParsedSentence } from "../../schemas/documents.ts";
import { analyseTokens, type Models, type Retagged } from "./analyse.ts";

const NUMBERED = /^\s*\(?(?:\d{1,3}|[a-z])[.)]\s+(?:\p{Lu}\p{Ll}+\s+)?\p{Lu}?\p{Ll}+s\b/u;
/** So many numbered clauses make a resolution. */
const ENOUGH = 3;
/** "asks" takes what such verbs take, an object, a clause or both, and is never a noun. */
const VERB: Retagged = { upos: "VERB", xpos: "VBZ", as: "asks" };

/** Which sentences are such clauses; none in a text that has few of them. */
export function operativeSentences(text: string, sentences: readonly { start: number; end: number }[]): boolean[] {
  const found = sentences.map(({ start, end }) => NUMBERED.test(text.slice(start, Math.min(end, start + 80))));
  return found.filter(Boolean).length >= ENOUGH ? found : sentences.map(() => false);
}

/**
 * "..., encourages further steps, and calls upon the parties": a clause goes on with further verbs, which look like plural nouns
 * too. They stand behind a comma, maybe "and" and an adverb, and before what only follows a verb. "Condemns the attack and demands that
 * the group release ...": without the comma they stand behind "and", before an article or a clause with a subject.
 */
function furtherVerbs(forms: readonly string[], xpos: readonly string[]): Map<number, Retagged> {
  // "Strongly condemns": an adverb may open the clause.
  const opening = forms[1]?.endsWith("s") ? 1 : 2;
  const found = new Map([[opening, VERB]]);
  for (let i = opening + 1; i + 1 < forms.length; i++) {
    if (!/^(?:NNS|VBZ)$/u.test(xpos[i]) || !/^\p{Ll}+s$/u.test(forms[i])) continue;
    if (!["DT", "PRP", "PRP$", "NNP"].includes(xpos[i + 1]) && !["upon", "that", "to"].includes(forms[i + 1])) continue;
    let before = i - 1;
    while (/^(?:RB|RBR|JJR)$/u.test(xpos[before]) || forms[before] === "further") before--;
    if (forms[before] === "and") before--;
    const clause = forms[i + 1] === "that" ? /^(?:DT|PRP\$?|NNPS?|NNS|JJ)$/u.test(xpos[i + 2] ?? "") : ["DT", "PRP$"].includes(xpos[i + 1]) || forms[i + 1] === "upon";
    if (forms[before] === "," || (forms[before + 1] === "and" && clause && before > 0)) found.set(i, VERB);
  }
  return found;
}

/** The sentence parsed anew; its tokens and offsets stay. */
export function parseOperative(models: Models, parsed: ParsedSentence): ParsedSentence {
  const first = parsed.form.findIndex((form) => /^\p{Lu}\p{Ll}+$/u.test(form));
  // "The Ministers welcomed": what stands before the plural is no adverb, and the clause has a subject.
  if (first < 0 || (!parsed.form[first].endsWith("s") && parsed.upos[first] !== "ADV" && !parsed.form[first].endsWith("ly"))) return parsed;
  const rest = parsed.form.slice(first);
  let verbs: number[] = [];
  const again = analyseTokens(models, ["It", rest[0].toLowerCase(), ...rest.slice(1)], (forms, xpos) => {
    const found = furtherVerbs(forms, xpos);
    verbs = [...found.keys()];
    return found;
  });
  const root = again.head.indexOf(-1);
  if (root === 0) return parsed;
  // All are the body's own acts, whatever clause the tree hangs one from.
  for (const verb of verbs) if (verb > root && !again.head.some((head, i) => head === verb && again.deprel[i].startsWith("nsubj"))) [again.head[verb], again.deprel[verb]] = [root, "conj"];
  // "Requests Member States urgently to send": its subject is the body, and what stands behind it is asked.
  for (const verb of verbs) again.head.forEach((head, i) => { if (head === verb && i > verb && again.deprel[i] === "nsubj") again.deprel[i] = "obj"; });
  const place = (token: number) => (token <= 0 ? root - 1 + first : token - 1 + first);
  const splice = <T>(before: readonly T[], after: readonly T[]): T[] => [...before.slice(0, first), ...after.slice(1)];
  return {
    ...parsed,
    lemma: splice(parsed.lemma, again.lemma),
    upos: splice(parsed.upos, again.upos),
    xpos: splice(parsed.xpos, again.xpos),
    head: [...parsed.head.slice(0, first).map(() => place(root)), ...again.head.slice(1).map((head) => (head < 0 ? -1 : place(head)))],
    deprel: splice(parsed.deprel.map((relation, i) => (i < first ? (parsed.upos[i] === "PUNCT" ? "punct" : "discourse") : relation)), again.deprel),
    enhanced: again.enhanced.filter(([head, , token]) => head > 0 && token > 0).map(([head, relation, token]) => [place(head), relation, place(token)]),
  };
}

/** Which date a predicate has: the nearest in its tree, else what the paragraph has set, never the date of the report. */
import type { DateMention } from "../dates/index.ts";
import type { Context } from "../context.ts";
import { caseOf } from "../tree.ts";
import type { ParsedSentence } from "../../../schemas/documents.ts";

export interface Dated {
  date: string | null;
  basis: "explicit" | "inherited" | "relative" | "implied" | null;
}

/** A date within so many characters of its sentence's start opens it. */
const OPENING = 12;

const NONE: Dated = { date: null, basis: null };

/**
 * @param report the verb that reports the act, whose own date only bounds it
 * @param stance the verb by which somebody takes a stand on the act ("condemned the raid"), whose date only bounds it as well
 * @param spoken the act is one of words: a date within what it speaks of ("condemned the attack of 5 May") or promises ("agreed to meet
 *   on 5 May") is not its own
 */
export function dateOf(context: Context, dates: readonly DateMention[][], sentence: number, predicate: number, report: number | null, stance: number | null = null, spoken: "stance" | "promise" | null = null): Dated {
  const tree = context.tree(sentence);
  let best: { date: DateMention; distance: number } | null = null;
  // "We condemn the raid by rebels on 5 May": who speaks now does not date the own words so; the raid was then.
  const now = (verb: number) => context.document.record.source.kind === "statement" && /^VB[PZ]$/u.test(tree.xpos[verb]);
  for (const date of dates[sentence]) {
    if (spoken === "stance" && now(predicate) && date.basis === "explicit" && date.head > predicate) continue;
    const path = ancestors(tree, date.head);
    const up = ancestors(tree, predicate);
    const meet = path.findIndex((token) => up.includes(token));
    // "After the revolution of the students, the kingdom left in March": the clause's date is not that of what came before.
    const earlier = !path.includes(predicate) && tree.upos[predicate] !== "VERB" && context.inClass("apart_in_time", caseOf(tree, predicate) ?? "");
    const foreign = earlier || meet > 0 && ((spoken === "promise" || date.date.startsWith("../")) && path[meet] === predicate && inContent(tree, path, predicate) || behindAnother(context, sentence, path.slice(1, meet)));
    const distance = foreign || (spoken === "stance" && inArgument(tree, predicate, date.head)) ? null : distanceTo(tree, predicate, date.head);
    // What a noun's own words say goes before what its clause says.
    const apart = distance !== null && tree.upos[predicate] !== "VERB" && !path.includes(predicate) ? distance + tree.form.length : distance;
    if (apart !== null && (!best || apart < best.distance)) best = { date, distance: apart };
  }
  // "By October, ...": a date that opens the sentence holds for its clauses, wherever the parser hung it.
  // But "Founded in 1955, ..." dates the founding alone.
  const above = new Set(ancestors(tree, predicate));
  const opening = dates[sentence].find((date) => date.start - tree.start[0] < OPENING && !ancestors(tree, date.head).some((token) => !above.has(token) && tree.deprel[token] === "advcl" && /^VB[GN]$/u.test(tree.xpos[token])));
  if (!best && opening && !tree.deprel[predicate].startsWith("acl:relcl")) best = { date: opening, distance: 0 };
  for (const other of dates[sentence]) if (other !== best?.date) context.trace?.note("dropped", `date: ${other.date}`, best ? "another date is nearer in the tree" : "stands in another clause");
  const reported = report !== null && (!best || hangsOn(tree, best.date.head, report, predicate));
  // "Until 20 June, when they stormed the post": that day.
  const when = best !== null && tree.head[predicate] >= 0 && best.date.date.startsWith("../") && tree.start[tree.head[predicate]] >= best.date.start && tree.end[tree.head[predicate]] <= best.date.end && /^a(?:cl|dvcl)/u.test(tree.deprel[predicate]);
  const dated = best ? { date: when ? best.date.date.slice(3) : best.date.date, basis: best.date.basis } as const : dates[sentence].length ? NONE : inherited(context, dates, sentence, predicate);
  if (dated.date !== null) context.trace?.note("date", dated.date, best ? best.distance === 0 && best.date === opening ? "dates/opening" : "dates/tree" : "dates/paragraph");
  if (stance !== null && !now(stance) && best && dated.date !== null && hangsOn(tree, best.date.head, stance, predicate) && !dated.date.includes("/")) {
    context.trace?.note("date", `../${dated.date}`, "dates/before-stance");
    return { date: `../${dated.date}`, basis: "implied" };
  }
  // "On 26 October the president said that they had taken ...": by then, not then.
  if (reported && dated.date !== null && isPluperfect(tree, predicate) && !dated.date.includes("/")) {
    context.trace?.note("date", `../${dated.date}`, "dates/before-report");
    return { date: `../${dated.date}`, basis: "implied" };
  }
  return dated;
}

/** The date that opened the paragraph or a sentence of it before: "On 25 October, ...". */
function inherited(context: Context, dates: readonly DateMention[][], sentence: number, predicate: number): Dated {
  // "We thank", "we demand": what is said at the time of speaking is not of the day told before.
  const tree = context.tree(sentence);
  if (context.document.record.source.kind === "statement" && /^VB[PZ]$/u.test(tree.xpos[predicate])) return NONE;
  const { sentences, record } = context.document;
  const block = record.blocks.find((one) => one.start <= sentences[sentence].start && sentences[sentence].end <= one.end);
  const from = block ? paragraphStart(context, record.blocks.indexOf(block)) : Number.POSITIVE_INFINITY;
  for (let at = sentence - 1; at >= 0 && sentences[at].start >= from; at--) {
    const opening = dates[at].filter((date) => date.start - sentences[at].start < 40 || date.basis === "relative").at(-1);
    if (opening) return opening.date.includes("..") ? NONE : { date: opening.date, basis: "inherited" };
  }
  return fromHeading(context, dates, sentence);
}

/** "12 June", "March 1999": the date that a heading says its section is about. */
function fromHeading(context: Context, dates: readonly DateMention[][], sentence: number): Dated {
  const { sentences, text } = context.document;
  let at = sentence - 1;
  while (at >= 0 && sentences[at].kind !== "heading") at--;
  const date = at < 0 || sentences[at].kind === "title" || dates[at].length !== 1 ? null : dates[at][0];
  // A heading that says more names a topic: "After the 1994 ceasefire".
  const alone = date && !date.date.includes("/") && !/[\p{L}\d]/u.test(text.slice(sentences[at].start, date.start) + text.slice(date.end, sentences[at].end));
  return date && alone ? { date: date.date, basis: "inherited" } : NONE;
}

/** Where the paragraph of a block begins: lines without a blank one between are one paragraph, even when each ends a sentence. */
function paragraphStart(context: Context, block: number): number {
  const { text, record } = context.document;
  let at = block;
  while (at > 0 && record.blocks[at - 1].kind === record.blocks[at].kind && !/\n\s*\n/u.test(text.slice(record.blocks[at - 1].end, record.blocks[at].start))) at--;
  return record.blocks[at].start;
}

const isPluperfect = (tree: ParsedSentence, predicate: number): boolean => tree.head.some((head, i) => head === predicate && tree.form[i].toLowerCase() === "had" && tree.deprel[i].startsWith("aux"));

/** "Asked him to report by June": a limit within what is asked or promised is not the day it was asked. */
const inContent = (tree: ParsedSentence, path: readonly number[], predicate: number): boolean =>
  path.slice(0, path.indexOf(predicate)).some((token) => ["xcomp", "ccomp"].includes(tree.deprel[token]) || (tree.deprel[token] === "advcl" && tree.xpos[token] === "VB"));

/** "Met after the attacks of 5 May": the date is that of what came before, and only bounds what came after. */
function behindAnother(context: Context, sentence: number, between: readonly number[]): boolean {
  const tree = context.tree(sentence);
  return between.some((token) => {
    const preposition = tree.upos[token] === "NOUN" || tree.upos[token] === "PROPN" ? caseOf(tree, token) : null;
    return preposition !== null && !context.lexicon.calendar.has(tree.lemma[token].toLowerCase()) && context.inClass("apart_in_time", preposition);
  });
}

/** Whether a date stands within the subject or object of a predicate. */
function inArgument(tree: ParsedSentence, predicate: number, date: number): boolean {
  const path = ancestors(tree, date);
  const at = path.indexOf(predicate);
  return at >= 2 && /^(?:obj|nsubj)/u.test(tree.deprel[path[at - 1]]) && tree.upos[path[at - 1]] !== "PRON";
}

/** Steps through the tree from predicate to date; null where a clause boundary lies between that a date does not cross. */
function distanceTo(tree: ParsedSentence, predicate: number, date: number): number | null {
  const up = ancestors(tree, predicate);
  const down = ancestors(tree, date);
  for (let i = 0; i < up.length; i++) {
    const j = down.indexOf(up[i]);
    if (j < 0) continue;
    const crossed = up.slice(0, i).some((token) => ["acl:relcl", "parataxis"].includes(tree.deprel[token]));
    // "Talks held in June": a participle of the predicate dates it.
    const clause = down[j - 1];
    const participle = i === 0 && j > 1 && tree.deprel[clause] === "acl" && /^VB[ND]$/u.test(tree.xpos[clause]);
    // "The conflict that began in May": so does a relative clause that says no more of it.
    const relative = i === 0 && j > 1 && tree.deprel[clause] === "acl:relcl" && tree.head.some((head, k) => head === clause && tree.deprel[k] === "nsubj" && tree.upos[k] === "PRON") && !tree.head.some((head, k) => head === clause && tree.deprel[k] === "obj");
    const own = participle || relative ? j - 1 : j;
    // "Both of them members since 1952": an apposition's date is its own.
    if (down.slice(0, j).some((token) => tree.deprel[token] === "appos")) return null;
    const inside = down.slice(0, own).some((token) => ["acl:relcl", "advcl", "ccomp", "parataxis", "acl"].includes(tree.deprel[token]) || (tree.deprel[token] === "conj" && tree.upos[token] === "VERB"));
    if (inside || (crossed && i > 0)) return null;
    // A date inside a noun phrase dates that noun, not the verb above it.
    const belongs = down.slice(1, j).filter((token) => tree.upos[token] === "NOUN" || tree.upos[token] === "PROPN").length;
    return i + j + (i > 0 ? belongs * 2 : belongs);
  }
  return null;
}

function ancestors(tree: ParsedSentence, token: number): number[] {
  const path = [token];
  for (let at = tree.head[token]; at >= 0 && path.length <= tree.form.length; at = tree.head[at]) path.push(at);
  return path;
}

function hangsOn(tree: ParsedSentence, date: number, report: number, predicate: number): boolean {
  const path = ancestors(tree, date);
  const stop = path.indexOf(predicate);
  const at = path.indexOf(report);
  return at >= 0 && stop < 0;
}

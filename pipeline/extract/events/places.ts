/** Where an act happened, from the tree around its predicate. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import { base, caseOf, children, subtree } from "../tree.ts";
import type { PlaceFiller } from "./draft.ts";
import type { EventFrame } from "./frames.ts";
import { lastPlace, placesIn } from "./placephrases.ts";
import { fillSlot } from "./slots.ts";

/** Word classes of what is held somewhere. */
const MEETINGS = ["talk_thing", "meeting_word"];

/** Prepositions by which the place stands at who acts or suffers. */
const BESIDE = ["in", "at", "near", "on", "outside", "across", "throughout"];

/**
 * Where it happened: place names in the frame's place slots and in locative obliques, the finest of a chain.
 * @param sided whether anybody is known to take part: a noun without sides gets no place from the verb around it
 */
export function fillPlaces(context: Context, sentence: number, predicate: number, frame: EventFrame, locatives: ReadonlyMap<string, string>, sided: boolean): PlaceFiller[] {
  const tree = context.tree(sentence);
  const strong = [...locatives].filter(([, strength]) => strength === "strong").map(([preposition]) => preposition);
  // "supported the intervention in X": where the thing spoken of is, is not where it is spoken of.
  const quad = QUAD_OF_TYPE[frame.row.event_type];
  const verb = tree.upos[predicate] === "VERB";
  const worded = verb && (quad === null || quad.startsWith("verbal"));
  // But "signed a treaty in X" and "held talks in X": a document is signed where it is said to be, and a meeting is held there.
  const thing = (at: number) => (frame.row.act === "sign" || frame.row.act === "ratify" ? context.inClass("agreement_doc", tree.lemma[at]) || tree.upos[at] === "PROPN"
    : (frame.row.event_type === "CONSULT" && tree.upos[at] === "PROPN") || MEETINGS.some((name) => context.inClass(name, tree.lemma[at])));
  // "Shelling in X killed two", "were shot by gunmen in X", "the killing of two men in X": force happens where who uses or suffers it is.
  const forced = ["ASSAULT", "PROTEST", "COERCE"].includes(frame.row.event_type);
  const beside = !forced ? [] : (verb ? ["subj"] : ["by", "of"]).flatMap((slot) => BESIDE.map((preposition) => `${slot}.${preposition}`));
  const verbs = (sided ? around(tree, predicate) : []).map((above) => [above, strong] as const);
  let states: PlaceFiller[] = [];
  for (const [at, slots] of [[predicate, [...frame.place, ...strong, "on", ...beside]] as const, ...verbs]) {
    for (const slot of slots) {
      const found: PlaceFiller[] = [];
      for (const token of fillSlot(tree, at, slot)) {
        if (worded && !slot.includes(".") && tree.head[token] !== at && caseOf(tree, token) !== null && !(tree.head[token] >= 0 && thing(tree.head[token]))) continue;
        // "On the outskirts of X", but not "an attack on X": only what the frame says, or a word for a place.
        if (slot === "on" && !frame.place.includes("on") && !GROUNDS.some((name) => context.inClass(name, tree.lemma[token]))) continue;
        for (const place of placesIn(context, sentence, token)) if (!found.some((one) => one.start === place.start)) {
          context.trace?.note("place", context.document.text.slice(place.start, place.end), `places/${slot}`);
          found.push(place);
        }
      }
      // "Stormed the embassy of Sweden in X": the place within a state is finer than the state.
      if (found.length && found.every((place) => isState(context, place))) {
        if (!states.length) states = found;
      } else if (found.length) return found;
    }
  }
  const deep = forced && !states.length ? below(context, sentence, predicate, strong) : [];
  const pointed = states.length || deep.length ? deep : toldElsewhere(context, sentence, predicate, frame, strong);
  for (const { start, end } of pointed) context.trace?.note("place", context.document.text.slice(start, end), "places/around");
  return pointed.length ? pointed : states;
}

const isState = (context: Context, { place }: PlaceFiller): boolean => "id" in place && context.lexicon.knowledge.actors.get(place.id)?.kind === "state";

/** Prepositions of those who take part, behind whom the place may stand. */
const SIDED: ReadonlySet<string | null> = new Set([null, "of", "by", "with", "between", "against", "among", "to"]);

/** "The killing of workers by the army in X", "clashes between the army and rebels near Y": the place behind the sides, however deep the parser hung it. */
function below(context: Context, sentence: number, predicate: number, strong: readonly string[]): PlaceFiller[] {
  const tree = context.tree(sentence);
  const [, last] = subtree(tree, predicate);
  const found = context.mentions.filter((mention) => mention.sentence === sentence && mention.place !== null && mention.first > predicate && mention.last <= last).find((mention) => {
    let at = mention.head;
    // "Near the town of X": the preposition is the town's.
    if (caseOf(tree, at) === "of" && tree.head[at] > predicate && context.lexicon.placeKinds.has(tree.lemma[tree.head[at]].toLowerCase())) at = tree.head[at];
    while (caseOf(tree, at) === null && tree.head[at] > predicate && ["compound", "flat", "appos"].includes(tree.deprel[at])) at = tree.head[at];
    if (!strong.includes(caseOf(tree, at) ?? "")) return false;
    for (let up = tree.head[at]; up !== predicate; up = tree.head[up]) {
      if (up <= predicate || !["nmod", "obl", "obj", "nsubj", "conj", "flat"].includes(base(tree.deprel[up])) || tree.upos[up] === "VERB" || !SIDED.has(tree.deprel[up] === "conj" ? null : caseOf(tree, up))) return false;
    }
    return true;
  });
  return found?.place ? placesIn(context, sentence, found.head).slice(0, 1) : [];
}

/** Word classes of what an act may happen on. */
const GROUNDS = ["territory", "border", "settlement"];

/** "The Geneva summit"; "in X, where they fought"; "there"; "In X, they killed two and took three": the place that stands outside the act's own phrases. */
function toldElsewhere(context: Context, sentence: number, predicate: number, frame: EventFrame, strong: readonly string[]): PlaceFiller[] {
  const tree = context.tree(sentence);
  if (tree.upos[predicate] !== "VERB") {
    if (!["ASSAULT", "PROTEST", "CONSULT"].includes(frame.row.event_type)) return [];
    return fillSlot(tree, predicate, "mod").flatMap((token) => { const own = context.mentionAt(sentence, token); return own?.place ? [{ place: own.place, start: own.start, end: own.end }] : []; });
  }
  const adverb = (word: string) => children(tree)[predicate].find((child) => tree.deprel[child].startsWith("advmod") && tree.form[child].toLowerCase() === word);
  const where = adverb("where");
  if (where !== undefined) return context.mentions.filter((mention) => mention.sentence === sentence && mention.place !== null && mention.last < where && where - mention.last <= 2).flatMap((mention) => placesIn(context, sentence, mention.head)).slice(0, 1);
  const there = adverb("there");
  if (there !== undefined) return lastPlace(context, sentence, there, () => true);
  // What opens the sentence holds for the clauses joined to it.
  const above = tree.head[predicate];
  if (tree.deprel[predicate] !== "conj" || above < 0 || tree.upos[above] !== "VERB") return [];
  return strong.flatMap((slot) => fillSlot(tree, above, slot)).filter((token) => token < above && subtree(tree, token)[0] <= 1).flatMap((token) => placesIn(context, sentence, token)).slice(0, 1);
}

/** The verbs by which a noun happens: "held talks in X", "talks held in X", "the meeting that took place in X". */
export function around(tree: ParsedSentence, noun: number): number[] {
  if (tree.upos[noun] === "VERB") return [];
  const head = tree.head[noun];
  const above = head >= 0 && tree.upos[head] === "VERB" && ["obj", "nsubj:pass", "nsubj"].includes(tree.deprel[noun]) ? [head] : [];
  return [...children(tree)[noun].filter((child) => ["acl", "acl:relcl"].includes(tree.deprel[child]) && tree.upos[child] === "VERB"), ...above];
}

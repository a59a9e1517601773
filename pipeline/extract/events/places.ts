/** Where an act happened, from the tree around its predicate. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import { base, caseOf, children, conjuncts, subtree } from "../tree.ts";
import type { PlaceFiller } from "./draft.ts";
import type { EventFrame } from "./frames.ts";
import { listAround } from "./lists.ts";
import { fillSlot } from "./slots.ts";

/** Word classes of what is held somewhere. */
const MEETINGS = ["talk_thing", "meeting_word"];

/**
 * Where it happened: place names in the frame's place slots and in locative obliques, the finest of a chain.
 * @param sided whether anybody is known to take part: a noun without sides gets no place from the verb around it
 */
export function fillPlaces(context: Context, sentence: number, predicate: number, frame: EventFrame, locatives: ReadonlyMap<string, string>, sided: boolean): PlaceFiller[] {
  const tree = context.tree(sentence);
  const strong = [...locatives].filter(([, strength]) => strength === "strong").map(([preposition]) => preposition);
  // "supported the intervention in X": where the thing spoken of is, is not where it is spoken of.
  const quad = QUAD_OF_TYPE[frame.row.event_type];
  const worded = tree.upos[predicate] === "VERB" && (quad === null || quad.startsWith("verbal"));
  // But "signed a treaty in X" and "held talks in X": a document is signed where it is said to be, and a meeting is held there.
  const thing = (at: number) => (frame.row.act === "sign" || frame.row.act === "ratify" ? context.inClass("agreement_doc", tree.lemma[at]) || tree.upos[at] === "PROPN"
    : (frame.row.event_type === "CONSULT" && tree.upos[at] === "PROPN") || MEETINGS.some((name) => context.inClass(name, tree.lemma[at])));
  // "Shelling in X killed two", "were shot by gunmen in X", "protesters in X clashed": force happens where who uses it is.
  const beside = tree.upos[predicate] === "VERB" && (frame.row.event_type === "ASSAULT" || frame.row.event_type === "PROTEST") ? ["subj.in", "subj.at", "subj.near", "subj.on"] : [];
  for (const [at, slots] of [[predicate, [...frame.place, ...strong, ...beside]] as const, ...(sided ? around(tree, predicate) : []).map((verb) => [verb, strong] as const)]) {
    for (const slot of slots) {
      const found: PlaceFiller[] = [];
      for (const token of fillSlot(tree, at, slot)) {
        if (worded && !slot.includes(".") && tree.head[token] !== at && caseOf(tree, token) !== null && !(tree.head[token] >= 0 && thing(tree.head[token]))) continue;
        for (const place of placesIn(context, sentence, token)) if (!found.some((one) => one.start === place.start)) {
          context.trace?.note("place", context.document.text.slice(place.start, place.end), `places/${slot}`);
          found.push(place);
        }
      }
      if (found.length) return found;
    }
  }
  return [];
}

/** The verbs by which a noun happens: "held talks in X", "talks held in X", "the meeting that took place in X". */
export function around(tree: ParsedSentence, noun: number): number[] {
  if (tree.upos[noun] === "VERB") return [];
  const head = tree.head[noun];
  const above = head >= 0 && tree.upos[head] === "VERB" && ["obj", "nsubj:pass", "nsubj"].includes(tree.deprel[noun]) ? [head] : [];
  return [...children(tree)[noun].filter((child) => ["acl", "acl:relcl"].includes(tree.deprel[child]) && tree.upos[child] === "VERB"), ...above];
}

/** The places that a noun phrase names: itself, or the names inside it ("villages in X"); of "X in Y" only X. */
function placesIn(context: Context, sentence: number, token: number): PlaceFiller[] {
  const tree = context.tree(sentence);
  const own = context.mentionAt(sentence, token);
  const asPlace = (mention: typeof own): PlaceFiller[] => {
    if (!mention) return [];
    if (mention.place) return [{ place: mention.place, start: mention.start, end: mention.end }];
    return context.kindOf(mention) === "state" && mention.form !== "demonym" && mention.actor && "id" in mention.actor ? [{ place: { id: mention.actor.id }, start: mention.start, end: mention.end }] : [];
  };
  if (own && own.head === token) return listAround(context, own).flatMap(asPlace);
  const [first, last] = subtree(tree, token);
  const inside = context.mentions.filter((mention) => mention.sentence === sentence && mention.first >= first && mention.last <= last && mention.place !== null
    && ["compound", "nmod:poss", "amod", "appos", "nmod", "obl", "conj", "flat"].includes(base(tree.deprel[mention.head]) === "nmod" ? tree.deprel[mention.head] : base(tree.deprel[mention.head])));
  // "Norwegian territory" is Norway.
  const land = context.inClass("land", tree.lemma[token])
    ? context.mentions.find((mention) => mention.sentence === sentence && tree.head[mention.head] === token && mention.form === "demonym" && context.kindOf(mention) === "state" && mention.actor && "id" in mention.actor && context.lexicon.knowledge.places.has(mention.actor.id)) : undefined;
  if (land && !inside.length) return [{ place: land.actor as PlaceFiller["place"], start: land.start, end: land.end }];
  const direct = inside.filter((mention) => tree.head[mention.head] === token && caseOf(tree, mention.head) === null);
  if (direct.length) return direct.flatMap((mention) => conjuncts(tree, mention.head).flatMap((head) => asPlace(context.mentionAt(sentence, head))));
  const nearest = inside.filter((mention) => tree.head[mention.head] === token);
  return nearest.slice(0, 1).flatMap((mention) => [...new Set([...conjuncts(tree, mention.head), ...listAround(context, mention).map((one) => one.head)])].flatMap((head) => asPlace(context.mentionAt(sentence, head))));
}

/** Named wars, operations and summits: "the Second Karabakh War", "the 2021 Daraa offensive", "Operation Decisive Storm". */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import type { Context } from "../context.ts";
import { children, subtree } from "../tree.ts";
import type { Mention } from "../types.ts";
import type { PlaceFiller, RoleFiller } from "./draft.ts";
import { resolveFiller, viaSlot } from "./fillers.ts";
import { fillSlot } from "./slots.ts";

type NamedRow = ReferenceRow<"lexicon/named_events">;

export interface NamedEvent {
  row: NamedRow;
  /** First token of the name; the last is the predicate. */
  first: number;
  name: string;
  sides: RoleFiller[];
  places: PlaceFiller[];
}

/** The named event that a token heads, or null. */
export function namedEvent(context: Context, sentence: number, token: number, rows: ReadonlyMap<string, NamedRow>): NamedEvent | null {
  const { tree } = context.document.sentences[sentence];
  if (tree.upos[token] !== "NOUN" && tree.upos[token] !== "PROPN") return null;
  const row = rows.get(tree.form[token].toLowerCase()) ?? rows.get(tree.lemma[token].toLowerCase());
  // "In March 2025" names no march.
  if (!row || (context.lexicon.calendar.has(tree.lemma[token].toLowerCase()) && /^\d/u.test(tree.form[token + 1] ?? ""))) return null;
  const first = nameStart(context, sentence, token);
  if (first === null) return null;
  const inside = context.mentions.filter((mention) => mention.sentence === sentence && mention.first >= first && mention.last <= token);
  const states = inside.filter((mention) => mention.actor && ["state", "region", "alliance", "igo", "armed_group"].includes(context.kindOf(mention) ?? ""));
  const sides = states.length >= 2 || (states.length === 1 && states[0].form === "demonym" && context.kindOf(states[0]) !== "region" && row.event_type !== "ASSAULT")
    ? states.map((mention): RoleFiller => ({ role: "initiator", actor: mention.actor, start: mention.start, end: mention.end, anaphor: false })) : doers(context, sentence, token, inside);
  const places = inside.flatMap((mention): PlaceFiller[] => {
    if (mention.place) return [{ place: mention.place, start: mention.start, end: mention.end }];
    const single = states.length === 1 && mention.actor && "id" in mention.actor && context.lexicon.knowledge.places.has(mention.actor.id);
    return single ? [{ place: { id: (mention.actor as { id: string }).id }, start: mention.start, end: mention.end }] : [];
  });
  return { row, first, name: context.document.text.slice(tree.start[first], tree.end[token]).replace(/\s+/gu, " "), sides, places };
}

/** Who does it when the name names no two sides: the force in the name, or whose involvement it is. */
function doers(context: Context, sentence: number, token: number, inside: readonly Mention[]): RoleFiller[] {
  const tree = context.tree(sentence);
  const force = inside.find((mention) => ["government_body", "armed_group"].includes(context.kindOf(mention) ?? ""));
  const part = tree.head[token] >= 0 ? children(tree)[tree.head[token]].concat(tree.head[token]).find((at) => at < token && context.inClass("participation", tree.lemma[at])) : undefined;
  const fillers = force ? viaSlot(context, sentence, "the name", force.head, resolveFiller(context, sentence, force.head, false)) : part === undefined ? [] : [...fillSlot(tree, part, "poss"), ...fillSlot(tree, part, "mod")].flatMap((at) => viaSlot(context, sentence, "whose part", at, resolveFiller(context, sentence, at, false)));
  return fillers.filter((filler) => filler.actor !== null).map(({ actor, start, end, anaphor, via }) => ({ role: "initiator", actor, start, end, anaphor, ...(via && { via }) }));
}

/** Where the name begins: capitalised words or a year right before a capitalised head, or a year and names before a plain one. */
function nameStart(context: Context, sentence: number, token: number): number | null {
  const tree = context.tree(sentence);
  const capital = (at: number) => /^\p{Lu}/u.test(tree.form[at]);
  const inName = (at: number) => /^(?:1[5-9]|20)\d\d$/u.test(tree.form[at]) || capital(at) || /^[-–]$/u.test(tree.form[at]);
  let first = token;
  const [low] = subtree(tree, token);
  while (first > 0 && first - 1 >= Math.min(low, token) && inName(first - 1) && !(first - 1 === 0 && !["NOUN", "PROPN", "ADJ", "NUM"].includes(tree.upos[0]))) first--;
  // "The Chadian–Libyan War": what a dash joins belongs to the name, wherever the parser hung it.
  const joined = (at: number) => at > 0 && tree.end[at - 1] === tree.start[at];
  while (/^[-–]$/u.test(tree.form[first]) && joined(first) && capital(first - 1)) first = joined(first - 1) && /^[-–]$/u.test(tree.form[first - 2] ?? "") ? first - 2 : first - 1;
  if (first === token) return null;
  const words = Array.from({ length: token - first }, (_, i) => first + i);
  const named = words.some((at) => context.mentionAt(sentence, at) !== undefined);
  const dated = words.some((at) => /^\d{4}$/u.test(tree.form[at]));
  if (capital(token)) return words.some(capital) ? first : null;
  return named && (dated || words.some((at) => /^(?:First|Second|Third|Great)$/iu.test(tree.form[at]))) || namedOnly(context, sentence, token, words) ? first : null;
}

/** "the Ukraine war": a place right before "war". */
function namedOnly(context: Context, sentence: number, token: number, words: readonly number[]): boolean {
  const tree = context.tree(sentence);
  return tree.lemma[token].toLowerCase() === "war" && words.length > 0 && words.every((at) => context.mentionAt(sentence, at) !== undefined && children(tree)[token].length > 0);
}

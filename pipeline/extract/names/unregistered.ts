/** Names that the reference does not list: persons after a title, organisations and places told by a word in or beside the name. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import type { Knowledge } from "../knowledge.ts";
import type { ActorKind, PlaceKind } from "../types.ts";
import type { Word } from "../words.ts";
import { Phrases } from "./phrases.ts";

export interface Candidate {
  first: number;
  last: number;
  kind: { actor: ActorKind } | { place: PlaceKind };
  rule: string;
}

export interface NameWords {
  titles: Phrases<ReferenceRow<"lexicon/titles">>;
  groups: Phrases<ReferenceRow<"lexicon/group_words">>;
  places: Phrases<ReferenceRow<"lexicon/place_words">>;
  /** Small words inside names, and those that join the parts of a body's name. */
  particles: ReadonlySet<string>;
  links: ReadonlySet<string>;
  /** Words for states and sides that act without a name: "Member States". */
  unnamed: ReadonlySet<string>;
  /** Capitalised words that are no place of their own: "in the South", "in Parliament". */
  noPlaces: ReadonlySet<string>;
  /** Prepositions behind which an unknown name is a place's: "near". */
  leads: ReadonlySet<string>;
}

const ofClass = (knowledge: Knowledge, name: string): Set<string> =>
  new Set(knowledge.of("lexicon/word_classes").filter((row) => row.class === name).map((row) => row.lemma));

export const nameWords = (knowledge: Knowledge): NameWords => ({
  titles: new Phrases(knowledge.of("lexicon/titles"), (row) => row.title),
  groups: new Phrases(knowledge.of("lexicon/group_words"), (row) => row.word),
  places: new Phrases(knowledge.of("lexicon/place_words"), (row) => row.word),
  particles: ofClass(knowledge, "name_particle"),
  links: ofClass(knowledge, "name_link"),
  unnamed: new Set([...ofClass(knowledge, "states"), ...ofClass(knowledge, "side")]),
  noPlaces: ofClass(knowledge, "no_place"),
  leads: ofClass(knowledge, "leads_to_place"),
});

/**
 * Candidates among words that no registered name covers.
 * @param taken whether a word belongs to a registered name
 */
export function unregisteredNames(text: string, words: readonly Word[], taken: (word: number) => boolean, known: NameWords): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!words[i].capital || taken(i) || /^(?:\d|the$)/u.test(words[i].folded)) continue;
    const candidate = person(text, words, i, taken, known) ?? organisation(text, words, i, taken, known) ?? place(text, words, i, taken, known);
    if (!candidate) continue;
    if (!namesNobody(words, candidate.first, candidate.last, known)) found.push(candidate);
    i = candidate.last;
  }
  return found;
}

/** "Member States", "States Parties": capitals that name nobody. */
export const namesNobody = (words: readonly Word[], first: number, last: number, known: NameWords): boolean =>
  words.slice(first, last + 1).every(({ folded }) => [folded, folded.replace(/s$/u, ""), folded.replace(/ies$/u, "y")].some((word) => known.unnamed.has(word)));

/** "al-Sanamayn": the particle before a capital belongs to the name. */
export function withParticle(text: string, words: readonly Word[], first: number, known: NameWords): number {
  const before = words[first - 1];
  return before && known.particles.has(before.folded) && /^[-–'’‘\s]$/u.test(text.slice(before.end, words[first].start)) && (before.capital || text[before.end] === "-") ? first - 1 : first;
}

const close = (text: string, left: Word, right: Word): boolean => /^[\s\u00a0]$|^\s?\n\s*$|^[-–'’‘]$|^\.\s$/u.test(text.slice(left.end, right.start));

/** The last word of a run of capitalised words from `first`. */
function run(text: string, words: readonly Word[], first: number, taken: (word: number) => boolean, particles: ReadonlySet<string> | null): number {
  let last = first;
  for (let i = first + 1; i < words.length && i - first < 8; i++) {
    if (taken(i) || !close(text, words[i - 1], words[i])) break;
    if (/^\.\s$/u.test(text.slice(words[i - 1].end, words[i].start)) && words[i - 1].folded.length > 1) break;
    if (words[i].capital && !/^\d/u.test(words[i].folded)) last = i;
    else if (!(particles?.has(words[i].folded) && words[i + 1]?.capital)) break;
  }
  return last;
}

/** The last word of a run of capitals that nothing else covers. */
export const capitalRun = (text: string, words: readonly Word[], first: number, taken: (word: number) => boolean, known: NameWords): number => run(text, words, first, taken, known.particles);

/** "Foreign Minister Jane Doe"; "Joint Staff, John Roe". */
function person(text: string, words: readonly Word[], at: number, taken: (word: number) => boolean, known: NameWords): Candidate | null {
  const first = at > 0 && known.particles.has(words[at - 1].folded) && !taken(at - 1) ? at - 1 : at;
  const title = known.titles.endingBefore(words, first);
  if (!title) return null;
  const gap = text.slice(words[first - 1].end, words[first].start);
  if (!/^(?:[\s\u00a0]+|\.\s?|,\s)$/u.test(gap)) return null;
  const last = run(text, words, at, taken, known.particles);
  if (gap.startsWith(",") && last === first) return null;
  // "President of" or a second title is no name.
  if (known.titles.startingAt(words, at)?.last === last || known.groups.startingAt(words, last) || known.places.startingAt(words, last)) return null;
  return { first, last, kind: { actor: "person" }, rule: "names/title" };
}

/** "Daraa Central Committee", "Ministry of Defence": a run of capitals with a word for a group at its end, or at its start before "of". */
function organisation(text: string, words: readonly Word[], at: number, taken: (word: number) => boolean, known: NameWords): Candidate | null {
  const end = run(text, words, at, taken, null);
  for (let last = end; last > at; last--) {
    const group = known.groups.endingBefore(words, last + 1);
    if (group && group.first > at && group.first <= last) {
      return { first: at, last: tail(text, words, last, taken, known), kind: { actor: group.row.kind }, rule: "names/group-word" };
    }
  }
  const head = known.groups.startingAt(words, at);
  if (head && head.last <= end) {
    const last = tail(text, words, end, taken, known);
    if (last > end) return { first: at, last, kind: { actor: head.row.kind }, rule: "names/group-word" };
  }
  return null;
}

/** Takes in "for Human Rights", "of the Interior" behind a group's name. */
function tail(text: string, words: readonly Word[], last: number, taken: (word: number) => boolean, known: NameWords): number {
  let at = last + 1;
  while (at < words.length && known.links.has(words[at].folded) && close(text, words[at - 1], words[at])) at++;
  if (at === last + 1 || at >= words.length || !words[at].capital || taken(at) || !close(text, words[at - 1], words[at])) return last;
  return run(text, words, at, taken, null);
}

/** "Hordaland district", "village of Voss", "Upper Voss and Odda villages". */
function place(text: string, words: readonly Word[], at: number, taken: (word: number) => boolean, known: NameWords): Candidate | null {
  const last = run(text, words, at, taken, known.particles);
  const first = withParticle(text, words, at, known);
  const after = known.places.startingAt(words, last + 1);
  if (after && after.row.position !== "before" && close(text, words[last], words[last + 1])) return { first, last, kind: { place: after.row.kind }, rule: "names/place-word" };
  const inside = known.places.endingBefore(words, last + 1);
  if (inside && inside.first > at && inside.row.position !== "before") return { first, last, kind: { place: inside.row.kind }, rule: "names/place-word" };
  const of = words[first - 1]?.folded === "of" ? first - 1 : first;
  const before = known.places.endingBefore(words, of);
  if (before && before.row.position !== "after" && (of < first || !words[first - 1].capital)) return { first, last, kind: { place: before.row.kind }, rule: "names/place-word" };
  const second = /^\s(?:and|or|,)\s$/u.test(text.slice(words[last].end, words[Math.min(last + 2, words.length - 1)]?.start ?? 0)) ? null : words[last + 1];
  if (second && /^(?:and|or)$/u.test(second.folded) && words[last + 2]?.capital) {
    const other = run(text, words, last + 2, taken, known.particles);
    const shared = known.places.startingAt(words, other + 1);
    if (shared && shared.row.position !== "before" && close(text, words[other], words[other + 1])) return { first: at, last, kind: { place: shared.row.kind }, rule: "names/place-word" };
  }
  return null;
}

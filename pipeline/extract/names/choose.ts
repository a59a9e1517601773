/** Which of its readings a matched name has, from the words around it and from what else the text speaks of. */
import type { Knowledge, Reading } from "../knowledge.ts";
import { fold, type Word } from "../words.ts";
import type { Match } from "./match.ts";

/** What the whole text has shown so far. */
export interface Seen {
  /** Ids of actors that are named beyond doubt. */
  actors: Set<string>;
  /** States that its places lie in. */
  countries: Set<string>;
}

/** The words around a match. */
export interface Surroundings {
  words: readonly Word[];
  text: string;
  match: Match;
  /** A title stands right before it: "President". */
  titled: boolean;
  /** A title or a word for a state's organ stands right behind it: "Prime Minister", "forces". */
  official: boolean;
  /** It hangs on a preposition of place or a word for a place. */
  locative: boolean;
}

export interface Choice {
  actor: Reading | null;
  place: Reading | null;
  treaty: Reading | null;
}

const NOTHING: Choice = { actor: null, place: null, treaty: null };
const ORDER: readonly Reading["nameKind"][] = ["name", "acronym", "alias", "demonym", "metonym"];

/** The reading as actor, as place, as treaty; all null when the name stands for none of ours here. */
export function choose(around: Surroundings, knowledge: Knowledge, seen: Seen): Choice {
  const { match } = around;
  const told = byCues(around, knowledge);
  if (told === "nothing") return NOTHING;
  let readings = match.readings.filter((reading) => believed(reading, around, knowledge, seen));
  if (told !== null) {
    readings = readings.filter((reading) => reading.id === told.reading || (reading.type === "place" && knowledge.actors.get(told.reading)?.kind !== "person"));
    if (!readings.length) readings = match.readings.filter((reading) => reading.id === told.reading);
  }
  // Of two states with one name or capital, that of today before that of old.
  const rank = (reading: Reading) => ORDER.indexOf(reading.nameKind) + (reading.match === "context" ? 10 : 0) + (seen.actors.has(reading.id) ? -20 : seen.countries.has(reading.id) ? -10 : 0)
    + (knowledge.actors.get(reading.id)?.kind === "state" && !knowledge.actors.get(reading.id)!.code ? 0.5 : 0);
  const best = (type: Reading["type"]) => readings.filter((reading) => reading.type === type).sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))[0] ?? null;
  return { actor: best("actor"), place: bestPlace(readings, knowledge, seen), treaty: best("treaty") };
}

/** The list of ambiguous names: cues near the name speak for a reading, a row without cues is the default. */
function byCues({ words, text, match, official }: Surroundings, knowledge: Knowledge): { reading: string } | "nothing" | null {
  const written = /\p{Lu}/u.test(text.slice(match.start, match.end));
  const rows = (knowledge.ambiguous.get(match.key) ?? []).filter((row) => !(row.small && written) && !(official && row.reading === null && row.cues.length > 0));
  if (!rows.length) return null;
  const near = words.slice(Math.max(0, match.first - 12), match.last + 13).filter((_, i, all) => all.length > 0 && i >= 0).map((word) => word.folded);
  const sentence = ` ${near.join(" ")} `;
  const outside = sentence.replace(` ${match.key} `, "  ");
  let best: { reading: string | null; hits: number } | null = null;
  for (const row of rows) {
    const hits = row.cues.filter((cue) => outside.includes(` ${cue.split(/[^\p{L}\p{N}]+/u).map(fold).filter(Boolean).join(" ")} `)).length;
    if (hits > 0 && (!best || hits > best.hits)) best = { reading: row.reading, hits };
  }
  const fallback = rows.find((row) => row.cues.length === 0);
  const row = best ?? (fallback ? { reading: fallback.reading, hits: 0 } : null);
  if (!row) return null;
  return row.reading === null ? "nothing" : { reading: row.reading };
}

/** Shorter surnames are too often words or other people's. */
const LONG_NAME = 5;

/** Names that need context are believed only with it. */
function believed(reading: Reading, around: Surroundings, knowledge: Knowledge, seen: Seen): boolean {
  if (reading.match !== "context") return true;
  if (reading.type === "place") return around.locative && !reading.gazetteer ? true : reading.gazetteer ? around.locative : false;
  const actor = knowledge.actors.get(reading.id);
  if (seen.actors.has(reading.id)) return true;
  if (actor?.kind === "person") {
    if (around.titled) return true;
    // A surname alone: when it is only one person's, or its state is spoken of.
    const only = around.match.readings.filter((other) => other.type === "actor").length === 1 && around.match.key.length >= LONG_NAME;
    return !partOfName(around) && (only || (actor.actsFor !== null && seen.actors.has(actor.actsFor)));
  }
  return !partOfName(around);
}

/** A capitalised word stands right before or after it: "Michael Jordan", "Chad Smith". */
export function partOfName({ words, match, text }: Surroundings): boolean {
  const before = words[match.first - 1];
  const after = words[match.last + 1];
  const glued = (left: Word, right: Word) => /^[  ]$/u.test(text.slice(left.end, right.start));
  return Boolean((before?.capital && glued(before, words[match.first]) && match.first - 1 > 0 && !/^\d/u.test(before.folded))
    || (after?.capital && glued(words[match.last], after) && !/^\d/u.test(after.folded)));
}

/** The place, of several of one name: not from the gazetteer before others, then in a country the text speaks of, then the largest by far. */
function bestPlace(readings: readonly Reading[], knowledge: Knowledge, seen: Seen): Reading | null {
  const places = readings.filter((reading) => reading.type === "place");
  const own = places.filter((reading) => !reading.gazetteer);
  if (own.length) return own[0];
  const size = (reading: Reading) => knowledge.places.get(reading.id)?.population ?? 0;
  const bySize = [...places].sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
  const near = bySize.filter((reading) => {
    const country = knowledge.places.get(reading.id)?.country;
    return country != null && (seen.countries.has(country) || seen.actors.has(country));
  });
  if (near.length) return near[0];
  if (!bySize.length) return null;
  return size(bySize[0]) >= 500_000 && size(bySize[0]) >= 10 * (bySize[1] ? size(bySize[1]) : 0) ? bySize[0] : null;
}

import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { normalForm } from "../../casing.ts";
import { hashString } from "../../hash.ts";
import { tokenise, type TokenLists } from "../../tokens.ts";
import { BITS } from "../gazetteer.ts";
import { extendPhrase, LONGEST, type PhraseList } from "../phrases.ts";

export interface Gazetteer {
  words: Map<string, number>;
  phrases: PhraseList;
}

type Row = Record<string, string>;

function rowsOf(folder: URL, file: string): Row[] {
  return parse(readFileSync(new URL(file, folder), "utf8"), { columns: true, skip_empty_lines: true });
}

/** Least inhabitants of a place whose alternate names are taken in, and of a large place. */
const NOTABLE = 15_000;
const LARGE = 200_000;

/** What words and runs of words are in the names of the project's reference and in the list of personal names. */
export function compileGazetteer(reference: URL, persons: URL, lists: TokenLists): Gazetteer {
  const words = new Map<string, number>();
  const phrases = new Map<number, number>();
  const mark = (word: string, bits: number): void => void words.set(word, (words.get(word) ?? 0) | bits);
  const take = (name: string, kind: number, whole: number, first: number, later: number): void => {
    const { form } = tokenise(name, 0, name.length, lists);
    const capitals = form.filter((word) => /\p{Lu}/u.test(word));
    if (capitals.length === 0 || form.length > LONGEST) return;
    if (form.length === 1) return mark(normalForm(form[0]), whole);
    form.forEach((word, i) => {
      if (/\p{Lu}/u.test(word)) mark(normalForm(word), i === 0 ? first : later);
    });
    if (!/\p{Lu}/u.test(form[0])) return;
    const hash = form.reduce((h, word) => extendPhrase(h, hashString(normalForm(word))), 0);
    phrases.set(hash, (phrases.get(hash) ?? 0) | kind);
  };
  const place = (name: string, more = 0): void => take(name, 4, BITS.placeWhole | more, BITS.placeFirst, BITS.placeLater);
  const group = (name: string): void => take(name, 2, BITS.groupWhole, BITS.groupFirst, BITS.groupLater);

  const places = new Map(rowsOf(reference, "gazetteer.csv").map((row) => [row.place_id, row]));
  for (const row of places.values()) place(row.name, Number(row.population) >= LARGE ? BITS.largePlace : 0);
  for (const { place_id, name } of rowsOf(reference, "gazetteer_names.csv")) {
    const known = places.get(place_id);
    if (!known || Number(known.population) >= NOTABLE) place(name, known && Number(known.population) >= LARGE ? BITS.largePlace : 0);
  }
  for (const { name } of rowsOf(reference, "places.csv")) place(name, BITS.largePlace);
  for (const { name, kind } of rowsOf(reference, "place_names.csv")) {
    if (kind === "demonym") mark(normalForm(name), BITS.demonym);
    else place(name, BITS.largePlace);
  }
  for (const { name, kind } of rowsOf(reference, "state_names.csv")) {
    if (kind === "demonym") mark(normalForm(name), BITS.demonym);
    else if (kind === "name" || kind === "alias") take(name, 4, BITS.state, BITS.placeFirst, BITS.placeLater);
  }
  for (const { name } of rowsOf(reference, "states.csv")) take(name, 4, BITS.state, BITS.placeFirst, BITS.placeLater);
  for (const file of ["organisation_names.csv", "group_names.csv", "body_names.csv"]) {
    for (const { name, kind } of rowsOf(reference, file)) if (kind !== "demonym" && kind !== "metonym") group(name);
  }
  for (const { name } of rowsOf(reference, "person_names.csv")) take(name, 1, BITS.personOfNote, BITS.personOfNote, BITS.personOfNote);
  for (const row of parse(readFileSync(persons, "utf8"), { columns: true }) as Row[]) {
    const forename = row.forename === "2" ? BITS.forename | BITS.commonForename : row.forename === "1" ? BITS.forename : 0;
    mark(normalForm(row.word), forename | (row.surname ? BITS.surname : 0));
  }
  const sorted = [...phrases].sort((a, b) => a[0] - b[0]);
  return {
    words,
    phrases: { hashes: Int32Array.from(sorted, ([hash]) => hash), kinds: Uint8Array.from(sorted, ([, kind]) => kind) },
  };
}

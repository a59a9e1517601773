/**
 * The files of `sources/reference` and `sources/lexicon`: what the coder knows, as data. One schema a file; an empty cell is
 * null. `read` checks them and passes them on as records.
 */
import { z } from "zod";
import {
  ACTOR_KIND, ALLIANCE_ACT, CLAUSE_FORCE, CLAUSE_LINK, CLAUSE_TYPE, codesOf, EVENT_LINK, EVENT_MODE, EVENT_STATUS, EVENT_TYPE,
  MEMBERSHIP_STATUS, NAME_KIND, PLACE_KIND,
} from "./codes.ts";
import { SIGNALS, type Signal } from "./signals.ts";
import { isEdtf, ID_PATTERN, textFault } from "./fields.ts";

const cell = z.string().refine((value) => textFault(value) === null, "is no safe text");
const maybe = cell.nullable();
const key = z.string().regex(ID_PATTERN, "is no id");
const edtf = z.string().refine(isEdtf, "is no EDTF date").nullable();
const day = z.iso.date().nullable();
const wikidata = z.string().regex(/^Q[1-9]\d*$/, "is no Wikidata id").nullable();
const geonames = z.string().regex(/^[1-9]\d*$/, "is no GeoNames id").nullable();
const number = (low: number, high: number) =>
  z.string().regex(/^-?\d+(\.\d+)?$/, "is no number").refine((v) => Number(v) >= low && Number(v) <= high, `is not within ${low} and ${high}`).nullable();
const flag = z.enum(["true", "false"]).nullable();
const kindOfActor = z.enum(codesOf(ACTOR_KIND));
const kindOfPlace = z.enum(codesOf(PLACE_KIND));

const names = z.strictObject({
  actor_id: key, name: cell, kind: z.enum(codesOf(NAME_KIND)), form: z.enum(["adjective", "singular", "plural", "capital", "seat"]).nullable(),
  match: z.enum(["exact", "context"]).nullable(), note: maybe, citation: maybe,
});

/** Each file by its path under sources/, without ending. */
export const REFERENCE_FILES = {
  "reference/states": z.strictObject({
    actor_id: key, name: cell, official_name: maybe, kind: kindOfActor, iso3: maybe, wikidata_id: wikidata, geonames_id: geonames,
    start_date: day, end_date: day, citation: cell,
  }),
  "reference/state_codes": z.strictObject({
    actor_id: key, system: z.enum(["cow", "gw"]), code: z.string().regex(/^\d+$/), abbreviation: maybe, start_date: day, end_date: day,
    note: maybe, citation: cell,
  }),
  "reference/state_names": names,
  "reference/bodies": z.strictObject({ actor_id: key, name: cell, kind: kindOfActor, parent_id: key.nullable(), wikidata_id: wikidata, citation: cell }),
  "reference/body_names": names,
  "reference/people": z.strictObject({ actor_id: key, name: cell, acts_for: key.nullable(), wikidata_id: wikidata, note: maybe, citation: cell }),
  "reference/person_names": names,
  "reference/organisations": z.strictObject({
    actor_id: key, name: cell, kind: kindOfActor, parent_id: key.nullable(), wikidata_id: wikidata, founded_on: edtf, dissolved_on: edtf, citation: cell,
  }),
  "reference/organisation_names": names,
  "reference/groups": z.strictObject({
    actor_id: key, name: cell, kind: kindOfActor, country_id: key.nullable(), wikidata_id: wikidata, founded_on: edtf, dissolved_on: edtf, citation: cell,
  }),
  "reference/group_names": names,
  "reference/memberships": z.strictObject({
    organisation_id: key, member_id: key, status: z.enum(codesOf(MEMBERSHIP_STATUS)), start_date: edtf, end_date: edtf, note: maybe, citation: cell,
  }),
  "reference/treaties": z.strictObject({
    treaty_id: key, name: cell, short_name: maybe, signed_on: edtf, in_force_on: edtf, organisation_id: key.nullable(), wikidata_id: wikidata, citation: cell,
  }),
  "reference/treaty_names": z.strictObject({ treaty_id: key, name: cell, kind: z.enum(["name", "alias", "acronym"]), note: maybe, citation: cell }),
  "reference/treaty_parties": z.strictObject({ treaty_id: key, actor_id: key, note: maybe, citation: cell }),
  "reference/treaty_articles": z.strictObject({
    treaty_id: key, article: cell, paragraph: maybe, clause_type: z.enum(codesOf(CLAUSE_TYPE)), force: z.enum(codesOf(CLAUSE_FORCE)), citation: cell,
  }),
  "reference/places": z.strictObject({
    place_id: key, name: cell, kind: kindOfPlace, parent_id: key.nullable(), country_id: key.nullable(), latitude: number(-90, 90),
    longitude: number(-180, 180), geonames_id: geonames, citation: cell,
  }),
  "reference/place_names": z.strictObject({
    place_id: key, name: cell, kind: z.enum(["name", "alias", "demonym"]), match: z.enum(["exact", "context"]).nullable(), note: maybe, citation: cell,
  }),
  "reference/gazetteer": z.strictObject({
    place_id: key, name: cell, kind: kindOfPlace, parent_id: key.nullable(), country_id: key.nullable(), latitude: number(-90, 90),
    longitude: number(-180, 180), geonames_id: geonames, population: number(0, 1e9),
  }),
  "reference/gazetteer_names": z.strictObject({ place_id: key, name: cell }),
  "lexicon/ambiguous_names": z.strictObject({ name: cell, reading: key.nullable(), cues: maybe, meaning: cell }),
  "lexicon/titles": z.strictObject({ title: cell, kind: z.enum(["office", "rank", "honorific"]), organ: maybe, meaning: cell }),
  "lexicon/organs": z.strictObject({ noun: cell, kind: cell, meaning: cell }),
  "lexicon/treaty_words": z.strictObject({ word: cell, kind: cell, meaning: cell }),
  "lexicon/place_words": z.strictObject({ word: cell, kind: kindOfPlace, position: z.enum(["before", "after", "both"]), meaning: cell }),
  "lexicon/date_words": z.strictObject({ word: cell, kind: z.enum(["month", "weekday", "day", "part", "bound", "number", "daypart"]), value: z.string().min(1), meaning: cell }),
  "lexicon/anaphors": z.strictObject({
    word: cell, wants: z.enum(["any", "person", "state", "organisation", "several", "speaker"]), needs: z.enum(["the", "both", "plural"]).nullable(), meaning: cell,
  }),
  "lexicon/clause_verbs": z.strictObject({
    verb: cell, who: z.enum(["instrument", "party", "covered"]), slot: z.enum(["that", "to", "from", "for", "obj", "thing", "equal", "clause", "under"]),
    force: z.enum(codesOf(CLAUSE_FORCE)).nullable(), clause_type: z.enum(codesOf(CLAUSE_TYPE)).nullable(), meaning: cell,
  }),
  "lexicon/clause_words": z.strictObject({ class: cell, lemma: cell, meaning: cell }),
  "lexicon/clause_links": z.strictObject({ word: cell, link: z.enum(codesOf(CLAUSE_LINK)), meaning: cell }),
  "lexicon/confidence": z.strictObject({
    points: z.string().regex(/^\d+$/), percent: z.string().regex(/^\d{1,3}$/), right: z.string().regex(/^\d+$/), seen: z.string().regex(/^\d+$/),
  }),
  "lexicon/confidence_signals": z.strictObject({ signal: z.enum(Object.keys(SIGNALS) as [Signal, ...Signal[]]), points: z.string().regex(/^\d$/), meaning: cell }),
  "lexicon/locatives": z.strictObject({ preposition: cell, strength: z.enum(["strong", "weak"]), meaning: cell }),
  "lexicon/group_words": z.strictObject({ word: cell, kind: kindOfActor, meaning: cell }),
  "lexicon/frames": z.strictObject({
    // Null where the frame leaves the type open.
    frame: cell, predicate: cell, pos: z.enum(["verb", "noun", "adj"]), event_type: z.enum(codesOf(EVENT_TYPE)).nullable(),
    mode: z.enum(codesOf(EVENT_MODE)).nullable(), act: z.enum(codesOf(ALLIANCE_ACT)).nullable(), initiator: maybe, recipient: maybe,
    mediator: maybe, place: maybe, reciprocal: flag, when: maybe, meaning: cell, example: maybe,
  }),
  "lexicon/modes": z.strictObject({ event_type: z.enum(codesOf(EVENT_TYPE)), where: z.enum(["content", "means"]), kind: z.enum(["class", "type", "word"]), word: cell, mode: z.enum(codesOf(EVENT_MODE)), meaning: cell }),
  "lexicon/word_classes": z.strictObject({ class: cell, lemma: cell, meaning: cell }),
  "lexicon/light_verbs": z.strictObject({ verb: cell, slot: cell, role_of_subject: cell, meaning: cell }),
  "lexicon/factuality": z.strictObject({
    cue: cell, pos: cell, class: cell, effect: z.enum([...codesOf(EVENT_STATUS), "none"]), speaker: maybe, meaning: cell,
  }),
  "lexicon/connectives": z.strictObject({
    phrase: cell, link: z.enum(codesOf(EVENT_LINK)), direction: z.enum(["head_to_complement", "complement_to_head"]), pos: maybe, meaning: cell,
  }),
  "lexicon/nonevents": z.strictObject({ word: cell, meaning: cell }),
  "lexicon/named_events": z.strictObject({ word: cell, event_type: z.enum(codesOf(EVENT_TYPE)), mode: z.enum(codesOf(EVENT_MODE)).nullable(), meaning: cell }),
} as const;

export type ReferenceFile = keyof typeof REFERENCE_FILES;
export type ReferenceRow<File extends ReferenceFile> = z.infer<(typeof REFERENCE_FILES)[File]>;

export type ReferenceCells = Record<string, string | null>;

/** Some rows of one of the files as they travel to the stages: columns once, then cells, for there are very many of them. */
export const knowledgeRecord = z.strictObject({
  file: z.enum(Object.keys(REFERENCE_FILES) as [ReferenceFile, ...ReferenceFile[]]),
  columns: z.array(z.string()),
  rows: z.custom<(string | null)[][]>((value) => Array.isArray(value) && value.every(Array.isArray), "is no list of rows"),
}).refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), "has rows that differ in length from its columns");
export type KnowledgeRecord = z.infer<typeof knowledgeRecord>;

/** The rows of a record by column name. */
export function* rowsOf({ columns, rows }: KnowledgeRecord): Generator<ReferenceCells> {
  for (const cells of rows) {
    const row: ReferenceCells = {};
    for (let i = 0; i < columns.length; i++) row[columns[i]] = cells[i];
    yield row;
  }
}

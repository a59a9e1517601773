/** Claims of made-up documents, and what the coder is made to know about them. */
import type { Claim } from "../../schemas/claims.ts";
import type { KnowledgeRecord } from "../../schemas/reference.ts";

const cells = (file: KnowledgeRecord["file"], columns: string, ...rows: (string | null)[][]): KnowledgeRecord => ({
  file,
  columns: columns.split(","),
  rows,
});

export const KNOWLEDGE: KnowledgeRecord[] = [
  cells(
    "reference/states",
    "actor_id,name,official_name,kind,iso3,wikidata_id,geonames_id,start_date,end_date,citation",
    ["northland", "Northland", null, "state", "NLD", "Q1", null, null, null, "made up"],
    ["southland", "Southland", null, "state", null, null, null, null, null, "made up"],
  ),
  cells(
    "reference/state_codes",
    "actor_id,system,code,abbreviation,start_date,end_date,note,citation",
    ["northland", "cow", "100", null, "1816-01-01", "1900-01-01", null, "made up"],
    ["northland", "cow", "101", null, "1900-01-02", null, null, "made up"],
  ),
  cells("reference/state_names", "actor_id,name,kind,form,match,note,citation", [
    "northland",
    "Northern",
    "demonym",
    null,
    null,
    null,
    null,
  ]),
  cells(
    "reference/organisations",
    "actor_id,name,kind,parent_id,wikidata_id,founded_on,dissolved_on,citation",
    ["pact", "The Pact", "alliance", null, null, null, null, "made up"],
    ["pact-council", "Council of the Pact", "igo", "pact", null, null, null, "made up"],
  ),
  cells(
    "reference/places",
    "place_id,name,kind,parent_id,country_id,latitude,longitude,geonames_id,citation",
    ["hills", "Hills", "region", "northland", "northland", "1.5", "-2.25", null, "made up"],
    ["unused", "Unused", "region", null, null, null, null, null, "made up"],
  ),
  cells("reference/treaties", "treaty_id,name,short_name,signed_on,in_force_on,organisation_id,wikidata_id,citation", [
    "charter",
    "Charter",
    null,
    "1999",
    null,
    "pact",
    null,
    "made up",
  ]),
];

/** Each document says the same of the world, in its own words. */
export function claimsOf(source_id: string, person = "Jane Doe"): Claim[] {
  const at = (start: number) => ({ source_id, start, end: start + 4, quote: "word", rule: "test/rule" });
  const jane = {
    name: person,
    kind: "person" as const,
    parent: "northland",
    aliases: [{ name: "J. Doe", kind: "alias" as const }],
  };
  const event = (local: number, start: number, date: string | null): Claim => ({
    claim: "event",
    local,
    event_type: "REQUEST",
    mode: "assist",
    act: "request_assistance",
    status: "occurred",
    attributed_to: null,
    name: null,
    date,
    date_basis: date === null ? null : "explicit",
    confidence: 0.5,
    actors: [
      { role: "initiator", actor: { id: "northland" }, text: "Northland", start, end: start + 4 },
      { role: "initiator", actor: jane, text: "she", start, end: start + 4 },
      { role: "recipient", actor: null, text: "allies", start, end: start + 4 },
    ],
    places: [
      { place: { id: "hills" }, start, end: start + 4 },
      { place: { id: "hills" }, start: start + 1, end: start + 5 },
    ],
    ...at(start),
  });
  return [
    {
      claim: "source",
      source: {
        source_id,
        kind: "other",
        title: "T",
        authors: null,
        publisher: null,
        published_on: null,
        language: "en",
        url: null,
        rights: "quoted",
        licence: null,
        sha256: "0".repeat(64),
        characters: 100,
        words: 9,
        sentences: 1,
      },
    },
    { claim: "sentence", position: 1, section: null, text: null, source_id, start: 0, end: 9 },
    { claim: "actor_mention", actor: { id: "pact-council" }, form: "name", ...at(0) },
    { claim: "actor_mention", actor: jane, form: "name", ...at(10) },
    { claim: "actor_mention", actor: jane, form: "name", ...at(10) },
    { claim: "place_mention", place: { name: "Old Mill", kind: "settlement", parent: "hills", country: "northland" }, ...at(20) },
    {
      claim: "membership",
      organisation: { id: "pact" },
      member: { id: "southland" },
      status: "member",
      start_date: "1999",
      end_date: null,
      ...at(30),
    },
    { claim: "office", person: jane, title: "Prime Minister", actor: { id: "northland" }, as_of: null, ...at(40) },
    {
      claim: "clause",
      local: 0,
      treaty: { id: "charter" },
      record: "reported",
      article: "2",
      paragraph: null,
      heading: null,
      clause_type: "defense",
      force: "obligation",
      bearer: null,
      beneficiary: null,
      trigger: null,
      ...at(50),
    },
    event(1, 60, "2024-02"),
    event(2, 60, null),
    { claim: "event_mention", event: 1, ...at(70) },
    { claim: "event_link", event: 2, link: "after", to_event: 1, ...at(75) },
    { claim: "event_link", event: 2, link: "after", to_event: 1, ...at(76) },
    { claim: "event_clause", event: 1, clause: 0, link: "invokes", ...at(80) },
  ];
}

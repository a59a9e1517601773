/** A small release of made-up rows in all tables, full of what trips writers and readers up. */
import type { DocumentRecord } from "../../schemas/documents.ts";
import type { Rows, TableName } from "../../schemas/index.ts";
import { NAMES, Speaker } from "./speaker.ts";

export type Tables = { [Name in TableName]: Rows[Name][] };

const noCodes = { iso3: null, cow_code: null, gw_code: null, wikidata_id: null };
const noDate = { date: null, date_start: null, date_end: null, date_basis: null };
const noEvent = { mode: null, act: null, attributed_to: null, name: null, ...noDate, mentions: 1, sources: 1, reviewed: null, review_reason: null };
const noClause = {
  paragraph: null,
  heading: null,
  bearer: null,
  beneficiary: null,
  trigger: null,
  reports_clause_id: null,
  fidelity: null,
  reviewed: null,
  review_reason: null,
};

/** Rows of all tables, not in the order of their keys, with the documents that they quote. The mentions fill two chunks. */
export function trapTables(mentions = 2500): { tables: Tables; documents: DocumentRecord[] } {
  const one = new Speaker("one");
  const two = new Speaker("two.of_2-B");
  const tables: Omit<Tables, "sources"> = {
    sentences: [one, two].flatMap((source) =>
      [2, 1, 10].map((position) => ({
        sentence_id: `${source.source_id}.s${position}`,
        position,
        section: position === 2 ? 'A, "section"' : null,
        text: source === one ? null : `Sentence ${position}.\r\nIt wraps.`,
        ...source.span(`Sentence ${position}.\r\nIt wraps.`),
      })),
    ),
    actors: [
      // A child before its parent, and a chain of three.
      { actor_id: "a-child", name: "Child", kind: "person", ...noCodes, parent_id: "b-middle", registered: false },
      { actor_id: "b-middle", name: "Middle", kind: "government_body", ...noCodes, parent_id: "z-top", registered: true },
      {
        actor_id: "z-top",
        name: "Top",
        kind: "state",
        iso3: "ARM",
        cow_code: 0,
        gw_code: 2_147_483_647,
        wikidata_id: "Q399",
        parent_id: null,
        registered: true,
      },
      ...NAMES.map((name, i) => ({
        actor_id: `n-${i}`,
        name,
        kind: "other" as const,
        ...noCodes,
        cow_code: i % 2 ? -i : null,
        parent_id: null,
        registered: false,
      })),
    ],
    actor_names: NAMES.map((name) => ({ actor_id: "z-top", name, kind: "alias" as const })),
    actor_mentions: Array.from({ length: mentions }, (_, i) => ({
      mention_id: `m-${(i * 7919) % mentions}`,
      actor_id: `n-${i % NAMES.length}`,
      form: "name" as const,
      ...two.say(`${NAMES[i % NAMES.length]}`),
    })),
    places: [
      {
        place_id: "a-village",
        name: 'Village, "old"',
        kind: "settlement",
        parent_id: "b-land",
        country_id: "z-top",
        latitude: -89.99999999999999,
        longitude: -0.1,
        geonames_id: "409314",
        registered: true,
      },
      {
        place_id: "b-land",
        name: "Land",
        kind: "country",
        parent_id: null,
        country_id: null,
        latitude: null,
        longitude: null,
        geonames_id: null,
        registered: true,
      },
      {
        place_id: "c-null-island",
        name: "NA",
        kind: "water",
        parent_id: null,
        country_id: null,
        latitude: 0,
        longitude: 180,
        geonames_id: null,
        registered: false,
      },
    ],
    place_mentions: [{ mention_id: "p-1", place_id: "a-village", ...one.say(`long ${"😀".repeat(400)}`) }],
    memberships: [
      {
        membership_id: "b-1",
        organisation_id: "b-middle",
        member_id: "z-top",
        status: "former",
        start_date: "../1999",
        end_date: "1999~",
        ...one.say('left, "in 1999"'),
      },
    ],
    offices: [
      {
        office_id: "o-1",
        person_id: "a-child",
        title: 'Chief, of "staff"',
        actor_id: "z-top",
        as_of: "202X",
        ...one.say("chief of staff"),
      },
    ],
    treaties: [
      {
        treaty_id: "t-1",
        name: 'Treaty, the "First"',
        short_name: "NA",
        signed_on: "1949-04-04",
        in_force_on: null,
        organisation_id: "b-middle",
        wikidata_id: null,
        parties: '"One"; Two',
       
      },
    ],
    treaty_clauses: [
      {
        clause_id: "c-1",
        treaty_id: "t-1",
        record: "reported",
        article: "007",
        position: 1,
        clause_type: "defense",
        force: "obligation",
        ...noClause,
        reports_clause_id: "c-2",
        fidelity: "same",
        ...one.say("“quoted, promise”\nover lines"),
      },
      {
        clause_id: "c-2",
        treaty_id: "t-1",
        record: "verbatim",
        article: "1.0",
        position: 2,
        clause_type: "other",
        force: "declaration",
        ...noClause,
        paragraph: "01",
        heading: "NULL",
        ...one.say("x".repeat(301)),
      },
      {
        clause_id: "c-3",
        treaty_id: "t-1",
        record: "verbatim",
        article: null,
        position: 3,
        clause_type: "annex",
        force: "permission",
        ...noClause,
        ...one.say("annex"),
      },
    ],
    events: [
      {
        event_id: "e-2",
        event_type: "ASSAULT",
        quad: "material_conflict",
        status: "alleged",
        confidence: 0.1 + 0.2,
        ...noEvent,
        mode: "drone",
        act: "intervene",
        attributed_to: "n-0",
        name: 'War, "the"',
        date: "1066-10",
        date_start: "1066-10-01",
        date_end: "1066-10-31",
        date_basis: "implied",
      },
      {
        event_id: "e-1",
        event_type: "REQUEST",
        quad: "verbal_conflict",
        status: "occurred",
        confidence: 1e-7,
        ...noEvent,
        date: "9999",
        date_start: "9999-01-01",
        date_end: "9999-12-31",
        date_basis: "explicit",
      },
      {
        event_id: "e-3",
        event_type: "COMMENT",
        quad: null,
        status: "planned",
        confidence: 0,
        ...noEvent,
        date: "2024-01/..",
        date_start: "2024-01-01",
        date_basis: "relative",
      },
    ],
    event_actors: [
      { event_id: "e-2", role: "recipient", position: 1, actor_id: null, text: "NA", ...one.span("NA") },
      { event_id: "e-2", role: "initiator", position: 2, actor_id: "n-9", text: "the pact", ...one.span("the pact") },
      { event_id: "e-2", role: "initiator", position: 1, actor_id: "z-top", text: "the top", ...one.span("the top") },
      { event_id: "e-1", role: "initiator", position: 1, actor_id: "b-middle", text: "it", ...one.span("it") },
    ],
    event_places: [
      { event_id: "e-2", place_id: "b-land", ...one.span("land") },
      { event_id: "e-2", place_id: "a-village", ...one.span("village") },
    ],
    event_mentions: [
      { mention_id: "n-c", event_id: "e-3", ...one.say("said \u200eso") },
      { mention_id: "n-b", event_id: "e-2", ...two.say("attacked again") },
      { mention_id: "n-a", event_id: "e-2", ...one.say("attacked 😀") },
      { mention_id: "n-d", event_id: "e-1", ...one.say("asked") },
    ],
    clause_mentions: [
      { mention_id: "q-b", clause_id: "c-1", ...two.say("attacked again") },
      { mention_id: "q-a", clause_id: "c-1", ...one.say("as promised") },
    ],
    event_links: [{ event_id: "e-2", link: "in_response_to", to_event_id: "e-1", ...one.say("in response") }],
    event_clauses: [
      { event_id: "e-2", clause_id: "c-1", link: "fulfils", ...one.say("as promised") },
      { event_id: "e-1", clause_id: "c-1", link: "invokes", ...one.say("invoked") },
    ],
    reviews: [
      {
        review_id: "r-2", source_id: "one", table: "events", record_id: "e-2", decision: "correct", column: "name", machine_value: "NA", reviewed_value: 'War, "the"',
        who: "A. Reader", date: "2026-01-31", reason: "so it is\nprinted",
      },
      { review_id: "r-1", source_id: "one", table: "events", record_id: "e-1", decision: "accept", column: null, machine_value: null, reviewed_value: null, who: "A. Reader", date: "2026-01-31", reason: null },
    ],
    redirects: [
      { old_id: "e-9", new_id: null, table: "events", since: "0.10" },
      { old_id: "e-8", new_id: "e-1", table: "events", since: "0.2.0" },
    ],
  };
  const sources = [two, one].map((source) => ({
    source_id: source.source_id,
    kind: "other" as const,
    title: source === one ? "NA" : 'Two, "titles"\r\nin one',
    authors: null,
    publisher: source === one ? null : "NULL",
    published_on: source === one ? "1969-12-31" : null,
    language: "en",
    url: null,
    rights: source === one ? ("quoted" as const) : ("open" as const),
    licence: null,
    sha256: "0".repeat(64),
    characters: [...source.text].length,
    words: 0,
    sentences: 3,
  }));
  const documents = [one, two].map((source) => ({
    source: sources.find((row) => row.source_id === source.source_id)!,
    text: source.text,
    blocks: [],
    sentences: [],
  }));
  return { tables: { sources, ...tables }, documents };
}

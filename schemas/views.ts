/** The views: tables for people who want one flat answer, made by SQL from the others and also written as files. */
import { z } from "zod";
import {
  ALLIANCE_ACT, CLAUSE_FORCE, CLAUSE_LINK, CLAUSE_RECORD, CLAUSE_TYPE, DATE_BASIS, EVENT_MODE, EVENT_STATUS, EVENT_TYPE, QUAD,
} from "./codes.ts";
import { code, count, date, edtfDate, id, real, text } from "./fields.ts";
import { table, type Table } from "./table.ts";

export interface View extends Table {
  sql: string;
}

const participants = (role: string) => `(
    SELECT string_agg(coalesce(a.name, ea.text), '; ' ORDER BY ea.position)
    FROM event_actors ea LEFT JOIN actors a ON a.actor_id = ea.actor_id
    WHERE ea.event_id = e.event_id AND ea.role = '${role}')`;

const FIRST_MENTION = `(
    SELECT m FROM event_mentions m WHERE m.event_id = e.event_id ORDER BY m.source_id, m.start, m.mention_id LIMIT 1)`;
const FIRST_PLACE = `(
    SELECT p FROM event_places ep JOIN places p ON p.place_id = ep.place_id
    WHERE ep.event_id = e.event_id AND p.latitude IS NOT NULL ORDER BY ep.source_id, ep.start, ep.place_id LIMIT 1)`;

const eventsFlat = table("events_flat", "One row an event: who, what, to whom, when, where, in whose words.", ["event_id"], {
  event_id: id("The event."),
  event_type: code("event_type", EVENT_TYPE, "The PLOVER type."),
  mode: code("event_mode", EVENT_MODE, "The PLOVER mode.").nullable(),
  quad: code("quad", QUAD, "The quad class.").nullable(),
  act: code("alliance_act", ALLIANCE_ACT, "The alliance act.").nullable(),
  status: code("event_status", EVENT_STATUS, "Whether it happened."),
  attributed_to: text("The name of who claims it.").nullable(),
  name: text("The name of a named war, summit or operation.").nullable(),
  date: edtfDate("The date as EDTF.").nullable(),
  date_start: date("The first day that the date allows.").nullable(),
  date_end: date("The last day that the date allows.").nullable(),
  date_basis: code("date_basis", DATE_BASIS, "How the date is known.").nullable(),
  initiators: text('Who acted, joined by "; ".').nullable(),
  recipients: text('Who it was directed at or done for, joined by "; ".').nullable(),
  agents: text('Through whom, joined by "; ".').nullable(),
  mediators: text('The go-betweens, joined by "; ".').nullable(),
  places: text('Where, joined by "; ".').nullable(),
  latitude: real("Latitude of the first place that has coordinates.", -90, 90).nullable(),
  longitude: real("Longitude of the first place that has coordinates.", -180, 180).nullable(),
  quote: text("The words of the first mention."),
  source_id: id("The source of the first mention."),
  source_title: text("Its title."),
  published_on: date("Its day of publication.").nullable(),
  clauses: text('Treaty clauses it touches, as "link treaty article", joined by "; ".').nullable(),
  confidence: real("How sure the coder is.", 0, 1),
  mentions: count("How many mentions the event has."),
  sources: count("How many sources mention it."),
});

const EVENTS_FLAT_SQL = `SELECT
  e.event_id, e.event_type, e.mode, e.quad, e.act, e.status,
  (SELECT a.name FROM actors a WHERE a.actor_id = e.attributed_to) AS attributed_to,
  e.name, e.date, e.date_start, e.date_end, e.date_basis,
  ${participants("initiator")} AS initiators,
  ${participants("recipient")} AS recipients,
  ${participants("agent")} AS agents,
  ${participants("mediator")} AS mediators,
  (SELECT string_agg(p.name, '; ' ORDER BY ep.source_id, ep.start, ep.place_id)
    FROM event_places ep JOIN places p ON p.place_id = ep.place_id WHERE ep.event_id = e.event_id) AS places,
  ${FIRST_PLACE}.latitude AS latitude,
  ${FIRST_PLACE}.longitude AS longitude,
  ${FIRST_MENTION}.quote AS quote,
  ${FIRST_MENTION}.source_id AS source_id,
  (SELECT s.title FROM sources s WHERE s.source_id = ${FIRST_MENTION}.source_id) AS source_title,
  (SELECT s.published_on FROM sources s WHERE s.source_id = ${FIRST_MENTION}.source_id) AS published_on,
  (SELECT string_agg(ec.link::VARCHAR || ' ' || coalesce(t.short_name, t.name) || coalesce(' Article ' || c.article, ''), '; '
      ORDER BY ec.clause_id, ec.link::VARCHAR)
    FROM event_clauses ec JOIN treaty_clauses c ON c.clause_id = ec.clause_id JOIN treaties t ON t.treaty_id = c.treaty_id
    WHERE ec.event_id = e.event_id) AS clauses,
  e.confidence, e.mentions, e.sources
FROM events e`;

const commitments = table("commitments", "One row for each event that touches a treaty clause: what was promised, who asked, who answered and how.",
  ["event_id", "clause_id", "link"], {
    event_id: id("The event."),
    clause_id: id("The clause."),
    link: code("clause_link", CLAUSE_LINK, "What the event does to the clause."),
    treaty: text("The treaty's name."),
    article: text("The article.").nullable(),
    record: code("clause_record", CLAUSE_RECORD, "Whose words the clause stands in."),
    clause_type: code("clause_type", CLAUSE_TYPE, "What the clause does."),
    force: code("clause_force", CLAUSE_FORCE, "How it binds."),
    promise: text("The clause in the words of its source."),
    asked_by: text('Who asked for it, in the event itself, the one it answers, or by invoking the clause in the same source, joined by "; ".').nullable(),
    answered_by: text('Who answered, joined by "; ".').nullable(),
    answer_to: text('Who the answer was to, joined by "; ".').nullable(),
    event_type: code("event_type", EVENT_TYPE, "The type of the event."),
    act: code("alliance_act", ALLIANCE_ACT, "The alliance act of the event.").nullable(),
    status: code("event_status", EVENT_STATUS, "Whether it happened."),
    date: edtfDate("When, as EDTF.").nullable(),
    quote: text("The words that join event and clause."),
    source_id: id("The source."),
    start: count("Where the quote starts, in code points."),
    end: count("Where it ends, exclusive."),
  });

/** A request asks, unless what was not done or declined is the asking itself. */
const ASKS = "(e.event_type = 'REQUEST' AND ec.link <> 'declines')";

const COMMITMENTS_SQL = `SELECT
  ec.event_id, ec.clause_id, ec.link, t.name AS treaty, c.article, c.record, c.clause_type, c.force, c.quote AS promise,
  CASE WHEN ${ASKS} THEN ${participants("initiator")} ELSE coalesce((
    SELECT string_agg(coalesce(a.name, ea.text), '; ' ORDER BY el.to_event_id, ea.position)
    FROM event_links el JOIN events r ON r.event_id = el.to_event_id AND r.event_type = 'REQUEST'
    JOIN event_actors ea ON ea.event_id = r.event_id AND ea.role = 'initiator' LEFT JOIN actors a ON a.actor_id = ea.actor_id
    WHERE el.event_id = e.event_id), (
    SELECT string_agg(DISTINCT coalesce(a.name, ea.text), '; ' ORDER BY coalesce(a.name, ea.text))
    FROM event_clauses asked JOIN events r ON r.event_id = asked.event_id AND r.event_type = 'REQUEST' AND r.status = 'occurred'
    JOIN event_actors ea ON ea.event_id = r.event_id AND ea.role = 'initiator' LEFT JOIN actors a ON a.actor_id = ea.actor_id
    WHERE asked.clause_id = ec.clause_id AND asked.source_id = ec.source_id AND asked.link = 'invokes'
      AND ec.link IN ('declines', 'fulfils') AND r.event_id <> e.event_id)) END AS asked_by,
  CASE WHEN ${ASKS} THEN NULL ELSE ${participants("initiator")} END AS answered_by,
  CASE WHEN ${ASKS} THEN NULL ELSE ${participants("recipient")} END AS answer_to,
  e.event_type, e.act, e.status, e.date, ec.quote, ec.source_id, ec.start, ec."end"
FROM event_clauses ec
JOIN events e ON e.event_id = ec.event_id
JOIN treaty_clauses c ON c.clause_id = ec.clause_id
JOIN treaties t ON t.treaty_id = c.treaty_id`;

export const VIEWS: readonly View[] = [
  { ...(eventsFlat as unknown as Table), sql: EVENTS_FLAT_SQL },
  { ...(commitments as unknown as Table), sql: COMMITMENTS_SQL },
];
export type EventFlat = z.infer<typeof eventsFlat.row>;
export type Commitment = z.infer<typeof commitments.row>;

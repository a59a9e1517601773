/** The claims of one document to rows of the tables. */
import type { Claim, ClaimOf } from "../../schemas/claims.ts";
import { NOT_REVIEWED } from "../../schemas/reviewed.ts";
import { QUAD_OF_TYPE } from "../../schemas/codes.ts";
import type { Rows, TableName } from "../../schemas/index.ts";
import { daysOf } from "../days.ts";
import { hashedId } from "./ids.ts";
import type { Registry } from "./registry.ts";

/** Takes one row for a table. */
export type Emit = <Name extends TableName>(table: Name, row: Rows[Name]) => void;

type Evidence = Pick<Rows["actor_mentions"], "source_id" | "start" | "end" | "quote" | "rule">;
const evidenceOf = ({ source_id, start, end, quote, rule }: Evidence): Evidence => ({ source_id, start, end, quote, rule });

/** Emits the rows of one document's claims. Each row is emitted once, however often it is claimed. */
export function resolveDocument(claims: readonly Claim[], registry: Registry, emit: Emit): void {
  const once = new Set<string>();
  const fresh = (id: string) => !once.has(id) && once.add(id);
  const clauseIds = new Map<number, string>();
  const positions = new Map<string, number>();
  for (const one of claims) {
    switch (one.claim) {
      case "source": emit("sources", one.source); break;
      case "sentence": {
        const { position, section, text, source_id, start, end } = one;
        emit("sentences", { sentence_id: `${source_id}.s${position}`, source_id, position, section, start, end, text });
        break;
      }
      case "actor_mention": {
        const actor_id = registry.actorId(one.actor);
        const mention_id = hashedId("m", one.source_id, one.start, one.end, actor_id);
        if (fresh(mention_id)) emit("actor_mentions", { mention_id, actor_id, form: one.form, ...evidenceOf(one) });
        break;
      }
      case "place_mention": {
        const place_id = registry.placeId(one.place);
        const mention_id = hashedId("p", one.source_id, one.start, one.end, place_id);
        if (fresh(mention_id)) emit("place_mentions", { mention_id, place_id, ...evidenceOf(one) });
        break;
      }
      case "membership": {
        const organisation_id = registry.actorId(one.organisation);
        const member_id = registry.actorId(one.member);
        const membership_id = hashedId("b", one.source_id, organisation_id, member_id, one.status, one.start_date, one.end_date);
        if (fresh(membership_id)) {
          emit("memberships", { membership_id, organisation_id, member_id, status: one.status, start_date: one.start_date, end_date: one.end_date, ...evidenceOf(one) });
        }
        break;
      }
      case "office": {
        const person_id = registry.actorId(one.person);
        const actor_id = registry.actorId(one.actor);
        const office_id = hashedId("o", one.source_id, person_id, actor_id, one.title.toLowerCase());
        if (fresh(office_id)) emit("offices", { office_id, person_id, title: one.title, actor_id, as_of: one.as_of, ...evidenceOf(one) });
        break;
      }
      case "treaty": registry.treatyText(registry.treatyId(one.treaty), one); break;
      case "clause": {
        const treaty_id = registry.treatyId(one.treaty);
        const clause_id = hashedId("c", one.source_id, treaty_id, one.record, one.article, one.paragraph, one.start);
        clauseIds.set(one.local, clause_id);
        if (!fresh(clause_id)) break;
        const position = (positions.get(treaty_id) ?? 0) + 1;
        positions.set(treaty_id, position);
        const { record, article, paragraph, heading, clause_type, force, bearer, beneficiary, trigger } = one;
        emit("treaty_clauses", {
          clause_id, treaty_id, record, article, paragraph, heading, position, clause_type, force, bearer, beneficiary, trigger,
          reports_clause_id: null, fidelity: null, ...evidenceOf(one), ...NOT_REVIEWED,
        });
        break;
      }
      case "clause_mention": {
        const clause_id = clauseIds.get(one.clause)!;
        const mention_id = hashedId("q", clause_id, one.start, one.end);
        if (fresh(mention_id)) emit("clause_mentions", { mention_id, clause_id, ...evidenceOf(one) });
      }
    }
  }
  resolveEvents(claims, registry, emit, clauseIds);
}

/** The id of each of a document's events by its number in the claims: source, type, where it is first told, and which of those. */
export function eventIds(events: readonly ClaimOf<"event">[]): Map<number, string> {
  const ids = new Map<number, string>();
  const ordinals = new Map<string, number>();
  for (const { local, source_id, event_type, start } of events) {
    const spot = JSON.stringify([event_type, start]);
    const ordinal = (ordinals.get(spot) ?? 0) + 1;
    ordinals.set(spot, ordinal);
    ids.set(local, hashedId("e", source_id, event_type, start, ordinal));
  }
  return ids;
}

function resolveEvents(claims: readonly Claim[], registry: Registry, emit: Emit, clauseIds: ReadonlyMap<number, string>): void {
  const events = claims.filter((one): one is ClaimOf<"event"> => one.claim === "event");
  const mentions = claims.filter((one): one is ClaimOf<"event_mention"> => one.claim === "event_mention");
  const ids = eventIds(events);
  for (const event of events) {
    const event_id = ids.get(event.local)!;
    const spans = [event, ...mentions.filter((mention) => mention.event === event.local)];
    const seen = new Set<string>();
    for (const mention of spans) {
      const mention_id = hashedId("n", event_id, mention.source_id, mention.start, mention.end);
      if (seen.has(mention_id)) continue;
      seen.add(mention_id);
      emit("event_mentions", { mention_id, event_id, ...evidenceOf(mention) });
    }
    emitEvent(event, event_id, seen.size, registry, emit);
  }
  const linked = new Set<string>();
  for (const one of claims) {
    if (one.claim === "event_link") {
      const event_id = ids.get(one.event)!;
      const to_event_id = ids.get(one.to_event)!;
      const key = `${event_id} ${one.link} ${to_event_id}`;
      if (event_id !== to_event_id && !linked.has(key)) emit("event_links", { event_id, link: one.link, to_event_id, ...evidenceOf(one) });
      linked.add(key);
    } else if (one.claim === "event_clause") {
      const event_id = ids.get(one.event)!;
      const clause_id = clauseIds.get(one.clause)!;
      const key = `${event_id} ${one.link} ${clause_id}`;
      if (!linked.has(key)) emit("event_clauses", { event_id, clause_id, link: one.link, ...evidenceOf(one) });
      linked.add(key);
    }
  }
}

function emitEvent(event: ClaimOf<"event">, event_id: string, mentions: number, registry: Registry, emit: Emit): void {
  const { first, last } = daysOf(event.date);
  emit("events", {
    event_id, event_type: event.event_type, mode: event.mode as Rows["events"]["mode"], quad: QUAD_OF_TYPE[event.event_type], act: event.act, status: event.status,
    attributed_to: event.attributed_to === null ? null : registry.actorId(event.attributed_to), name: event.name, date: event.date,
    date_start: first, date_end: last, date_basis: event.date_basis, confidence: event.confidence, mentions, sources: 1, ...NOT_REVIEWED,
  });
  const positions = new Map<string, number>();
  for (const { role, actor, text, start, end } of event.actors) {
    const position = (positions.get(role) ?? 0) + 1;
    positions.set(role, position);
    emit("event_actors", { event_id, role, position, actor_id: actor === null ? null : registry.actorId(actor), text, source_id: event.source_id, start, end });
  }
  const places = new Set<string>();
  for (const { place, start, end } of event.places) {
    const place_id = registry.placeId(place);
    if (!places.has(place_id)) emit("event_places", { event_id, place_id, source_id: event.source_id, start, end });
    places.add(place_id);
  }
}

/** All tables, each after the tables that it refers to. */
import type { Table } from "./table.ts";
import { sources, type Source } from "./tables/sources.ts";
import { sentences, type Sentence } from "./tables/sentences.ts";
import { actors, type Actor } from "./tables/actors.ts";
import { actorNames, type ActorName } from "./tables/actor_names.ts";
import { actorMentions, type ActorMention } from "./tables/actor_mentions.ts";
import { places, type Place } from "./tables/places.ts";
import { placeMentions, type PlaceMention } from "./tables/place_mentions.ts";
import { memberships, type Membership } from "./tables/memberships.ts";
import { offices, type Office } from "./tables/offices.ts";
import { treaties, type Treaty } from "./tables/treaties.ts";
import { treatyClauses, type TreatyClause } from "./tables/treaty_clauses.ts";
import { clauseMentions, type ClauseMention } from "./tables/clause_mentions.ts";
import { events, type Event } from "./tables/events.ts";
import { eventActors, type EventActor } from "./tables/event_actors.ts";
import { eventPlaces, type EventPlace } from "./tables/event_places.ts";
import { eventMentions, type EventMention } from "./tables/event_mentions.ts";
import { eventLinks, type EventLink } from "./tables/event_links.ts";
import { eventClauses, type EventClause } from "./tables/event_clauses.ts";
import { reviews, type ReviewRow } from "./reviews.ts";
import { redirects, type Redirect } from "./tables/redirects.ts";

export const TABLES = [
  sources, sentences, actors, actorNames, actorMentions, places, placeMentions, memberships, offices, treaties, treatyClauses,
  clauseMentions, events, eventActors, eventPlaces, eventMentions, eventLinks, eventClauses, reviews, redirects,
] as unknown as readonly Table[];

/** The row type of each table by its name. */
export interface Rows {
  sources: Source;
  sentences: Sentence;
  actors: Actor;
  actor_names: ActorName;
  actor_mentions: ActorMention;
  places: Place;
  place_mentions: PlaceMention;
  memberships: Membership;
  offices: Office;
  treaties: Treaty;
  treaty_clauses: TreatyClause;
  clause_mentions: ClauseMention;
  events: Event;
  event_actors: EventActor;
  event_places: EventPlace;
  event_mentions: EventMention;
  event_links: EventLink;
  event_clauses: EventClause;
  reviews: ReviewRow;
  redirects: Redirect;
}
export type TableName = keyof Rows;

/** @throws when no table has that name. */
export function tableNamed(name: string): Table {
  const found = TABLES.find((one) => one.name === name);
  if (!found) throw new Error(`no table is called ${name}`);
  return found;
}
export type {
  Source, Sentence, Actor, ActorName, ActorMention, Place, PlaceMention, Membership, Office, Treaty, TreatyClause, ClauseMention, Event,
  EventActor, EventPlace, EventMention, EventLink, EventClause, ReviewRow, Redirect,
};

/**
 * What `extract` says of one document, before anything is resolved over all of them. A claim is the same record whoever
 * proposes it; its `rule` says who did. Spans count code points and carry their quote.
 */
import { z } from "zod";
import {
  ACTOR_KIND, ALLIANCE_ACT, CLAUSE_FORCE, CLAUSE_LINK, CLAUSE_RECORD, CLAUSE_TYPE, codesOf, DATE_BASIS, EVENT_LINK, EVENT_MODE,
  EVENT_STATUS, EVENT_TYPE, MEMBERSHIP_STATUS, MENTION_FORM, PLACE_KIND, ROLE,
} from "./codes.ts";
import { evidence, isEdtf, span, textFault } from "./fields.ts";
import { sources } from "./tables/sources.ts";

const safe = z.string().refine((value) => textFault(value) === null, "is no safe text");
const edtf = z.string().refine(isEdtf, "is no EDTF date");

/** A registered actor by its id, or one that the text brings by name and kind. */
export const actorRef = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({
    name: safe,
    kind: z.enum(codesOf(ACTOR_KIND)),
    parent: z.string().nullable(),
    aliases: z.array(z.strictObject({ name: safe, kind: z.enum(["alias", "acronym"]) })),
  }),
]);
export type ActorRef = z.infer<typeof actorRef>;

/** A registered place by its id, or one that the text brings by name, with the place it is said to lie in. */
export const placeRef = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ name: safe, kind: z.enum(codesOf(PLACE_KIND)), parent: z.string().nullable(), country: z.string().nullable() }),
]);
export type PlaceRef = z.infer<typeof placeRef>;

/** A registered treaty by its id, or one that the text names. */
export const treatyRef = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({
    name: safe, signed_on: edtf.nullable(), in_force_on: edtf.nullable(), organisation: z.string().nullable(),
    source: z.string().nullable(),
  }),
]);
export type TreatyRef = z.infer<typeof treatyRef>;

/** The number of a claim in its document, by which other claims of the document point to it. */
const local = z.int().min(0);
const place = z.strictObject({ start: span.start, end: span.end });

export const claim = z.discriminatedUnion("claim", [
  z.strictObject({ claim: z.literal("actor_mention"), actor: actorRef, form: z.enum(codesOf(MENTION_FORM)), ...evidence }),
  z.strictObject({ claim: z.literal("place_mention"), place: placeRef, ...evidence }),
  z.strictObject({
    claim: z.literal("membership"), organisation: actorRef, member: actorRef, status: z.enum(codesOf(MEMBERSHIP_STATUS)),
    start_date: edtf.nullable(), end_date: edtf.nullable(), ...evidence,
  }),
  z.strictObject({ claim: z.literal("office"), person: actorRef, title: safe, actor: actorRef, as_of: edtf.nullable(), ...evidence }),
  z.strictObject({
    claim: z.literal("treaty"), treaty: treatyRef, signed_on: edtf.nullable(), in_force_on: edtf.nullable(), parties: safe.nullable(), source_id: span.source_id,
  }),
  z.strictObject({
    claim: z.literal("clause"), local, treaty: treatyRef, record: z.enum(codesOf(CLAUSE_RECORD)), article: safe.nullable(),
    paragraph: safe.nullable(), heading: safe.nullable(), clause_type: z.enum(codesOf(CLAUSE_TYPE)),
    force: z.enum(codesOf(CLAUSE_FORCE)), bearer: safe.nullable(), beneficiary: safe.nullable(), trigger: safe.nullable(), ...evidence,
  }),
  z.strictObject({ claim: z.literal("clause_mention"), clause: local, ...evidence }),
  z.strictObject({
    claim: z.literal("event"), local, event_type: z.enum(codesOf(EVENT_TYPE)), mode: z.enum(codesOf(EVENT_MODE)).nullable(),
    act: z.enum(codesOf(ALLIANCE_ACT)).nullable(), status: z.enum(codesOf(EVENT_STATUS)), attributed_to: actorRef.nullable(),
    name: safe.nullable(), date: edtf.nullable(), date_basis: z.enum(codesOf(DATE_BASIS)).nullable(), confidence: z.number().min(0).max(1),
    actors: z.array(z.strictObject({ role: z.enum(codesOf(ROLE)), actor: actorRef.nullable(), text: safe, start: span.start, end: span.end })),
    places: z.array(z.strictObject({ place: placeRef, ...place.shape })),
    ...evidence,
  }),
  z.strictObject({ claim: z.literal("event_mention"), event: local, ...evidence }),
  z.strictObject({ claim: z.literal("event_link"), event: local, link: z.enum(codesOf(EVENT_LINK)), to_event: local, ...evidence }),
  z.strictObject({ claim: z.literal("event_clause"), event: local, clause: local, link: z.enum(codesOf(CLAUSE_LINK)), ...evidence }),
  z.strictObject({ claim: z.literal("source"), source: sources.row }),
  z.strictObject({ claim: z.literal("sentence"), position: z.int().min(1), section: safe.nullable(), text: safe.nullable(), ...span }),
]);
export type Claim = z.infer<typeof claim>;
export type ClaimOf<Kind extends Claim["claim"]> = Extract<Claim, { claim: Kind }>;

/** An event as one predicate of one sentence tells it, before mentions of one act are joined. */
import type { ActorRef, PlaceRef } from "../../../schemas/claims.ts";
import type { Rows } from "../../../schemas/index.ts";
import type { Filler } from "./fillers.ts";
import type { Verdict } from "./status.ts";
import type { Dated } from "./dating.ts";
import type { Reason } from "../trace.ts";

export type EventType = Rows["events"]["event_type"];
export type RoleName = Rows["event_actors"]["role"];

export interface RoleFiller extends Omit<Filler, "agent"> {
  role: RoleName;
}

export interface PlaceFiller {
  place: PlaceRef;
  start: number;
  end: number;
}

export interface Draft {
  sentence: number;
  /** The token of the predicate. */
  predicate: number;
  /** The predicate's lemma, for telling acts apart. */
  lemma: string;
  /** The evidence: UTF-16 indices. */
  start: number;
  end: number;
  type: EventType;
  mode: Rows["events"]["mode"];
  act: Rows["events"]["act"];
  roles: RoleFiller[];
  places: PlaceFiller[];
  verdict: Verdict;
  dated: Dated;
  /** The name of a named war or summit. */
  name: string | null;
  /** frames/<id> or another rule. */
  rule: string;
  /** What set its fields; only where it is traced. */
  why?: Reason[];
}

/** The actors of a role that were resolved. */
export const actorsOf = (draft: Pick<Draft, "roles">, role: RoleName): ActorRef[] =>
  draft.roles.flatMap((filler) => (filler.role === role && filler.actor ? [filler.actor] : []));

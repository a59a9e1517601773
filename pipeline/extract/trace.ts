/**
 * Why the extractor said what it said, kept as data while it works. Only `npm run explain` switches it on: without a trace the parts
 * of extraction keep nothing and say the same.
 */

import type { EventGroup } from "./events/merge.ts";
import type { Document } from "./types.ts";

/** What set a field, or what was looked at for it and left. */
export interface Reason {
  /** The field: a column of `events`, a role, "place"; "dropped" for what was left. */
  field: string;
  value: string | null;
  /** The rule, or why it was left. */
  rule: string;
}

/** How a filler came into its role. */
export interface Via {
  /** Where the frame or rule looked: subj, obj, with, obj.of ... */
  slot: string;
  /** The token that stands there. */
  sentence: number;
  token: number;
  /** How its words became an actor: a key of `REACHED`. */
  reached: Reached;
}

/** How words become an actor, in the order in which it is tried. */
export const REACHED = {
  name: "the words are a name of it",
  office: "a person or body that acts for it",
  organ: "an organ of the state that is named with it",
  group: "a group that nobody names: its words are kept, the actor stays open",
  said: "the noun is said of the name beside it",
  issuer: "the body whose resolution the text is",
  speaker: "who makes the statement",
  antecedent: "refers back to it",
  house: "the title of somebody who acts for the organisation spoken of",
  government: "the state whose government was last spoken of",
  owner: "the state that the words belong to",
  words: "nobody that is known: its words are kept, the actor stays open",
} as const;
export type Reached = keyof typeof REACHED;

/** A frame that was tried at a token. */
export interface Trial {
  sentence: number;
  token: number;
  frame: string;
  /** The condition that did not hold, as the lexicon writes it; null where the frame fits. */
  failed: string | null;
}

/** A predicate that a frame fits and that became no event. */
export interface Drop {
  sentence: number;
  token: number;
  rule: string;
  why: string;
}

export class Trace {
  /** The document and its events, in the order of their numbers in the claims. */
  found: { document: Document; groups: readonly EventGroup[] } | null = null;
  readonly trials: Trial[] = [];
  readonly drops: Drop[] = [];
  private reasons: Reason[] = [];

  /** Begins with a new event. @returns its reasons, which grow as notes come in */
  begin(): Reason[] {
    this.reasons = [];
    return this.reasons;
  }

  note(field: string, value: string | null, rule: string): void {
    this.reasons.push({ field, value, rule });
  }

  tried(sentence: number, token: number, frame: string, failed: string | null): void {
    const known = this.trials.some((one) => one.sentence === sentence && one.token === token && one.frame === frame && one.failed === failed);
    if (!known) this.trials.push({ sentence, token, frame, failed });
  }

  drop(sentence: number, token: number, rule: string, why: string): void {
    this.drops.push({ sentence, token, rule, why });
  }
}

/** What passes between the parts of extraction. Token numbers count within their sentence; offsets are UTF-16 indices. */
import type { ActorRef, PlaceRef } from "../../schemas/claims.ts";
import type { BlockKind, DocumentRecord, ParsedSentence } from "../../schemas/documents.ts";
import type { Rows } from "../../schemas/index.ts";
import type { CodePoints } from "../offsets.ts";

export type ActorKind = Rows["actors"]["kind"];
export type PlaceKind = Rows["places"]["kind"];
export type NameKind = Rows["actor_names"]["kind"];
export type MentionForm = Rows["actor_mentions"]["form"];

export interface Sentence {
  index: number;
  start: number;
  end: number;
  kind: BlockKind;
  /** Index of the heading's block, or -1. */
  section: number;
  tree: ParsedSentence;
}

export interface Document {
  record: DocumentRecord;
  text: string;
  points: CodePoints;
  sentences: Sentence[];
}

/** A name in the text, and what it stands for. */
export interface Mention {
  sentence: number;
  start: number;
  end: number;
  /** First and last token, and the one that the others hang on. */
  first: number;
  last: number;
  head: number;
  form: MentionForm;
  actor: ActorRef | null;
  place: PlaceRef | null;
  treaty: string | null;
  /** True where it is used as a place: "in Kazakhstan". */
  locative: boolean;
  rule: string;
}

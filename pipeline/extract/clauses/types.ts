/** What passes between the parts that find reported clauses. Token numbers count within their sentence. */
import type { TreatyRef } from "../../../schemas/claims.ts";
import type { Rows } from "../../../schemas/index.ts";
import type { Draft } from "../events/draft.ts";

export type ClauseType = Rows["treaty_clauses"]["clause_type"];
export type ClauseForce = Rows["treaty_clauses"]["force"];

/** Articles named by number, as printed: "Articles 2 and 4", "Article 2(4)". */
export interface ArticleMention {
  sentence: number;
  start: number;
  end: number;
  articles: string[];
}

/** What a text refers to when it speaks of a treaty, or of articles of it. */
export interface Instrument {
  treaty: TreatyRef;
  articles: readonly string[] | null;
}

/** One statement of what a treaty lays down. */
export interface Provision extends Instrument {
  sentence: number;
  /** The verb or noun that brings it, and the head of what it lays down. */
  cue: number;
  content: number;
  /** Tokens of the content, and of the whole statement. */
  from: number;
  to: number;
  first: number;
  last: number;
  bearer: number | null;
  /** True where the parties speak ("pledged to ..."), so that the statement is their act too. */
  act: boolean;
  clause_type: ClauseType;
  force: ClauseForce;
  rule: string;
}

export interface ClauseDraft {
  treaty: TreatyRef;
  article: string | null;
  paragraph: string | null;
  clause_type: ClauseType;
  force: ClauseForce;
  bearer: string | null;
  beneficiary: string | null;
  trigger: string | null;
  start: number;
  end: number;
  sentence: number;
  rule: string;
  /** Everywhere that the text speaks of it, the clause's own words among them. */
  mentions: ClauseSpan[];
}

export interface ClauseSpan {
  sentence: number;
  start: number;
  end: number;
  rule: string;
}

/** What an event does to a clause. */
export interface ClauseLinkDraft {
  event: Draft;
  clause: ClauseDraft;
  link: Rows["event_clauses"]["link"];
  start: number;
  end: number;
  rule: string;
}

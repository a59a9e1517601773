/** A membership as found, and the reading of the names that it joins. */
import type { ActorRef } from "../../../schemas/claims.ts";
import type { Rows } from "../../../schemas/index.ts";
import type { Context } from "../context.ts";
import { antecedents, distinct } from "../events/anaphora.ts";
import { listAround } from "../events/lists.ts";
import type { Mention } from "../types.ts";

export interface MembershipDraft {
  organisation: ActorRef;
  member: ActorRef;
  status: Rows["memberships"]["status"];
  start_date: string | null;
  end_date: string | null;
  start: number;
  end: number;
  rule: string;
}

export const ORGANISED: ReadonlySet<string> = new Set(["igo", "alliance"]);

export const isOrganisation = (context: Context, mention: Mention | undefined): mention is Mention => mention?.actor != null && ORGANISED.has(context.kindOf(mention) ?? "");

/** The organisation that a token names or refers back to. */
export const organisationAt = (context: Context, sentence: number, token: number): Mention | undefined =>
  [context.mentionAt(sentence, token), ...antecedents(context, sentence, token)].find((mention) => isOrganisation(context, mention));

/** The actors that these tokens name, with the lists that they stand in. */
export const membersAt = (context: Context, sentence: number, tokens: readonly number[]): Mention[] =>
  distinct(tokens.flatMap((token) => { const own = context.mentionAt(sentence, token); return own && own.head === token ? listAround(context, own) : []; })).filter((mention): mention is Mention => mention?.actor != null && context.kindOf(mention) !== "person" && mention.form !== "demonym");

/** Those of them that are states, and what a pronoun among them stands for. */
export const statesAt = (context: Context, sentence: number, tokens: readonly number[]): Mention[] =>
  distinct(tokens.flatMap((token) => { const own = membersAt(context, sentence, [token]); return own.length ? own : antecedents(context, sentence, token); })).filter((mention) => mention.actor !== null && context.kindOf(mention) === "state");

export function row(organisation: Mention, member: Mention, status: MembershipDraft["status"], rule: string, dates: { from: string | null; to: string | null } = { from: null, to: null }): MembershipDraft {
  return {
    organisation: organisation.actor!, member: member.actor!, status, start_date: dates.from, end_date: dates.to,
    start: Math.min(organisation.start, member.start), end: Math.max(organisation.end, member.end), rule,
  };
}

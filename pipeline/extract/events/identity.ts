/** Which actors are the same: by their id, or by kind and name where the reference does not list them. */
import type { ActorRef } from "../../../schemas/claims.ts";
import type { Mention } from "../types.ts";

export const keyOf = (ref: ActorRef): string => ("id" in ref ? ref.id : `${ref.kind}|${ref.name}`);

export function distinct(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return mentions.filter((mention) => mention.actor && !seen.has(keyOf(mention.actor)) && seen.add(keyOf(mention.actor)));
}

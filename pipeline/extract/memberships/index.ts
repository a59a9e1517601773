/** Memberships: from lists ("comprises ..."), nouns ("EFTA member Norway") and from joining, leaving, founding. */
import type { Context } from "../context.ts";
import type { DateMention } from "../dates/index.ts";
import { keyOf } from "../events/anaphora.ts";
import { actorsOf, type Draft } from "../events/draft.ts";
import type { MembershipDraft } from "./draft.ts";
import { fromEvents } from "./events.ts";
import { fromBrackets, fromLists, fromVerbs } from "./lists.ts";
import { fromNouns } from "./nouns.ts";

export type { MembershipDraft } from "./draft.ts";

export function findMemberships(context: Context, drafts: readonly Draft[], dates: readonly DateMention[][]): MembershipDraft[] {
  const founded = new Map<string, string>();
  for (const draft of drafts) {
    if (draft.act !== "found" || draft.verdict.status !== "occurred" || draft.dated.date === null) continue;
    for (const organisation of actorsOf(draft, "recipient")) if (!founded.has(keyOf(organisation))) founded.set(keyOf(organisation), draft.dated.date);
  }
  // A founder belongs to it since the day that the text gives for the founding.
  const found = [...fromEvents(context, drafts), ...fromLists(context), ...fromBrackets(context), ...fromVerbs(context), ...fromNouns(context, dates)].map((one) =>
    one.status === "founder" ? { ...one, start_date: one.start_date ?? founded.get(keyOf(one.organisation)) ?? null } : one);
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = `${keyOf(one.organisation)} ${keyOf(one.member)} ${one.status}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Memberships that begin and end with an event: joining, founding, leaving, being suspended or expelled. */
import type { ActorRef } from "../../../schemas/claims.ts";
import type { Context } from "../context.ts";
import { keyOf } from "../events/anaphora.ts";
import { actorsOf, type Draft } from "../events/draft.ts";
import { ORGANISED, type MembershipDraft } from "./draft.ts";

/** Joining, leaving, suspending and founding say since when. A founder is a member. */
export function fromEvents(context: Context, drafts: readonly Draft[]): MembershipDraft[] {
  const found: MembershipDraft[] = [];
  const status = { join: "member", found: "founder", withdraw: "former", suspend: "suspended", expel: "former" } as const;
  for (const draft of drafts) {
    if (draft.act === null || !(draft.act in status) || draft.verdict.status !== "occurred") continue;
    const { organisations, members } = sidesOf(context, draft);
    const is = status[draft.act as keyof typeof status];
    const { date } = draft.dated;
    // "were pulling away in the early 1970s" is no day of leaving.
    if (is === "former" && date?.includes("/")) continue;
    for (const organisation of organisations) {
      for (const member of members) {
        if (keyOf(member) === keyOf(organisation)) continue;
        const base = { organisation, member, start: draft.start, end: draft.end, rule: `memberships/${draft.act}` };
        // "Suspended since 2016": from that year.
        found.push({ ...base, status: is, start_date: is === "former" ? null : date?.replace(/\/\.\.$/u, "") ?? null, end_date: is === "former" ? date : null });
        if (is === "founder") found.push({ ...base, status: "member", start_date: null, end_date: null });
      }
    }
  }
  return found;
}

/** Who leaves or is thrown out: a member suspends its own membership, an organisation suspends and expels a member. */
function sidesOf(context: Context, draft: Draft): { organisations: ActorRef[]; members: ActorRef[] } {
  const acting = actorsOf(draft, "initiator");
  const suffering = actorsOf(draft, "recipient");
  const turned = draft.act === "expel" || (draft.act === "suspend" && !suffering.some((actor) => isOrganised(context, actor)));
  return turned ? { organisations: acting.filter((actor) => isOrganised(context, actor)), members: suffering } : { organisations: suffering.filter((actor) => isOrganised(context, actor)), members: acting };
}

const isOrganised = (context: Context, actor: ActorRef): boolean =>
  ORGANISED.has("id" in actor ? context.lexicon.knowledge.actors.get(actor.id)?.kind ?? "" : actor.kind);

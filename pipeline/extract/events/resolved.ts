/** What the acts of a body by its resolution have in common: their day, and that they are done by it. */
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import type { DateMention } from "../dates/index.ts";
import type { Draft, EventType, RoleFiller } from "./draft.ts";
import { adoptedOn, decreedBy } from "./issuer.ts";
import type { Verdict } from "./status.ts";

/** What a body does by its resolution it does on the day of that, whatever dates its clauses tell; null for all else. */
export function issuedOn(context: Context, dates: readonly DateMention[][], upos: string, type: EventType, roles: readonly RoleFiller[]): Draft["dated"] | null {
  // "Reiterates its call", "Reaffirms its support": but "its meeting of 5 May" was then.
  if ((upos !== "VERB" && !["REQUEST", "SUPPORT", "ACCUSE"].includes(type)) || !roles.some(({ role, reached }) => role === "initiator" && reached === "issuer")) return null;
  const date = adoptedOn(context, dates);
  if (date !== null) context.trace?.note("date", date, "dates/adopted");
  return { date, basis: date === null ? null : "inherited" };
}

/** "Decides to impose sanctions": what a resolution decides against somebody is done by it. */
export function decided(context: Context, sentence: number, token: number, verdict: Verdict, type: EventType, roles: readonly RoleFiller[]): Verdict {
  // "Decides that all States shall freeze the assets of X"
  if (type === "SANCTION" && verdict.status !== "occurred" && roles.some(({ role, reached }) => role === "initiator" && reached === "issuer") && decreedBy(context, sentence, token).length) {
    context.trace?.note("status", "occurred", "status/decreed");
    return { ...verdict, status: "occurred" };
  }
  const byResolution = QUAD_OF_TYPE[type] === "material_conflict" && verdict.status === "planned" && verdict.cues.length === 1 && roles.some(({ role, reached }) => role === "initiator" && reached === "issuer");
  if (!byResolution || !context.inClass("decides", /^factuality\/(.+)\.verb$/u.exec(verdict.cues[0])?.[1] ?? "")) return verdict;
  context.trace?.note("status", "occurred", "status/decided");
  return { ...verdict, status: "occurred" };
}

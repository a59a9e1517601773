/** "Sent troops at the request of X": who acts at somebody's request is whom it was made to. */
import { caseOf } from "../tree.ts";
import type { Context } from "../context.ts";
import type { Draft } from "./draft.ts";
import { keyOf } from "./anaphora.ts";

/** Fills the recipients of such requests from the act that hangs above them. Changes the drafts. */
export function addAsked(context: Context, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const tree = context.tree(draft.sentence);
    if (draft.type !== "REQUEST" || tree.upos[draft.predicate] === "VERB" || caseOf(tree, draft.predicate) !== "at" || draft.roles.some(({ role, actor }) => role === "recipient" && actor !== null)) continue;
    const asking = new Set(draft.roles.flatMap(({ role, actor }) => (role === "initiator" && actor ? [keyOf(actor)] : [])));
    const act = drafts.find((one) => one !== draft && one.sentence === draft.sentence && one.predicate === tree.head[draft.predicate]);
    const asked = act?.roles.filter(({ role, actor }) => role === "initiator" && actor !== null && !asking.has(keyOf(actor))) ?? [];
    if (!asked.length) continue;
    draft.roles = [...draft.roles.filter(({ role }) => role !== "recipient"), ...asked.map((filler) => ({ ...filler, role: "recipient" as const }))];
    draft.why?.push({ field: "recipient", value: context.document.text.slice(asked[0].start, asked[0].end), rule: "roles/acts-at-request" });
  }
}

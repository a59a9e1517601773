/** Whom a stand is taken on: "condemned the invasion", "welcomed the signing" are directed at who was told to have invaded or signed. */
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import { fillSlot } from "./slots.ts";
import { keyOf } from "./anaphora.ts";
import type { Draft } from "./draft.ts";
import type { EventGroup } from "./merge.ts";

/** Fills the recipients of ACCUSE and SUPPORT events that name nobody, from the event that their object is a mention of. Changes the groups. */
export function addAccused(context: Context, groups: readonly EventGroup[]): void {
  const home = new Map(groups.flatMap((group) => [group.main, ...group.others].map((draft) => [`${draft.sentence} ${draft.predicate}`, group] as const)));
  for (const { main } of groups) {
    if (main.type === "ACCUSE") dropVictims(context, main, home);
    if ((main.type !== "ACCUSE" && !(main.type === "SUPPORT" && main.act === null)) || main.roles.some(({ role, actor }) => role === "recipient" && actor !== null)) continue;
    const tree = context.tree(main.sentence);
    // "Welcomed the conclusion of the talks": the act may stand behind a noun.
    const objects = [...fillSlot(tree, main.predicate, "obj"), ...(main.type === "SUPPORT" ? ["obj.of", "obj.at", "at"].flatMap((slot) => fillSlot(tree, main.predicate, slot)) : [])];
    const object = objects.find((token) => home.has(`${main.sentence} ${token}`));
    const told = object === undefined ? undefined : home.get(`${main.sentence} ${object}`);
    if (object === undefined || !told || told.main === main) continue;
    const own = new Set(actorKeys(main, "initiator"));
    const accused = told.main.roles.filter(({ role, actor }) => role === "initiator" && actor !== null && !own.has(keyOf(actor)));
    if (!accused.length) continue;
    main.roles = [...main.roles.filter(({ role }) => role !== "recipient"), ...accused.map(({ actor }) => ({ role: "recipient" as const, actor, start: tree.start[object], end: tree.end[object], anaphor: true }))];
    main.why?.push({ field: "recipient", value: context.document.text.slice(tree.start[object], tree.end[object]), rule: "roles/who-did-it" });
  }
}

/** "Condemned the killing of two Kenyans", "the annexation of the isle by the empire": who suffers what is condemned is not blamed for it. */
function dropVictims(context: Context, main: Draft, home: ReadonlyMap<string, EventGroup>): void {
  const deeds = fillSlot(context.tree(main.sentence), main.predicate, "obj").flatMap((token) => home.get(`${main.sentence} ${token}`)?.main ?? []).filter((told) => told !== main && QUAD_OF_TYPE[told.type] === "material_conflict");
  if (!deeds.length) return;
  const [doers, victims] = (["initiator", "recipient"] as const).map((role) => new Set(deeds.flatMap((deed) => actorKeys(deed, role))));
  main.roles = main.roles.filter(({ role, actor }) => {
    const suffers = role === "recipient" && actor !== null && (doers.size ? !doers.has(keyOf(actor)) : victims.has(keyOf(actor)));
    if (suffers) main.why?.push({ field: "dropped", value: keyOf(actor), rule: "roles/victim" });
    return !suffers;
  });
}

const actorKeys = (draft: Draft, role: string): string[] => draft.roles.flatMap((filler) => (filler.role === role && filler.actor ? [keyOf(filler.actor)] : []));

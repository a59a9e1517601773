/** The mode that a frame leaves open: told by the noun that its verb carries out, by the means, by a go-between. */
import type { Context } from "../context.ts";
import { caseOf, children, dependents } from "../tree.ts";
import type { Draft } from "./draft.ts";
import type { EventFrame } from "./frames.ts";
import { fillSlot } from "./slots.ts";

type Mode = Draft["mode"];

/** Word classes of means, surest first: what flies without a pilot is named before what flies. */
const MEANS: readonly (readonly [name: string, mode: Mode])[] = [
  ["means_drone", "drone"], ["means_suicide", "suicide-attack"], ["means_aerial", "aerial"], ["means_explosive", "explosives"], ["means_heavy", "heavy-weapons"], ["means_firearm", "firearms"],
];

/**
 * @param frames the frames of the sentence's other tokens
 * @param mediated whether somebody brings the sides together
 */
export function modeOf(context: Context, sentence: number, token: number, frame: EventFrame, frames: ReadonlyMap<number, EventFrame>, mediated: boolean): Mode {
  const own = frame.row.mode as Mode;
  if (own !== null) return own;
  const tree = context.tree(sentence);
  // "Carried out air strikes": the noun tells how.
  for (const object of fillSlot(tree, token, "obj")) {
    const carried = frames.get(object)?.row;
    if (carried?.mode && carried.event_type === frame.row.event_type) return noted(context, carried.mode as Mode, "modes/object");
  }
  if (frame.row.event_type === "CONSULT") return mediated ? noted(context, "third-party", "modes/mediated") : null;
  if (frame.row.event_type !== "ASSAULT" || frame.row.act !== null) return null;
  const words = [
    ...fillSlot(tree, token, "subj"), ...fillSlot(tree, token, "with"), ...fillSlot(tree, token, "mod"), ...fillSlot(tree, token, "by"),
    // "A salvo of rockets hit", "rocket fire": what the words consist of.
  ].flatMap((at) => [at, ...dependents(tree, at, "compound"), ...children(tree)[at].filter((child) => tree.deprel[child].startsWith("nmod") && caseOf(tree, child) === "of")]);
  for (const [name, mode] of MEANS) if (words.some((at) => context.inClass(name, tree.lemma[at], tree.form[at]))) return noted(context, mode, `modes/${name}`);
  return null;
}

function noted(context: Context, mode: Mode, rule: string): Mode {
  context.trace?.note("mode", mode ?? "", rule);
  return mode;
}

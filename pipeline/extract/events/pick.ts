/** The fillers of a role: the slots of a frame in their order, with the lists that the names in them stand in. */
import type { Context } from "../context.ts";
import { resolveFiller, viaSlot, type Filler } from "./fillers.ts";
import { listAround } from "./lists.ts";
import { fillSlot } from "./slots.ts";

/** The first slot that anybody fills; with `all` every slot, for events whose sides stand in several. */
export function pick(context: Context, sentence: number, predicate: number, slots: readonly string[], recipient: boolean, all: boolean): Filler[] {
  const found: Filler[] = [];
  for (const slot of slots) {
    // Who shall do it is another than who says so: "agreed to go" has none.
    const own = slot === "xsubj" ? fillSlot(context.tree(sentence), predicate, "subj") : [];
    const tokens = fillSlot(context.tree(sentence), predicate, slot).filter((token) => !own.includes(token));
    for (const token of withLists(context, sentence, tokens)) {
      // "security assistance": a kind of help and nobody who gives it.
      const kind = slot === "mod" && context.inClass("kind_modifier", context.tree(sentence).lemma[token]);
      const fillers = resolveFiller(context, sentence, token, recipient).filter((filler) => filler.actor !== null || !kind);
      if (!fillers.some((filler) => filler.actor)) context.trace?.note("dropped", `${slot}: ${context.tree(sentence).form[token]}`, "names no actor that is known");
      found.push(...viaSlot(context, sentence, slot, token, fillers));
    }
    if (found.some((filler) => filler.actor !== null) && !all) return found.filter((filler) => filler.actor !== null);
  }
  return found;
}

/** The tokens, and the heads of the other names in the lists that they stand in. */
function withLists(context: Context, sentence: number, tokens: readonly number[]): number[] {
  const heads = tokens.flatMap((token) => {
    const mention = context.mentionAt(sentence, token);
    return mention && mention.head === token ? listAround(context, mention).map((one) => one.head) : [token];
  });
  return [...new Set(heads)].sort((a, b) => a - b);
}

/** An organisation's own treaty: the one that founds or carries it, or the one of the sort that a text speaks of ("its charter"). */
import type { TreatyRef } from "../../../schemas/claims.ts";
import type { Lexicon } from "../context.ts";
import type { KnownTreaty } from "../knowledge.ts";

/** @param word the sort of instrument that is meant, in lower case, or null for any */
export function ownTreaty({ knowledge, classes }: Lexicon, organisation: string, word: string | null): TreatyRef | null {
  const has = ({ name }: KnownTreaty, group: string) => name.toLowerCase().split(/[^\p{L}]+/u).some((one) => classes.get(group)?.has(one));
  const own = [...knowledge.treaties.values()].filter((treaty) => treaty.organisation === organisation && !has(treaty, "added_instrument"));
  const called = word === null ? [] : own.filter((treaty) => treaty.name.toLowerCase().includes(word));
  // Founding instruments first, of these the earliest.
  const late = (treaty: KnownTreaty) => Number(!has(treaty, "founding_instrument"));
  const [best] = (called.length ? called : own).sort((a, b) => late(a) - late(b) || order(a.signed, b.signed) || order(a.id, b.id));
  return best ? { id: best.id } : null;
}

/** Earlier dates first, unknown ones last. */
const order = (a: string | null, b: string | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

/** "Peace between A and B, C and D, and E and F": a list of couples is one event for each. */
import type { RoleFiller } from "./draft.ts";

/** The couples of a list, or null where the fillers are no list of couples. A link's address behind a name counts for nothing. */
export function pairsIn(text: string, fillers: readonly RoleFiller[]): RoleFiller[][] | null {
  const listed = fillers.filter((filler) => filler.actor !== null).sort((a, b) => a.start - b.start);
  if (listed.length < 4 || listed.length % 2) return null;
  const gap = (i: number) => text.slice(listed[i].end, listed[i + 1].start).replace(/\]\([^)]*\)|[[\]]/gu, "").replace(/\s+/gu, " ");
  for (let i = 0; i + 1 < listed.length; i++) if (!(i % 2 ? /^ ?, (?:and )?(?:the )?$/u : /^ and (?:the )?$/u).test(gap(i))) return null;
  return Array.from({ length: listed.length / 2 }, (_, i) => [listed[2 * i], listed[2 * i + 1]]);
}

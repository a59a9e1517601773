/** Places told by the company they keep: "control of A, B, and C in D District" names four places though only D is known. */
import type { Mention } from "../types.ts";
import type { Word } from "../words.ts";

export interface Item {
  first: number;
  last: number;
  /** The mention that stands there, if any. */
  mention: Mention | null;
}

/**
 * The items of lists that must be places: those without a mention, or with one that only the labeller saw.
 * @param items names and capitalised runs of a sentence, in order
 * @param leads whether the words before an item lead to a place: "in", "near", "the road between"
 */
export function placesByCompany(text: string, words: readonly Word[], items: readonly Item[], leads: (item: Item) => boolean): Item[] {
  const found: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const list = [items[i]];
    let closed = false;
    while (i + 1 < items.length && !closed) {
      const gap = text.slice(words[list[list.length - 1].last].end, words[items[i + 1].first].start);
      if (!/^\s*(?:,|,?\s+and|,?\s+or)\s+(?:(?:near|in)\s+)?(?:the\s+)?$/u.test(gap)) break;
      closed = /and|or/u.test(gap);
      list.push(items[++i]);
    }
    if (!closed || list.length < 2) {
      if (leads(list[0]) && list[0].mention === null) found.push(list[0]);
      continue;
    }
    const next = items[i + 1];
    const lies = next !== undefined && isPlace(next) && /^\s+in\s+(?:the\s+)?$/u.test(text.slice(words[list[list.length - 1].last].end, words[next.first].start));
    const open = list.filter((item) => item.mention === null || item.mention.rule === "names/labeller");
    const known = list.filter(isPlace).length;
    const others = list.filter((item) => !open.includes(item) && !isPlace(item)).length;
    if (others === 0 && (lies || leads(list[0]) || known * 2 >= list.length)) found.push(...open.filter((item) => !isPlace(item)));
  }
  return found;
}

const isPlace = (item: Item): boolean => item.mention !== null && item.mention.place !== null && (item.mention.actor === null || item.mention.locative);

/** Divisions listed with their word once: "the districts of Voss, Odda and Ulvik", "Voss and Odda Districts" name districts, not towns. */
import type { Knowledge } from "../knowledge.ts";
import type { Mention } from "../types.ts";
import { nameKey, type Word } from "../words.ts";
import type { NameWords } from "./unregistered.ts";

const JOIN = /^\s*(?:,|,?\s+and|,?\s+or)\s+(?:the\s+)?$/u;

/** Gives the members of such lists the place that the reference has for name and word together. */
export function listedDivisions(text: string, words: readonly Word[], mentions: readonly Mention[], known: NameWords, knowledge: Knowledge): void {
  const places = mentions.filter((mention) => mention.place !== null || mention.rule === "names/labeller").sort((a, b) => a.start - b.start);
  for (let i = 0; i < places.length; i++) {
    const list = [places[i]];
    while (i + 1 < places.length && JOIN.test(text.slice(list[list.length - 1].end, places[i + 1].start))) list.push(places[++i]);
    if (list.length < 2) continue;
    const word = before(text, words, list[0], known) ?? after(text, words, list[list.length - 1], known);
    if (!word) continue;
    for (const mention of list) {
      const reading = knowledge.readings.get(`${nameKey(text.slice(mention.start, mention.end))} ${word}`)?.find((one) => one.type === "place");
      if (reading) Object.assign(mention, { actor: null, place: { id: reading.id }, rule: "names/division" });
    }
  }
}

/** "districts of": the singular of a place word in the plural. */
function before(text: string, words: readonly Word[], first: Mention, known: NameWords): string | null {
  const at = words.findIndex((word) => word.start >= first.start);
  if (at < 2 || words[at - 1].folded !== "of" || !/^\s(?:the\s)?$/u.test(text.slice(words[at - 1].end, first.start))) return null;
  return singular(words[at - 2].folded, known);
}

/** "Voss and Odda Districts": the word stands behind the last name, or is its last part. */
function after(text: string, words: readonly Word[], last: Mention, known: NameWords): string | null {
  const at = words.findIndex((word) => word.start >= last.end);
  return at < 0 || !/^\s$/u.test(text.slice(last.end, words[at].start)) ? null : singular(words[at].folded, known);
}

function singular(word: string, known: NameWords): string | null {
  const one = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") ? word.slice(0, -1) : null;
  return one !== null && known.places.get(one) ? one : null;
}

/** What gave events their type: a frame of the lexicon, the model where a frame leaves it open, or the name of a war or meeting. */
import { grouped, type Row, type Tables } from "./tables.ts";

const ORIGINS: Readonly<Record<string, string>> = { frames: "a frame of the lexicon", classifier: "the model, where the frame leaves it open", named_events: "the event's name", derived: "a rule of the code" };

/** How many events each origin gave, and how many of them were right. */
export type Origins = ReadonlyMap<string, { right: number; seen: number }>;

/** @param events the events that something judges. Their first mention counts */
export function originsOf(tables: Tables, events: readonly { event_id: string; right: boolean }[]): Origins {
  const mentions = grouped(tables.event_mentions, "event_id");
  const found = new Map(Object.values(ORIGINS).map((name) => [name, { right: 0, seen: 0 }]));
  for (const { event_id, right } of events) {
    const counts = found.get(ORIGINS[kindOf(mentions.get(event_id)?.[0])]);
    if (!counts) continue;
    counts.seen++;
    if (right) counts.right++;
  }
  return found;
}

const kindOf = (mention: Row | undefined): string => mention?.rule.split("/")[0] ?? "";

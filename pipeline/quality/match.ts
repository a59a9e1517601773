/** Which event of the dataset is which event of a gold file: type and words must agree, then participants, date and status decide. */
import { CodePoints } from "../offsets.ts";
import { Problem } from "../problem.ts";
import type { GoldEvent, GoldText } from "./gold.ts";
import { grouped, type Named, type Row, type Tables } from "./tables.ts";

type Span = [start: number, end: number];

export interface Predicted {
  row: Row;
  spans: Span[];
  actors: Row[];
  places: string[];
}

export interface Matching {
  golds: GoldEvent[];
  predicted: Predicted[];
  /** Index of the prediction by index of the gold event, and the other way. */
  toPredicted: Map<number, number>;
  toGold: Map<number, number>;
}

export function matchEvents(tables: Tables, { source_id, text, gold }: GoldText, named: Named): Matching {
  const mentions = grouped(tables.event_mentions.filter((row) => row.source_id === source_id), "event_id");
  const actors = grouped(tables.event_actors, "event_id");
  const places = grouped(tables.event_places, "event_id");
  const predicted = tables.events.filter((row) => mentions.has(row.event_id)).map((row): Predicted => ({
    row, spans: mentions.get(row.event_id)!.map(({ start, end }) => [Number(start), Number(end)]),
    actors: actors.get(row.event_id) ?? [], places: (places.get(row.event_id) ?? []).map((place) => place.place_id),
  }));
  const spans = gold.events.map((event) => [event.quote, ...(event.also ?? [])].map((quote) => spanOf(text, quote, source_id)));
  const pairs: [weight: number, gold: number, predicted: number][] = [];
  gold.events.forEach((event, g) => predicted.forEach((one, p) => {
    if (![event.type, ...(event.type_alternatives ?? [])].includes(one.row.event_type) || !spans[g].some((a) => one.spans.some((b) => a[0] < b[1] && b[0] < a[1]))) return;
    pairs.push([shared(event, one, named) * 4 + (dateFits(event, one.row) ? 2 : 0) + (event.status === one.row.status ? 1 : 0), g, p]);
  }));
  pairs.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]);
  const toPredicted = new Map<number, number>();
  const toGold = new Map<number, number>();
  for (const [, g, p] of pairs) {
    if (toPredicted.has(g) || toGold.has(p)) continue;
    toPredicted.set(g, p);
    toGold.set(p, g);
  }
  return { golds: gold.events, predicted, toPredicted, toGold };
}

export const dateFits = (event: GoldEvent, row: Row): boolean => [event.date, ...(event.date_alternatives ?? [])].some((date) => (date ?? "") === row.date);

/** How many of the sides that the gold event names the prediction has in the same role. */
function shared(event: GoldEvent, { actors }: Predicted, named: Named): number {
  const has = (role: string, name: string) => actors.some((actor) => actor.role === role && named(actor.actor_id, name));
  return (event.initiators ?? []).filter((name) => has("initiator", name)).length + (event.recipients ?? []).filter((name) => has("recipient", name)).length;
}

/** In code points. */
function spanOf(text: string, quote: string, source_id: string): Span {
  const at = text.indexOf(quote);
  if (at < 0) throw new Problem(source_id, `the gold quote ${JSON.stringify(quote.slice(0, 60))} does not stand in the text`, "mend the gold file");
  const points = new CodePoints(text);
  return [points.at(at), points.at(at + quote.length)];
}

/**
 * Confidence from texts coded by hand: how often events with so many points were right. Shares are drawn a little to even odds, for
 * what was seldom seen is not sure, and never fall as points rise (pool adjacent violators; Ayer and others 1955). Whole numbers only.
 */
import { signalsOf } from "../../schemas/signals.ts";
import { grouped, type Row, type Tables } from "./tables.ts";
import type { Verdict } from "./verdict.ts";

/** An event that a gold file judges. */
export interface Judged {
  source_id: string;
  points: number;
  right: boolean;
}

export interface JudgedEvent extends Judged {
  event_id: string;
}

export interface Level {
  points: number;
  percent: number;
  right: number;
  seen: number;
}

/** Each share counts as if so many events more had been seen, half of them right. */
const PRIOR = 4;
/** Nothing is surer than this. */
const MOST = 95;

/** The points of an event as its rows tell them. @param worth how much each signal counts */
export function pointsOf(event: Row, actors: readonly Row[], worth: ReadonlyMap<string, number>): number {
  const known = (role: string) => actors.some((actor) => actor.role === role && actor.actor_id !== "");
  const signals = signalsOf({ initiator: known("initiator"), recipient: known("recipient"), date_basis: event.date_basis as never, status: event.status as never, quad: event.quad as never });
  return signals.reduce((sum, signal) => sum + (worth.get(signal) ?? 0), 0);
}

/** The events that the verdicts find right or invented, with their points. */
export function judgedEvents(tables: Tables, verdicts: readonly Verdict[], worth: ReadonlyMap<string, number>): JudgedEvent[] {
  const events = new Map(tables.events.map((row) => [row.event_id, row]));
  const actors = grouped(tables.event_actors, "event_id");
  return verdicts.filter(({ measure, event_id }) => measure === "events" && event_id !== undefined).map(({ source_id, event_id, outcome }) => ({
    source_id, event_id: event_id!, points: pointsOf(events.get(event_id!)!, actors.get(event_id!) ?? [], worth), right: outcome === "right",
  }));
}

/** @param most the highest number of points that there can be */
export function calibrate(judged: readonly Judged[], most: number): Level[] {
  const levels = Array.from({ length: most + 1 }, (_, points) => {
    const here = judged.filter((one) => one.points === points);
    return { points, right: here.filter((one) => one.right).length, seen: here.length };
  });
  const blocks: (typeof levels)[] = [];
  for (const level of levels) {
    blocks.push([level]);
    while (blocks.length > 1 && !isBelow(drawn(blocks[blocks.length - 2]), drawn(blocks[blocks.length - 1]))) blocks.push(blocks.splice(-2, 2).flat());
  }
  return blocks.flatMap((block) => {
    const [top, bottom] = drawn(block);
    return block.map((level) => ({ ...level, percent: Math.min(MOST, Math.floor((200 * top + bottom) / (2 * bottom))) }));
  });
}

/** The share of a block as a fraction of whole numbers. */
const drawn = (block: readonly { right: number; seen: number }[]): [top: number, bottom: number] => [
  2 * block.reduce((sum, level) => sum + level.right, 0) + PRIOR, 2 * (block.reduce((sum, level) => sum + level.seen, 0) + PRIOR),
];

const isBelow = ([a, b]: [number, number], [c, d]: [number, number]): boolean => a * d < c * b;

/** Each text's events with the confidence that the other texts alone would give them. */
export function leaveOneOut(judged: readonly Judged[], most: number): (Judged & { percent: number })[] {
  return [...new Set(judged.map((one) => one.source_id))].flatMap((source_id) => {
    const levels = calibrate(judged.filter((one) => one.source_id !== source_id), most);
    return judged.filter((one) => one.source_id === source_id).map((one) => ({ ...one, percent: levels[one.points].percent }));
  });
}

export interface Bin {
  /** From so many percent, below the next ten. */
  from: number;
  right: number;
  seen: number;
  /** The sum of the percents, for their mean. */
  percents: number;
}

export function tenBins(events: readonly { percent: number; right: boolean }[]): Bin[] {
  return Array.from({ length: 10 }, (_, i) => {
    const here = events.filter(({ percent }) => Math.min(9, Math.floor(percent / 10)) === i);
    return { from: i * 10, right: here.filter((one) => one.right).length, seen: here.length, percents: here.reduce((sum, one) => sum + one.percent, 0) };
  });
}

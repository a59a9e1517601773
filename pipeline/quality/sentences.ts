/** Sentences of public benchmarks, each with the event types that people gave to marked pairs of actors in it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { CodePoints } from "../offsets.ts";
import { Problem } from "../problem.ts";
import { grouped, type Row, type Tables } from "./tables.ts";

type End = string | { text: string }[] | null | undefined;

export interface BenchSentence {
  /** A source id: the benchmark's own, made safe and unlike all others. */
  id: string;
  text: string;
  date?: string;
  events: { code: string; source?: End; target?: End }[];
}

/** The sentences of <shared>/bench/<name>.jsonl.gz; null where the file is not there. @throws Problem when it is broken */
export function readSentences(shared: string, name: string): BenchSentence[] | null {
  const file = join(shared, "bench", `${name}.jsonl.gz`);
  if (!existsSync(file)) return null;
  const seen = new Map<string, number>();
  try {
    return gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n").map((line) => {
      const row = JSON.parse(line) as BenchSentence;
      const id = row.id.replace(/[^A-Za-z0-9._-]+/gu, "-");
      const times = (seen.get(id) ?? 0) + 1;
      seen.set(id, times);
      return { ...row, id: times > 1 ? `${id}-${times}` : id };
    });
  } catch (error) {
    throw new Problem(file, `cannot be read (${(error as Error).message.split("\n")[0]})`, "restore it, or take it away");
  }
}

/** The sentences as sources of a build, one a line. */
export const asSources = (sentences: readonly BenchSentence[]): string =>
  sentences.map(({ id, text, date }) => `${JSON.stringify({ id, text, ...(date ? { published_on: date } : {}) })}\n`).join("");

/** What a benchmark asks of one marked pair. */
export interface PairVerdict {
  code: string;
  /** An event of the type is in the sentence; one event has both actors; one that has both has the type. */
  typed: boolean;
  paired: boolean;
  both: boolean;
}

/** The benchmarks' names for types that PLOVER has since split or renamed. */
const FOLDED: Readonly<Record<string, string>> = { CONCEDE: "YIELD", RETREAT: "YIELD", INVESTIGATE: "ACCUSE", DISAPPROVE: "ACCUSE", DEMAND: "REQUEST", FIGHT: "ASSAULT" };
export const foldType = (type: string): string => FOLDED[type] ?? type;

export interface SentenceVerdicts {
  pairs: PairVerdict[];
  /** Each event that was found, and whether its type is one that its sentence was given. */
  events: { event: Row; actors: Row[]; right: boolean }[];
}

export function judgeSentences(tables: Tables, sentences: readonly BenchSentence[]): SentenceVerdicts {
  const mentions = grouped(tables.event_mentions, "source_id");
  const events = new Map(tables.events.map((row) => [row.event_id, row]));
  const actors = grouped(tables.event_actors, "event_id");
  const found: SentenceVerdicts = { pairs: [], events: [] };
  for (const { id, text, events: asked } of sentences) {
    const here = [...new Set((mentions.get(id) ?? []).map((row) => row.event_id))].map((event_id) => events.get(event_id)!);
    const touches = (event: Row, end: End, roles: readonly string[]) => {
      const span = spanOf(text, typeof end === "string" ? end : end?.[0]?.text);
      return !span || (actors.get(event.event_id) ?? []).some((one) => roles.includes(one.role) && one.source_id === id && Number(one.start) < span[1] && span[0] < Number(one.end));
    };
    for (const { code, source, target } of asked) {
      const type = foldType(code);
      const pair = here.filter((event) => touches(event, source, ["initiator", "agent"]) && touches(event, target, ["recipient", "initiator", "mediator"]));
      const both = pair.some((event) => foldType(event.event_type) === type);
      found.pairs.push({ code: type, typed: here.some((event) => foldType(event.event_type) === type), paired: pair.length > 0, both });
    }
    const types = new Set(asked.map(({ code }) => foldType(code)));
    for (const event of here) found.events.push({ event, actors: actors.get(event.event_id) ?? [], right: types.has(foldType(event.event_type)) });
  }
  return found;
}

/** In code points; null where nothing is marked or the words do not stand there. */
function spanOf(text: string, words: string | undefined): [number, number] | null {
  const at = words ? text.indexOf(words) : -1;
  if (at < 0) return null;
  const points = new CodePoints(text);
  return [points.at(at), points.at(at + words!.length)];
}

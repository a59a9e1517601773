/**
 * Brings the reviews of a source to the records of another build, as every better rule asks for: what persons decided stays decided,
 * whatever the ids of the records have become, and what nobody has looked at yet is named.
 */
import { EVIDENCE_TABLES, REGISTRY_TABLES, reviewRecord, type Review } from "../../../../schemas/reviews.ts";
import { Rows, type Row, type TableRows } from "../../../review/rows.ts";
import { judged, seenOf } from "../../../review/seen.ts";
import { textOf, wordsOf, type Text } from "../../../review/words.ts";
import { decisionsOf, type Decision } from "./decisions.ts";
import { foundIn, mapped, pair, type Found } from "./pair.ts";

export interface Carried {
  reviews: Review[];
  /** What became of reviews that could not stay as they were, a line each. */
  changed: string[];
  /** Records that no review speaks of, a line each. */
  open: string[];
}

/** Reasons where the person gave none, having found nothing to change. */
const LOST = "accepted as the text says it; the machine does not find it any more";
const DIFFERS = "accepted as the text says it; the machine reads it differently now";

/** Events and clauses first: the keys of the others hold their ids. */
const ORDER = ["events", "treaty_clauses", ...EVIDENCE_TABLES.filter((table) => table !== "events" && table !== "treaty_clauses")] as const;

interface Job {
  rows: Rows;
  source: string;
  text: Text;
  ids: Map<string, string | null>;
  /** Keys that are taken, by records of the build or by added ones. */
  taken: Set<string>;
  /** What each decision has become. */
  done: Map<Decision, Review>;
  out: Carried;
  /** Records of the build that go, and all that hangs on them with them. */
  gone: Set<string>;
}

/**
 * @param tables a build without reviews: its tables EVIDENCE_TABLES and REGISTRY_TABLES
 * @param reviews the reviews as they fitted an earlier build
 */
export function carryReviews(reviews: readonly Review[], tables: TableRows, source: string, text: string): Carried {
  const job: Job = { rows: new Rows(tables), source, text: textOf(text), ids: new Map(), taken: new Set(), done: new Map(), out: { reviews: [], changed: [], open: [] }, gone: new Set() };
  const known = reviews.map((one) => remembering(job.rows, one));
  const bare = known.filter(({ decision, machine }) => decision !== "add" && !machine);
  for (const { table, record } of bare) job.out.changed.push(`${table} ${record}: dropped, there is no such record and the review does not say what it was made of`);
  const decisions = decisionsOf(known.filter((one) => !bare.includes(one)), job.text);
  for (const one of decisions.filter(({ review }) => (REGISTRY_TABLES as readonly string[]).includes(review.table))) {
    if (job.rows.of(one.review.table).has(one.review.record)) job.out.changed.push(`${one.review.table} ${one.review.record}: is there now without being added`);
    else job.done.set(one, one.review);
  }
  const unseen = new Set<string>();
  for (const table of ORDER) {
    const mine = decisions.filter(({ review }) => review.table === table);
    const found = foundIn(job.rows, table, source).filter((one) => !hangsOn(job.gone, one.row));
    for (const { key } of found) job.taken.add(`${table} ${key}`);
    const pairs = pair(table, mine, found, job.ids);
    for (const one of mine) carry(job, one, pairs.get(one));
    const covered = new Set(pairs.values());
    for (const one of found.filter((other) => !covered.has(other))) {
      // What hangs on a record that nobody has looked at is told with it.
      if (!hangsOn(unseen, one.row)) job.out.open.push(shown(table, one));
      if (table === "events" || table === "treaty_clauses") unseen.add(one.key);
    }
  }
  // In the order of the file, so that two versions of it can be read side by side.
  job.out.reviews.push(...decisions.flatMap((one) => job.done.get(one) ?? []));
  return job.out;
}

/** A review with the record as the machine has it; one that was written without, or for a record that is gone, stays as it is. */
export function remembering(rows: Rows, one: Review): Review {
  const row = one.decision === "add" || one.machine ? undefined : rows.of(one.table).get(one.record);
  return row ? { ...one, machine: seenOf(rows, one.table, row, one.quote!) } : one;
}

/** Whether a row belongs to one of these events or clauses and is none of them itself. */
const hangsOn = (keys: ReadonlySet<string>, row: Row): boolean => ["event_id", "to_event_id", "clause_id"].some((name) => keys.has(String(row[name])));

function carry(job: Job, one: Decision, found: Found | undefined): void {
  const { review } = one;
  const { table } = review;
  if (found) {
    const moved = again(job, one, found);
    const { machine: _, ...before } = review;
    const { machine: __, ...after } = moved;
    if (JSON.stringify(before) !== JSON.stringify(after)) job.out.changed.push(`${table} ${review.record}: ${said(review)} -> ${said(moved)} ${found.key}`);
    job.done.set(one, moved);
    job.ids.set(review.record, found.key);
    if (!one.right) job.gone.add(found.key);
    return;
  }
  const record = mapped(review.record, job.ids);
  if (!one.right || record === null) {
    job.ids.set(review.record, null);
    job.out.changed.push(`${table} ${review.record}: ${said(review)} -> dropped, there is no such record any more`);
    return;
  }
  // An added event brings the mention of its own words.
  if (table === "event_mentions" && [...job.done.values()].some((other) => other.table === "events" && other.decision === "add" && other.record === mapped(String(one.asked.event_id), job.ids) && other.values!.start === one.span?.start)) return;
  const added = anew(job, one, record);
  if (review.decision !== "add" || added.record !== review.record) job.out.changed.push(`${table} ${review.record}: ${said(review)} -> ${said(added)} ${added.record}`);
  job.done.set(one, added);
  job.taken.add(`${table} ${added.record}`);
  job.ids.set(review.record, added.record);
}

/** The decision about a record of this build. */
function again({ rows, source, text, ids }: Job, { review, right, asked, spans }: Decision, { key, row }: Found): Review {
  const { table, who, date } = review;
  const words = wordsOf(rows, table, row, source, text);
  const quote = words.find((one) => one === review.quote) ?? nearest(rows, table, row, spans, source) ?? words[0];
  const machine = seenOf(rows, table, row, quote);
  const reason = review.reason === undefined ? {} : { reason: review.reason };
  const base = { table, record: key, quote };
  if (!right) return reviewRecord.parse({ decision: "reject", ...base, machine, who, date, ...reason });
  const ask = (name: string) => (typeof asked[name] === "string" && ids.has(asked[name]) ? ids.get(asked[name])! : asked[name]);
  // Which words a record rests on is the machine's to say, unless the person moved them.
  const moved = Object.entries(review.decision === "correct" ? review.values! : {}).filter(([name, value]) => ["start", "end", "text"].includes(name) && row[name] !== value);
  const names = [...new Set([...Object.keys(review.values ?? {}), ...judged(table)])].filter((name) => judged(table).includes(name)).filter((name) => name !== "start" && name in asked && ask(name) !== machine[name]);
  if (!names.length && !moved.length) return reviewRecord.parse({ decision: "accept", ...base, machine, who, date, ...reason });
  const values = Object.fromEntries([...names.map((name) => [name, ask(name)]), ...moved]);
  return reviewRecord.parse({ decision: "correct", ...base, values, machine, who, date, reason: review.reason ?? DIFFERS });
}

/** The words of an event's mention that meets what the decision speaks of. */
function nearest(rows: Rows, table: string, row: Row, spans: Decision["spans"], source: string): string | undefined {
  if (table !== "events") return undefined;
  const mentions = [...rows.of("event_mentions").values()].filter((one) => one.event_id === row.event_id && one.source_id === source);
  const met = mentions.find((one) => spans.some(({ start, end }) => start < Number(one.end) && Number(one.start) < end));
  return met && String(met.quote);
}

/** The decision as an addition, for a record that this build does not have. */
function anew(job: Job, { review, asked, span }: Decision, record: string): Review {
  const { table, quote, who, date } = review;
  const values = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, typeof value === "string" && job.ids.has(value) ? job.ids.get(value)! : value]).filter(([, value]) => value !== null));
  return reviewRecord.parse({
    decision: "add", table, record: free(job, table, record), quote, values: { ...values, ...(span ? { start: span.start } : {}) }, who, date, reason: review.reason ?? LOST,
  });
}

/** A key that nothing has: of a participant the next position, else the record's own, marked as a person's. */
function free({ taken }: Job, table: string, record: string): string {
  const [event, role] = record.split(" ");
  for (let n = 1, key = record; ; n++, key = table === "event_actors" ? `${event} ${role} ${n}` : `${record}-${n}`) if (!taken.has(`${table} ${key}`)) return key;
}

const said = ({ decision, values = {} }: Review): string => (decision === "correct" ? `correct ${Object.keys(values).join(", ")}` : decision);

function shown(table: string, { key, row }: Found): string {
  const values = judged(table).filter((name) => name !== "start" && row[name] !== null).map((name) => `${name}=${row[name]}`);
  const words = row.quote ?? row.text;
  return [table, key, ...values, ...(words ? [JSON.stringify(words)] : [])].join("  ");
}

/**
 * Applies what persons said of the machine's records. A pure function of tables, reviews and texts: the same reviews give the
 * same tables, and a review that no longer fits stops the build instead of being passed over.
 */
import { createHash } from "node:crypto";
import { QUAD_OF_TYPE } from "../../schemas/codes.ts";
import { TABLES, tableNamed } from "../../schemas/index.ts";
import { REGISTRY_TABLES, type Review, type ReviewRow } from "../../schemas/reviews.ts";
import { columns } from "../../schemas/table.ts";
import { Problem } from "../problem.ts";
import { fit } from "../stage.ts";
import { finish, type Mark } from "./finish.ts";
import { keyOf, Rows, type Row, type TableRows } from "./rows.ts";
import { seenOf } from "./seen.ts";
import { placesOf, quoteAt, textOf, wordsOf, type Text } from "./words.ts";

/** The reviews of one source with where each stands, for messages. */
export interface SourceReviews {
  source: string;
  /** The stored text of the source. */
  text: string;
  reviews: readonly { where: string; review: Review }[];
}

export interface Applied {
  tables: Record<string, readonly Row[]>;
  /** Every decision with the machine's value beside the person's. */
  log: ReviewRow[];
}

/** The first and last day of an EDTF date; null for an open end. */
export type DaysOf = (date: string | null) => { first: string | null; last: string | null };

/** The rule that an added record names. */
export const REVIEW_RULE = "review";

/**
 * @param tables the resolved tables
 * @param daysOf what gives a corrected date its first and last day
 * @throws Problem when a record or quote that a review names is not there (any more), when reviews contradict each other, or
 *   when what they make does not fit the schemas
 */
export function applyReviews(tables: TableRows, all: readonly SourceReviews[], daysOf: DaysOf): Applied {
  const rows = new Rows(tables);
  const job: Job = { rows, log: [], marks: new Map(), daysOf, kept: new Map() };
  const checked = all.flatMap(({ source, text, reviews }) => {
    const seen = textOf(text);
    return reviews.map(({ where, review }) => ({ where, review, source, text: seen }));
  });
  // All reviews are of the machine's tables: what one review does, another cannot undo.
  const twice = new Map<string, string>();
  for (const one of checked) {
    const name = `${one.review.table} ${one.review.record}`;
    const other = twice.get(name);
    if (other) throw new Problem(one.where, `the record ${one.review.record} is reviewed at ${other} too`, "keep one of the two");
    twice.set(name, one.where);
    if (one.review.decision === "add") mustBeNew(job, one);
    else mustStand(job, one);
  }
  // What is referred to comes before what refers to it, wherever they stand in the files.
  const place = new Map(TABLES.map((table, i) => [table.name, i]));
  checked.sort((a, b) => place.get(a.review.table)! - place.get(b.review.table)!);
  for (const decision of ["add", "correct", "reject", "accept"] as const) {
    for (const one of checked.filter(({ review }) => review.decision === decision)) STEPS[decision](job, one);
  }
  finish(rows, job.marks, [...twice.keys()].map((name) => name.split(" ")[0]));
  return { tables: rows.result(), log: job.log.sort((a, b) => (a.review_id < b.review_id ? -1 : 1)) };
}

interface Job {
  rows: Rows;
  log: ReviewRow[];
  /** What becomes of the columns `reviewed` and `review_reason`, by table and key. */
  marks: Map<string, Mark>;
  daysOf: DaysOf;
  /** Rows that a person has confirmed or made, with where. */
  kept: Map<string, string>;
}

interface One {
  where: string;
  review: Review;
  source: string;
  text: Text;
}

const STEPS: Record<Review["decision"], (job: Job, one: One) => void> = { add, correct, reject, accept };

function mustBeNew({ rows }: Job, { where, review }: One): void {
  if (rows.of(review.table).has(review.record)) throw new Problem(where, `the record ${review.record} of ${review.table} is there already`, "correct it, or give the added one an id of its own");
}

/** How reviews are brought to the records of another build. */
const carrying = (source: string): string => `npm run review -- ${source} --carry (sources/reviews/README.md tells how)`;

function mustStand({ rows }: Job, { where, review, source, text }: One): void {
  const row = rows.of(review.table).get(review.record);
  if (!row) {
    const now = [...rows.of(review.table)].filter(([, other]) => wordsOf(rows, review.table, other, source, text).includes(review.quote!)).map(([key]) => key);
    throw new Problem(where, `${review.table} has no record ${review.record} any more`,
      now.length ? `the same words now carry ${now.join(", ")}: review that instead, or carry the reviews over: ${carrying(source)}`
        : `take the review out, add the record, or carry the reviews over: ${carrying(source)}`);
  }
  const words = wordsOf(rows, review.table, row, source, text);
  if (!words.includes(review.quote!)) {
    throw new Problem(where, `the record ${review.record} of ${review.table} does not rest on ${JSON.stringify(review.quote)}`,
      words.length ? `it rests on ${JSON.stringify(words[0])}: review it again` : `it has no words in ${source}: check the source`);
  }
  const seen = seenOf(rows, review.table, row, review.quote!);
  const other = Object.keys(review.machine ?? {}).find((name) => (seen[name] ?? null) !== review.machine![name]);
  if (other !== undefined) {
    throw new Problem(where, `the machine now has ${other} = ${seen[other] ?? null} in ${review.record} of ${review.table}; the review saw ${review.machine![other]}`,
      `review it again, or carry the reviews over: ${carrying(source)}`);
  }
}

function accept(job: Job, one: One): void {
  const { review, where } = one;
  if (!job.rows.of(review.table).has(review.record)) throw new Problem(where, `accepts ${review.record}, which goes with a record that is rejected`, "keep one of the two");
  mark(job, one, job.rows.of(review.table).get(review.record)!, "accepted");
  note(job, one, null, null, null);
}

function reject(job: Job, one: One): void {
  const { rows } = job;
  const { review, where } = one;
  const row = rows.of(review.table).get(review.record);
  // It has gone already, with a record that it hung on.
  if (!row) return note(job, one, null, null, null);
  mark(job, one, row, "corrected");
  for (const [table, key] of rows.remove(review.table, review.record)) {
    const kept = job.kept.get(`${table} ${key}`);
    if (kept) throw new Problem(where, `rejecting ${review.record} would take away what ${kept} puts there`, "keep one of the two");
  }
  note(job, one, null, JSON.stringify(row), null);
}

function correct(job: Job, one: One): void {
  const { rows } = job;
  const { review, where } = one;
  const old = rows.of(review.table).get(review.record)!;
  const inKey = tableNamed(review.table).key.find((name) => name in review.values!);
  if (inKey) throw new Problem(where, `${inKey} belongs to the key of ${review.table}`, "reject the record and add another");
  const row = whole(job, one, { ...old, ...derived(job, review, old), ...review.values });
  rows.set(review.table, row);
  job.kept.set(`${review.table} ${review.record}`, where);
  mark(job, one, row, "corrected");
  for (const { name } of columns(tableNamed(review.table))) if (row[name] !== old[name]) note(job, one, name, shown(old[name]), shown(row[name]));
}

/** What follows from a corrected value, where the review does not give it itself. */
function derived({ daysOf }: Job, { table, values = {} }: Review, old: Row): Row {
  if (table !== "events") return {};
  const found: Row = {};
  if (typeof values.event_type === "string") found.quad = QUAD_OF_TYPE[values.event_type as keyof typeof QUAD_OF_TYPE] ?? null;
  if ("date" in values) {
    const { first, last } = daysOf(values.date as string | null);
    Object.assign(found, { date_start: first, date_end: last, date_basis: values.date === null ? null : old.date_basis ?? "explicit" });
  }
  return found;
}

function add(job: Job, one: One): void {
  const { rows } = job;
  const { review, where, source } = one;
  const table = tableNamed(review.table);
  const blank: Row = Object.fromEntries(columns(table).filter((column) => column.nullable).map((column) => [column.name, null]));
  const parts = review.record.split(" ");
  // Of a key whose last part may hold spaces (a name) the rest belongs to the last part.
  const key = table.key.map((name, i): [string, string | number] => {
    const part = i === table.key.length - 1 ? parts.slice(i).join(" ") : parts[i];
    return [name, columns(table).find((column) => column.name === name)!.type === "int" ? Number(part) : part];
  });
  const made = { ...blank, ...(review.table === "events" ? { confidence: 1, mentions: 1, sources: 1 } : {}), ...derived(job, review, blank) };
  const row = whole(job, one, { ...made, ...(review.quote === null || review.table === "events" ? {} : spanOf(one)), ...review.values, ...Object.fromEntries(key) });
  rows.set(review.table, row);
  job.kept.set(`${review.table} ${review.record}`, where);
  if (review.table === "events") {
    const span = spanOf(one);
    const mention_id = `n-${createHash("sha256").update(JSON.stringify([row.event_id, source, span.start, span.end])).digest("hex").slice(0, 12)}`;
    rows.set("event_mentions", { mention_id, event_id: row.event_id, ...span, quote: quoteAt(one.text, span.start, span.end), rule: REVIEW_RULE } as Row);
  }
  if (!(REGISTRY_TABLES as readonly string[]).includes(review.table)) mark(job, one, row, "added");
  note(job, one, null, null, JSON.stringify(row));
}

/** The span of an added record: given by its start, or by words that stand once in the text. */
function spanOf({ where, review, source, text }: One): { source_id: string; start: number; end: number } {
  const places = placesOf(text, review.quote!);
  const found = review.values?.start === undefined ? places : places.filter(({ start }) => start === review.values!.start);
  if (found.length === 1) return { source_id: source, ...found[0] };
  if (found.length > 1) throw new Problem(where, `${JSON.stringify(review.quote)} stands ${found.length} times in ${source}`, `say which with "start": one of ${found.map(({ start }) => start).join(", ")}`);
  throw new Problem(where, `${JSON.stringify(review.quote)} does not stand ${places.length ? "there " : ""}in ${source}`, "quote the text letter by letter");
}

/** A row with its quote taken from the text, if it fits its schema and refers to what is there. */
function whole({ rows }: Job, { where, review, text }: One, values: Row): Row {
  const table = tableNamed(review.table);
  const names = new Set(columns(table).map((column) => column.name));
  const row: Row = { ...values };
  // An event has no span of its own; the review's start is its mention's.
  if (review.table === "events") delete row.start;
  if (names.has("start")) {
    const quote = quoteAt(text, Number(row.start), Number(row.end));
    if (quote === null) throw new Problem(where, `the span ${row.start}-${row.end} does not lie in the text`, "give start and end in code points");
    if (names.has("quote")) row.quote = quote;
    if (names.has("text") && row.text === undefined) row.text = quote;
    if (names.has("rule") && review.decision === "add") row.rule = REVIEW_RULE;
  }
  if (names.has("reviewed")) Object.assign(row, { reviewed: row.reviewed ?? null, review_reason: row.review_reason ?? null });
  const fitting = fit({ name: review.table, schema: table.row as never }, row, where) as Row;
  const broken = table.checks.find((check) => !check.holds(fitting as never));
  if (broken) throw new Problem(where, `${review.table}: the rule ${broken.name} does not hold for ${keyOf(review.table, fitting)}`, "mend the values");
  for (const column of columns(table)) {
    const to = fitting[column.name];
    if (!column.references || to === null || column.references === "sources") continue;
    if (!rows.of(column.references).has(String(to))) {
      throw new Problem(where, `${column.name} is ${to}, which ${column.references} does not have`, "add it too, or name one that is there");
    }
  }
  return fitting;
}

/** A record of an event, or one that hangs on it, marks the event; a clause marks itself. */
function mark({ marks }: Job, { review }: One, row: Row, state: Mark["state"]): void {
  const reason = review.reason ?? null;
  if (review.table === "treaty_clauses") marks.set(`treaty_clauses ${review.record}`, { state, reason });
  if (review.table === "events") {
    const known = marks.get(`events ${review.record}`);
    if (state !== "accepted" || !known) marks.set(`events ${review.record}`, { state, reason });
  }
  else if (typeof row.event_id === "string" && state !== "accepted") {
    const name = `events ${row.event_id}`;
    // What was said of the event itself weighs more, except that an accepted event with another participant is a corrected one.
    const known = marks.get(name);
    if (!known || known.state === "accepted") marks.set(name, { state: "corrected", reason });
  }
}

const shown = (value: Row[string] | undefined): string | null => (value === null || value === undefined ? null : String(value));

function note({ log }: Job, { review, source }: One, column: string | null, machine: string | null, reviewed: string | null): void {
  const hash = createHash("sha256").update(JSON.stringify([source, review.table, review.record, column])).digest("hex").slice(0, 12);
  log.push({
    review_id: `r-${hash}`, source_id: source, table: review.table, record_id: review.record, decision: review.decision, column,
    machine_value: machine, reviewed_value: reviewed, who: review.who, date: review.date, reason: review.reason ?? null,
  });
}

/** A person's walk through the records of a source, sentence by sentence. Knows nothing of terminals: it asks and says. */
import { tableNamed } from "../../../schemas/index.ts";
import { EVIDENCE_TABLES, REGISTRY_TABLES, reviewRecord, type Review } from "../../../schemas/reviews.ts";
import { columns, type Column } from "../../../schemas/table.ts";
import { Rows, type Cell, type Row, type TableRows } from "../../review/rows.ts";
import { seenOf } from "../../review/seen.ts";
import { textOf, wordsOf, type Text } from "../../review/words.ts";

export interface Walk {
  source: string;
  text: string;
  tables: TableRows;
  /** Reviews that stand already; their records are passed over. */
  done: readonly Review[];
  who: string;
  date: string;
  /** Also shows the mentions of actors and places, of which there are many. */
  all: boolean;
  say: (line: string) => void;
  /** The answer without white space around it; null when the person has gone. */
  ask: (question: string) => Promise<string | null>;
  /** Takes each review as it is made, so that none is lost. */
  keep: (review: Review) => void;
}

interface Shown {
  table: string;
  key: string;
  row: Row;
  quote: string;
  start: number;
  /** What the review remembers of it. */
  machine: Row;
}

const MANY: readonly string[] = ["actor_mentions", "place_mentions", "clause_mentions"];
/** In this order records of one sentence are shown. */
const ORDER = ["treaty_clauses", "memberships", "offices", "events", "event_mentions", "event_actors", "event_places", "event_links", "event_clauses", ...MANY];

/** @returns false when the person stopped before the end */
export async function walk(job: Walk): Promise<boolean> {
  const text = textOf(job.text);
  const shown = recordsOf(job, text);
  const done = new Set(job.done.map((review) => `${review.table} ${review.record}`));
  // What hangs on a rejected record goes with it, and is not asked for.
  const gone = new Set(job.done.filter(({ decision }) => decision === "reject").map(({ record }) => record));
  const keep = (review: Review) => {
    if (review.decision === "reject") gone.add(review.record);
    job.keep(review);
  };
  const hangs = ({ row }: Shown) => ["event_id", "to_event_id", "clause_id"].some((name) => gone.has(String(row[name])));
  const sentences = (job.tables.sentences ?? []).filter((row) => row.source_id === job.source).sort((a, b) => Number(a.start) - Number(b.start));
  // What begins before the first sentence, in a title, is shown with it.
  const bounds = sentences.map((row, i) => [i === 0 ? 0 : Number(row.start), i + 1 < sentences.length ? Number(sentences[i + 1].start) : Infinity]);
  for (const [i, sentence] of sentences.entries()) {
    const records = shown.filter(({ start }) => start >= bounds[i][0] && start < bounds[i][1]).filter(({ table, key }) => !done.has(`${table} ${key}`));
    // A sentence of which every record is reviewed was finished in an earlier walk, as far as anybody can tell.
    if (!records.some((record) => !hangs(record)) && job.done.length > 0) continue;
    job.say(`\n${i + 1}/${sentences.length}  ${text.text.slice(text.points.index(Number(sentence.start)), text.points.index(Number(sentence.end))).replace(/\s+/gu, " ")}`);
    for (const record of records) if (!hangs(record) && !(await decide({ ...job, keep }, record))) return false;
    if (!(await additions(job))) return false;
  }
  return true;
}

function recordsOf({ tables, source, all }: Walk, text: Text): Shown[] {
  const rows = new Rows(tables);
  const found: Shown[] = [];
  for (const table of EVIDENCE_TABLES) {
    if (MANY.includes(table) && !all) continue;
    for (const [key, row] of rows.of(table)) {
      const [quote] = wordsOf(rows, table, row, source, text);
      if (quote === undefined) continue;
      const first = table === "events" ? [...rows.of("event_mentions").values()].find((one) => one.event_id === row.event_id && one.source_id === source)! : row;
      found.push({ table, key, row, quote, start: Number(first.start), machine: seenOf(rows, table, row, quote) });
    }
  }
  return found.sort((a, b) => a.start - b.start || ORDER.indexOf(a.table) - ORDER.indexOf(b.table) || (a.key < b.key ? -1 : 1));
}

const HIDDEN = new Set(["source_id", "start", "end", "quote", "rule", "reviewed", "review_reason"]);

async function decide(job: Walk, { table, key, row, quote, machine }: Shown): Promise<boolean> {
  const values = columns(tableNamed(table)).filter(({ name }) => !HIDDEN.has(name) && row[name] !== null && row[name] !== undefined).map(({ name }) => `${name}=${row[name]}`);
  job.say(`  ${table}  ${values.join("  ")}\n    “${quote}”`);
  const base = { table: table as Review["table"], record: key, quote, machine, who: job.who, date: job.date };
  for (;;) {
    const answer = await job.ask("  a accept, r reject, c correct, s skip, q quit: ");
    if (answer === null || answer === "q") return false;
    if (answer === "s") return true;
    if (answer === "a") {
      job.keep(reviewRecord.parse({ decision: "accept", ...base }));
      return true;
    }
    if (answer !== "r" && answer !== "c") continue;
    const changes = answer === "c" ? await askValues(job, table) : {};
    if (changes === null) return false;
    if (answer === "c" && !Object.keys(changes).length) continue;
    const reason = await askUntil(job, "  why? ", (line) => (line ? null : "a reason is needed"));
    if (reason === null) return false;
    job.keep(reviewRecord.parse(answer === "c" ? { decision: "correct", ...base, values: changes, reason } : { decision: "reject", ...base, reason }));
    return true;
  }
}

async function additions(job: Walk): Promise<boolean> {
  for (;;) {
    const names = [...EVIDENCE_TABLES, ...REGISTRY_TABLES] as readonly string[];
    const table = await askUntil(job, "  missing here? a table to add a record to, or Enter: ", (line) => (line === "" || names.includes(line) ? null : `one of ${names.join(", ")}`));
    if (table === null) return false;
    if (table === "") return true;
    const { key } = tableNamed(table);
    const record = await askUntil(job, `  its key (${key.join(" ")}): `, (line) => (line.split(" ").length >= key.length && line !== "" ? null : `${key.length} part(s), parted by spaces`));
    if (record === null) return false;
    const registry = (REGISTRY_TABLES as readonly string[]).includes(table);
    const quote = registry ? null : await askUntil(job, "  its words, letter by letter: ", (line) => (line && job.text.includes(line) ? null : "these words are not in the text"));
    if (quote === null && !registry) return false;
    const values = await askValues(job, table);
    if (values === null) return false;
    const reason = await askUntil(job, "  why? ", (line) => (line ? null : "a reason is needed"));
    if (reason === null) return false;
    const review = reviewRecord.safeParse({ decision: "add", table, record, quote, values, who: job.who, date: job.date, reason });
    if (review.success) job.keep(review.data);
    else job.say(`  not kept: ${review.error.issues[0].message}`);
  }
}

/** Values as column=value, one a line, until an empty line. An empty value is null. */
async function askValues(job: Walk, table: string): Promise<Record<string, Cell> | null> {
  const cols = columns(tableNamed(table)).filter(({ name }) => !tableNamed(table).key.includes(name));
  const found: Record<string, Cell> = {};
  for (;;) {
    const line = await askUntil(job, "  column=value, or Enter: ", (one) => (one === "" ? null : faultOf(cols, one)));
    if (line === null) return null;
    if (line === "") return found;
    const [name, value] = partsOf(line);
    found[name] = valueOf(cols.find((column) => column.name === name)!, value);
  }
}

const partsOf = (line: string): [string, string] => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()];

function faultOf(cols: readonly Column[], line: string): string | null {
  if (!line.includes("=")) return "write column=value";
  const [name, value] = partsOf(line);
  const column = cols.find((one) => one.name === name);
  if (!column) return `the columns are ${cols.map((one) => one.name).join(", ")}`;
  if (value === "") return column.nullable ? null : `${name} may not be null`;
  if (column.codes && !(value in column.codes)) return `${name} is one of ${Object.keys(column.codes).join(", ")}`;
  if ((column.type === "int" || column.type === "real") && Number.isNaN(Number(value))) return `${name} is a number`;
  return null;
}

function valueOf(column: Column, value: string): Cell {
  if (value === "") return null;
  if (column.type === "int" || column.type === "real") return Number(value);
  return column.type === "bool" ? value === "true" : value;
}

async function askUntil(job: Walk, question: string, fault: (answer: string) => string | null): Promise<string | null> {
  for (;;) {
    const answer = await job.ask(question);
    if (answer === null) return null;
    const wrong = fault(answer);
    if (wrong === null) return answer;
    job.say(`  ${wrong}`);
  }
}

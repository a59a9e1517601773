/** What persons said of an event and of what hangs on it, the machine's value beside theirs. */
import { existsSync } from "node:fs";
import type { Review } from "../../../schemas/reviews.ts";
import { readReviews, reviewedSources } from "../../review/files.ts";
import type { Cell } from "../../review/rows.ts";

export interface Reviewed {
  table: string;
  record: string;
  decision: Review["decision"];
  /** The column that was changed; null where the whole record was accepted, rejected or added. */
  column: string | null;
  machine: Cell;
  reviewed: Cell;
  quote: string | null;
  who: string;
  date: string;
  reason: string | null;
}

/** Of a participant, place or the like the key begins with the event's id; a mention tells its event. */
const isOf = ({ table, record, machine, values }: Review, event_id: string): boolean =>
  (table === "events" ? record === event_id : record.split(" ").includes(event_id)) || (table === "event_mentions" && [machine?.event_id, values?.event_id].includes(event_id));

/** Of what hangs on an event, acceptance is not worth a line: nothing of it has changed. */
const isTold = ({ table, decision }: Review): boolean => table === "events" || decision !== "accept";

/** @param folder where reviews are kept, <source_id>.jsonl; none where it is not there */
export function reviewsOf(event_id: string, folder: string | null): { source_id: string; reviewed: Reviewed[] } | null {
  for (const source_id of folder !== null && existsSync(folder) ? reviewedSources(folder) : []) {
    const found = readReviews(folder!, source_id).map(({ review }) => review).filter((review) => isOf(review, event_id) && isTold(review));
    if (found.length) return { source_id, reviewed: found.flatMap(rowsOf) };
  }
  return null;
}

function rowsOf({ table, record, decision, quote, values, machine, who, date, reason }: Review): Reviewed[] {
  const base = { table, record, decision, quote, who, date, reason: reason ?? null };
  if (decision !== "correct" && decision !== "add") return [{ ...base, column: null, machine: null, reviewed: null }];
  const changes = Object.entries(values!).filter(([column]) => !["start", "end", "event_id"].includes(column));
  const rows = changes.map(([column, value]) => ({ ...base, column, machine: machine?.[column] ?? null, reviewed: value }));
  return rows.length ? rows : [{ ...base, column: null, machine: null, reviewed: null }];
}

/** Lines for a person to read: "date = 2022-01, the machine had null". */
export function reviewLines(rows: readonly Reviewed[], event_id: string): string[] {
  const groups = new Map<string, Reviewed[]>();
  for (const row of rows) groups.set(`${row.table} ${row.record}`, [...(groups.get(`${row.table} ${row.record}`) ?? []), row]);
  return [...groups.values()].map((group) => {
    const [{ table, record, decision, quote, who, date, reason }] = group;
    const key = record.split(" ").filter((part) => part !== event_id).join(" ");
    const what = [table, table === "events" || table === "event_mentions" ? "" : key].filter(Boolean).join(" ");
    const words = quote !== null && (decision === "add" || table !== "events") ? ` "${quote}"` : "";
    const changes = group.filter(({ column }) => column !== null).map(({ column, machine, reviewed }) => `${column} = ${reviewed ?? "null"}${decision === "correct" ? `, the machine had ${machine ?? "null"}` : ""}`);
    return `${what}${words}: ${DONE[decision]}${changes.length ? ` ${changes.join("; ")}` : ""} (${who}, ${date}${reason ? `: ${reason}` : ""})`;
  });
}

const DONE = { accept: "accepted", reject: "rejected", correct: "corrected to", add: "added" } as const;

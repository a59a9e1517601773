/** What must hold again once reviews have been applied: counts, positions, and the marks of what was reviewed. */
import { tableNamed } from "../../schemas/index.ts";
import { Problem } from "../problem.ts";
import type { Row, Rows } from "./rows.ts";

export interface Mark {
  state: "accepted" | "corrected" | "added";
  reason: string | null;
}

/** @param touched tables that reviews named */
export function finish(rows: Rows, marks: ReadonlyMap<string, Mark>, touched: readonly string[]): void {
  if (touched.some((table) => table.startsWith("event"))) {
    countMentions(rows);
    renumber(rows);
  }
  for (const [name, { state, reason }] of marks) {
    const [table, key] = name.split(" ");
    const row = rows.of(table).get(key);
    // The columns are there once the schema has them.
    if (row && "reviewed" in tableNamed(table).row.shape) rows.set(table, { ...row, reviewed: state, review_reason: reason });
  }
}

function countMentions(rows: Rows): void {
  const sources = new Map<string, string[]>();
  for (const { event_id, source_id } of rows.of("event_mentions").values()) sources.set(String(event_id), [...(sources.get(String(event_id)) ?? []), String(source_id)]);
  for (const [event, row] of rows.of("events")) {
    const found = sources.get(event);
    if (!found) throw new Problem(`reviews of ${event}`, "leave the event without any mention", "reject the event itself");
    if (found.length !== row.mentions || new Set(found).size !== row.sources) rows.set("events", { ...row, mentions: found.length, sources: new Set(found).size });
  }
}

/** Positions of participants count from 1 without gaps, in the order that they had. */
function renumber(rows: Rows): void {
  const actors = rows.of("event_actors");
  const groups = new Map<string, [string, Row][]>();
  for (const [key, row] of actors) {
    const group = `${row.event_id} ${row.role}`;
    groups.set(group, [...(groups.get(group) ?? []), [key, row]]);
  }
  for (const members of groups.values()) {
    members.sort(([, a], [, b]) => Number(a.position) - Number(b.position));
    if (members.every(([, row], i) => row.position === i + 1)) continue;
    for (const [key] of members) actors.delete(key);
    members.forEach(([, row], i) => rows.set("event_actors", { ...row, position: i + 1 }));
  }
}

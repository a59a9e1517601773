import type { z } from "zod";
import { ALLIANCE_ACT, DATE_BASIS, EVENT_MODE, EVENT_STATUS, EVENT_TYPE, MODES_OF_TYPE, QUAD, QUAD_OF_TYPE } from "../codes.ts";
import { code, count, date, edtfDate, id, real, text } from "../fields.ts";
import { reviewed } from "../reviewed.ts";
import { table } from "../table.ts";

const quadSql = Object.entries(QUAD_OF_TYPE).map(([type, quad]) =>
  quad ? `(event_type = '${type}' AND quad = '${quad}')` : `(event_type = '${type}' AND quad IS NULL)`).join(" OR ");

export const events = table("events", "What an actor did, refused, asked for, threatened or failed to do.", ["event_id"], {
  event_id: id("The event's id.", { example: "e-4f1c2a9b03de" }),
  event_type: code("event_type", EVENT_TYPE, "The PLOVER type.", { example: "SANCTION" }),
  mode: code("event_mode", EVENT_MODE, "The PLOVER mode.", { example: "withdraw" }).nullable(),
  quad: code("quad", QUAD, "The quad class, which follows from the type.", { example: "material_conflict" }).nullable(),
  act: code("alliance_act", ALLIANCE_ACT, "The alliance act, null for most events.", { example: "suspend" }).nullable(),
  status: code("event_status", EVENT_STATUS, "Whether it happened, as the source has it.", { example: "occurred" }),
  attributed_to: id("Who claims it, where the status is alleged.", { references: "actors", example: "azerbaijan" }).nullable(),
  name: text("The name of a named war, summit or operation.", { example: "Second Karabakh War" }).nullable(),
  date: edtfDate("The date of the act itself, as EDTF.", { example: "2024-02-23" }).nullable(),
  date_start: date("The first day that the date allows.", { example: "2024-02-23" }).nullable(),
  date_end: date("The last day that the date allows.", { example: "2024-02-23" }).nullable(),
  date_basis: code("date_basis", DATE_BASIS, "How the date is known.", { example: "explicit" }).nullable(),
  confidence: real("How sure the coder is, from 0 to 1: the share of events with as much speaking for them (actors known, a date of its own, plain words) that were right in texts coded by hand.", 0, 1, { example: 0.8 }),
  mentions: count("How many mentions the event has.", { example: 2 }),
  sources: count("How many sources mention it.", { example: 1 }),
  ...reviewed,
}, [
  {
    name: "dates_in_order",
    sql: "date_start IS NULL OR date_end IS NULL OR date_start <= date_end",
    holds: (row) => row.date_start === null || row.date_end === null || row.date_start <= row.date_end,
  },
  { name: "quad_follows_type", sql: quadSql, holds: (row) => QUAD_OF_TYPE[row.event_type] === row.quad },
  {
    name: "mode_fits_type",
    sql: `mode IS NULL OR ${Object.entries(MODES_OF_TYPE).map(([type, modes]) =>
      `(event_type = '${type}' AND mode IN (${modes.map((mode) => `'${mode}'`).join(", ")}))`).join(" OR ")}`,
    holds: (row) => row.mode === null || (MODES_OF_TYPE[row.event_type]?.includes(row.mode) ?? false),
  },
  {
    name: "date_has_basis",
    sql: "(date IS NULL) = (date_basis IS NULL)",
    holds: (row) => (row.date === null) === (row.date_basis === null),
  },
]);
export type Event = z.infer<typeof events.row>;

import type { z } from "zod";
import { CLAUSE_LINK } from "../codes.ts";
import { code, evidence, id } from "../fields.ts";
import { table } from "../table.ts";

export const eventClauses = table("event_clauses", "What an event does to a treaty clause.", ["event_id", "clause_id", "link"], {
  event_id: id("The event.", { references: "events", example: "e-4f1c2a9b03de" }),
  clause_id: id("The clause.", { references: "treaty_clauses", example: "c-4f1c2a9b03de" }),
  link: code("clause_link", CLAUSE_LINK, "What the event does to the clause.", { example: "declines" }),
  ...evidence,
});
export type EventClause = z.infer<typeof eventClauses.row>;

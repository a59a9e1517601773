import type { z } from "zod";
import { evidence, id } from "../fields.ts";
import { table } from "../table.ts";

export const clauseMentions = table("clause_mentions", "Where a source speaks of a clause that it reports.", ["mention_id"], {
  mention_id: id("The mention's id.", { example: "q-4f1c2a9b03de" }),
  clause_id: id("The clause.", { references: "treaty_clauses", example: "c-4f1c2a9b03de" }),
  ...evidence,
});
export type ClauseMention = z.infer<typeof clauseMentions.row>;

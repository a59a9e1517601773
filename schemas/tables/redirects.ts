import type { z } from "zod";
import { id, text } from "../fields.ts";
import { table } from "../table.ts";

export const redirects = table("redirects", "Ids that were merged, changed or withdrawn since the last release.", ["old_id"], {
  old_id: id("The id that went away.", { example: "e-4f1c2a9b03de" }),
  new_id: id("The id that stands for it now; null when it was withdrawn.", { example: "e-9d20c4be117a" }).nullable(),
  table: text("The table that it belonged to.", { example: "events" }),
  since: text("The release in which it went away.", { example: "0.2.0" }),
});
export type Redirect = z.infer<typeof redirects.row>;

import type { z } from "zod";
import { evidence, id } from "../fields.ts";
import { table } from "../table.ts";

export const eventMentions = table("event_mentions", "Where the sources speak of an event.", ["mention_id"], {
  mention_id: id("The mention's id.", { example: "n-4f1c2a9b03de" }),
  event_id: id("The event.", { references: "events", example: "e-4f1c2a9b03de" }),
  ...evidence,
});
export type EventMention = z.infer<typeof eventMentions.row>;

import type { z } from "zod";
import { EVENT_LINK } from "../codes.ts";
import { code, evidence, id } from "../fields.ts";
import { table } from "../table.ts";

export const eventLinks = table("event_links", "How one event hangs together with another.", ["event_id", "link", "to_event_id"], {
  event_id: id("The later or smaller event.", { references: "events", example: "e-4f1c2a9b03de" }),
  link: code("event_link", EVENT_LINK, "How they hang together.", { example: "in_response_to" }),
  to_event_id: id("The other event.", { references: "events", example: "e-9d20c4be117a" }),
  ...evidence,
}, [{ name: "no_link_to_itself", sql: "event_id <> to_event_id", holds: (row) => row.event_id !== row.to_event_id }]);
export type EventLink = z.infer<typeof eventLinks.row>;

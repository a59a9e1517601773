import type { z } from "zod";
import { ROLE } from "../codes.ts";
import { code, count, id, span, text } from "../fields.ts";
import { table } from "../table.ts";

export const eventActors = table("event_actors", "Who took part in an event, and how.", ["event_id", "role", "position"], {
  event_id: id("The event.", { references: "events", example: "e-4f1c2a9b03de" }),
  role: code("role", ROLE, "The part played.", { example: "initiator" }),
  position: count("The order among those in the same role, from 1.", { example: 1 }),
  actor_id: id("The actor; null when the words could not be resolved.", { references: "actors", example: "armenia" }).nullable(),
  text: text("The words that fill the role.", { example: "Armenia" }),
  ...span,
});
export type EventActor = z.infer<typeof eventActors.row>;

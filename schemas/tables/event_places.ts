import type { z } from "zod";
import { id, span } from "../fields.ts";
import { table } from "../table.ts";

export const eventPlaces = table("event_places", "Where an event took place.", ["event_id", "place_id"], {
  event_id: id("The event.", { references: "events", example: "e-4f1c2a9b03de" }),
  place_id: id("The place.", { references: "places", example: "syunik" }),
  ...span,
});
export type EventPlace = z.infer<typeof eventPlaces.row>;

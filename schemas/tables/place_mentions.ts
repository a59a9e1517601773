import type { z } from "zod";
import { evidence, id } from "../fields.ts";
import { table } from "../table.ts";

export const placeMentions = table("place_mentions", "Where the sources name a place.", ["mention_id"], {
  mention_id: id("The mention's id.", { example: "p-4f1c2a9b03de" }),
  place_id: id("The place.", { references: "places", example: "syunik" }),
  ...evidence,
});
export type PlaceMention = z.infer<typeof placeMentions.row>;

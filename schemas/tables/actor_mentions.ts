import type { z } from "zod";
import { MENTION_FORM } from "../codes.ts";
import { code, evidence, id } from "../fields.ts";
import { table } from "../table.ts";

export const actorMentions = table("actor_mentions", "Where the sources refer to an actor.", ["mention_id"], {
  mention_id: id("The mention's id.", { example: "m-4f1c2a9b03de" }),
  actor_id: id("The actor.", { references: "actors", example: "armenia" }),
  form: code("mention_form", MENTION_FORM, "By what sort of expression.", { example: "name" }),
  ...evidence,
});
export type ActorMention = z.infer<typeof actorMentions.row>;

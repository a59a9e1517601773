import type { z } from "zod";
import { NAME_KIND } from "../codes.ts";
import { code, id, text } from "../fields.ts";
import { table } from "../table.ts";

export const actorNames = table("actor_names", "The names by which texts may call an actor.", ["actor_id", "name"], {
  actor_id: id("The actor.", { references: "actors", example: "armenia" }),
  name: text("The name.", { example: "Armenian" }),
  kind: code("name_kind", NAME_KIND, "What sort of name it is.", { example: "demonym" }),
});
export type ActorName = z.infer<typeof actorNames.row>;

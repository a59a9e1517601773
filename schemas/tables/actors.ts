import { z } from "zod";
import { ACTOR_KIND } from "../codes.ts";
import { bool, code, id, int, text } from "../fields.ts";
import { table } from "../table.ts";

export const wikidataId = (description: string) =>
  z.string().regex(/^Q[1-9]\d*$/, "is no Wikidata id").meta({ column: "text", description, example: "Q399" });

export const actors = table("actors", "States, organisations, groups and persons that the records refer to.", ["actor_id"], {
  actor_id: id("The actor's id.", { example: "armenia" }),
  name: text("The name that the dataset uses.", { example: "Armenia" }),
  kind: code("actor_kind", ACTOR_KIND, "What sort of actor it is.", { example: "state" }),
  iso3: z.string().regex(/^[A-Z]{3}$/).meta({ column: "text", description: "ISO 3166-1 alpha-3 code.", example: "ARM" }).nullable(),
  cow_code: int("Correlates of War state number.", { example: 371 }).nullable(),
  gw_code: int("Gleditsch-Ward state number.", { example: 371 }).nullable(),
  wikidata_id: wikidataId("Wikidata item.").nullable(),
  parent_id: id("The actor that this one belongs to.", { references: "actors", example: "united-nations" }).nullable(),
  registered: bool("True when the actor stands in the reference tables, false when it was first met in a text.", { example: true }),
});
export type Actor = z.infer<typeof actors.row>;

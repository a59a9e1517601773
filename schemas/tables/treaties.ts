import type { z } from "zod";
import { edtfDate, id, text } from "../fields.ts";
import { table } from "../table.ts";
import { wikidataId } from "./actors.ts";

export const treaties = table("treaties", "The treaties that clauses belong to.", ["treaty_id"], {
  treaty_id: id("The treaty's id.", { example: "csto-charter" }),
  name: text("Its name.", { example: "Charter of the Collective Security Treaty Organization" }),
  short_name: text("A short name.", { example: "CSTO Charter" }).nullable(),
  signed_on: edtfDate("When it was signed, as EDTF.", { example: "2002-10-07" }).nullable(),
  in_force_on: edtfDate("When it entered into force, as EDTF.", { example: "2003-09-18" }).nullable(),
  organisation_id: id("The organisation that it founds or governs.", { references: "actors", example: "csto" }).nullable(),
  wikidata_id: wikidataId("Wikidata item.").nullable(),
  parties: text('The contracting sides in the words of its own text, joined by "; ", where that is a source and names them.', { example: "the Kingdom of Alvania; the Republic of Brent" }).nullable(),
});
export type Treaty = z.infer<typeof treaties.row>;

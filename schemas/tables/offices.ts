import type { z } from "zod";
import { edtfDate, evidence, id, text } from "../fields.ts";
import { table } from "../table.ts";

export const offices = table("offices", "Who a source says holds which office.", ["office_id"], {
  office_id: id("The record's id.", { example: "o-4f1c2a9b03de" }),
  person_id: id("The person.", { references: "actors", example: "jane-doe" }),
  title: text("The office as the text names it.", { example: "Prime Minister" }),
  actor_id: id("The state or organisation whose office it is.", { references: "actors", example: "armenia" }),
  as_of: edtfDate("The date at which the source shows the person in office, as EDTF.", { example: "2024-02-23" }).nullable(),
  ...evidence,
});
export type Office = z.infer<typeof offices.row>;

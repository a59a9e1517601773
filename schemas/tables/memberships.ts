import type { z } from "zod";
import { MEMBERSHIP_STATUS } from "../codes.ts";
import { code, edtfDate, evidence, id } from "../fields.ts";
import { table } from "../table.ts";

export const memberships = table("memberships", "Who a source says belongs to which organisation.", ["membership_id"], {
  membership_id: id("The record's id.", { example: "b-4f1c2a9b03de" }),
  organisation_id: id("The organisation.", { references: "actors", example: "csto" }),
  member_id: id("The member.", { references: "actors", example: "armenia" }),
  status: code("membership_status", MEMBERSHIP_STATUS, "What the source says of it.", { example: "suspended" }),
  start_date: edtfDate("Since when, as EDTF.", { example: "2024-02-23" }).nullable(),
  end_date: edtfDate("Until when, as EDTF.", { example: "1999" }).nullable(),
  ...evidence,
});
export type Membership = z.infer<typeof memberships.row>;

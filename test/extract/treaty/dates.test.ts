/** When treaties were signed and entered into force: the texts in test/good/treaty-dates.csv. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { segmentTreaty, treatyDates } from "../../../pipeline/extract/treaty/index.ts";

interface Row { text: string; signed: string; in_force: string }
const rows: Row[] = parse(readFileSync("test/good/treaty-dates.csv"), { columns: true });

describe("treatyDates", () => {
  it.each(rows)("$text", ({ text, signed, in_force }) =>
    expect(treatyDates(text, segmentTreaty(text))).toEqual({ signed: signed || null, inForce: in_force || null }));
});

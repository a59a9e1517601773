/** The two columns that tell whether a person has looked at a record. What the machine had stands in the table reviews. */
import { code, text } from "./fields.ts";

/** What a reviewed record carries in its column `reviewed`. */
export const REVIEWED = {
  accepted: "A person has confirmed it.",
  corrected: "A person has changed it or something that hangs on it.",
  added: "A person has added it.",
} as const;

export const reviewed = {
  reviewed: code("reviewed", REVIEWED, "Whether a person has reviewed the record, and what came of it; null where nobody has.", { example: "corrected" }).nullable(),
  review_reason: text("Why the person decided so.", { example: "the text says that it took place" }).nullable(),
};

/** Of a record as the machine makes it. */
export const NOT_REVIEWED = { reviewed: null, review_reason: null } as const;

/**
 * What a person says of the machine's records: sources/reviews/<source_id>.jsonl, one review a line. The reviewed record is
 * named by its id and by its words, so that a review never lands on a record that it was not meant for.
 */
import { z } from "zod";
import { code, date, id, text } from "./fields.ts";
import { table } from "./table.ts";

export const DECISION = {
  accept: "The record is right as the machine made it.",
  reject: "The record should not be there; it goes, with what hangs on it.",
  correct: "The record is right but for the columns given.",
  add: "The machine missed the record.",
} as const;

/** The tables whose records can be reviewed: those that rest on words of a source. */
export const EVIDENCE_TABLES = [
  "actor_mentions", "place_mentions", "memberships", "offices", "treaty_clauses", "clause_mentions", "events", "event_actors", "event_places", "event_mentions",
  "event_links", "event_clauses",
] as const;
/** Tables to which a review may add what a record refers to. */
export const REGISTRY_TABLES = ["actors", "actor_names", "places", "treaties"] as const;

const words = z.string().refine((value) => value.trim() === value && value !== "", "is empty or has white space around it");

const cells = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const reviewRecord = z.strictObject({
  decision: z.enum(["accept", "reject", "correct", "add"]),
  table: z.enum([...EVIDENCE_TABLES, ...REGISTRY_TABLES]),
  /** The record's key; the parts of a key of several columns are parted by a space. */
  record: words,
  /** The words that the record rests on, as the person saw them; null only for a table that rests on none. */
  quote: words.nullable(),
  /** The columns that are corrected, or those of the record to add. */
  values: cells.optional(),
  /** The record as the machine had made it when the person saw it. The review does not hold for another. */
  machine: cells.optional(),
  who: words,
  date: z.iso.date(),
  /** Why; may be left out where a record is accepted. */
  reason: words.optional(),
}).superRefine((review, context) => {
  const changes = review.decision === "correct" || review.decision === "add";
  const fault = (message: string) => context.addIssue({ code: "custom", message });
  if (changes !== (review.values !== undefined)) fault(changes ? "values are missing" : `values mean nothing with ${review.decision}`);
  if (review.values && Object.keys(review.values).length === 0) fault("values are empty");
  if (review.decision === "add" && review.machine) fault("the machine has no record that is added");
  if (review.decision !== "accept" && review.reason === undefined) fault("the reason is missing");
  const registry = (REGISTRY_TABLES as readonly string[]).includes(review.table);
  if (registry && review.decision !== "add") fault(`a record of ${review.table} can only be added: the others stand in sources/reference`);
  if (registry !== (review.quote === null)) fault(registry ? `a record of ${review.table} has no quote` : "the quote is missing");
});
export type Review = z.infer<typeof reviewRecord>;

/** What was reviewed, the machine's value beside the person's. */
export const reviews = table("reviews", "What persons have said of the machine's records: its value beside theirs.", ["review_id"], {
  review_id: id("The review's id.", { example: "r-4f1c2a9b03de" }),
  source_id: id("The source under review.", { references: "sources", example: "csto-caucasus" }),
  table: text("The table of the record.", { example: "events" }),
  record_id: text("The record's key; the parts of a key of several columns are parted by a space.", { example: "e-4f1c2a9b03de" }),
  decision: code("decision", DECISION, "What was decided.", { example: "correct" }),
  column: text("The column that was changed; null where it is not about one.", { example: "status" }).nullable(),
  machine_value: text("What the machine had, as text; of a rejected record the whole as JSON.", { example: "planned" }).nullable(),
  reviewed_value: text("What the person put there, as text; of an added record the whole as JSON.", { example: "occurred" }).nullable(),
  who: text("Who decided.", { example: "A. Reader" }),
  date: date("When.", { example: "2026-01-31" }),
  reason: text("Why.", { example: "the text says that it took place" }).nullable(),
});
export type ReviewRow = z.infer<typeof reviews.row>;

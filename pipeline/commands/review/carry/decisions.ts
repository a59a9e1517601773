/** A file of reviews as what it says of the text: which records there should be, which not, with which values, on which words. */
import type { Review } from "../../../../schemas/reviews.ts";
import type { Cell, Row } from "../../../review/rows.ts";
import { placesOf, type Text } from "../../../review/words.ts";

export interface Span {
  start: number;
  end: number;
}

/** What one review says. */
export interface Decision {
  review: Review;
  /** Whether there should be such a record. */
  right: boolean;
  /** What the machine had; empty for an added record. */
  seen: Row;
  /** What the record should hold. */
  asked: Row;
  /** The words; null for a table that rests on none. */
  span: Span | null;
  /** Of an event: all words that are said to speak of it. */
  spans: Span[];
  /** Of an event: the actors that are said to take part, with their roles. */
  actors: string[];
}

function decisionOf(review: Review, text: Text): Decision {
  const seen: Row = { ...review.machine };
  const asked: Row = { ...seen, ...review.values };
  // How a corrected date is known follows from it, where the person does not say.
  if (review.values && "date" in review.values && !("date_basis" in review.values)) delete asked.date_basis;
  const start = review.decision === "add" ? review.values!.start : seen.start;
  const span = spanOf(review.quote, start, text);
  return { review, right: review.decision !== "reject", seen, asked, span, spans: span ? [span] : [], actors: [] };
}

/** The mention that an added event brings with it, as a decision of its own: the machine may find it one day. */
function ownMention({ decision, table, record, quote, values, who, date, reason }: Review): Review[] {
  if (decision !== "add" || table !== "events") return [];
  return [{ decision, table: "event_mentions", record: record.replace(/^e-/u, "n-"), quote, values: { event_id: record, ...(values!.start === undefined ? {} : { start: values!.start }) }, who, date, reason }];
}

function spanOf(quote: string | null, start: Cell | undefined, text: Text): Span | null {
  if (quote === null) return null;
  if (typeof start === "number") return { start, end: start + [...quote].length };
  return placesOf(text, quote)[0] ?? null;
}

/** All decisions of a file, in its order. */
export function decisionsOf(reviews: readonly Review[], text: Text): Decision[] {
  const decisions = reviews.flatMap((review) => [decisionOf(review, text), ...ownMention(review)].map((one) => ("review" in one ? one : decisionOf(one, text))));
  const events = new Map(decisions.filter((one) => one.review.table === "events").map((one) => [one.review.record, one]));
  for (const one of decisions.filter(({ right }) => right)) {
    if (one.review.table === "event_mentions" && one.span) events.get(String(one.asked.event_id))?.spans.push(one.span);
    if (one.review.table === "event_actors") {
      const [event, role] = one.review.record.split(" ");
      events.get(event)?.actors.push(`${role} ${one.asked.actor_id ?? ""}`);
    }
  }
  return decisions;
}

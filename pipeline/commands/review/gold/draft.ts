/** Reviews as they are drawn up from a text coded by hand, and what of it a person must decide. */
import { createHash } from "node:crypto";
import { fold, namesOf, type Named, type Row, type Tables } from "../../../quality/tables.ts";
import { placesOf, quoteAt, type Text } from "../../../review/words.ts";
import { reviewRecord, type Review } from "../../../../schemas/reviews.ts";

/** Words of the text and where they start, in code points. */
export interface Words {
  quote: string;
  start: number;
}
type Values = NonNullable<Review["values"]>;

export class Draft {
  readonly reviews: Review[] = [];
  /** What could not be done, a line each. */
  readonly open: string[] = [];
  readonly isActor: Named;
  readonly isPlace: Named;

  constructor(readonly tables: Tables & { treaties: Row[] }, readonly source: string, readonly text: Text, private readonly by: { who: string; date: string }) {
    this.isActor = namesOf(tables.actors, tables.actor_names, "actor_id");
    this.isPlace = namesOf(tables.places, [], "place_id");
  }

  /** The rows of a table that rest on words of the source. */
  here(rows: readonly Row[]): Row[] {
    return rows.filter((row) => row.source_id === this.source);
  }

  accept(table: Review["table"], record: string, quote: string): void {
    this.take({ decision: "accept", table, record, quote });
  }

  reject(table: Review["table"], record: string, quote: string, reason: string): void {
    this.take({ decision: "reject", table, record, quote, reason });
  }

  correct(table: Review["table"], record: string, quote: string, values: Values, reason: string): void {
    if (Object.keys(values).length) this.take({ decision: "correct", table, record, quote, values, reason });
    else this.accept(table, record, quote);
  }

  add(table: Review["table"], record: string, { quote, start }: Words, values: Values, reason: string): void {
    this.take({ decision: "add", table, record, quote, values: { ...values, start }, reason });
  }

  private take(review: object): void {
    const found = reviewRecord.parse({ ...review, ...this.by });
    // Two lines of the gold file may say the same.
    if (!this.reviews.some((one) => one.table === found.table && one.record === found.record)) this.reviews.push(found);
  }

  idOf(kind: "actor" | "place" | "treaty", name: string): string | null {
    const key = `${kind}_id`;
    const rows = { actor: this.tables.actors, place: this.tables.places, treaty: this.tables.treaties }[kind];
    const called = { actor: this.isActor, place: this.isPlace, treaty: (id: string) => rows.some((row) => row[key] === id && [row.name, row.short_name].some((one) => one && fold(one) === fold(name))) }[kind];
    const found = rows.filter((row) => called(row[key], name)).sort((a, b) => Number(fold(b.name) === fold(name)) - Number(fold(a.name) === fold(name)))[0];
    if (!found) this.open.push(`no ${kind} of the build is called ${name}: add it to the reviews, table ${kind === "treaty" ? "treaties" : `${kind}s`}`);
    return found ? found[key] : null;
  }

  /** The words of a row with a span. */
  words(row: Row): string {
    return quoteAt(this.text, Number(row.start), Number(row.end)) ?? "";
  }

  /** Where words stand for the first time; a line for the person when they do not. */
  find(quote: string | null | undefined): Words | null {
    const first = quote ? placesOf(this.text, quote)[0] : undefined;
    if (!first) this.open.push(`${JSON.stringify(quote ?? null)} does not stand in the text`);
    return first ? { quote: quote!, start: first.start } : null;
  }

  /** The mention of an actor or place that is nearest to a span. */
  nearest(kind: "actor" | "place", id: string, { start, end }: { start: number; end: number }): Words | null {
    const distance = (row: Row) => Math.max(0, start - Number(row.end), Number(row.start) - end);
    const rows = this.here(kind === "actor" ? this.tables.actor_mentions : this.tables.place_mentions).filter((row) => row[`${kind}_id`] === id);
    const [row] = rows.sort((a, b) => distance(a) - distance(b) || Number(a.start) - Number(b.start));
    return row ? { quote: this.words(row), start: Number(row.start) } : null;
  }

  /** The shortest stretch in which two actors are mentioned, up to what a quote may hold; else the first one's mention. */
  together(one: string, other: string): Words | null {
    const rows = this.here(this.tables.actor_mentions);
    const spans = rows.filter((row) => row.actor_id === one).flatMap((a) => rows.filter((row) => row.actor_id === other).map((b) => ({
      start: Math.min(Number(a.start), Number(b.start)), end: Math.max(Number(a.end), Number(b.end)),
    })));
    const [best] = spans.filter(({ start, end }) => end - start <= 300).sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
    if (best) return { quote: quoteAt(this.text, best.start, best.end)!, start: best.start };
    return this.nearest("actor", one, { start: 0, end: 0 });
  }

  /** An id for a record that a person adds. */
  newId(letter: string, ...parts: string[]): string {
    return `${letter}-${createHash("sha256").update(JSON.stringify(["review", this.source, ...parts])).digest("hex").slice(0, 12)}`;
  }
}

/** A text coded by hand to the reviews that make the machine's records of it right. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Review } from "../../../../schemas/reviews.ts";
import { Problem } from "../../../problem.ts";
import { readGoldFile, type Gold } from "../../../quality/gold.ts";
import { matchEvents, type Matching } from "../../../quality/match.ts";
import { fold, readTables, type Row } from "../../../quality/tables.ts";
import { textOf } from "../../../review/words.ts";
import { Draft } from "./draft.ts";
import { compare, reviewEvents } from "./events.ts";

/** How the reasons of these reviews begin. */
const REASON = "as coded by hand";
const NONE = "not in the text coded by hand";

/** Whether a review was drawn up from a gold file; an acceptance without a reason can be drawn up again, and counts as one. */
export const isFromGold = ({ reason }: Review): boolean => reason === undefined || reason.startsWith(REASON) || reason === NONE;

export interface FromGold {
  reviews: Review[];
  /** What a person must decide, a line each. */
  open: string[];
}

/**
 * @param dist a build without reviews
 * @throws Problem when the file is of another source
 */
export function reviewsFromGold(file: string, source: string, text: string, dist: string, by: { who: string; date: string }): FromGold {
  const gold = readGoldFile(file);
  if (basename(gold.source.text).replace(/\.[^.]+$/u, "") !== source) throw new Problem(file, `is of ${gold.source.text}, not of ${source}`, "name the gold file of this source");
  const read = (name: string) => parse(readFileSync(join(dist, "csv", `${name}.csv`), "utf8"), { columns: true }) as Row[];
  const draft = new Draft({ ...readTables(join(dist, "csv")), treaties: read("treaties") }, source, textOf(text), by);
  const matching = matchEvents(draft.tables, { source_id: source, text, gold }, draft.isActor);
  const ids = reviewEvents(draft, matching);
  reviewClauses(draft, gold);
  reviewLinks(draft, gold, matching, ids);
  reviewMemberships(draft, gold);
  reviewOffices(draft, gold);
  reviewMentions(draft, gold, "actor");
  reviewMentions(draft, gold, "place");
  return { reviews: draft.reviews, open: [...new Set(draft.open)] };
}

/** Pairs what is asked with rows, accepts those, tries `near` for the rest, and rejects what is left. */
function pair<One extends { optional?: boolean }>(
  draft: Draft, table: Review["table"], key: string, asked: readonly One[] | undefined, rows: readonly Row[],
  same: (one: One, row: Row) => boolean, near: (one: One, row: Row) => boolean, values: (one: One, row: Row) => NonNullable<Review["values"]>, add: (one: One) => void,
): void {
  if (!asked) return;
  const used = new Set<Row>();
  const take = (found: Row | undefined) => { if (found) used.add(found); return found; };
  const left = asked.filter((one) => {
    const row = take(rows.find((other) => !used.has(other) && same(one, other)));
    if (row) draft.accept(table, row[key], row.quote);
    return !row && !one.optional;
  });
  for (const one of left) {
    const row = take(rows.find((other) => !used.has(other) && near(one, other)));
    if (row) draft.correct(table, row[key], row.quote, values(one, row), REASON);
    else add(one);
  }
  for (const row of rows) if (!used.has(row)) draft.reject(table, row[key], row.quote, NONE);
}

function reviewMemberships(draft: Draft, gold: Gold): void {
  type One = NonNullable<Gold["memberships"]>[number];
  const both = (one: One, row: Row) => draft.isActor(row.member_id, one.member) && draft.isActor(row.organisation_id, one.organisation);
  const days = (one: One, row: Row) => (one.start === undefined || (one.start ?? "") === row.start_date) && (one.end === undefined || (one.end ?? "") === row.end_date);
  const dates = (one: One) => ({ ...(one.start === undefined ? {} : { start_date: one.start }), ...(one.end === undefined ? {} : { end_date: one.end }) });
  pair(draft, "memberships", "membership_id", gold.memberships, draft.here(draft.tables.memberships), (one, row) => both(one, row) && row.status === one.status && days(one, row), both,
    (one) => ({ status: one.status, ...dates(one) }), (one) => {
      const [member_id, organisation_id] = [draft.idOf("actor", one.member), draft.idOf("actor", one.organisation)];
      const words = member_id && organisation_id ? draft.together(member_id, organisation_id) : null;
      if (words) draft.add("memberships", draft.newId("b", one.member, one.organisation, one.status), words, { member_id, organisation_id, status: one.status, ...dates(one) }, REASON);
    });
}

function reviewOffices(draft: Draft, gold: Gold): void {
  type One = NonNullable<Gold["offices"]>[number];
  const both = (one: One, row: Row) => draft.isActor(row.person_id, one.person) && draft.isActor(row.actor_id, one.of);
  pair(draft, "offices", "office_id", gold.offices, draft.here(draft.tables.offices), (one, row) => both(one, row) && fold(row.title).includes(fold(one.office)), both,
    (one) => ({ title: one.office }), (one) => {
      const [person_id, actor_id] = [draft.idOf("actor", one.person), draft.idOf("actor", one.of)];
      const words = person_id && actor_id ? draft.together(person_id, actor_id) : null;
      if (words) draft.add("offices", draft.newId("o", one.person, one.office, one.of), words, { person_id, actor_id, title: one.office, ...(one.as_of ? { as_of: one.as_of } : {}) }, REASON);
    });
}

function reviewClauses(draft: Draft, gold: Gold): void {
  type One = NonNullable<Gold["clauses"]>[number];
  const article = (one: One, row: Row) => fold(one.article) === fold(row.article);
  const fits = (value: string, right: string | null | undefined, others: readonly string[] | undefined) => value === right || (others ?? []).includes(value);
  pair(draft, "treaty_clauses", "clause_id", gold.clauses, draft.here(draft.tables.treaty_clauses).filter((row) => row.record === "reported"),
    (one, row) => article(one, row) && fits(row.clause_type, one.type, one.type_alternatives) && fits(row.force, one.force, one.force_alternatives), article,
    (one, row) => ({
      ...(fits(row.clause_type, one.type, one.type_alternatives) ? {} : { clause_type: one.type }), ...(fits(row.force, one.force, one.force_alternatives) ? {} : { force: one.force! }),
    }), (one) => {
      const treaty_id = one.treaty ? draft.idOf("treaty", one.treaty) : null;
      const words = draft.find(one.quote);
      if (!treaty_id || !words) return;
      const position = 1 + Math.max(0, ...draft.here(draft.tables.treaty_clauses).filter((row) => row.treaty_id === treaty_id).map((row) => Number(row.position)));
      const parts = Object.fromEntries((["article", "bearer", "beneficiary", "trigger"] as const).flatMap((name) => (one[name] ? [[name, one[name]]] : [])));
      draft.add("treaty_clauses", draft.newId("c", one.quote!), words, { treaty_id, record: "reported", position, clause_type: one.type, force: one.force ?? "obligation", ...parts }, REASON);
    });
}

function reviewLinks(draft: Draft, gold: Gold, { predicted, toGold }: Matching, ids: ReadonlyMap<string, string>): void {
  const here = new Set(predicted.map(({ row }) => row.event_id));
  // What hangs on an event that is rejected goes with it.
  const stays = new Set(predicted.filter(({ row }, p) => toGold.has(p) || row.event_type === "COMMENT").map(({ row }) => row.event_id));
  const settle = (table: "event_links" | "event_clauses", rows: readonly Row[], keys: readonly string[], asked: Map<string, string | null | undefined>) => {
    for (const row of rows) {
      const key = keys.map((name) => row[name]).join(" ");
      if (asked.has(key)) draft.accept(table, key, row.quote);
      else draft.reject(table, key, row.quote, NONE);
    }
    const there = new Set(rows.map((row) => keys.map((name) => row[name]).join(" ")));
    for (const [key, quote] of asked) {
      const words = there.has(key) ? null : draft.find(quote);
      if (words) draft.add(table, key, words, {}, REASON);
    }
  };
  if (gold.links) {
    const asked = gold.links.filter((one) => ids.has(one.from) && ids.has(one.to)).map((one) => [`${ids.get(one.from)} ${one.type} ${ids.get(one.to)}`, one.quote] as const);
    settle("event_links", draft.tables.event_links.filter((row) => [row.event_id, row.to_event_id].every((id) => here.has(id) && stays.has(id))), ["event_id", "link", "to_event_id"], new Map(asked));
  }
  if (gold.clause_links) {
    const clauses = draft.tables.treaty_clauses;
    const asked = gold.clause_links.filter((one) => ids.has(one.event)).flatMap((one) => {
      const options = clauses.filter((row) => fold(row.article) === fold(one.article));
      const linked = draft.tables.event_clauses.find((row) => row.event_id === ids.get(one.event) && row.link === one.type && options.some((clause) => clause.clause_id === row.clause_id));
      const clause = linked?.clause_id ?? draft.here(options)[0]?.clause_id ?? options[0]?.clause_id;
      if (!clause) draft.open.push(`no clause of the build is Article ${one.article}: link ${one.event} to it once it is there`);
      return clause ? [[`${ids.get(one.event)} ${clause} ${one.type}`, one.quote] as const] : [];
    });
    settle("event_clauses", draft.tables.event_clauses.filter((row) => stays.has(row.event_id)), ["event_id", "clause_id", "link"], new Map(asked));
  }
}

function reviewMentions(draft: Draft, gold: Gold, kind: "actor" | "place"): void {
  const asked = gold[`${kind}s`];
  if (!asked) return;
  const table = `${kind}_mentions` as const;
  const rows = draft.here(draft.tables[table]);
  const { missing, extra } = compare(asked, gold[`${kind}s_optional`] ?? [], [...new Set(rows.map((row) => row[`${kind}_id`]))], kind === "actor" ? draft.isActor : draft.isPlace);
  for (const row of rows) if (extra.includes(row[`${kind}_id`])) draft.reject(table, row.mention_id, row.quote, NONE);
  for (const name of missing) {
    const id = draft.idOf(kind, name);
    const words = id ? draft.find(name) : null;
    if (words) draft.add(table, draft.newId(kind === "actor" ? "m" : "p", name), words, { [`${kind}_id`]: id, ...(kind === "actor" ? { form: "name" } : {}) }, REASON);
  }
}

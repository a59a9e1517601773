/** Compares the records of one text with its gold file. */
import type { GoldEvent, GoldText } from "./gold.ts";
import { dateFits, matchEvents, type Matching, type Predicted } from "./match.ts";
import { fold, namesOf, type Named, type Row, type Tables } from "./tables.ts";
import type { Verdict } from "./verdict.ts";

type Say = (measure: Verdict["measure"], outcome: Verdict["outcome"], more?: Partial<Verdict>) => void;

const ROLES = ["initiator", "recipient", "agent", "mediator"] as const;
/** Type that is neither asked for nor counted as invented. */
const UNCOUNTED = "COMMENT";

export function judge(tables: Tables, text: GoldText): Verdict[] {
  const verdicts: Verdict[] = [];
  const say: Say = (measure, outcome, more) => verdicts.push({ source_id: text.source_id, measure, outcome, count: 1, ...more });
  const actor = namesOf(tables.actors, tables.actor_names, "actor_id");
  const place = namesOf(tables.places, [], "place_id");
  const matching = matchEvents(tables, text, actor);
  judgeEvents(matching, say, actor, place);
  judgeNames(tables.actor_mentions, "actor_id", text, "actors", say, actor);
  judgeNames(tables.place_mentions, "place_id", text, "places", say, place);
  judgeRows(tables, text, matching, say, actor);
  return verdicts;
}

function judgeEvents({ golds, predicted, toPredicted, toGold }: Matching, say: Say, actor: Named, place: Named): void {
  golds.forEach((event, g) => {
    const counted = !event.optional && event.type !== UNCOUNTED;
    const one = predicted[toPredicted.get(g) ?? -1];
    if (!one) {
      if (!counted) return;
      say("events", "missed", { event_type: event.type });
      say("strict", "missed", { event_type: event.type });
      for (const role of ROLES) if (!event[`${role}s_optional`]) say("participants", "missed", { count: (event[`${role}s`] ?? []).length });
      return;
    }
    const { event_type, event_id } = one.row;
    if (counted) say("events", "right", { event_type, event_id });
    let clean = judgeParticipants(event, one, say, actor);
    const field = (name: "date" | "status" | "mode" | "act", right: boolean) => say(name, right ? "right" : "wrong", { event_type, event_id });
    if (event.date !== undefined) {
      field("date", dateFits(event, one.row));
      clean &&= dateFits(event, one.row);
    }
    const status = [event.status, ...(event.status_alternatives ?? [])].includes(one.row.status);
    field("status", status);
    if (event.mode) field("mode", one.row.mode === event.mode);
    if (event.act || one.row.act) field("act", (event.act ?? "") === one.row.act);
    if (event.places) judgeSet(event.places, event.places_allowed ?? [], one.places, place, (outcome) => say("event_places", outcome));
    if (!counted) return;
    if (clean && status) say("strict", "right", { event_type });
    else for (const outcome of ["invented", "missed"] as const) say("strict", outcome, { event_type });
  });
  predicted.forEach(({ row: { event_type, event_id }, actors }, p) => {
    if (toGold.has(p) || event_type === UNCOUNTED) return;
    say("events", "invented", { event_type, event_id });
    say("strict", "invented", { event_type });
    say("participants", "invented", { count: actors.filter((one) => one.actor_id).length });
  });
}

/** @returns whether all of them are right */
function judgeParticipants(event: GoldEvent, { actors }: Predicted, say: Say, named: Named): boolean {
  let clean = true;
  for (const role of ROLES) {
    const have = [...new Set(actors.filter((actor) => actor.role === role && actor.actor_id).map((actor) => actor.actor_id))];
    const open = event[`${role}s_optional`] === true;
    const unasked = (role === "agent" && !event.agents) || (role === "mediator" && !event.mediators);
    judgeSet(event[`${role}s`] ?? [], event[`${role}s_allowed`] ?? [], have, named, (outcome) => {
      if (open && outcome !== "invented" || unasked && outcome === "invented") return;
      say("participants", outcome);
      if (outcome !== "right") clean = false;
    });
  }
  return clean;
}

/** Names that are asked for, and those that are not wrong, against ids. */
function judgeSet(asked: readonly string[], allowed: readonly string[], ids: readonly string[], named: Named, say: (outcome: "right" | "invented" | "missed") => void): void {
  const used = new Set<string>();
  for (const name of asked) {
    const hit = ids.find((id) => !used.has(id) && named(id, name));
    if (hit !== undefined) used.add(hit);
    say(hit === undefined ? "missed" : "right");
  }
  for (const id of ids) if (!used.has(id) && !allowed.some((name) => named(id, name))) say("invented");
}

function judgeNames(mentions: readonly Row[], key: string, { source_id, gold }: GoldText, measure: "actors" | "places", say: Say, named: Named): void {
  const asked = gold[measure];
  if (!asked) return;
  const ids = [...new Set(mentions.filter((row) => row.source_id === source_id).map((row) => row[key]))];
  judgeSet(asked, gold[`${measure}_optional`] ?? [], ids, named, (outcome) => say(measure, outcome));
}

function judgeRows(tables: Tables, { source_id, gold }: GoldText, { golds, predicted, toGold }: Matching, say: Say, actor: Named): void {
  const here = (rows: readonly Row[]) => rows.filter((row) => row.source_id === source_id);
  const tuples = <One extends { optional?: boolean }>(measure: Verdict["measure"], asked: readonly One[] | undefined, rows: readonly Row[], same: (one: One, row: Row) => boolean) => {
    if (!asked) return;
    const used = new Set<number>();
    for (const one of asked) {
      const hit = rows.findIndex((row, i) => !used.has(i) && same(one, row));
      if (hit >= 0) used.add(hit);
      if (!one.optional) say(measure, hit >= 0 ? "right" : "missed");
    }
    rows.forEach((_, i) => { if (!used.has(i)) say(measure, "invented"); });
  };
  const told = (row: Row, asked: { start?: string | null; end?: string | null }) =>
    (asked.start === undefined || (asked.start ?? "") === row.start_date) && (asked.end === undefined || (asked.end ?? "") === row.end_date);
  tuples("memberships", gold.memberships, here(tables.memberships), (one, row) =>
    actor(row.member_id, one.member) && actor(row.organisation_id, one.organisation) && one.status === row.status && told(row, one));
  tuples("offices", gold.offices, here(tables.offices), (one, row) => actor(row.person_id, one.person) && actor(row.actor_id, one.of) && fold(row.title).includes(fold(one.office)));
  tuples("clauses", gold.clauses, here(tables.treaty_clauses).filter((row) => row.record === "reported"), (one, row) =>
    fold(one.article) === fold(row.article) && [one.type, ...(one.type_alternatives ?? [])].includes(row.clause_type) && [one.force, ...(one.force_alternatives ?? [])].includes(row.force));
  const ids = new Set(predicted.map(({ row }) => row.event_id));
  const goldOf = new Map([...toGold].map(([p, g]) => [predicted[p].row.event_id, golds[g].id]));
  tuples("links", gold.links, tables.event_links.filter((row) => ids.has(row.event_id) && ids.has(row.to_event_id)), (one, row) =>
    goldOf.get(row.event_id) === one.from && goldOf.get(row.to_event_id) === one.to && row.link === one.type);
  const clauses = new Map(tables.treaty_clauses.map((row) => [row.clause_id, row]));
  tuples("clause_links", gold.clause_links, tables.event_clauses.filter((row) => ids.has(row.event_id)), (one, row) =>
    goldOf.get(row.event_id) === one.event && fold(clauses.get(row.clause_id)?.article) === fold(one.article) && row.link === one.type);
}

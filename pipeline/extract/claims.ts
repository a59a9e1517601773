/** Turns what was found in a document into claims: spans to code points with their quotes, parts numbered within the document. */
import type { Claim } from "../../schemas/claims.ts";
import { quoteSpan, type Quoted } from "../offsets.ts";
import type { ClauseDraft, ClauseLinkDraft } from "./clauses/index.ts";
import type { Confidence } from "./events/confidence.ts";
import type { Draft, RoleFiller } from "./events/draft.ts";
import type { DraftLink } from "./events/links/index.ts";
import type { EventGroup } from "./events/merge.ts";
import type { MembershipDraft } from "./memberships/index.ts";
import type { OfficeDraft } from "./offices.ts";
import type { Document, Mention } from "./types.ts";

export interface Findings {
  mentions: readonly Mention[];
  memberships: readonly MembershipDraft[];
  offices: readonly OfficeDraft[];
  clauses: readonly ClauseDraft[];
  groups: readonly EventGroup[];
  links: readonly DraftLink[];
  clauseLinks: readonly ClauseLinkDraft[];
  confidence: Confidence;
}

/** The claims of a document, its source first. A span of which nothing is left makes no claim. */
export function claimsOf(document: Document, found: Findings): Claim[] {
  const { text, points, record } = document;
  const { source } = record;
  const claims: Claim[] = [{ claim: "source", source }];
  const at = (start: number, end: number): Quoted | null => quoteSpan(text, points, start, end);
  const add = (span: { start: number; end: number }, rule: string, make: (evidence: Quoted & { source_id: string; rule: string }) => Claim) => {
    const quoted = at(span.start, span.end);
    if (quoted) claims.push(make({ source_id: source.source_id, ...quoted, rule }));
  };
  sentenceClaims(document, claims);
  for (const mention of found.mentions) {
    if (mention.actor) add(mention, mention.rule, (evidence) => ({ claim: "actor_mention", actor: mention.actor!, form: mention.form, ...evidence }));
    if (mention.place) add(mention, mention.rule, (evidence) => ({ claim: "place_mention", place: mention.place!, ...evidence }));
  }
  // A state that an event takes place in is spoken of as a place there, whatever else it is.
  const placed = new Set(found.mentions.filter((mention) => mention.place).map((mention) => mention.start));
  for (const { main, others } of found.groups) for (const { places, rule } of [main, ...others]) for (const { place, start, end } of places) {
    if (placed.has(start)) continue;
    placed.add(start);
    add({ start, end }, rule, (evidence) => ({ claim: "place_mention", place, ...evidence }));
  }
  for (const { organisation, member, status, start_date, end_date, ...span } of found.memberships) {
    add(span, span.rule, (evidence) => ({ claim: "membership", organisation, member, status, start_date, end_date, ...evidence }));
  }
  for (const { person, title, actor, as_of, ...span } of found.offices) {
    add(span, span.rule, (evidence) => ({ claim: "office", person, title, actor, as_of: as_of ?? source.published_on, ...evidence }));
  }
  const clauseNumbers = new Map<ClauseDraft, number>();
  for (const clause of found.clauses) {
    const { treaty, article, paragraph, clause_type, force, bearer, beneficiary, trigger } = clause;
    add(clause, clause.rule, (evidence) => {
      clauseNumbers.set(clause, clauseNumbers.size);
      return { claim: "clause", local: clauseNumbers.get(clause)!, treaty, record: "reported", article, paragraph, heading: null, clause_type, force, bearer, beneficiary, trigger, ...evidence };
    });
    const number = clauseNumbers.get(clause);
    if (number !== undefined) for (const mention of clause.mentions) add(mention, mention.rule, (evidence) => ({ claim: "clause_mention", clause: number, ...evidence }));
  }
  eventClaims(document, found, add, clauseNumbers);
  return claims;
}

function sentenceClaims({ text, points, sentences, record }: Document, claims: Claim[]): void {
  sentences.forEach((sentence, i) => {
    const quoted = quoteSpan(text, points, sentence.start, sentence.end);
    if (!quoted) return;
    const heading = sentence.section < 0 ? null : record.blocks[sentence.section];
    const section = heading ? quoteSpan(text, points, heading.start, heading.end)?.quote ?? null : null;
    const whole = text.slice(points.index(quoted.start), points.index(quoted.end));
    claims.push({ claim: "sentence", position: i + 1, section, text: record.source.rights === "open" ? whole : null, source_id: record.source.source_id, start: quoted.start, end: quoted.end });
  });
}

type Add = (span: { start: number; end: number }, rule: string, make: (evidence: Quoted & { source_id: string; rule: string }) => Claim) => void;

function eventClaims({ text, points }: Document, found: Findings, add: Add, clauseNumbers: ReadonlyMap<ClauseDraft, number>): void {
  const numbers = new Map<Draft, number>();
  found.groups.forEach(({ main, others }, local) => {
    add(main, main.rule, (evidence) => {
      numbers.set(main, local);
      return {
        claim: "event", local, event_type: main.type, mode: main.mode, act: main.act, status: main.verdict.status,
        attributed_to: main.verdict.status === "alleged" ? main.verdict.speaker : null, name: main.name, date: main.dated.date, date_basis: main.dated.basis,
        confidence: found.confidence(main).value, actors: fillersOf(main.roles), places: placesOf(main), ...evidence,
      };
    });
    for (const other of others) {
      numbers.set(other, local);
      add(other, other.rule, (evidence) => ({ claim: "event_mention", event: local, ...evidence }));
    }
  });
  const numberOf = (draft: Draft) => numbers.get(draft) ?? [...numbers].find(([one]) => one.sentence === draft.sentence && one.predicate === draft.predicate)?.[1];
  for (const link of found.links) {
    const event = numberOf(link.from);
    const to_event = numberOf(link.to);
    if (event !== undefined && to_event !== undefined && event !== to_event) add(link, link.rule, (evidence) => ({ claim: "event_link", event, link: link.link, to_event, ...evidence }));
  }
  for (const link of found.clauseLinks) {
    const event = numberOf(link.event);
    const clause = clauseNumbers.get(link.clause);
    if (event !== undefined && clause !== undefined) add(link, link.rule, (evidence) => ({ claim: "event_clause", event, clause, link: link.link, ...evidence }));
  }

  function fillersOf(roles: readonly RoleFiller[]) {
    return roles.flatMap(({ role, actor, start, end, named }) => {
      const quoted = quoteSpan(text, points, named?.start ?? start, named?.end ?? end);
      return quoted ? [{ role, actor, text: quoted.quote, start: quoted.start, end: quoted.end }] : [];
    });
  }
  function placesOf(draft: Draft) {
    return draft.places.flatMap(({ place, start, end }) => {
      const quoted = quoteSpan(text, points, start, end);
      return quoted ? [{ place, start: quoted.start, end: quoted.end }] : [];
    });
  }
}

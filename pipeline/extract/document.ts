/** One parsed document to its claims. A pure function: the same document and knowledge give the same claims. */
import type { Claim } from "../../schemas/claims.ts";
import type { DocumentRecord, ParsedRecord } from "../../schemas/documents.ts";
import type { ReferenceRow } from "../../schemas/reference.ts";
import { CodePoints } from "../offsets.ts";
import { claimsOf } from "./claims.ts";
import { clauseLinks, reportedClauses, type Provision } from "./clauses/index.ts";
import { Context, grouped, lexiconOf, type Lexicon } from "./context.ts";
import { datesOf } from "./dates/index.ts";
import { dateWords, type DateWords } from "./dates/find.ts";
import { confidenceBy, type Confidence } from "./events/confidence.ts";
import { eventFinder, findEvents, type EventFinder } from "./events/index.ts";
import type { Draft } from "./events/draft.ts";
import { linkDrafts } from "./events/links/index.ts";
import { mergeDrafts } from "./events/merge.ts";
import { addAsked } from "./events/requests.ts";
import { addAccused } from "./events/stances.ts";
import { participlesOf, withParticiples, type Participles } from "./participles.ts";
import { infinitiveWords, withInfinitives, type InfinitiveWords } from "./infinitives.ts";
import type { Knowledge } from "./knowledge.ts";
import { findMemberships } from "./memberships/index.ts";
import { groundWords } from "./names/grounds.ts";
import { findMentions, type NameFinder } from "./names/index.ts";
import { nestPlaces } from "./names/nest.ts";
import { nameWords } from "./names/unregistered.ts";
import { findOffices } from "./offices.ts";
import { phrasalVerbs, withParticles, type PhrasalVerbs } from "./particles.ts";
import type { Trace } from "./trace.ts";
import type { Document } from "./types.ts";
import { treatyIn, verbatimClaims } from "./verbatim.ts";

/** Everything that extraction looks things up in, made once. */
export interface Extractor {
  names: NameFinder;
  lexicon: Lexicon;
  phrasal: PhrasalVerbs;
  participles: Participles;
  infinitives: InfinitiveWords;
  dates: DateWords;
  events: EventFinder;
  confidence: Confidence;
  connectives: ReadonlyMap<string, readonly ReferenceRow<"lexicon/connectives">[]>;
}

export function makeExtractor(knowledge: Knowledge): Extractor {
  const locatives = new Map(knowledge.of("lexicon/locatives").map((row) => [row.preposition, row.strength]));
  return {
    names: {
      knowledge, months: new Set(knowledge.of("lexicon/date_words").filter((row) => row.kind === "month" || row.kind === "weekday").map((row) => row.word)), words: nameWords(knowledge), grounds: groundWords(knowledge), locatives, organs: new Set(knowledge.of("lexicon/organs").map((row) => row.noun.toLowerCase())),
      offices: new Set(knowledge.of("lexicon/organs").filter((row) => !["people", "other"].includes(row.kind)).map((row) => row.noun.toLowerCase())) },
    lexicon: lexiconOf(knowledge),
    phrasal: phrasalVerbs(knowledge),
    participles: participlesOf(knowledge),
    infinitives: infinitiveWords(knowledge),
    dates: dateWords(knowledge),
    events: eventFinder(knowledge, locatives),
    confidence: confidenceBy(knowledge),
    connectives: grouped(knowledge.of("lexicon/connectives"), (row) => row.phrase),
  };
}

export function extractDocument(record: DocumentRecord, parsed: ParsedRecord, extractor: Extractor, trace: Trace | null = null): Claim[] {
  const context = contextOf(record, parsed, extractor, trace);
  const { document, mentions } = context;
  const treaty = treatyIn(document);
  const dates = datesOf(document, extractor.dates);
  // A treaty says what shall be done, not what was.
  const { clauses, provisions } = treaty ? { clauses: [], provisions: [] } : reportedClauses(context);
  const drafts = treaty ? [] : findEvents(context, dates, extractor.events).filter((draft) => {
    const within = provisions.some((one) => laidDown(one, draft));
    if (within) trace?.drop(draft.sentence, draft.predicate, draft.rule, "it is what a clause provides");
    return !within;
  });
  addAsked(context, drafts);
  const links = linkDrafts(context, drafts, extractor.connectives);
  const groups = mergeDrafts(context, drafts);
  addAccused(context, groups);
  if (trace) trace.found = { document, groups };
  const claims = claimsOf(document, {
    mentions,
    memberships: findMemberships(context, drafts, dates),
    offices: findOffices(context, dates, extractor.names.words),
    clauses,
    groups,
    links,
    confidence: extractor.confidence,
    clauseLinks: clauseLinks(context, drafts, clauses, links),
  });
  if (treaty) claims.push(...verbatimClaims(context, treaty));
  return claims;
}

/** A document with the names in it: all that is known before events are looked for. */
export function contextOf(record: DocumentRecord, parsed: ParsedRecord, extractor: Extractor, trace: Trace | null = null): Context {
  const document = documentWith(record, parsed, extractor);
  const mentions = findMentions(document, extractor.names);
  nestPlaces(document, mentions, extractor.names.knowledge);
  return new Context(document, mentions, extractor.lexicon, trace);
}

/** What a treaty lays down is no event; that the parties pledged it is one. */
const laidDown = ({ sentence, from, to, cue, act }: Provision, draft: Draft): boolean =>
  draft.sentence === sentence && (draft.predicate === cue ? !act : from <= draft.predicate && draft.predicate <= to);

function documentWith(record: DocumentRecord, parsed: ParsedRecord, { phrasal, participles, infinitives }: Extractor): Document {
  const mended = (index: number) => withInfinitives(withParticiples(withParticles(parsed.sentences[index], phrasal), participles), infinitives);
  return {
    record, text: record.text, points: new CodePoints(record.text),
    sentences: record.sentences.map((span, index) => ({
      index, start: span.start, end: span.end, section: span.section, tree: mended(index),
      kind: record.blocks.find((block) => block.start <= span.start && span.end <= block.end)?.kind ?? "paragraph",
    })),
  };
}

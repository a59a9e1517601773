/** All mentions of actors, places and treaties by name in a document. */
import type { ActorRef, PlaceRef } from "../../../schemas/claims.ts";
import type { Knowledge, Reading } from "../knowledge.ts";
import { caseOf, dependents, headOf, tokensIn } from "../tree.ts";
import type { Document, Mention, MentionForm, Sentence } from "../types.ts";
import { wordsOf, type Word } from "../words.ts";
import { choose, type Choice, type Seen } from "./choose.ts";
import { listedDivisions } from "./divisions.ts";
import { isGround, type GroundWords } from "./grounds.ts";
import { labelledSpans } from "./labelled.ts";
import { matchNames, type Match } from "./match.ts";
import { placesByCompany, type Item } from "./placelists.ts";
import { withShortened } from "./shortened.ts";
import { namesNobody, capitalRun, unregisteredNames, withParticle, type Candidate, type NameWords } from "./unregistered.ts";

export interface NameFinder {
  knowledge: Knowledge;
  words: NameWords;
  /** Prepositions of place and how strongly each tells one. */
  locatives: ReadonlyMap<string, "strong" | "weak">;
  /** Nouns behind which a capital still means its government: "the Moscow government". */
  organs: ReadonlySet<string>;
  /** Of these the words for a state's own organs: its government, forces, courts. */
  offices: ReadonlySet<string>;
  /** What is done to places: "captured", "raid on". */
  grounds: GroundWords;
  /** Words that date and never name: months and week days. */
  months: ReadonlySet<string>;
}

interface Prepared {
  sentence: Sentence;
  words: Word[];
  matches: Match[];
}

/** Finds the names. Two rounds: the first gathers what the text speaks of beyond doubt, the second settles the doubtful. */
export function findMentions(document: Document, finder: NameFinder): Mention[] {
  const { text } = document;
  const prepared: Prepared[] = document.sentences.map((sentence) => {
    const words = wordsOf(text, sentence.start, sentence.end);
    return { sentence, words, matches: matchNames(text, words, finder.knowledge) };
  });
  const seen = surelySeen(prepared, finder);
  const mentions: Mention[] = [];
  for (const one of prepared) {
    const covered = new Uint8Array(one.words.length);
    for (const match of one.matches) {
      const spot = spotOf(text, one, match.first, match.last, match.start, match.end, finder);
      if (!spot) continue;
      if (finder.months.has(match.key)) continue;
      const titled = finder.words.titles.endingBefore(one.words, match.first) !== null;
      const official = finder.words.titles.startingAt(one.words, match.last + 1) !== null || finder.offices.has(one.words[match.last + 1]?.folded ?? "");
      // "Entered Gao": a name of nobody is the place that it is.
      if (!titled && !spot.locative && match.readings.every((reading) => reading.type === "place") && isGround(one.sentence.tree, spot.head, finder.grounds)) spot.locative = true;
      const choice = choose({ words: one.words, text, match, titled, official, locative: spot.locative }, finder.knowledge, seen);
      if (!choice.actor && !choice.place && !choice.treaty) {
        if (!match.readings.length) covered.fill(1, match.first, match.last + 1);
        continue;
      }
      const division = divisionBehind(text, one, match, choice, finder);
      if (division) {
        covered.fill(1, match.first, match.last + 2);
        mentions.push(division);
        continue;
      }
      covered.fill(1, match.first, match.last + 1);
      mentions.push(registered(spot, choice, finder.knowledge, text.slice(match.start, match.end).replace(/\s+/gu, " ")));
    }
    mentions.push(...labelled(text, one, covered, finder));
    const verb = openingVerb(one);
    for (const candidate of unregisteredNames(text, one.words, (word) => covered[word] === 1 || word === verb, finder.words)) {
      const spot = spotOf(text, one, candidate.first, candidate.last, one.words[candidate.first].start, one.words[candidate.last].end, finder);
      if (!spot) continue;
      covered.fill(1, candidate.first, candidate.last + 1);
      mentions.push(unregistered(text, spot, candidate));
    }
    mentions.push(...listedPlaces(text, one, covered, mentions, finder));
    listedDivisions(text, one.words, mentions.filter((mention) => mention.sentence === one.sentence.index), finder.words, finder.knowledge);
  }
  return sure(text, withShortened(text, prepared, mentions, finder.knowledge), prepared, finder).sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Leaves out single words that only the labeller took for somebody, who never act, carry no title and are no part of a
 * longer name of the text: villages, ships and headings as a rule.
 */
function sure(text: string, mentions: readonly Mention[], prepared: readonly Prepared[], finder: NameFinder): Mention[] {
  const trees = new Map(prepared.map((one) => [one.sentence.index, one]));
  const named = new Set<string>();
  const doubtful = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (!mention.actor) continue;
    const words = text.slice(mention.start, mention.end).split(/\s+/u);
    if (words.length > 1) for (const word of words) named.add(word);
    const one = trees.get(mention.sentence)!;
    const titled = finder.words.titles.endingBefore(one.words, one.words.findIndex((word) => word.start >= mention.start)) !== null;
    if (mention.rule !== "names/labeller" || words.length > 1 || titled || acts(one.sentence, mention.head)) named.add(words[0]);
    else doubtful.set(words[0], [...(doubtful.get(words[0]) ?? []), mention]);
  }
  const out = new Set([...doubtful].flatMap(([word, unsure]) => (named.has(word) ? [] : unsure)));
  const placed = new Set(mentions.flatMap((mention) => (mention.place && !("id" in mention.place) ? [mention.place.name] : [])));
  return mentions.flatMap((mention) => {
    if (!out.has(mention)) return [mention];
    // "Captured X", "the base at X": where force reaches or something stands it is a place.
    const name = text.slice(mention.start, mention.end);
    return placed.has(name) || mention.locative || isGround(trees.get(mention.sentence)!.sentence.tree, mention.head, finder.grounds)
      ? [{ ...mention, actor: null, place: { name, kind: "settlement" as const, parent: null, country: null }, rule: "names/ground" }] : [];
  });
}

/** "5. Requests Member States": the verb that opens a clause without a subject, whose capital makes it no name; -1 where there is none. */
function openingVerb({ sentence: { tree }, words }: Prepared): number {
  const token = tree.form.findIndex((_, i) => tree.upos[i] === "VERB" && tree.xpos[i] === "VBZ");
  return token < 0 || tree.head[token] >= 0 ? -1 : words.findIndex((word) => word.start >= tree.start[token] && word.end <= tree.end[token]);
}

/** Whether a word stands where somebody acts: subject, owner, apposition, after "by". */
function acts({ tree }: Sentence, head: number): boolean {
  const at = tree.deprel[head] === "conj" && tree.head[head] >= 0 ? tree.head[head] : head;
  return /^(?:nsubj|nmod:poss|appos|obl:agent)/u.test(tree.deprel[at]) || caseOf(tree, at) === "by";
}

function surelySeen(prepared: readonly Prepared[], finder: NameFinder): Seen {
  const seen: Seen = { actors: new Set(), countries: new Set() };
  for (const { matches } of prepared) {
    for (const { readings, key } of matches) {
      if (finder.knowledge.ambiguous.get(key)?.some((row) => !row.small)) continue;
      const sure = readings.filter((reading) => reading.match !== "context" && !reading.gazetteer);
      for (const reading of sure) {
        // "Federal Republic of Germany" alone does not say which of the two it was.
        const others = readings.filter((other) => other.type === "actor" && other.id !== reading.id && finder.knowledge.actors.get(other.id)?.kind === "state");
        if (reading.type === "actor" && sure.filter((other) => other.type === "actor").length === 1 && !others.length) seen.actors.add(reading.id);
        const country = reading.type === "place" ? finder.knowledge.places.get(reading.id)?.country : null;
        if (country) seen.countries.add(country);
      }
    }
  }
  return seen;
}

interface Spot {
  sentence: number;
  start: number;
  end: number;
  first: number;
  last: number;
  head: number;
  locative: boolean;
  /** It stands where somebody who acts may stand: subject, object, owner, after "by" or "with". */
  acting: boolean;
}

function spotOf(text: string, { sentence, words }: Prepared, firstWord: number, lastWord: number, start: number, end: number, finder: NameFinder): Spot | null {
  const tokens = tokensIn(sentence.tree, start, end);
  if (!tokens) return null;
  const head = headOf(sentence.tree, tokens[0], tokens[1]);
  return { sentence: sentence.index, start, end, first: tokens[0], last: tokens[1], head, locative: isLocative(text, sentence, words, firstWord, lastWord, head, finder), acting: isActing(sentence, head, finder) };
}

function isActing({ tree }: Sentence, head: number, finder: NameFinder): boolean {
  const relation = tree.deprel[head] === "conj" && tree.head[head] >= 0 ? tree.deprel[tree.head[head]] : tree.deprel[head];
  if (["compound", "amod", "nmod:desc", "flat"].includes(relation)) return finder.organs.has(tree.lemma[tree.head[head]]?.toLowerCase() ?? "");
  return /^(?:nsubj|obj|iobj|obl|nmod|root|appos|dep|parataxis)/u.test(relation);
}

/** "in Norway"; "Oslo district"; "the village of X": used as a place. */
function isLocative(text: string, { tree }: Sentence, words: readonly Word[], first: number, last: number, head: number, finder: NameFinder): boolean {
  const strength = (preposition: string | null) => (preposition === null ? null : finder.locatives.get(preposition) ?? null);
  if (strength(caseOf(tree, head)) === "strong") return true;
  if (tree.deprel[head] === "conj" && strength(caseOf(tree, tree.head[head])) === "strong") return true;
  const placeWord = (token: number) => token >= 0 && finder.words.places.get(tree.form[token]) !== undefined;
  if (["compound", "nmod:poss", "amod", "flat"].includes(tree.deprel[head]) && placeWord(tree.head[head])) return true;
  // "the territory of Norway"; but "the state of X" and "successor state of X" speak of the state itself.
  if (tree.deprel[head].startsWith("nmod") && caseOf(tree, head) === "of" && placeWord(tree.head[head]) && tree.lemma[tree.head[head]].toLowerCase() !== "state") return true;
  const after = words[last + 1];
  if (after && finder.words.places.get(after.folded)?.position === "after" && /^[\s-]$/u.test(text.slice(words[last].end, after.start))) return true;
  // A list in brackets or after a comma: "Tehran, Iran".
  const before = words[first - 1];
  return Boolean(before?.capital && /^, $/u.test(text.slice(before.end, words[first].start)) && tree.deprel[head] === "appos" && dependents(tree, head, "case").length === 0
    && strength(caseOf(tree, tree.head[head])) === "strong");
}

function registered(spot: Spot, choice: Choice, knowledge: Knowledge, written: string): Mention {
  let { actor, place } = choice;
  const kind = actor ? knowledge.actors.get(actor.id)?.kind : undefined;
  // A capital stands for its state unless it is where something happens ("in Moscow", "the Moscow talks"); a state is both when it is.
  if (actor?.nameKind === "metonym" && actor.form === "capital" && (spot.locative || !spot.acting)) actor = null;
  else if (actor?.nameKind === "metonym" && spot.locative && place) actor = null;
  else if (actor && place?.gazetteer && !(actor.nameKind === "metonym")) place = null;
  if (actor && place && !spot.locative && kind !== "region") place = null;
  if (actor && !place && kind === "state" && spot.locative && (actor.nameKind === "name" || actor.nameKind === "alias" || actor.nameKind === "acronym")) {
    place = { ...actor, type: "place" };
  }
  // "Marched in Oslo": a capital that the gazetteer writes otherwise is a place of its state.
  const seat = choice.actor?.nameKind === "metonym" && choice.actor.form === "capital" && !actor && !place ? choice.actor.id : null;
  const form: MentionForm = actor?.nameKind ?? place?.nameKind ?? "name";
  const from: Reading | null = actor ?? place;
  return {
    ...spot, form, actor: actor ? { id: actor.id } : null, place: place ? { id: place.id } : seat === null ? null : { name: written, kind: "settlement", parent: knowledge.places.has(seat) ? seat : null, country: knowledge.actors.has(seat) ? seat : null }, treaty: choice.treaty?.id ?? null,
    rule: from?.gazetteer ? "names/gazetteer" : "names/reference",
  };
}

/** Names in lists of places; a mention that stood there by the labeller's guess becomes a place. */
function listedPlaces(text: string, one: Prepared, covered: Uint8Array, mentions: readonly Mention[], finder: NameFinder): Mention[] {
  const here = mentions.filter((mention) => mention.sentence === one.sentence.index);
  const items: Item[] = [];
  for (let i = 0; i < one.words.length; i++) {
    const mention = here.find((other) => other.start <= one.words[i].start && one.words[i].end <= other.end) ?? null;
    if (!mention && (covered[i] === 1 || !one.words[i].capital || /^\d/u.test(one.words[i].folded) || (i === 0 && finder.locatives.has(one.words[i].folded)))) continue;
    const last = mention ? one.words.findLastIndex((word) => word.end <= mention.end) : capitalRun(text, one.words, i, (word) => covered[word] === 1, finder.words);
    items.push({ first: mention ? i : withParticle(text, one.words, i, finder.words), last: Math.max(i, last), mention });
    i = Math.max(i, last);
  }
  const leads = (item: Item) => leadsToPlace(text, one, item, finder);
  return placesByCompany(text, one.words, items, leads).flatMap((item) => {
    if (item.mention) {
      const name = text.slice(item.mention.start, item.mention.end).replace(/\s+/gu, " ");
      Object.assign(item.mention, { actor: null, place: { name, kind: "settlement", parent: null, country: null }, rule: "names/place-list" });
      return [];
    }
    const from = withParticle(text, one.words, item.first, finder.words);
    const spot = spotOf(text, one, from, item.last, one.words[from].start, one.words[item.last].end, finder);
    return spot ? [unregistered(text, spot, { first: from, last: item.last, kind: { place: "settlement" }, rule: "names/place-list" })] : [];
  });
}

/** "in Voss", "the road between Voss and Odda": words before a name that tell a place; not where the name is a word for a body or a person's title. */
function leadsToPlace(text: string, { sentence, words }: Prepared, item: Item, finder: NameFinder): boolean {
  const first = withParticle(text, words, item.first, finder.words);
  const before = words[first - 1];
  if (!before || !/^\s$/u.test(text.slice(before.end, words[first].start)) || (before.capital && first > 1)) return false;
  const names = words.slice(item.first, item.last + 1).map((word) => word.folded);
  if (names.some((word) => finder.organs.has(word) || finder.words.noPlaces.has(word) || finder.months.has(word)) || finder.words.groups.endingBefore(words, item.last + 1) || finder.words.titles.startingAt(words, item.first)) return false;
  const tokens = tokensIn(sentence.tree, words[item.first].start, words[item.last].end);
  if (!tokens || !sentence.tree.upos.slice(tokens[0], tokens[1] + 1).every((upos) => upos === "PROPN" || upos === "PUNCT")) return false;
  if (before.folded === "between") return words[first - 2] !== undefined && finder.words.places.endingBefore(words, first - 1) !== null;
  return finder.words.leads.has(before.folded) || isGround(sentence.tree, headOf(sentence.tree, tokens[0], tokens[1]), finder.grounds);
}

/** "Daraa Governorate": a place's name with a capitalised word for a division names that division. */
function divisionBehind(text: string, one: Prepared, match: Match, choice: Choice, finder: NameFinder): Mention | null {
  const next = one.words[match.last + 1];
  if (!choice.place || !next?.capital || !/^[\s\u00a0]+$/u.test(text.slice(match.end, next.start))) return null;
  const word = finder.words.places.startingAt(one.words, match.last + 1);
  if (!word || word.last !== match.last + 1 || word.row.position === "before") return null;
  const spot = spotOf(text, one, match.first, match.last + 1, match.start, next.end, finder);
  const country = finder.knowledge.places.get(choice.place.id)?.country ?? null;
  return spot && {
    ...spot, form: "name", actor: null, treaty: null, rule: "names/division",
    place: { name: text.slice(match.start, next.end).replace(/\s+/gu, " "), kind: word.row.kind, parent: country, country },
  };
}

/** Names by the labeller where no registered name stands: without their titles, typed by a word inside or beside them where one tells more. */
function labelled(text: string, one: Prepared, covered: Uint8Array, finder: NameFinder): Mention[] {
  const found: Mention[] = [];
  const { tree } = one.sentence;
  for (const span of labelledSpans(tree)) {
    const words = one.words.flatMap((word, i) => (word.start >= tree.start[span.first] && word.end <= tree.end[span.last] ? [i] : []));
    while (words.length && /^(?:the|a|an)$/u.test(one.words[words[0]].folded)) words.shift();
    if (!words.length || words.some((i) => covered[i] === 1)) continue;
    let [first, last] = [words[0], words[words.length - 1]];
    if (span.kind === "person") {
      for (let title = finder.words.titles.startingAt(one.words, first); title && title.last < last; title = finder.words.titles.startingAt(one.words, first)) first = title.last + 1;
    }
    // "Authorizes Member States": the verb that opens a clause in capitals is no part of the name.
    const verb = tokensIn(tree, one.words[first].start, one.words[first].end)?.[0];
    if (span.kind === "organisation" && first < last && verb !== undefined && tree.upos[verb] === "VERB" && /^VB[ZPD]$/u.test(tree.xpos[verb])) first++;
    first = withParticle(text, one.words, first, finder.words);
    if (!one.words.slice(first, last + 1).some((word) => word.capital) || namesNobody(one.words, first, last, finder.words)) continue;
    // "(XXIX)" numbers something.
    if (first === last && /^[IVXLCDM]+$/u.test(text.slice(one.words[first].start, one.words[first].end))) continue;
    // An office is nobody but its holder: "the High Commissioner".
    if (span.kind === "organisation" && (finder.words.titles.startingAt(one.words, first)?.last ?? -1) >= last) continue;
    // "the Swedish MoD" is a part of a state, which its adjective names.
    if (finder.organs.has(text.slice(one.words[first].start, one.words[last].end).toLowerCase())) continue;
    const spot = spotOf(text, one, first, last, one.words[first].start, one.words[last].end, finder);
    // A capital alone makes no name: "Second".
    if (!spot || !tree.upos.slice(spot.first, spot.last + 1).includes("PROPN")) continue;
    covered.fill(1, first, last + 1);
    const inside = finder.words.places.endingBefore(one.words, last + 1);
    const inner = (inside && inside.first > first && inside.row.position !== "before" ? inside.row.kind : null) ?? (span.kind === "place" ? inside?.row.kind ?? finder.words.places.startingAt(one.words, last + 1)?.row.kind : null);
    const titled = finder.words.titles.endingBefore(one.words, first) !== null;
    const group = span.kind === "organisation" ? finder.words.groups.endingBefore(one.words, last + 1)?.row.kind ?? finder.words.groups.startingAt(one.words, first)?.row.kind : null;
    found.push(unregistered(text, spot, {
      first, last, rule: "names/labeller", kind: span.kind === "place" || ((spot.locative || inner) && !group && !titled) ? { place: inner ?? "settlement" } : { actor: span.kind === "person" ? "person" : group ?? "other" },
    }));
  }
  return found;
}

function unregistered(text: string, spot: Spot, candidate: Candidate): Mention {
  const name = text.slice(spot.start, spot.end).replace(/\s+/gu, " ");
  const actor: ActorRef | null = "actor" in candidate.kind ? { name, kind: candidate.kind.actor, parent: null, aliases: [] } : null;
  const place: PlaceRef | null = "place" in candidate.kind ? { name, kind: candidate.kind.place, parent: null, country: null } : null;
  return { ...spot, form: "name", actor, place, treaty: null, rule: candidate.rule };
}

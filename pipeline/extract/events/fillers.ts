/** From the head token of a role's filler to the actors it names: the state behind its government, the office-holder as agent. */
import type { ActorRef } from "../../../schemas/claims.ts";
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Context } from "../context.ts";
import { caseOf, children, dependents, isDefinite } from "../tree.ts";
import type { Reached, Via } from "../trace.ts";
import type { Mention } from "../types.ts";
import { antecedents, keyOf, namedForDeed, nounAbove, statesOfNumber } from "./anaphora.ts";
import { onlyFaction, whose } from "./factions.ts";
import { lastGovernment, officeSpokenOf } from "./governments.ts";
import { holderOf, leaderOf, officeOf, officeState } from "./holders.ts";
import { issuingBody } from "./issuing.ts";
import { listAround } from "./lists.ts";
import { span } from "./spans.ts";
import { speakersOf } from "./speakers.ts";

export interface Filler {
  actor: ActorRef | null;
  /** The filler's words. */
  start: number;
  end: number;
  /** Through whom it acts. */
  agent: { actor: ActorRef; start: number; end: number } | null;
  /** Set when the actor was reached by a pronoun or description. */
  anaphor: boolean;
  /** Set for a group that acts politically though nobody names it: rebels, troops, protesters. */
  acting?: boolean;
  /** How the words became the actor. */
  reached?: Reached;
  /** Where it was found; only where it is traced. */
  via?: Via;
  /** Set where the words tell of people of a state: its citizens, party members, soldiers. */
  people?: boolean;
  /** Set where the words name a place, and the actor is the country it lies in. */
  ground?: boolean;
  /** The name in the same sentence that a pronoun stands for: the words that say who it is. */
  named?: { start: number; end: number };
}

/** The fillers with the slot that they were found in, where that is traced. */
export const viaSlot = (context: Context, sentence: number, slot: string, token: number, fillers: Filler[]): Filler[] =>
  context.trace ? fillers.map((filler) => ({ ...filler, via: { slot, sentence, token, reached: filler.reached ?? "name" } })) : fillers;

/** Word classes whose members act without a name: their words are kept, the actor stays open. */
const GROUPS = ["rebels", "troops", "police", "protester", "states", "political_group"];
/** Word classes of people and bodies whose words are kept, whoever they are. */
const PEOPLE = ["person", "official", "prisoner", "child", "population", "civilian_word", "refugee_word", "opposition", "organisation", "court", "media",
  "mission_person", "envoy_person", "official_word", "force_word", "captive", "inspector_word", "hacker", "parliament", "militia", "body"];

/** The fillers behind a token; none when the token is nothing that acts. */
export function resolveFiller(context: Context, sentence: number, token: number, recipient: boolean): Filler[] {
  const tree = context.tree(sentence);
  const at = relativeAntecedent(context, sentence, token);
  // "on Wednesday", "last week": a time that the parser made a subject or object.
  if (context.lexicon.calendar.has(tree.lemma[at].toLowerCase().split("-").at(-1)!) && !context.mentionAt(sentence, at)) return [];
  // "a state of emergency" is no state.
  if (dependents(tree, at, "nmod").some((child) => context.inClass("no_actor", `${tree.lemma[at]} of ${tree.lemma[child]}`.toLowerCase()))) return [];
  const mention = context.mentionAt(sentence, at);
  // "Norway's Senate" is no other state's, whatever the word alone stands for.
  const ruler = mention && foreignOwner(context, mention);
  if (ruler) return [{ ...span(context, sentence, at), ...withoutSpan(fromMention(context, ruler)), anaphor: false, reached: "organ" }];
  // "The Supreme Court of Norway"
  const state = mention?.actor && !("id" in mention.actor) && context.organOf(tree.lemma[at], tree.form[at]) !== null ? stateOf(context, sentence, at) : null;
  if (state && state !== mention && context.kindOf(state) === "state") return [{ ...span(context, sentence, at), ...withoutSpan(fromMention(context, state)), anaphor: false, reached: "organ" }];
  if (mention?.actor && mention.first <= at && at <= mention.last) return [fromMention(context, mention)];
  const many = counted(context, sentence, at);
  if (many !== null) return resolveFiller(context, sentence, many, recipient).map((filler) => ({ ...filler, ...span(context, sentence, at) }));
  const organ = context.organOf(tree.lemma[at], compoundForm(context, sentence, at));
  // "Our governments", "our troops": those of who speaks.
  const speaker = organ ? dependents(tree, at, "nmod:poss").flatMap((child) => speakersFor(context, sentence, child)) : [];
  if (speaker.length) return speaker.map((one) => ({ ...span(context, sentence, at), ...withoutSpan(fromMention(context, one)), anaphor: true, reached: "speaker" as const, people: isPeople(context, tree.lemma[at]) }));
  const owner = stateOf(context, sentence, at) ?? (organ === "government" ? leaderOf(context, sentence, at) : null);
  if (organ && organ !== "people" && organ !== "other" && owner) {
    const holder = holderOf(context, sentence, at);
    // "The ministers of A and B"
    // and "Norwegian and Swedish ministers"
    const plural = tree.xpos[at].endsWith("S") || tree.lemma[at] === "police";
    const owners = plural && owner.sentence === sentence && (caseOf(tree, owner.head) === "of" || (owner.last < at && tree.head[owner.head] === at)) ? listAround(context, owner) : [owner];
    return owners.map((one) => ({ ...span(context, sentence, at), ...withoutSpan(fromMention(context, one)), ...(holder && { agent: holder }), anaphor: false, reached: "organ" as const, people: isPeople(context, tree.lemma[at]) }));
  }
  // "Troops of both sides"
  const both = organ && organ !== "people" && organ !== "other" ? dependents(tree, at, "nmod").filter((child) => caseOf(tree, child) === "of" && tree.xpos[child] === "NNS").map((child) => antecedents(context, sentence, child)).find((sides) => sides.length > 1) : undefined;
  if (both) return both.map((one) => ({ ...span(context, sentence, at), ...withoutSpan(fromMention(context, one)), anaphor: true, reached: "antecedent" as const }));
  const together = statesOfNumber(context, sentence, at);
  if (together.length) return together.map((one) => ({ ...span(context, sentence, at), ...withoutSpan(fromMention(context, one)), anaphor: true, reached: "antecedent" as const }));
  // "The league's chairman" acts for the league.
  const house = owner && ["igo", "alliance"].includes(context.kindOf(owner) ?? "") && context.inClass("official", tree.lemma[at]) && owner.sentence === sentence ? owner : null;
  if (house) {
    const holder = holderOf(context, sentence, at);
    return [{ ...span(context, sentence, at), ...withoutSpan(fromMention(context, house)), ...(holder && { agent: holder }), anaphor: false, reached: "house" }];
  }
  const faction = onlyFaction(context, sentence, at);
  if (faction) return [{ ...span(context, sentence, at), ...withoutSpan(fromMention(context, faction)), anaphor: true, reached: "antecedent" }];
  // "Stands with the people of Norway", "help for the Norwegian people": what is done for a whole people is done for its state.
  if (recipient && owner && context.kindOf(owner) === "state" && context.inClass("nation_word", tree.lemma[at]) && dependents(tree, at, "det").some((child) => isDefinite(tree.form[child]))) {
    return [{ ...span(context, sentence, at), ...withoutSpan(fromMention(context, owner)), anaphor: false, reached: "owner", people: true }];
  }
  if (organ === "people" || (organ && context.inClass("rebels", tree.lemma[at]))) {
    return [{ ...span(context, sentence, at), actor: null, agent: null, anaphor: false, acting: GROUPS.some((name) => context.inClass(name, tree.lemma[at])) || ofCountry(context, sentence, at), reached: "group" }];
  }
  const named = tree.upos[at] === "NOUN" ? nameOf(context, sentence, at) ?? saidOf(context, sentence, at) : null;
  // "Presidents A and B"
  if (named && tree.xpos[at] === "NNS" && context.kindOf(named) === "person") return listAround(context, named).map((one) => ({ ...fromMention(context, one), reached: "said" as const }));
  if (named) return [{ ...fromMention(context, named), ...span(context, sentence, at), reached: "said" }];
  // "Reiterates its demand": in a resolution the body itself.
  const own = isOwn(tree, at) ? issuerOf(context, sentence, at) : null;
  if (own) return [{ ...span(context, sentence, at), actor: own.actor, agent: null, anaphor: true, reached: "issuer" }];
  const speakers = speakersFor(context, sentence, at);
  if (speakers.length) return speakers.map((speaker) => ({ ...fromMention(context, speaker), ...span(context, sentence, at), anaphor: true, reached: "speaker" as const }));
  const noun = nounAbove(context, sentence, at);
  const group = noun < 0 ? [] : resolveFiller(context, sentence, noun, recipient);
  if (group.length) return group.map((filler) => ({ ...filler, anaphor: filler.actor !== null, reached: "antecedent" as const }));
  const referred = antecedents(context, sentence, at);
  if (referred.length) return referred.map((one) => ({ ...span(context, sentence, at), ...withoutSpan(fromMention(context, one)), anaphor: true, reached: "antecedent", ...(one.sentence === sentence ? { named: { start: one.start, end: one.end } } : {}) }));
  const office = officeOf(context, sentence, at);
  if (office) return [{ ...span(context, sentence, at), actor: office, agent: null, anaphor: true, reached: "house" }];
  if (organ && organ !== "other") {
    // "The mission" is as a rule that of an organisation.
    const state = organ === "mission" ? null : lastGovernment(context, sentence, at);
    return [{ ...span(context, sentence, at), actor: state, agent: null, anaphor: state !== null, acting: [at, ...dependents(tree, at, "compound")].some((word) => GROUPS.some((name) => context.inClass(name, tree.lemma[word]))), reached: state ? "government" : "words" }];
  }
  if (recipient && tree.upos[at] === "NOUN") {
    const hit = owner ?? ownerBelow(context, sentence, at);
    // "the efforts of the Secretary-General"
    const office = hit ? undefined : dependents(tree, at, "nmod").filter((child) => ["of", "by"].includes(caseOf(tree, child) ?? "")).map((child) => officeOf(context, sentence, child)).find((one) => one !== null);
    if (office) return [{ ...span(context, sentence, at), actor: office, agent: null, anaphor: true, reached: "house" }];
    if (hit) return [{ ...span(context, sentence, at), actor: fromMention(context, hit).actor, agent: null, anaphor: false, reached: "owner", people: isPeople(context, tree.lemma[at]) }];
    // "fired at targets in Oslo"
    const ground = placeBelow(context, sentence, at);
    if (ground.length) return ground.map((filler) => ({ ...filler, ...span(context, sentence, at), reached: "owner" }));
  }
  if (mention && !mention.actor && mention.place) return recipient ? countryOf(context, mention) : [];
  if (tree.upos[at] === "PRON") return [];
  // "Army convoy" is one that acts, "military aid" is not.
  if (tree.deprel[at] === "amod" && tree.upos[at] === "ADJ" && !mention) return [];
  const words = [at, ...dependents(tree, at, "compound", "amod").filter((child) => tree.upos[child] !== "ADJ")].map((child) => tree.lemma[child]);
  if (tree.upos[at] !== "VERB" && GROUPS.some((name) => words.some((word) => context.inClass(name, word)))) return [{ ...span(context, sentence, at), actor: null, agent: null, anaphor: false, acting: true, reached: "group" }];
  // Anybody else keeps the words only: "officials", "residents", a name that nobody knows.
  return (organ && organ !== "other") || PEOPLE.some((name) => context.inClass(name, tree.lemma[at])) || tree.upos[at] === "PROPN"
    || (recipient ? tree.upos[at] === "NOUN" && groupBelow(context, sentence, at) : isTrade(tree, at) && ofCountry(context, sentence, at))
    ? [{ ...span(context, sentence, at), actor: null, agent: null, anaphor: false, acting: ofCountry(context, sentence, at), reached: "words" }] : [];
}

/** The state that a one-word body belongs to by the words before it, where that is another than the state whose body is called so. */
function foreignOwner(context: Context, mention: Mention): Mention | null {
  const parent = context.kindOf(mention) === "government_body" && mention.first === mention.last ? context.known(mention)?.parent : null;
  const owner = parent ? stateOf(context, mention.sentence, mention.head) : null;
  return owner?.actor && keyOf(owner.actor) !== keyOf({ id: parent! }) && context.kindOf(owner) === "state" ? owner : null;
}

/** "Norwegian coca growers": people named for what they do, by the ending of the word. */
const isTrade = (tree: ParsedSentence, token: number): boolean => tree.xpos[token] === "NNS" && /(?:er|or|ist|ian|man)$/u.test(tree.lemma[token]);

/** What is done to a place is done to its country: "shelled the town of X". */
function countryOf(context: Context, mention: Mention): Filler[] {
  const { places, actors } = context.lexicon.knowledge;
  const country = mention.place && "id" in mention.place ? places.get(mention.place.id)?.country : null;
  return country && actors.get(country)?.kind === "state" ? [{ start: mention.start, end: mention.end, actor: { id: country }, agent: null, anaphor: false, ground: true }] : [];
}

/** The country of the place that a phrase names: "targets in Oslo". */
function placeBelow(context: Context, sentence: number, token: number): Filler[] {
  if (isPeople(context, context.tree(sentence).lemma[token])) return [];
  const place = below(context.tree(sentence), token).map((child) => context.mentionAt(sentence, child)).find((one) => one && !one.actor && one.place);
  return place ? countryOf(context, place) : [];
}

const isPeople = (context: Context, lemma: string): boolean => [...GROUPS, ...PEOPLE].some((name) => context.inClass(name, lemma));

/** A group that a country or place names: "Norwegian opposition leaders", "residents of Oslo". */
function ofCountry(context: Context, sentence: number, token: number): boolean {
  const { start, end } = span(context, sentence, token);
  return context.mentions.some((mention) => mention.sentence === sentence && mention.start >= start && mention.end <= end
    && (mention.place !== null || ["state", "region", "population"].includes(context.kindOf(mention) ?? "")));
}

/** The organisation or person that a noun is said of: "the APEC forum", "military officer X". */
function nameOf(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  for (const child of children(tree)[token]) {
    if (!["compound", "appos", "flat", "nmod:desc"].includes(tree.deprel[child])) continue;
    const mention = context.mentionAt(sentence, child);
    const kind = mention?.actor ? context.kindOf(mention) : null;
    if (kind && mention!.head === child && mention!.form !== "demonym" && !["state", "region", "population"].includes(kind)
      && (tree.deprel[child] !== "compound" || child === token - 1 || tree.head.slice(child, token).every((head) => head === token || head > child))) return mention!;
  }
  return null;
}

/** "The Pact was an alliance established in 1955": the noun is said of its subject. */
function saidOf(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  if (!dependents(tree, token, "cop").length) return null;
  const subject = dependents(tree, token, "nsubj")[0];
  // Where the parser lost the subject, the name that opens the sentence.
  const opening = context.mentions.find((one) => one.sentence === sentence && one.first <= 1 && one.last < token && ["alliance", "igo"].includes(context.kindOf(one) ?? ""));
  const mention = subject === undefined ? opening : context.mentionAt(sentence, subject);
  return mention?.actor && context.kindOf(mention) !== "person" ? mention : null;
}

/** "We", "I", "our" in a statement: who makes it. */
function speakersFor(context: Context, sentence: number, token: number): Mention[] {
  const rows = context.lexicon.anaphors.get(context.tree(sentence).form[token].toLowerCase());
  return rows?.some((row) => row.wants === "speaker") ? speakersOf(context) : [];
}

/** The actors, and the persons through whom they speak, of a statement; empty where the text is none. */
export const speaking = (context: Context): Pick<Filler, "actor" | "agent">[] =>
  speakersOf(context).map((mention) => withoutSpan(fromMention(context, mention)));

const isOwn = (tree: ParsedSentence, token: number): boolean => tree.upos[token] === "PRON" && /^(?:its|it)$/iu.test(tree.form[token]);

/** The issuing body, where the clause of the token has no subject of its own. */
function issuerOf(context: Context, sentence: number, token: number): Mention | null {
  const body = issuingBody(context);
  if (!body || sentence <= body.sentence || namedForDeed(context, sentence, token).length) return null;
  const tree = context.tree(sentence);
  for (let at = tree.head[token], steps = 0; at >= 0 && steps < 10; at = tree.head[at], steps++) {
    if (dependents(tree, at, "nsubj").length) return null;
  }
  return body;
}

/** "which", "who", "that" in a relative clause stand for the noun that the clause hangs on. */
function relativeAntecedent(context: Context, sentence: number, token: number): number {
  const tree = context.tree(sentence);
  if (!/^W(?:DT|P)/u.test(tree.xpos[token])) return token;
  for (let at = tree.head[token], steps = 0; at >= 0 && steps < 6; at = tree.head[at], steps++) {
    if (tree.deprel[at] === "acl:relcl" && tree.head[at] >= 0) return tree.head[at];
  }
  return token;
}

function fromMention(context: Context, mention: Mention): Filler {
  const own = { start: mention.start, end: mention.end };
  const kind = context.kindOf(mention);
  const known = context.known(mention);
  const self = { ...own, actor: mention.actor };
  if (kind === "person") {
    const state = known?.actsFor ? { id: known.actsFor } : officeState(context, mention) ?? officeSpokenOf(context, mention);
    return { ...own, actor: state ?? mention.actor, agent: state ? { ...own, actor: mention.actor! } : null, anaphor: false, reached: state ? "office" : "name" };
  }
  if (kind === "government_body" && known?.parent && ["state", "region"].includes(context.lexicon.knowledge.actors.get(known.parent)?.kind ?? "")) {
    return { ...own, actor: { id: known.parent }, agent: { ...own, actor: mention.actor! }, anaphor: false, reached: "office" };
  }
  // "The Ministry of Defence of Norway", which the reference does not list, acts for Norway.
  const heads = context.tree(mention.sentence).head;
  const owner = kind === "government_body" && !known ? context.mentions.find((one) => one.sentence === mention.sentence && one.head !== mention.head && mention.first <= heads[one.head] && heads[one.head] <= mention.last && context.kindOf(one) === "state") : undefined;
  if (owner?.actor) return { ...own, actor: owner.actor, agent: { ...own, actor: mention.actor! }, anaphor: false, reached: "office" };
  return { ...self, agent: null, anaphor: false, reached: "name" };
}

/** The state or group that a noun belongs to: "Norwegian forces", "forces of Norway", "Norway's territory". */
export function stateOf(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  const owns = (child: number) => {
    const relation = tree.deprel[child];
    return ["amod", "compound", "nmod:poss", "flat", "nmod"].includes(relation) && (caseOf(tree, child) === null || relation === "nmod:poss" || caseOf(tree, child) === "of");
  };
  for (const child of children(tree)[token]) {
    const mention = context.mentionAt(sentence, child);
    if (owns(child) && mention?.actor && context.kindOf(mention) !== "person" && mention.head === child) return mention;
  }
  // "Its union partners" are the union's; a pronoun tells whose it is where no name does.
  for (const child of children(tree)[token]) {
    const own = tree.deprel[child] === "nmod:poss" && isOwn(tree, child) ? issuerOf(context, sentence, child) : null;
    if (own) return own;
    const relative = tree.xpos[child] === "WP$" ? whose(context, sentence, child) : null;
    if (relative) return relative;
    const referred = tree.deprel[child] === "nmod:poss" && tree.upos[child] === "PRON" ? antecedents(context, sentence, child) : [];
    if (referred.length === 1 && context.kindOf(referred[0]) !== "person") return referred[0];
  }
  // "Norwegian government forces": the adjective may hang on the noun between.
  for (const child of dependents(tree, token, "compound")) {
    // "Norwegian F-16 jets": or on a model's name.
    const mention = context.organOf(tree.lemma[child], tree.form[child]) === null && context.mentionAt(sentence, child) !== undefined ? undefined : dependents(tree, child, "amod", "compound", "nmod:poss").map((one) => context.mentionAt(sentence, one)).find((one) => one?.actor && context.kindOf(one) === "state");
    if (mention) return mention;
  }
  // "the Ministry of Foreign Affairs of Norway"
  const further = (at: number, depth: number): number[] => dependents(tree, at, "nmod").flatMap((child) => (caseOf(tree, child) !== "of" ? [] : [child, ...(depth > 0 && context.mentionAt(sentence, child)?.actor == null ? further(child, depth - 1) : [])]));
  const chain = [...dependents(tree, token, "nmod").filter((child) => ["of", "in", "from"].includes(caseOf(tree, child) ?? "")), ...(context.organOf(tree.lemma[token], tree.form[token]) ? further(token, 2) : [])];
  for (const child of chain) {
    const mention = context.mentionAt(sentence, child);
    if (mention?.actor && context.kindOf(mention) === "state") return mention;
  }
  // "A spokesman for the Norwegian prime minister"
  for (const child of context.inClass("spokesperson", tree.lemma[token]) ? dependents(tree, token, "nmod").filter((one) => caseOf(tree, one) === "for") : []) {
    const mention = context.mentionAt(sentence, child);
    const owner = mention?.actor && context.kindOf(mention) !== "person" ? mention : stateOf(context, sentence, child);
    if (owner) return owner;
  }
  return null;
}

/** Who is named deeper in a phrase: "villages in the district of Norway", "45 sq km of Norwegian territory", "the league's headquarters". */
function ownerBelow(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  // "The withdrawal of all forces from Norway" is not Norway's.
  for (const child of below(tree, token, context.inClass("leaving", tree.lemma[token]))) {
    const mention = context.mentionAt(sentence, child);
    if (mention?.actor && mention.head === child && context.kindOf(mention) !== "person") return mention;
  }
  return null;
}

/** True where a phrase speaks of people that nobody names: "positions of the rebels", "military targets". */
function groupBelow(context: Context, sentence: number, token: number): boolean {
  const tree = context.tree(sentence);
  return below(tree, token).some((child) => tree.deprel[child] !== "amod" && [...GROUPS, ...PEOPLE].some((name) => context.inClass(name, tree.lemma[child])) || ["military", "police", "people", "government"].includes(context.organOf(tree.lemma[child], tree.form[child]) ?? ""));
}

/** "Dozens of rebels", "one of the ministers": the noun that is counted. */
function counted(context: Context, sentence: number, token: number): number | null {
  const tree = context.tree(sentence);
  if (tree.upos[token] !== "NUM" && !context.inClass("quantity", tree.lemma[token]) && !context.inClass("number", tree.lemma[token])) return null;
  return children(tree)[token].find((child) => child > token && tree.deprel[child] === "nmod" && tree.upos[child] !== "PRON" && caseOf(tree, child) === "of") ?? null;
}

/** The words that say whose or where a thing is, nearest first. */
function below(tree: ParsedSentence, token: number, leaving = false): number[] {
  const found: number[] = [];
  let level = [token];
  for (let depth = 0; depth < 4 && level.length; depth++) {
    level = level.flatMap((at) => children(tree)[at].filter((child) => ["compound", "amod", "nmod:poss", "appos"].includes(tree.deprel[child])
      || tree.deprel[child].startsWith("nmod") && ["of", "in", ...(leaving ? [] : ["from"])].includes(caseOf(tree, child) ?? "")));
    found.push(...level);
  }
  return found;
}

function compoundForm(context: Context, sentence: number, token: number): string {
  const tree = context.tree(sentence);
  const before = dependents(tree, token, "compound", "amod").filter((child) => child === token - 1).map((child) => tree.form[child]);
  const joined = [...before, tree.form[token]].join(" ").toLowerCase();
  return context.lexicon.organs.has(joined) ? joined : tree.form[token];
}

const withoutSpan = ({ actor, agent }: Filler) => ({ actor, agent });
export { keyOf };

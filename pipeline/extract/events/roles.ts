/** Fills the roles of a frame from the tree around its predicate. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import { base, caseOf, children, conjuncts, dependents, subtree } from "../tree.ts";
import { keyOf } from "./anaphora.ts";
import type { RoleFiller, RoleName } from "./draft.ts";
import { resolveFiller, viaSlot, type Filler } from "./fillers.ts";
import { blamingVerb } from "./blame.ts";
import type { EventFrame } from "./frames.ts";
import { askedWords, TOLD, toldTo } from "./asked.ts";
import { decreedBy, issuerFor } from "./issuer.ts";
import { listAround } from "./lists.ts";
import { pick } from "./pick.ts";
import { around } from "./places.ts";
import { fillSlot, isPassive, supportSubject } from "./slots.ts";

export interface LightVerb { slot: string; subject: string }

/** The fillers of all roles, each actor once a role, an initiator never recipient as well. */
export function fillRoles(context: Context, sentence: number, predicate: number, frame: EventFrame, light: ReadonlyMap<string, readonly LightVerb[]>, complement: number | null): RoleFiller[] {
  const tree = context.tree(sentence);
  // "A general strike": a word of the predicate is nobody.
  const initiators = pick(context, sentence, predicate, frame.initiator, false, frame.reciprocal).filter((filler) => !frame.others.includes(context.document.text.slice(filler.start, filler.end).toLowerCase()));
  if (!initiators.some((filler) => filler.actor) && frame.initiator.includes("subj")) initiators.push(...viaSlot(context, sentence, "subj", predicate, issuerFor(context, sentence, predicate)));
  if (!initiators.some((filler) => filler.actor)) {
    const decreed = decreedBy(context, sentence, predicate);
    if (decreed.length) initiators.splice(0, initiators.length, ...viaSlot(context, sentence, "decreed by", predicate, decreed));
  }
  if (!initiators.length && frame.initiator.includes("subj")) initiators.push(...author(context, sentence, predicate));
  const asked = askedWords(context, sentence, predicate, frame, initiators);
  let recipients = frame.reciprocal ? [] : asked ?? pick(context, sentence, predicate, frame.recipient, true, false);
  // "Skirmishes on the border between A and B".
  if (frame.reciprocal && !initiators.some((filler) => filler.actor)) initiators.push(...pick(context, sentence, predicate, BETWEEN, false, false));
  addSupport(context, sentence, predicate, light, initiators, recipients);
  if (!initiators.some((filler) => filler.actor)) initiators.push(...blamed(context, sentence, predicate));
  // "A Norwegian-led offensive"
  if (!frame.reciprocal && tree.upos[predicate] !== "VERB" && !initiators.some((filler) => filler.actor)) {
    const led = children(tree)[predicate].filter((child) => child < predicate && context.inClass("led_by", tree.lemma[child])).flatMap((child) => children(tree)[child].filter((below) => below < child && tree.form[below] !== "-"));
    initiators.push(...led.flatMap((token) => viaSlot(context, sentence, "led", token, resolveFiller(context, sentence, token, false))).filter((filler) => filler.actor !== null));
  }
  const acting = new Set(initiators.flatMap((filler) => (filler.actor ? [keyOf(filler.actor)] : [])));
  // Only force and threats of it reach the country by a place.
  const grounded = frame.row.event_type === "THREATEN" || (QUAD_OF_TYPE[frame.row.event_type] === "material_conflict" && frame.row.event_type !== "PROTEST");
  const other = (filler: Filler) => (filler.actor === null ? !initiators.some((one) => one.start === filler.start) : !acting.has(keyOf(filler.actor))) && (grounded || !filler.ground)
    // "Fire at targets in X" by nobody knows whom may be X's own.
    && (!filler.ground || filler.reached !== "owner" || acting.size > 0);
  // Nobody acts on itself: an actor on both sides stands there by the subject that two clauses share.
  recipients = recipients.map((filler) => within(context, initiators, acting, filler)).filter((filler) => {
    const kept = other(filler);
    if (!kept) context.trace?.note("dropped", `recipient: ${context.document.text.slice(filler.start, filler.end)}`, filler.ground ? "a place that force does not reach" : "is the initiator already");
    return kept;
  });
  // "Agreed to send help to X": one side alone promises something to somebody.
  const promise = frame.reciprocal && (CONTENT.has(frame.row.event_type) || (frame.row.event_type === "SUPPORT" && acting.size < 2)) && frame.initiator.includes("subj") && fillSlot(tree, predicate, "xcomp").length > 0;
  // An act done has its sides in its own clause; what is promised, asked or refused has them in its content.
  const content = CONTENT.has(frame.row.event_type) || !recipients.length;
  if (!asked && (!frame.reciprocal || promise) && !mutual(tree, predicate) && !recipients.some((filler) => filler.actor)) {
    const found = content ? reached(context, sentence, predicate, complement, other, frame.row.event_type) : fillSlot(tree, predicate, "obj").flatMap((object) => firstActorIn(context, sentence, object)).filter(other);
    // "Norwegian police were deployed": whose forces are moved is who moves them, and forces are nobody it is done to.
    if (frame.row.event_type === "MOBILIZE" && !initiators.length) initiators.push(...found.filter((filler) => filler.actor !== null && !filler.ground));
    else if (found.some((filler) => filler.actor)) recipients = found.filter((filler) => filler.actor !== null);
    else if (!recipients.length && acting.size < (frame.reciprocal ? 2 : Infinity) && frame.row.mode !== "withdraw" && frame.row.event_type !== "MOBILIZE") recipients = found;
  }
  // "Told the island that it will send help": whom a promise is made to.
  if (TOLD.has(frame.row.event_type) && !recipients.some((filler) => filler.actor)) {
    const told = toldTo(context, sentence, predicate).filter((filler) => filler.actor !== null && other(filler));
    if (told.length) recipients = told;
  }
  // Not who is put out by the others: "was suspended from the league".
  if (frame.row.act !== null && OF_MEMBERS.has(frame.row.act) && frame.row.mode !== "expel") {
    membersAct(context, sentence, predicate, initiators, recipients);
    const members = new Set(initiators.flatMap((filler) => (filler.actor ? [keyOf(filler.actor)] : [])));
    recipients = recipients.filter((filler) => filler.actor === null || !members.has(keyOf(filler.actor)));
  }
  const mediators = [...pick(context, sentence, predicate, frame.mediator, false, true), ...brokers(context, sentence, predicate)];
  // "Sent troops at the kingdom's request": who asked is helped.
  if (frame.row.event_type === "AID" && !recipients.some((filler) => filler.actor)) {
    const asked = fillSlot(tree, predicate, "at").filter((token) => context.inClass("asked_for", tree.lemma[token])).flatMap((token) => ["poss", "of", "mod"].flatMap((slot) => pick(context, sentence, token, [slot], true, false))).filter((filler) => filler.actor !== null && other(filler));
    if (asked.length) recipients = asked;
  }
  if (frame.reciprocal) mediators.push(...hosts(context, sentence, predicate));
  const roles: RoleFiller[] = [];
  const add = (role: RoleName, fillers: readonly Filler[]) => {
    const seen = new Set<string>();
    for (const { agent: _, ...filler } of fillers) {
      const key = filler.actor ? keyOf(filler.actor) : `${filler.start}`;
      if (!seen.has(key)) roles.push({ role, ...filler });
      seen.add(key);
    }
  };
  add("initiator", initiators);
  add("recipient", recipients);
  add("mediator", mediators);
  const agents = announcers(context, sentence, predicate).filter((filler) => filler.agent && filler.actor && acting.has(keyOf(filler.actor)));
  add("agent", instrument(context, sentence, predicate).filter((filler) => filler.actor && !acting.has(keyOf(filler.actor))));
  add("agent", [...initiators, ...agents].flatMap((filler) => (filler.agent ? [{ actor: filler.agent.actor, start: filler.agent.start, end: filler.agent.end, agent: null, anaphor: false, ...(filler.via && { via: filler.via }) }] : [])));
  return roles;
}

/**
 * "The parliament rejected the president's plan": what one organ of a state does to another is not done to the state. The other stands
 * for itself: the person or body where it is known. What a state does to people of its own is done to them: their words are kept.
 */
function within(context: Context, initiators: readonly Filler[], acting: ReadonlySet<string>, filler: Filler): Filler {
  if (filler.actor === null || !acting.has(keyOf(filler.actor)) || initiators.some((one) => one.start < filler.end && filler.start < one.end)) return filler;
  const self = filler.agent;
  if (self && initiators.every((one) => one.agent === null || keyOf(one.agent.actor) !== keyOf(self.actor))) {
    context.trace?.note("recipient", context.document.text.slice(filler.start, filler.end), "roles/within-a-state");
    return { ...filler, actor: self.actor, agent: null };
  }
  if (filler.people) {
    context.trace?.note("recipient", context.document.text.slice(filler.start, filler.end), "roles/people-of-a-state");
    return { ...filler, actor: null, agent: null };
  }
  return filler;
}

/** "Signed an agreement mediated by X": the participle on what they signed tells the go-between. */
export function brokers(context: Context, sentence: number, predicate: number): Filler[] {
  const tree = context.tree(sentence);
  return [predicate, ...fillSlot(tree, predicate, "obj")].flatMap((at) => (at === predicate && tree.upos[at] === "VERB" ? [] : children(tree)[at].filter((child) => isBrokered(context, sentence, child))))
    .flatMap((child) => pick(context, sentence, child, ["subj"], false, true)).filter((filler) => filler.actor !== null);
}

/** A participle on a noun or clause that tells who brought the sides together. */
export function isBrokered(context: Context, sentence: number, token: number): boolean {
  const tree = context.tree(sentence);
  return tree.xpos[token] === "VBN" && tree.deprel[token] === "acl" && context.inClass("brokers", tree.lemma[token]);
}

/** "Talks under the auspices of X", "held talks under X auspices": who lends its roof to what the sides do. */
function hosts(context: Context, sentence: number, predicate: number): Filler[] {
  const tree = context.tree(sentence);
  const roofs = [predicate, ...around(tree, predicate)].flatMap((at) => fillSlot(tree, at, "under")).filter((token) => context.inClass("auspices", tree.lemma[token], tree.form[token]));
  return [...new Set(roofs)].flatMap((roof) => ["of", "mod", "poss"].flatMap((slot) => pick(context, sentence, roof, [slot], false, true))).filter((filler) => filler.actor !== null);
}

/** "Used the league to contain dissent": the organisation through which somebody acts. */
function instrument(context: Context, sentence: number, predicate: number): Filler[] {
  const tree = context.tree(sentence);
  const above = tree.head[predicate];
  if (tree.xpos[predicate] !== "VB" || above < 0 || !["acl", "xcomp", "advcl"].includes(tree.deprel[predicate])) return [];
  const verb = tree.deprel[predicate] === "acl" ? tree.head[above] : above;
  if (verb < 0 || !context.inClass("means_verb", tree.lemma[verb])) return [];
  return pick(context, sentence, verb, ["obj"], false, false).filter(({ actor }) => actor !== null && "id" in actor && context.lexicon.knowledge.actors.get(actor.id)?.kind !== "state");
}

/** "The Prime Minister announced Norway's suspension": who announces an act of the own side is its agent. */
function announcers(context: Context, sentence: number, predicate: number): Filler[] {
  const tree = context.tree(sentence);
  const verb = tree.head[predicate];
  if (verb < 0 || !["obj", "ccomp", "xcomp"].includes(tree.deprel[predicate]) || tree.upos[verb] !== "VERB" || !context.inClass("announce", tree.lemma[verb])) return [];
  return fillSlot(tree, verb, "subj").flatMap((token) => viaSlot(context, sentence, "announced by", token, resolveFiller(context, sentence, token, false)));
}

/** What members do to their organisation, never it to itself. */
const OF_MEMBERS = new Set(["withdraw", "join", "suspend", "boycott"]);

/** "A and B, members of the pact, left the group": where the parser makes the pact the subject, the states before it act. */
function membersAct(context: Context, sentence: number, predicate: number, initiators: Filler[], recipients: Filler[]): void {
  const organised = (filler: Filler) => filler.actor !== null && "id" in filler.actor && ["alliance", "igo"].includes(context.lexicon.knowledge.actors.get(filler.actor.id)?.kind ?? "");
  const organisation = initiators.find(organised);
  // Others who act, though nobody names them, are no members: "militants affiliated with the group".
  if (initiators.some((filler) => (filler.actor === null ? filler.acting : !organised(filler)))) return;
  // "The kingdom was suspended from the league": it suffers that.
  if (isPassive(context.tree(sentence), predicate) && recipients.some((filler) => filler.actor && !organised(filler))) return;
  const state = context.mentions.filter((mention) => mention.sentence === sentence && mention.last < predicate && context.kindOf(mention) === "state" && mention.form !== "demonym").at(-1);
  if (!state) return;
  // "..., while the union suspended its membership": who is named outside the clause suffers it.
  if (organisation && state.last < subtree(context.tree(sentence), predicate)[0]) {
    if (!recipients.some((filler) => filler.actor)) recipients.push(...viaSlot(context, sentence, "named before", state.head, resolveFiller(context, sentence, state.head, true)));
    return;
  }
  initiators.splice(0, initiators.length, ...listAround(context, state).flatMap((mention) => viaSlot(context, sentence, "named before", mention.head, resolveFiller(context, sentence, mention.head, false))));
  context.trace?.note("initiator", context.document.text.slice(state.start, state.end), "roles/members-act");
  if (organisation && !recipients.some((filler) => filler.actor)) recipients.push(organisation);
}

/** Who is blamed for a deed did it. */
function blamed(context: Context, sentence: number, noun: number): Filler[] {
  const tree = context.tree(sentence);
  const verb = blamingVerb(context, sentence, noun);
  if (verb < 0) return [];
  return fillSlot(tree, verb, "obj").filter((token) => token !== noun).flatMap((token) => viaSlot(context, sentence, `${tree.lemma[verb]}.obj`, token, resolveFiller(context, sentence, token, true))).filter((filler) => filler.actor !== null);
}

/** "Issued a declaration demanding ...", "passed a resolution that condemns ...": what a text does, its author does. */
function author(context: Context, sentence: number, predicate: number): Filler[] {
  const tree = context.tree(sentence);
  // "which calls for talks and threatens sanctions"
  let clause = predicate;
  while (tree.deprel[clause] === "conj" && tree.head[clause] >= 0 && tree.upos[tree.head[clause]] === "VERB") clause = tree.head[clause];
  const text = tree.head[clause];
  if (!tree.deprel[clause].startsWith("acl") || text < 0 || tree.deprel[text] !== "obj" || isPassive(tree, predicate)) return [];
  return viaSlot(context, sentence, "subj", tree.head[text], fillSlot(tree, tree.head[text], "subj").flatMap((token) => resolveFiller(context, sentence, token, false)));
}

/** "Accused each other": who acts is who it is done to, and nobody else. */
const mutual = (tree: ParsedSentence, predicate: number): boolean =>
  fillSlot(tree, predicate, "obj").some((token) => token > 0 && /^(?:each other|one another)$/iu.test(`${tree.form[token - 1]} ${tree.form[token]}`));

const CONTENT: ReadonlySet<string> = new Set(["AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"]);

const BETWEEN = ["on.between", "along.between", "at.between", "in.between"];

/** Where a recipient may stand when the frame's own slots are empty, nearest first. */
const REACH = ["obj", "iobj", "xsubj", "to", "against", "with", "on", "obj.poss", "obj.by", "obj.maker", "obj.of", "obj.against", "obj.on", "obj.to", "obj.with", "obj.mod", "obj.from", "obj.of.poss", "obj.of.of", "to.from", "to.by", "to.maker", "to.of", "to.poss", "to.mod", "of.with", "on.to", "on.with", "obj.of.with", "obj.on.to"];

/** Who suffered what is condemned is not who is blamed for it: "condemned the attack on X". */
const SUFFERS = /(?:^|\.)(?:on|against|to)$/u;
/** Acts that are done with forces, not to them: "sent troops". */
const WITH_FORCES: ReadonlySet<string> = new Set(["MOBILIZE", "AID", "AGREE", "COOPERATE", "REJECT"]);

/** "refused to lift the sanctions on Iran": the recipient of what is refused, promised or threatened stands in its complement. */
function reached(context: Context, sentence: number, predicate: number, complement: number | null, other: (filler: Filler) => boolean, type: string): Filler[] {
  const tree = context.tree(sentence);
  const within = CONTENT.has(type);
  const actor = (filler: Filler) => filler.actor !== null && other(filler);
  const blamed = type === "ACCUSE" && fillSlot(tree, predicate, "obj").some((object) => context.inClass("attack", tree.lemma[object]));
  const slots = blamed ? REACH.filter((slot) => !SUFFERS.test(slot)) : REACH;
  if (!["VERB", "ADJ"].includes(tree.upos[predicate])) {
    // "repeated its demand that A withdraw": the clause hangs on the noun or on its verb.
    const verb = tree.deprel[predicate] === "obj" ? tree.head[predicate] : -1;
    const clauses = [predicate, verb].flatMap((at) => (at < 0 ? [] : children(tree)[at].filter((child) => child > predicate && ["ccomp", "acl"].includes(tree.deprel[child]) && tree.upos[child] === "VERB" && hasMark(tree, child, "that"))));
    const told = clauses.flatMap((clause) => fillSlot(tree, clause, "subj")).flatMap((token) => viaSlot(context, sentence, "that.subj", token, resolveFiller(context, sentence, token, true))).filter(actor);
    if (told.length) return told;
    // "its threat to kill Norwegian hostages", "the refusal to help the island"
    const content = children(tree)[predicate].filter((child) => child > predicate && tree.deprel[child] === "acl" && tree.xpos[child] === "VB" && hasMark(tree, child, "to"));
    for (const verb of content) for (const slot of REACH) {
      const found = pick(context, sentence, verb, [slot], true, false).filter(actor);
      if (found.length) return found;
    }
    return [];
  }
  // An act done may have its recipient in its purpose; a clause beside it tells something else.
  const asked = within ? fillSlot(tree, predicate, "ccomp").filter((clause) => hasMark(tree, clause, "that")).flatMap((clause) => fillSlot(tree, clause, "subj")) : [];
  // "Demanded that its partners end the talks": whoever shall do it, and nobody whom that concerns.
  if (asked.length && !fillSlot(tree, predicate, "obj").length) return asked.flatMap((token) => viaSlot(context, sentence, "that.subj", token, resolveFiller(context, sentence, token, true))).filter(other);
  const complements = complement === null ? [...fillSlot(tree, predicate, "xcomp"), ...(within ? fillSlot(tree, predicate, "ccomp") : [])] : [complement];
  for (const verb of [predicate, ...complements]) {
    for (const slot of slots) {
      const found = pick(context, sentence, verb, [slot], true, false).filter(actor);
      if (found.length) return found;
    }
    const inside = blamed ? [] : fillSlot(tree, verb, "obj").flatMap((object) => firstActorIn(context, sentence, object)).filter(actor);
    if (inside.length) return inside;
  }
  for (const verb of within ? complements : []) {
    const inside = firstActorIn(context, sentence, verb).filter(actor);
    if (inside.length) return inside;
  }
  // Nobody that can be told: the words for people at least, "refused to free the hostages".
  for (const verb of [predicate, ...complements]) {
    for (const slot of slots) {
      const found = pick(context, sentence, verb, [slot], true, false).filter((filler) => filler.actor === null && other(filler) && !(slot === "obj" && WITH_FORCES.has(type) && isForce(context, sentence, verb, filler)));
      if (found.length) return found;
    }
  }
  return [];
}

/** Whether a filler's words are forces or weapons that the verb takes for its object. */
const isForce = (context: Context, sentence: number, verb: number, filler: Filler): boolean => {
  const tree = context.tree(sentence);
  return fillSlot(tree, verb, "obj").some((object) => tree.start[object] >= filler.start && tree.end[object] <= filler.end && ["troops", "force_word", "weapon", "vehicle", "vessel", "aircraft"].some((name) => context.inClass(name, tree.lemma[object], tree.form[object])));
};

const hasMark = (tree: ParsedSentence, token: number, word: string): boolean =>
  children(tree)[token].some((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === word);

/** The first actor named inside an object's phrase, but not in a clause of its own: "the dissolution of one of the parties, X". */
function firstActorIn(context: Context, sentence: number, object: number): Filler[] {
  const tree = context.tree(sentence);
  const [first, last] = subtree(tree, object);
  const mention = context.mentions.find((one) => one.sentence === sentence && one.first > object && one.first >= first && one.last <= last && one.actor !== null && !inClause(tree, one.head, object));
  // "relationships with actors such as A and B"
  return mention ? listAround(context, mention).flatMap((one) => viaSlot(context, sentence, "inside obj", one.head, resolveFiller(context, sentence, one.head, true))).filter((filler) => filler.actor !== null) : [];
}

/** An infinitive goes on telling what its noun is about ("an invitation to meet X"); a clause with a subject of its own tells something else. */
function inClause(tree: ParsedSentence, token: number, top: number): boolean {
  for (let at = token, steps = 0; at >= 0 && at !== top && steps < 20; at = tree.head[at], steps++) {
    if (!/^(?:acl|advcl|ccomp|parataxis)/u.test(tree.deprel[at])) continue;
    if (tree.xpos[at] !== "VB" || children(tree)[at].some((child) => base(tree.deprel[child]) === "nsubj")) return true;
  }
  return false;
}

/** The lexicon's row of a verb, with a word of its own where it has one: "carried out", "took part in". */
function lightVerb(tree: ParsedSentence, verb: number, light: ReadonlyMap<string, readonly LightVerb[]>, slot: string): LightVerb | undefined {
  const lemma = tree.lemma[verb].toLowerCase();
  const own = children(tree)[verb].filter((child) => child > verb && /^(?:compound:prt|advmod|obj)$/u.test(tree.deprel[child])).map((child) => `${lemma} ${tree.lemma[child].toLowerCase()}`);
  return [...own, lemma].flatMap((name) => light.get(name) ?? []).find((one) => one.slot === slot);
}

/** "launched attacks": the noun's missing side is the subject of its verb, as the lexicon of light verbs says. */
function addSupport(context: Context, sentence: number, noun: number, light: ReadonlyMap<string, readonly LightVerb[]>, initiators: Filler[], recipients: Filler[]): void {
  const tree = context.tree(sentence);
  if (tree.upos[noun] === "VERB") return;
  let at = noun;
  while (tree.deprel[at] === "conj" && tree.head[at] >= 0) at = tree.head[at];
  // "held three days of talks"
  if (tree.deprel[at] === "nmod" && caseOf(tree, at) === "of" && (context.inClass("quantity", tree.lemma[tree.head[at]]) || context.lexicon.calendar.has(tree.lemma[tree.head[at]]))) at = tree.head[at];
  // "claimed responsibility for the attack"
  const deed = caseOf(tree, at) === "for" && tree.head[at] >= 0 ? [tree.head[at], ...dependents(tree, tree.head[at], "obj")].find((one) => context.inClass("deed_word", tree.lemma[one])) ?? -1 : -1;
  const verb = deed >= 0 ? tree.head[deed] : tree.deprel[at] === "acl" ? -1 : tree.head[at];
  // "a war launched by X": the verb hangs on the noun.
  const participles = tree.head.flatMap((head, i) => (head === noun && tree.deprel[i] === "acl" && tree.upos[i] === "VERB" ? [i] : []));
  for (const participle of participles) {
    const row = lightVerb(tree, participle, light, "obj");
    if (row && !recipients.some((filler) => filler.actor)) recipients.push(...pick(context, sentence, participle, ["against", "on", "by.against"], true, false).filter((filler) => filler.actor !== null && !filler.ground));
    if (row && !initiators.some((filler) => filler.actor)) initiators.push(...fillSlot(tree, participle, "subj").flatMap((token) => viaSlot(context, sentence, `${tree.lemma[participle]}.subj`, token, resolveFiller(context, sentence, token, false))));
  }
  if (verb < 0) return;
  const slot = deed >= 0 ? "for" : base(tree.deprel[at]) === "obj" || tree.deprel[at] === "nsubj:pass" || tree.deprel[at] === "obl:unmarked" ? "obj" : caseOf(tree, at) ?? "";
  const row = lightVerb(tree, verb, light, slot);
  if (!row) return;
  const subject = tree.deprel[at] === "nsubj:pass" ? fillSlot(tree, verb, "subj") : supportSubject(tree, deed >= 0 ? deed : at).flatMap((token) => conjuncts(tree, token));
  const target = row.subject === "recipient" ? recipients : row.subject === "initiator" ? initiators : null;
  if (target && !target.some((filler) => filler.actor)) target.push(...[...new Set(subject)].flatMap((token) => viaSlot(context, sentence, `${tree.lemma[verb]}.subj`, token, resolveFiller(context, sentence, token, target === recipients))));
}

/** The event frames of the lexicon: which predicate, under which conditions, is which event, and who fills its roles from where. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import type { Context } from "../context.ts";
import type { Knowledge } from "../knowledge.ts";
import { OpenFrames } from "../open/classify.ts";
import type { TypesOf } from "../open/features.ts";
import { base, caseOf, children } from "../tree.ts";
import type { EventType } from "./draft.ts";
import { issuerFor } from "./issuer.ts";
import { fillSlot, isPassive } from "./slots.ts";
import { resolveFiller } from "./fillers.ts";

type FrameRow = ReferenceRow<"lexicon/frames">;

export interface Condition {
  slot: string;
  test: "is" | "is not" | "present" | "absent";
  values: readonly string[];
  /** The condition as the lexicon writes it. */
  text: string;
}

export interface EventFrame {
  /** A row of the lexicon; where it leaves the type open, with the type that the model gives here. */
  row: Omit<FrameRow, "event_type"> & { event_type: EventType };
  /** True where the model gave the type. */
  judged: boolean;
  /** The other words of the predicate, lower-case lemmas. */
  others: readonly string[];
  conditions: readonly Condition[];
  initiator: readonly string[];
  recipient: readonly string[];
  mediator: readonly string[];
  place: readonly string[];
  reciprocal: boolean;
}

type OpenFrame = Omit<EventFrame, "row" | "judged"> & { row: FrameRow };

/** Frames by part of speech and the lemma of the word that heads the predicate: the first of a verb, the last of a noun. */
export class Frames {
  private readonly byHead = new Map<string, EventFrame[]>();
  /** Heads by their regular forms, for words whose lemma nobody taught the lemmatiser: "rioted", "Skirmishes". */
  private readonly headOf = new Map<string, string>();
  /** Frames that leave the type open, by part of speech and head. */
  private readonly openByHead = new Map<string, OpenFrame[]>();
  private readonly types = new Map<string, EventType[]>();
  private readonly open = new OpenFrames((pos, lemma) => this.typesOf(pos, lemma));

  constructor(knowledge: Knowledge) {
    for (const row of knowledge.of("lexicon/frames")) {
      const words = row.predicate.split(" ");
      const head = row.pos === "noun" ? words[words.length - 1] : words[0];
      const others = row.pos === "noun" ? words.slice(0, -1) : words.slice(1);
      const slots = (cell: string | null) => (cell ? cell.split("|") : []);
      const frame: OpenFrame = {
        row, others, conditions: conditionsOf(row.when), initiator: slots(row.initiator), recipient: slots(row.recipient),
        mediator: slots(row.mediator), place: slots(row.place), reciprocal: row.reciprocal === "true",
      };
      const key = `${row.pos} ${head}`;
      const { event_type } = row;
      if (event_type === null) this.openByHead.set(key, [...(this.openByHead.get(key) ?? []), frame]);
      else {
        this.byHead.set(key, [...(this.byHead.get(key) ?? []), { ...frame, row: { ...row, event_type }, judged: false }]);
        const types = this.types.get(key) ?? [];
        if (!types.includes(event_type)) this.types.set(key, [...types, event_type]);
      }
      for (const form of row.pos === "verb" ? formsOf(head) : [`${head}s`, `${head}es`]) this.headOf.set(`${row.pos} ${form}`, key);
    }
    // The most particular first: more words, then conditions that name words, then more conditions; else the lexicon's order.
    for (const frames of this.byHead.values()) frames.sort((a, b) => b.others.length - a.others.length || named(b) - named(a) || b.conditions.length - a.conditions.length);
  }

  /**
   * The frame that a token evokes here, or null.
   * @param complement the one clausal complement to look at, where there are several: "refused to sign and host"
   */
  at(context: Context, sentence: number, token: number, complement: number | null = null): EventFrame | null {
    const typed = this.lookUp(this.byHead, context, sentence, token)?.find((frame) => fits(context, sentence, token, frame, complement));
    if (typed) return typed;
    const open = this.openFrameAt(context, sentence, token);
    if (!open) return null;
    const { type, best, lead } = this.open.judge(context, sentence, token);
    context.trace?.tried(sentence, token, open.row.frame, type === null ? `a type that is sure enough (${best} leads by ${lead})` : null);
    return type === null ? null : { ...open, row: { ...open.row, event_type: type }, judged: true };
  }

  /** True where a frame fits that leaves the type open, and none that gives it. */
  leavesOpen(context: Context, sentence: number, token: number): boolean {
    return !this.lookUp(this.byHead, context, sentence, token)?.some((frame) => fits(context, sentence, token, frame, null)) && this.openFrameAt(context, sentence, token) !== null;
  }

  /** The types that frames give to a word. */
  readonly typesOf: TypesOf = (pos, lemma) => this.types.get(`${pos} ${lemma}`) ?? [];

  private lookUp<Frame>(frames: ReadonlyMap<string, Frame[]>, context: Context, sentence: number, token: number): Frame[] | null {
    const tree = context.tree(sentence);
    for (const pos of partsOf(tree.upos[token])) {
      const found = frames.get(`${pos} ${tree.lemma[token].toLowerCase()}`) ?? frames.get(`${pos} ${tree.form[token].toLowerCase()}`)
        ?? frames.get(this.headOf.get(`${pos} ${tree.form[token].toLowerCase()}`) ?? "");
      if (found) return found;
    }
    return null;
  }

  /** Null also where what the word governs tells an event itself: "moved to isolate", "launched an attack". */
  private openFrameAt(context: Context, sentence: number, token: number): OpenFrame | null {
    const open = this.lookUp(this.openByHead, context, sentence, token)?.find((frame) => fits(context, sentence, token, frame, null));
    const tree = context.tree(sentence);
    const above = tree.head[token];
    // "A campaign launched by the army": the noun tells it.
    if (!open || (tree.deprel[token].startsWith("acl") && this.lookUp(this.byHead, context, sentence, above)?.some((frame) => fits(context, sentence, above, frame, null)))) return null;
    const governs = (at: number): boolean => children(tree)[at].some((child) => !APART.has(base(tree.deprel[child]))
      && ((this.lookUp(this.byHead, context, sentence, child)?.some((frame) => fits(context, sentence, child, frame, null)) ?? false) || governs(child)));
    return governs(token) ? null : open;
  }
}

/** Relations to what the predicate does not govern. */
const APART = new Set(["nsubj", "conj", "parataxis", "ccomp", "punct"]);

/** The rule of an event: the row of the lexicon, and whether the row or the model gave the type. */
export const ruleOf = ({ row, judged }: EventFrame): string => `${judged ? "classifier" : "frames"}/${row.frame}`;

function fits(context: Context, sentence: number, token: number, frame: OpenFrame, complement: number | null): boolean {
  const worded = hasWords(context, sentence, token, frame);
  const failed = worded ? frame.conditions.find((condition) => !holds(context, sentence, token, condition, complement, frame)) : undefined;
  context.trace?.tried(sentence, token, frame.row.frame, worded ? failed?.text ?? null : `the words "${frame.row.predicate}"`);
  return worded && failed === undefined;
}

/** How many conditions ask for a word or a class of words, not for any name or actor. */
const named = ({ conditions }: OpenFrame): number => conditions.filter(({ test, values }) => test === "is" && values.every((value) => !value.startsWith("#"))).length;

/** The regular forms of a verb: -s, -ed, -ing, with or without a doubled consonant. */
export function formsOf(verb: string): string[] {
  const stem = verb.replace(/e$/u, "");
  const stems = /[aeiou][bdglmnprt]$/u.test(verb) ? [stem, `${stem}${stem.at(-1)}`] : [/[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}i` : stem];
  // "flee": "fled".
  return [`${verb}s`, `${verb}es`, ...(verb.endsWith("ee") ? [`${verb.slice(0, -1)}d`] : []), ...stems.map((one) => `${one}ed`), ...stems.map((one) => `${one}ing`), `${stem}ing`];
}

const partsOf = (upos: string): readonly string[] =>
  upos === "VERB" || upos === "AUX" ? ["verb"] : upos === "NOUN" || upos === "PROPN" ? ["noun"] : upos === "ADJ" ? ["adj", "noun"] : [];

function conditionsOf(when: string | null): Condition[] {
  return (when ?? "").split(";").map((part) => part.trim()).filter(Boolean).map((part) => {
    if (part.startsWith("!")) return { slot: part.slice(1), test: "absent" as const, values: [], text: part };
    if (part.endsWith("?")) return { slot: part.slice(0, -1), test: "present" as const, values: [], text: part };
    const [, slot, operator, values] = /^([^!=]+)(!?=)(.*)$/u.exec(part) ?? ["", part, "=", ""];
    return { slot, test: operator === "=" ? "is" as const : "is not" as const, values: values.split("|"), text: part };
  });
}

/** The other words of a verb are its particle, preposition or object; those of a noun stand before it. */
function hasWords(context: Context, sentence: number, token: number, { others, row }: OpenFrame): boolean {
  const tree = context.tree(sentence);
  if (row.pos === "noun") return others.every((word) => children(tree)[token].some((child) => child < token && is(tree, child, word)));
  const slots = [row.initiator, row.recipient, row.mediator, row.place, row.when].join("|");
  return others.every((word) => {
    // "Turned upside down" is no turning down.
    if (children(tree)[token].some((child) => is(tree, child, word) && !(tree.deprel[child] === "compound:prt" && child - 1 > token && tree.upos[child - 1] === "ADV"))) return true;
    // "handed over two envoys": right behind the verb, whatever the parser hung it on.
    if (context.inClass("verb_particle", word) && tree.form[token + 1]?.toLowerCase() === word && tree.upos[token + 1] !== "ADP") return true;
    // "pulled its troops out of the valley": the particle is a case mark right before another.
    if (context.inClass("verb_particle", word) && children(tree)[token].some((child) => children(tree)[child].some((below) => tree.deprel[below] === "case" && is(tree, below, word) && tree.deprel[below + 1] === "case" && tree.head[below + 1] === child))) return true;
    // "went on strike": before another word of the predicate.
    if (children(tree)[token].some((child) => caseOf(tree, child) === word && others.some((other) => other !== word && is(tree, child, other)))) return true;
    // A preposition counts where the frame takes an argument by it; else the word must be a particle: "give in", not "give hope in".
    if (context.inClass("verb_particle", word) && !slots.split(/[|;.=!?]/u).includes(word)) return false;
    if (children(tree)[token].some((child) => children(tree)[child].some((below) => tree.deprel[below] === "case" && is(tree, below, word)))) return true;
    // "take part in": the preposition hangs on what follows the noun.
    // Not across a clause: "make it clear that they lost the war" makes no war.
    return children(tree)[token].some((child) => !/^(?:ccomp|advcl|acl|parataxis|conj)/u.test(tree.deprel[child]) && children(tree)[child].some((below) => is(tree, below, word) || caseOf(tree, below) === word));
  });
}

const is = (tree: { lemma: string[]; form: string[] }, token: number, word: string): boolean =>
  tree.lemma[token].toLowerCase() === word || tree.form[token].toLowerCase() === word || tree.form[token].toLowerCase() === `${word}s`;

function holds(context: Context, sentence: number, token: number, { slot, test, values }: Omit<Condition, "text">, complement: number | null, frame: OpenFrame): boolean {
  const filled = complement !== null && (slot === "xcomp" || slot === "ccomp") ? [complement] : fillSlot(context.tree(sentence), token, slot);
  // "disbanded in March and July": a time that the parser made an object.
  const { lemma, form } = context.tree(sentence);
  // But "staged a march" is no month.
  const isTime = (filler: number) => context.lexicon.calendar.has(lemma[filler].toLowerCase()) && !(form[filler] === form[filler].toLowerCase() && context.inClass("protest", lemma[filler]));
  const found = slot === "obj" ? filled.filter((filler) => !isTime(filler)) : filled;
  // "charged two men with smuggling": a clause may stand behind the preposition.
  if (test === "present") return found.length > 0 || clauseBehind(context.tree(sentence), token, slot);
  if (test === "absent") return found.length === 0;
  // "5. Encourages further contributions": the body whose resolution it is acts.
  if (slot === "subj" && !found.length && issuerFor(context, sentence, token).length) return (test === "is") === (values.includes("#actor") || values.includes("#organisation"));
  // "Two tanks were destroyed": a passive leaves out who did it.
  if (slot === "subj" && !found.length && test === "is" && untold(context, sentence, token, frame)) return true;
  // "Five villagers were released": whoever did it, the passive does not say.
  if (slot === "subj" && test === "is" && !found.length && values.includes("#actor") && tokenIsVerb(context, sentence, token) && isPassive(context.tree(sentence), token)) return true;
  // Who acts is an actor by its own name: "the Norwegian retailer" is none.
  const any = found.some((filler) => values.some((value) => matches(context, sentence, filler, value, slot !== "subj")));
  return test === "is" ? any : !any;
}

/** Whether a verb of force is a passive without an agent, and the frame asks for something else beside the agent. */
const untold = (context: Context, sentence: number, token: number, { row, conditions }: OpenFrame): boolean =>
  row.event_type === "ASSAULT" && conditions.some((one) => one.slot === "obj") && context.tree(sentence).deprel[token] !== "acl" && isPassive(context.tree(sentence), token);
/** Whether a participle clause hangs on a verb by a preposition. */
const clauseBehind = (tree: ReturnType<Context["tree"]>, token: number, preposition: string): boolean =>
  tree.upos[token] === "VERB" && children(tree)[token].some((child) => child > token && tree.deprel[child] === "advcl" && tree.xpos[child] === "VBG" && children(tree)[child].some((mark) => tree.deprel[mark] === "mark" && tree.form[mark].toLowerCase() === preposition));

const tokenIsVerb = (context: Context, sentence: number, token: number): boolean => context.tree(sentence).upos[token] === "VERB";

function matches(context: Context, sentence: number, token: number, value: string, recipient: boolean): boolean {
  const tree = context.tree(sentence);
  // "25,000 tons of food aid": what is counted decides.
  const counted = context.inClass("quantity", tree.lemma[token]) || tree.upos[token] === "NUM"
    ? children(tree)[token].filter((child) => tree.deprel[child].startsWith("nmod") && caseOf(tree, child) === "of") : [];
  if (counted.some((child) => matches(context, sentence, child, value, recipient))) return true;
  // "executed a Norwegian": who is called by the people's name is a person.
  if (CALLED_BY_PEOPLE.has(value) && tree.upos[token] !== "ADJ" && context.mentionAt(sentence, token)?.form === "demonym" && context.mentionAt(sentence, token)?.head === token) return true;
  if (value.startsWith("@")) return context.inClass(value.slice(1), tree.lemma[token], tree.form[token]) || hasCompoundOfClass(context, sentence, token, value.slice(1));
  if (!value.startsWith("#")) return is(tree, token, value);
  const mention = context.mentionAt(sentence, token);
  if (value === "#place") return mention !== undefined && (mention.place !== null || context.kindOf(mention) === "state");
  if (value === "#name") return Boolean(mention) || tree.upos[token] === "PROPN";
  if (value === "#person") return mention !== undefined && context.kindOf(mention) === "person";
  const fillers = resolveFiller(context, sentence, token, recipient);
  if (value === "#actor") return fillers.some((filler) => filler.actor !== null) || fillers.length > 0;
  const kind = value.slice(1);
  return fillers.some(({ actor }) => actor !== null && ("id" in actor ? context.lexicon.knowledge.actors.get(actor.id)?.kind : actor.kind) === kind);
}

/** Classes of people that a people's name falls under. */
const CALLED_BY_PEOPLE: ReadonlySet<string> = new Set(["@person", "@population", "@protester_person"]);

const hasCompoundOfClass = (context: Context, sentence: number, token: number, name: string): boolean => {
  const tree = context.tree(sentence);
  const before = token - 1;
  return before >= 0 && tree.head[before] === token && context.inClass(name, `${tree.lemma[before]} ${tree.lemma[token]}`);
};

/** Whose "the government" or "the president" is where no name says it: the state whose government was spoken of, or who makes the statement. */
import type { ActorRef } from "../../../schemas/claims.ts";
import type { Context } from "../context.ts";
import { caseOf, dependents } from "../tree.ts";
import type { Mention } from "../types.ts";
import { speakersOf } from "./speakers.ts";

/** How far back a word for a government may have had its state. */
const FAR = 40;
const NEAR = 6;
const NEAR_GOVERNED = 12;
/** So many sentences say what a text is about. */
const OPENING = 3;

/** The state whose government was last spoken of: "the government", "the army". */
export function lastGovernment(context: Context, sentence: number, token: number): ActorRef | null {
  const tree = context.tree(sentence);
  const definite = dependents(tree, token, "det").some((child) => ["the", "its", "this"].includes(tree.form[child].toLowerCase()));
  // "government troops" are those of the government spoken of, with an article or without.
  const governed = dependents(tree, token, "compound").some((child) => context.organOf(tree.lemma[child], tree.form[child]) === "government");
  if (!definite && !governed) return null;
  // "The garrison of Oslo" is told by its place, and need not be of the state spoken of.
  if (dependents(tree, token, "nmod").some((child) => context.mentionAt(sentence, child)?.place)) return null;
  if (context.inClass("side", tree.lemma[token]) && context.organOf(tree.lemma[token], tree.form[token]) !== "military") return null;
  // Peacekeepers are many states': those of the last one named need not be meant.
  if (context.inClass("peacekeepers", tree.lemma[token])) return null;
  const word = tree.lemma[governed ? dependents(tree, token, "compound").find((child) => context.organOf(tree.lemma[child], tree.form[child]) === "government")! : token].toLowerCase();
  // "The Norwegian government ... the government": first of all whose the same word was.
  for (let at = sentence; context.organOf(word, word) === "government" && at >= 0 && sentence - at <= FAR; at--) {
    const there = context.tree(at);
    const same = organsBefore(context, at, at === sentence ? token : there.form.length).filter((mention) => there.lemma[there.head[mention.head]]?.toLowerCase() === word).at(-1);
    if (same) return same.actor;
  }
  for (let at = sentence; at >= 0 && sentence - at <= (governed ? NEAR_GOVERNED : NEAR); at--) {
    const there = context.tree(at);
    // Soldiers do not tell whose "the government" is.
    const last = organsBefore(context, at, at === sentence ? token : there.form.length)
      .filter((mention) => context.organOf(word, word) !== "government" || context.organOf(there.lemma[there.head[mention.head]] ?? "", there.form[there.head[mention.head]] ?? "") !== "military").at(-1);
    if (last) return stateOfOrgan(context, last);
  }
  return speakingState(context) ?? mainState(context, sentence);
}

/** The state whose organs the first sentences speak of, where it is only one: "a war between the government of Norway and the rebels". */
function mainState(context: Context, sentence: number): ActorRef | null {
  const first = context.document.sentences.findIndex(({ kind }) => kind === "paragraph");
  const states = new Set<string>();
  for (let at = Math.max(0, first); at < Math.min(sentence, first + OPENING); at++) for (const mention of organsBefore(context, at, context.tree(at).form.length)) states.add(JSON.stringify(stateOfOrgan(context, mention)));
  return states.size === 1 ? JSON.parse([...states][0]) as ActorRef : null;
}

/** Whom an office is of that names no state: "President X" in a text that has just spoken of one state's organs, or in its statement. */
export function officeSpokenOf(context: Context, person: Mention): ActorRef | null {
  const { text, sentences } = context.document;
  const before = text.slice(sentences[person.sentence].start, person.start).trimEnd().toLowerCase();
  const title = [...context.lexicon.stateTitles].some((one) => before.endsWith(one) && !/\p{L}$/u.test(before.slice(0, -one.length)));
  if (!title) return null;
  for (let at = person.sentence; at >= 0 && person.sentence - at <= NEAR; at--) {
    const states = new Set(organsBefore(context, at, at === person.sentence ? person.first : context.tree(at).form.length).map((mention) => JSON.stringify(stateOfOrgan(context, mention))));
    if (states.size) return states.size === 1 ? JSON.parse([...states][0]) as ActorRef : null;
  }
  return speakingState(context);
}

/** The state that makes the statement; null where none or more than one does. */
function speakingState(context: Context): ActorRef | null {
  const speakers = speakersOf(context);
  const state = speakers.length === 1 ? stateOfOrgan(context, speakers[0]) ?? (context.known(speakers[0])?.actsFor ? { id: context.known(speakers[0])!.actsFor! } : null) : null;
  return state && "id" in state && context.lexicon.knowledge.actors.get(state.id)?.kind === "state" ? state : null;
}

/** The names in a sentence, before a token, that a word for a state's organ hangs under, and those of such organs themselves. */
function organsBefore(context: Context, at: number, token: number): Mention[] {
  const there = context.tree(at);
  return context.mentions.filter((mention) => mention.sentence === at && mention.last < token
    && (context.kindOf(mention) === "government_body" ? ["state", "region"].includes(context.lexicon.knowledge.actors.get(context.known(mention)?.parent ?? "")?.kind ?? "")
      : ["state", "region"].includes(context.kindOf(mention) ?? "") && (mention.form === "demonym" || caseOf(there, mention.head) === "of") && context.organOf(there.lemma[there.head[mention.head]] ?? "", there.form[there.head[mention.head]] ?? "") !== null));
}

const stateOfOrgan = (context: Context, mention: Mention): ActorRef | null =>
  context.kindOf(mention) === "government_body" && context.known(mention)?.parent ? { id: context.known(mention)!.parent! } : mention.actor;

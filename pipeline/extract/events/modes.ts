/** The mode of an event whose frame gives none: by what is asked, refused or threatened, or by the means of the act. */
import type { ReferenceRow } from "../../../schemas/reference.ts";
import type { Context } from "../context.ts";
import { base, caseOf, children } from "../tree.ts";
import type { Draft } from "./draft.ts";
import type { Frames } from "./frames.ts";
import { fillSlot } from "./slots.ts";

export type ModeRows = ReadonlyMap<string, readonly ReferenceRow<"lexicon/modes">[]>;

/** How far down the tree a mode's word may stand: "urged them to ensure the full implementation of the ceasefire". */
const DEEPEST = 4;

/** Relations to what is asked, refused or threatened, and to what that consists of. */
const CONTENT = new Set(["xcomp", "ccomp", "obj", "acl", "nmod", "obl"]);
/** Prepositions before what a verb asks for. */
const ASKED = new Set(["for", "to", "in"]);
/** Relations to what an act is done with. */
const MEANS = new Set(["nsubj", "advmod", "compound", "amod", "obl", "nmod", "advcl"]);
const WITH = new Set(["with", "by", "from", "using"]);

/**
 * Sets the mode where it is open and a row of the lexicon gives one. Changes the draft.
 * @param asked the one word that is asked or promised, where there are several or the predicate stands for it: an item of a list
 */
export function addMode(context: Context, draft: Draft, rows: ModeRows, frames: Frames, asked: number | null = null): void {
  if (draft.mode !== null) return;
  // "Carried out air strikes": the noun tells how.
  for (const object of asked === draft.predicate ? [] : fillSlot(context.tree(draft.sentence), draft.predicate, "obj")) {
    const carried = frames.at(context, draft.sentence, object)?.row;
    if (carried?.mode && carried.event_type === draft.type) {
      set(context, draft, carried.mode as Draft["mode"], "modes/object");
      return;
    }
  }
  if (draft.type === "CONSULT") {
    if (draft.roles.some(({ role }) => role === "mediator")) set(context, draft, "third-party", "modes/mediator");
    else if (isOfMany(context, draft)) set(context, draft, "multilateral", "modes/many");
    return;
  }
  const own = rows.get(draft.type);
  if (!own) return;
  const content = contentWords(context, draft, asked);
  const means = draft.act === null ? meansWords(context, draft) : [];
  // The nearest word says what is asked; of the means, the file names the surest first.
  const found = content.flatMap((token) => own.filter((row) => row.where === "content" && fits(context, draft, token, row, frames)))[0]
    ?? own.find((row) => row.where === "means" && means.some((token) => fits(context, draft, token, row, frames)));
  if (found) set(context, draft, found.mode as Draft["mode"], `modes/${found.where}.${found.word}`);
}

/** Three sides or more, or the meeting of an organisation: "the bloc's meeting in June". */
function isOfMany(context: Context, { sentence, predicate, roles }: Draft): boolean {
  const sides = roles.filter(({ role, actor }) => role === "initiator" && actor !== null);
  if (sides.length > 2) return true;
  if (sides.length !== 1 || roles.some(({ role }) => role === "recipient") || context.tree(sentence).upos[predicate] === "VERB") return false;
  const { actor } = sides[0];
  const kind = actor && "id" in actor ? context.lexicon.knowledge.actors.get(actor.id)?.kind : actor?.kind;
  return kind === "igo" || kind === "alliance";
}

function set(context: Context, draft: Draft, mode: Draft["mode"], rule: string): void {
  draft.mode = mode;
  context.trace?.note("mode", mode, rule);
}

function fits(context: Context, { sentence }: Draft, token: number, { kind, word }: ReferenceRow<"lexicon/modes">, frames: Frames): boolean {
  const tree = context.tree(sentence);
  if (kind === "class") return context.inClass(word, tree.lemma[token], tree.form[token]);
  if (kind === "type") return frames.at(context, sentence, token)?.row.event_type === word;
  return tree.lemma[token].toLowerCase() === word || tree.form[token].toLowerCase() === word;
}

/** The words of what is asked, refused or threatened, the nearest to the predicate first; names are left out. */
function contentWords(context: Context, { sentence, predicate }: Draft, asked: number | null): number[] {
  const tree = context.tree(sentence);
  const words: number[] = asked === null ? [] : [asked];
  let level = [asked ?? predicate];
  for (let depth = asked === null ? 0 : 1; depth < DEEPEST; depth++) {
    // An infinitive counts wherever the parser hung it: "called on Sudan to hold talks".
    const infinitives = depth ? [] : fillSlot(tree, predicate, "xcomp");
    level = [...infinitives, ...level.flatMap((at) => children(tree)[at].filter((child) => {
      if (infinitives.includes(child)) return false;
      const relation = base(tree.deprel[child]);
      if (context.mentionAt(sentence, at)) return relation === "acl";
      return CONTENT.has(relation) && !(relation === "obl" && tree.upos[at] === "VERB" && !ASKED.has(caseOf(tree, child) ?? "") && !context.mentionAt(sentence, child));
    }))];
    words.push(...level.filter((at) => !context.mentionAt(sentence, at)));
  }
  return words;
}

/** What the act is done with: who or what does it, words before the noun, and what stands behind "with", "by", "from" or "using". */
function meansWords(context: Context, { sentence, predicate }: Draft): number[] {
  const tree = context.tree(sentence);
  return children(tree)[predicate].filter((child) => MEANS.has(base(tree.deprel[child]))).flatMap((child) => {
    const relation = base(tree.deprel[child]);
    if ((relation === "obl" || relation === "nmod") && !WITH.has(caseOf(tree, child) ?? "")) return [];
    if (relation === "advcl") return WITH.has(tree.form[child].toLowerCase()) ? children(tree)[child].filter((below) => tree.deprel[below] === "obj") : [];
    // "A salvo of rockets hit the town": what the words consist of.
    return [child, ...children(tree)[child].filter((below) => ["compound", "amod"].includes(base(tree.deprel[below])) || (base(tree.deprel[below]) === "nmod" && caseOf(tree, below) === "of"))];
  });
}

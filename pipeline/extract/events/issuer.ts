/**
 * Who speaks in a document that is itself an act: the body whose resolution it is ("The Security Council, Recalling ..., 1. Demands
 * ..."), the author of a statement who says "we" and "I".
 */
import type { Context } from "../context.ts";
import type { DateMention } from "../dates/index.ts";
import { base, children } from "../tree.ts";
import type { Mention } from "../types.ts";
import type { Filler } from "./fillers.ts";
import { issuingBody } from "./issuing.ts";

/** The issuing body as subject of a predicate that has none and opens its clause. */
export function issuerFor(context: Context, sentence: number, predicate: number): Filler[] {
  const body = issuingBody(context);
  if (!body || sentence <= body.sentence) return [];
  const tree = context.tree(sentence);
  if (tree.upos[predicate] !== "VERB") return nounIssuer(context, sentence, predicate, body);
  for (let at = predicate, steps = 0; steps < 8; steps++) {
    if (children(tree)[at].some((child) => base(tree.deprel[child]) === "nsubj")) return [];
    if (tree.head[at] < 0) return [filler(body)];
    if (!["conj", "parataxis", "advcl", "dep", "appos"].includes(base(tree.deprel[at]))) return opens(context, sentence, at) ? [filler(body)] : [];
    at = tree.head[at];
  }
  return [];
}

/** "Decides that all States shall prevent the sale of arms to X": what others shall do by its decision is the body's act. */
export function decreedBy(context: Context, sentence: number, predicate: number): Filler[] {
  const tree = context.tree(sentence);
  for (let at = predicate, steps = 0; tree.head[at] >= 0 && steps < 6; at = tree.head[at], steps++) {
    const relation = base(tree.deprel[at]);
    if (relation === "ccomp") return children(tree)[at].some((child) => tree.deprel[child] === "aux" && tree.form[child].toLowerCase() === "shall") ? issuerFor(context, sentence, tree.head[at]) : [];
    if (!["xcomp", "conj", "obj"].includes(relation) && !(["acl", "advcl"].includes(relation) && tree.xpos[at] === "VB")) return [];
  }
  return [];
}

/** The day on which a resolution was adopted: the one date that the lines above the body's name tell last. */
export function adoptedOn(context: Context, dates: readonly DateMention[][]): string | null {
  const body = issuingBody(context);
  if (!body) return null;
  const found = dates.slice(0, body.sentence).findLast((one) => one.length === 1 && /^\d{4}-\d\d-\d\d$/u.test(one[0].date));
  return found?.[0].date ?? null;
}

/** "Reiterates its condemnation of killings": the noun is the verb's object and the body's act. */
function nounIssuer(context: Context, sentence: number, noun: number, body: Mention): Filler[] {
  const tree = context.tree(sentence);
  const verb = tree.head[noun];
  return verb >= 0 && tree.deprel[noun] === "obj" && tree.upos[verb] === "VERB" && issuerFor(context, sentence, verb).length ? [filler(body)] : [];
}

/** The token is the first word of its sentence, but for a number and adverbs. */
function opens(context: Context, sentence: number, token: number): boolean {
  const tree = context.tree(sentence);
  return tree.upos.slice(0, token).every((upos) => ["NUM", "PUNCT", "ADV", "X", "SYM"].includes(upos));
}

const filler = (body: Mention): Filler => ({ actor: body.actor, start: body.start, end: body.end, agent: null, anaphor: true, reached: "issuer" });

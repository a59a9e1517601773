/** Type and force of what a text says a treaty lays down. */
import type { Context } from "../context.ts";
import { classifyReport, clauseForce } from "../treaty/index.ts";
import { auxiliaries, isDenied } from "./trees.ts";
import type { ClauseForce, ClauseType } from "./types.ts";

export interface Reading {
  type: ClauseType;
  score: number;
  force: ClauseForce;
}

/** @param given the force that the cue tells; the content may still turn an obligation into a prohibition */
export function readContent(context: Context, sentence: number, from: number, to: number, head: number, given: ClauseForce | null): Reading {
  const tree = context.tree(sentence);
  const words = context.document.text.slice(tree.start[from], tree.end[to]);
  const { type, score } = classifyReport(words);
  const told = clauseForce(words);
  const forbidden = isDenied(context, sentence, head) || told === "prohibition";
  if (given === "obligation" || given === "permission") return { type, score, force: given === "obligation" && forbidden ? "prohibition" : given };
  return { type, score, force: given ?? forceOf(context, sentence, head, told, forbidden) };
}

/** The force that a finite clause tells by its auxiliary: what must, shall or is to be done binds, what may be done is allowed. */
export function forceOf(context: Context, sentence: number, head: number, told: ClauseForce, denied: boolean): ClauseForce {
  const tree = context.tree(sentence);
  const aux = auxiliaries(tree, head);
  const counted = context.inClass("holding_verb", tree.lemma[head].toLowerCase()) || context.inClass("attack_noun", tree.lemma[head].toLowerCase());
  if (denied) return "prohibition";
  if (counted) return "declaration";
  if (aux.some((word) => context.inClass("right_aux", word))) return "permission";
  if (aux.some((word) => context.inClass("duty_aux", word))) return "obligation";
  return told;
}

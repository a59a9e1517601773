/** Which words of the text carry an event. */
import type { Context } from "../context.ts";
import { children, subtree } from "../tree.ts";
import type { Draft } from "./draft.ts";

/** The words of one complement among several, with the governing verb when it stands right before. */
export function complementSpan(context: Context, sentence: number, token: number, complement: number): { start: number; end: number } {
  const tree = context.tree(sentence);
  const objects = children(tree)[complement].filter((child) => tree.deprel[child] === "obj").flatMap((child) => subtree(tree, child));
  const start = complement - token <= 2 && complement > token ? token : complement;
  return { start: tree.start[start], end: tree.end[Math.max(complement, ...objects)] };
}

/** From the first to the last of predicate and participants, within one clause's reach. */
export function evidenceSpan(context: Context, sentence: number, token: number, roles: readonly Draft["roles"][number][]): { start: number; end: number } {
  const tree = context.tree(sentence);
  let start = tree.start[token];
  let end = tree.end[token];
  // "The army, advancing along the river, captured the bridge": a clause between tells something else.
  const between = (end: number) => tree.form.some((_, i) => i < token && tree.start[i] >= end && tree.upos[i] === "VERB" && ["advcl", "acl", "acl:relcl"].includes(tree.deprel[i]) && tree.head[i] !== i + 1);
  for (const child of children(tree)[token]) {
    if (child < token && between(tree.end[child])) continue;
    if (["obj", "compound", "compound:prt", "nsubj", "nsubj:pass", "xcomp", "nmod:poss", "amod", "det", "iobj"].includes(tree.deprel[child])) {
      start = Math.min(start, tree.start[child]);
      end = Math.max(end, tree.end[child]);
    }
  }
  // "seized checkpoints and captured soldiers": the words of the verb before tell that one.
  const joined = tree.deprel[token] === "conj" && tree.head[token] >= 0 && tree.head[token] < token && tree.upos[tree.head[token]] === "VERB" ? tree.start[tree.head[token]] : -1;
  for (const filler of roles) {
    if (filler.end <= joined || (filler.end <= start && between(filler.end))) continue;
    if (filler.start < tree.start[0] || filler.end > tree.end[tree.end.length - 1]) continue;
    if (filler.end <= start && start - filler.end > 120) continue;
    if (filler.start >= end && filler.start - end > 120) continue;
    start = Math.min(start, filler.start);
    end = Math.max(end, filler.end);
  }
  return { start, end };
}

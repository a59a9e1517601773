/** Whom "the rebels" stand for where only one armed group has been named, and "whose" where a name stands before it. */
import type { Context } from "../context.ts";
import { children, dependents, isDefinite } from "../tree.ts";
import type { Mention } from "../types.ts";
import { keyOf } from "./identity.ts";

/** "The rebels": the one armed group that the text has named before, where it has named no other. */
export function onlyFaction(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  if (!context.inClass("rebels", tree.lemma[token]) || tree.xpos[token] !== "NNS" || /^(?:ex|former)\b/iu.test(tree.form[token])) return null;
  const modified = children(tree)[token].some((child) => !["det", "case", "punct", "conj", "cc", "acl:relcl"].includes(tree.deprel[child]));
  if (modified || !dependents(tree, token, "det").some((child) => isDefinite(tree.form[child]))) return null;
  const groups = context.mentions.filter((mention) => (mention.sentence < sentence || (mention.sentence === sentence && mention.last < token)) && context.kindOf(mention) === "armed_group");
  return groups.length && new Set(groups.map((mention) => keyOf(mention.actor!))).size === 1 ? groups[groups.length - 1] : null;
}

/** "Norway, whose army ...": the name that the relative clause is said of. */
export function whose(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  let at = token;
  while (tree.head[at] >= 0 && tree.deprel[at] !== "acl:relcl") at = tree.head[at];
  const mention = tree.head[at] >= 0 ? context.mentionAt(sentence, tree.head[at]) : undefined;
  return mention?.actor && context.kindOf(mention) !== "person" ? mention : null;
}

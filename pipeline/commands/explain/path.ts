/** The way through a dependency tree from one token to another. */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import { caseOf } from "../../extract/tree.ts";

export interface Step {
  /** The relation that is crossed, with the preposition of the lower token: "nmod(of)". */
  relation: string;
  /** Whether it leads to the head or from it. */
  up: boolean;
  word: string;
}

/** The steps from one token up to where both meet and down to the other; empty when they are the same. */
export function treePath(tree: ParsedSentence, from: number, to: number): Step[] {
  const up = ancestors(tree, from);
  const down = ancestors(tree, to);
  const meeting = up.findIndex((token) => down.includes(token));
  if (meeting < 0) return [];
  const relation = (token: number) => {
    const preposition = caseOf(tree, token);
    return preposition === null ? tree.deprel[token] : `${tree.deprel[token]}(${preposition})`;
  };
  const climbs = up.slice(0, meeting).map((token, i): Step => ({ relation: relation(token), up: true, word: tree.form[up[i + 1]] }));
  const falls = down.slice(0, down.indexOf(up[meeting])).reverse().map((token): Step => ({ relation: relation(token), up: false, word: tree.form[token] }));
  return [...climbs, ...falls];
}

function ancestors(tree: ParsedSentence, token: number): number[] {
  const path = [token];
  for (let at = tree.head[token]; at >= 0 && path.length <= tree.form.length; at = tree.head[at]) path.push(at);
  return path;
}

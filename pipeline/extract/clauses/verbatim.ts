/** Bearer, beneficiary and trigger of a treaty's own provision from the trees of its sentences, where its surface does not show them. */
import type { Context } from "../context.ts";
import { isPassive } from "../events/slots.ts";
import { base, dependents, subtree } from "../tree.ts";
import { clauseParties, type ClauseSides } from "../treaty/index.ts";
import { sidesOf } from "./sides.ts";
import { auxiliaries, isMutual } from "./trees.ts";

/** The sides of the provision in text[start, end): what the order of its words shows plainly, else what its main verb governs. */
export function provisionSides(context: Context, start: number, end: number): ClauseSides {
  const shown = clauseParties(context.document.text.slice(start, end));
  if (shown.bearer && shown.beneficiary && shown.trigger) return shown;
  for (const { index, start: from, end: to, tree } of context.document.sentences) {
    if (to <= start || from >= end) continue;
    const verb = tree.form.findIndex((_, token) => tree.upos[token] === "VERB" && isMain(context, index, token));
    if (verb < 0) continue;
    const [first, last] = subtree(tree, verb);
    const read = sidesOf(context, index, verb, verb, null, [first, last]);
    const subject = isPassive(tree, verb) ? undefined : dependents(tree, verb, "nsubj")[0];
    // Who is bound is a party, a state, an organ: "national law shall determine" binds nobody by name.
    const bound = subject !== undefined && isParty(context, index, subject);
    const owed = bound && read.owed !== null && (isParty(context, index, read.owed) || isMutual(context, index, read.owed, read.owed));
    const bearer = shown.bearer ?? (bound && !saysMore(context, read.bearer) ? read.bearer : null);
    return { bearer, beneficiary: shown.beneficiary ?? (owed ? read.beneficiary : null), trigger: shown.trigger ?? read.trigger };
  }
  return shown;
}

/** True where the parser drew the verb into the phrase. */
const saysMore = (context: Context, words: string | null): boolean => words !== null && words.split(" ").some((word) => context.inClass("provision_aux", word));

/** A verb that says what shall or may be done, in no clause below another. */
function isMain(context: Context, sentence: number, verb: number): boolean {
  const tree = context.tree(sentence);
  if (!auxiliaries(tree, verb).some((word) => context.inClass("provision_aux", word))) return false;
  return !["acl", "advcl", "csubj"].includes(base(tree.deprel[verb]));
}

function isParty(context: Context, sentence: number, token: number): boolean {
  const tree = context.tree(sentence);
  const lemma = tree.lemma[token].toLowerCase();
  return ["treaty_party", "states", "treaty_organ"].some((name) => context.inClass(name, lemma)) || context.mentionAt(sentence, token)?.actor != null;
}

/** Acts that answer others without a connective: under a condition, upon a request. */
import { QUAD_OF_TYPE } from "../../../../schemas/codes.ts";
import type { Context } from "../../context.ts";
import { caseOf, children, isDefinite } from "../../tree.ts";
import { keyOf } from "../anaphora.ts";
import { actorsOf, type Draft } from "../draft.ts";
import { fillSlot } from "../slots.ts";
import { eventsIn, governing, mainOf, namedAgain, toldBefore, type BySentence, type DraftLink } from "./told.ts";

/** "If A is attacked, B would help"; "when A attacked, B sent help": B's act answers the attack. */
export function conditions(context: Context, bySentence: BySentence): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => here.flatMap((below): DraftLink[] => {
    const tree = context.tree(sentence);
    const marked = (word: string) => children(tree)[below.predicate].some((child) => ["mark", "advmod"].includes(tree.deprel[child]) && tree.form[child].toLowerCase() === word);
    const others = here.filter((draft) => draft !== below);
    const above = here.find((draft) => draft.predicate === tree.head[below.predicate] && draft !== below);
    const link = (to: Draft, rule: string): DraftLink => ({ from: to, to: below, link: "in_response_to", start: Math.min(to.start, below.start), end: Math.max(to.end, below.end), rule });
    if (below.verdict.status === "hypothetical" && marked("if")) {
      const then = above ?? others.find((draft) => draft.verdict.status === "hypothetical");
      return then ? [link(then, "links/if")] : [];
    }
    if (!marked("when") || QUAD_OF_TYPE[below.type] !== "material_conflict") return [];
    const main = above ?? mainOf(context, others);
    const acting = new Set(actorsOf(below, "initiator").map(keyOf));
    return main && REACTIONS.has(main.type) && !actorsOf(main, "initiator").some((actor) => acting.has(keyOf(actor))) ? [link(main, "links/when")] : [];
  }));
}

/** "Hosted them at the palace, where they signed": what is done where others meet is a part of the meeting. */
export function meetings(context: Context, bySentence: BySentence): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => here.flatMap((below): DraftLink[] => {
    const tree = context.tree(sentence);
    const where = tree.deprel[below.predicate] === "acl:relcl" && children(tree)[below.predicate].some((child) => tree.form[child].toLowerCase() === "where");
    const above = where ? governing(context, sentence, below, here) : null;
    return above?.type === "CONSULT" ? [{ from: below, to: above, link: "part_of", start: Math.min(above.start, below.start), end: Math.max(above.end, below.end), rule: "links/where" }] : [];
  }));
}

/** "Chad responded by attacking the post", "retaliated for the raid with air strikes": what one reacts by answers what is named, or what was told before. */
export function reactions(context: Context, bySentence: BySentence): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => {
    const tree = context.tree(sentence);
    return tree.form.flatMap((_, verb): DraftLink[] => {
      if (tree.upos[verb] !== "VERB" || !context.inClass("reacting", tree.lemma[verb])) return [];
      const by = children(tree)[verb].filter((child) => child > verb && (["by", "with"].includes(caseOf(tree, child) ?? "") || (tree.deprel[child] === "advcl" && children(tree)[child].some((mark) => ["by", "with"].includes(tree.form[mark].toLowerCase())))));
      const from = [...by, verb].flatMap((token) => here.filter((draft) => draft.predicate === token || (token !== verb && tree.head[draft.predicate] === token && tree.deprel[draft.predicate] === "obj"))).at(0);
      if (!from) return [];
      const named = ["to", "for", "against"].flatMap((slot) => fillSlot(tree, verb, slot));
      const to = named.length ? named.flatMap((token) => eventsIn(context, here, sentence, token))[0] ?? named.map((token) => namedAgain(context, bySentence, sentence, token)).find((one) => one) : toldBefore(context, bySentence, sentence, verb);
      return to && to !== from ? [{ from, to, link: "in_response_to", start: from.start, end: from.end, rule: "links/reaction" }] : [];
    });
  });
}

/** What others do about an attack. */
const REACTIONS: ReadonlySet<string> = new Set(["AID", "REJECT", "ACCUSE", "COMMENT", "SANCTION", "MOBILIZE", "REQUEST"]);

/** "Sweden rejected the request", "the rejection of the demands": a refusal or consent answers the request told before. */
export function answers(context: Context, bySentence: BySentence): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => here.flatMap((draft): DraftLink[] => {
    if (!["REJECT", "AGREE", "CONCEDE", "AID"].includes(draft.type)) return [];
    const tree = context.tree(sentence);
    const asked = children(tree)[draft.predicate].find((child) => (["obj", "nsubj:pass"].includes(tree.deprel[child]) || (tree.deprel[child] === "nmod" && caseOf(tree, child) === "of")) && context.inClass("demand_word", tree.lemma[child])
      && children(tree)[child].some((below) => isDefinite(tree.form[below])));
    if (asked === undefined) return [];
    const before = [here.filter((one) => one.predicate < draft.predicate), bySentence.get(sentence - 1) ?? [], bySentence.get(sentence - 2) ?? []];
    const request = before.flatMap((drafts) => drafts.filter((one) => one.type === "REQUEST")).at(0);
    return request ? [{ from: draft, to: request, link: "in_response_to", start: draft.start, end: draft.end, rule: "links/answer" }] : [];
  }));
}

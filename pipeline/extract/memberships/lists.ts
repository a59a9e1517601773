/** Memberships told by a list: "The EFTA comprises ...", "the Visegrád Group (Poland, Hungary, Czechia and Slovakia)". */
import type { Context } from "../context.ts";
import { listAround } from "../events/lists.ts";
import { fillSlot } from "../events/slots.ts";
import { children, conjuncts, dependents } from "../tree.ts";
import { isOrganisation, membersAt, organisationAt, row, statesAt, type MembershipDraft } from "./draft.ts";

/** "The EFTA comprises Iceland, Norway and Switzerland", "EFTA's membership consists of ...". */
export function fromLists(context: Context): MembershipDraft[] {
  const found: MembershipDraft[] = [];
  for (const { index, tree } of context.document.sentences) {
    tree.form.forEach((_, verb) => {
      if (tree.upos[verb] !== "VERB" || !context.inClass("comprise", tree.lemma[verb])) return;
      const subjects = fillSlot(tree, verb, "subj");
      // A parse may hang the subject on a participle between: "The EFTA, established in 1960, comprises ...".
      const before = subjects.length ? subjects : children(tree)[verb].filter((child) => child < verb).flatMap((child) => dependents(tree, child, "nsubj"));
      // "The bloc, comprising A and B": what the participle belongs to.
      const bearers = before.length || !tree.deprel[verb].startsWith("acl") ? before : [tree.head[verb]];
      const owners = bearers.filter((token) => context.inClass("membership_thing", tree.lemma[token])).flatMap((token) => dependents(tree, token, "nmod:poss", "nmod", "compound"));
      const organisation = [...bearers, ...owners].map((token) => organisationAt(context, index, token)).find(Boolean);
      if (!organisation) return;
      const tokens = [...fillSlot(tree, verb, "obj"), ...fillSlot(tree, verb, "of")];
      const all = tokens.flatMap((token) => [token, ...dependents(tree, token, "appos", "nmod", "list").flatMap((below) => conjuncts(tree, below))]);
      for (const member of membersAt(context, index, [...new Set(all)])) found.push(row(organisation, member, "member", "memberships/list"));
    });
  }
  return found;
}

/** "Norway and Iceland belong to EFTA". */
export function fromVerbs(context: Context): MembershipDraft[] {
  return context.document.sentences.flatMap(({ index, tree }) => tree.form.flatMap((_, verb) => {
    if (tree.upos[verb] !== "VERB" || !context.inClass("belonging", tree.lemma[verb]) || dependents(tree, verb, "advmod").some((child) => ["not", "never"].includes(tree.form[child].toLowerCase()))) return [];
    const organisation = fillSlot(tree, verb, "to").map((token) => organisationAt(context, index, token)).find(Boolean);
    return organisation ? statesAt(context, index, fillSlot(tree, verb, "subj")).map((member) => row(organisation, member, "member", "memberships/verb")) : [];
  }));
}

/** "The Visegrád Group (Poland, Hungary, Czechia and Slovakia)": several states right behind an organisation's name, in brackets alone. */
export function fromBrackets(context: Context): MembershipDraft[] {
  const { text } = context.document;
  return context.mentions.filter((mention) => isOrganisation(context, mention)).flatMap((organisation) => {
    const first = context.mentions.find((mention) => mention.sentence === organisation.sentence && mention.start > organisation.end && mention.actor !== null);
    if (!first || !/^\s*\((?:the\s+)?$/iu.test(text.slice(organisation.end, first.start))) return [];
    const list = listAround(context, first);
    const closed = /^\s*\)/u.test(text.slice(list[list.length - 1].end));
    return closed && list.length > 1 && list.every((mention) => context.kindOf(mention) === "state") ? list.map((member) => row(organisation, member, "member", "memberships/brackets")) : [];
  });
}

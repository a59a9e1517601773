/** Memberships: from lists ("comprises ..."), appositions ("EFTA member Norway") and from joining, leaving, founding. */
import type { ActorRef } from "../../schemas/claims.ts";
import type { Rows } from "../../schemas/index.ts";
import type { Context } from "./context.ts";
import { actorsOf, type Draft } from "./events/draft.ts";
import { listAround } from "./events/lists.ts";
import { antecedents, distinct, keyOf } from "./events/anaphora.ts";
import { fillSlot } from "./events/slots.ts";
import { caseOf, children, conjuncts, dependents } from "./tree.ts";
import type { Mention } from "./types.ts";

export interface MembershipDraft {
  organisation: ActorRef;
  member: ActorRef;
  status: Rows["memberships"]["status"];
  start_date: string | null;
  end_date: string | null;
  start: number;
  end: number;
  rule: string;
}

const ORGANISED = new Set(["igo", "alliance"]);

export function findMemberships(context: Context, drafts: readonly Draft[]): MembershipDraft[] {
  const founded = new Map<string, string>();
  for (const draft of drafts) {
    if (draft.act !== "found" || draft.verdict.status !== "occurred" || draft.dated.date === null) continue;
    for (const organisation of actorsOf(draft, "recipient")) if (!founded.has(keyOf(organisation))) founded.set(keyOf(organisation), draft.dated.date);
  }
  // A founder belongs to it since the day that the text gives for the founding.
  const found = [...fromEvents(context, drafts), ...fromLists(context), ...fromNouns(context)].map((one) =>
    one.status === "founder" ? { ...one, start_date: one.start_date ?? founded.get(keyOf(one.organisation)) ?? null } : one);
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = `${keyOf(one.organisation)} ${keyOf(one.member)} ${one.status}`;
    return !seen.has(key) && seen.add(key);
  });
}

const organisationAt = (context: Context, sentence: number, token: number): Mention | undefined =>
  [context.mentionAt(sentence, token), ...antecedents(context, sentence, token)].find((mention) => mention?.actor && ORGANISED.has(context.kindOf(mention) ?? ""));

const membersAt = (context: Context, sentence: number, tokens: readonly number[]): Mention[] =>
  distinct(tokens.flatMap((token) => { const own = context.mentionAt(sentence, token); return own && own.head === token ? listAround(context, own) : []; })).filter((mention): mention is Mention => mention?.actor != null && context.kindOf(mention) !== "person" && mention.form !== "demonym");

/** "its predecessor, the Collective Security Treaty,": the name that follows a noun behind a comma. */
function apposed(context: Context, sentence: number, token: number): Mention | undefined {
  const end = context.tree(sentence).end[token];
  const next = context.mentions.find((mention) => mention.sentence === sentence && mention.start >= end);
  return next && ORGANISED.has(context.kindOf(next) ?? "") && /^,\s+(?:the\s+)?$/u.test(context.document.text.slice(end, next.start)) ? next : undefined;
}

/** "The EFTA comprises Iceland, Norway and Switzerland." */
function fromLists(context: Context): MembershipDraft[] {
  const found: MembershipDraft[] = [];
  for (const { index, tree } of context.document.sentences) {
    tree.form.forEach((_, verb) => {
      if (tree.upos[verb] !== "VERB" || !context.inClass("comprise", tree.lemma[verb])) return;
      const subjects = fillSlot(tree, verb, "subj");
      // A parse may hang the subject on a participle between: "The EFTA, established in 1960, comprises ...".
      const before = subjects.length ? subjects : children(tree)[verb].filter((child) => child < verb).flatMap((child) => dependents(tree, child, "nsubj"));
      const organisation = before.map((token) => organisationAt(context, index, token)).find(Boolean);
      if (!organisation) return;
      const tokens = [...fillSlot(tree, verb, "obj"), ...fillSlot(tree, verb, "of")];
      const all = tokens.flatMap((token) => [token, ...dependents(tree, token, "appos", "nmod", "list").flatMap((below) => conjuncts(tree, below))]);
      for (const member of membersAt(context, index, [...new Set(all)])) found.push(row(organisation, member, "member", "memberships/list"));
    });
  }
  return found;
}

/** "EFTA member Norway", "Both are members of EFTA", "Sweden and Finland, former members of the pact". */
function fromNouns(context: Context): MembershipDraft[] {
  const found: MembershipDraft[] = [];
  for (const { index, tree } of context.document.sentences) {
    tree.form.forEach((_, noun) => {
      if (!["NOUN", "PROPN"].includes(tree.upos[noun]) || !context.inClass("member", tree.lemma[noun])) return;
      const below = children(tree)[noun];
      const owners = below.filter((child) => ["compound", "nmod:poss", "amod"].includes(tree.deprel[child]) || (tree.deprel[child].startsWith("nmod") && ["of", "to", "in"].includes(caseOf(tree, child) ?? "")));
      const organisation = owners.map((child) => organisationAt(context, index, child)).find(Boolean) ?? owners.map((child) => apposed(context, index, child)).find(Boolean) ?? owners.flatMap((child) => below.includes(child) ? dependents(tree, child, "compound", "nmod:poss") : []).map((child) => organisationAt(context, index, child)).find(Boolean);
      if (!organisation) return;
      const negated = below.some((child) => tree.deprel[child] === "advmod" && ["not", "never"].includes(tree.form[child].toLowerCase())) || below.some((child) => tree.form[child].toLowerCase() === "no" && tree.deprel[child] === "det");
      if (negated) return;
      const status = below.some((child) => context.inClass("former", tree.lemma[child])) ? "former" : below.some((child) => context.inClass("founding", tree.lemma[child])) || context.inClass("founder", tree.lemma[noun]) ? "founder" : "member";
      const holders = new Set<number>();
      for (const child of below) if (["appos", "flat", "nsubj"].includes(tree.deprel[child])) for (const token of conjuncts(tree, child)) holders.add(token);
      if (tree.deprel[noun] === "appos" || tree.deprel[noun] === "compound" || tree.deprel[noun] === "conj") for (const token of conjuncts(tree, tree.head[noun])) holders.add(token);
      // "The signatories were A, B and C": the list is what the noun is the subject of.
      if (tree.deprel[noun].startsWith("nsubj") && dependents(tree, tree.head[noun], "cop").length) for (const token of conjuncts(tree, tree.head[noun])) holders.add(token);
      const mentions = [...holders].flatMap((token) => { const own = membersAt(context, index, [token]); return own.length ? own : antecedents(context, index, token); });
      for (const member of mentions) {
        if (!member.actor || member === organisation || context.kindOf(member) !== "state") continue;
        found.push(row(organisation, member, status, "memberships/noun"));
        if (status === "founder") found.push(row(organisation, member, "member", "memberships/noun"));
      }
    });
  }
  return found;
}

function row(organisation: Mention, member: Mention, status: MembershipDraft["status"], rule: string): MembershipDraft {
  return {
    organisation: organisation.actor!, member: member.actor!, status, start_date: null, end_date: null,
    start: Math.min(organisation.start, member.start), end: Math.max(organisation.end, member.end), rule,
  };
}

/** Joining, leaving, suspending and founding say since when. A founder is a member. */
function fromEvents(context: Context, drafts: readonly Draft[]): MembershipDraft[] {
  const found: MembershipDraft[] = [];
  const status = { join: "member", found: "founder", withdraw: "former", suspend: "suspended", expel: "former" } as const;
  for (const draft of drafts) {
    if (draft.act === null || !(draft.act in status) || draft.verdict.status !== "occurred") continue;
    const expelled = draft.act === "expel";
    const organisations = actorsOf(draft, expelled ? "initiator" : "recipient").filter((actor) => isOrganised(context, actor));
    const members = actorsOf(draft, expelled ? "recipient" : "initiator");
    const is = status[draft.act as keyof typeof status];
    const { date } = draft.dated;
    // "were pulling away in the early 1970s" is no day of leaving.
    if (is === "former" && date?.includes("/")) continue;
    for (const organisation of organisations) {
      for (const member of members) {
        if (keyOf(member) === keyOf(organisation)) continue;
        const base = { organisation, member, start: draft.start, end: draft.end, rule: `memberships/${draft.act}` };
        found.push({ ...base, status: is, start_date: is === "former" ? null : date, end_date: is === "former" ? date : null });
        if (is === "founder") found.push({ ...base, status: "member", start_date: null, end_date: null });
      }
    }
  }
  return found;
}

const isOrganised = (context: Context, actor: ActorRef): boolean =>
  ORGANISED.has("id" in actor ? context.lexicon.knowledge.actors.get(actor.id)?.kind ?? "" : actor.kind);

/** Memberships told by a noun: "EFTA member Norway", "an observer to the pact", "has observer status in it". */
import type { DateMention } from "../dates/index.ts";
import type { Context } from "../context.ts";
import { fillSlot } from "../events/slots.ts";
import { caseOf, children, conjuncts, dependents } from "../tree.ts";
import type { Mention } from "../types.ts";
import { isOrganisation, organisationAt, row, statesAt, type MembershipDraft } from "./draft.ts";

/** Prepositions between a member's noun and its organisation. */
const IN = ["of", "to", "in", "at", "with", "within"];

/** Prepositions between a group and those of it that are named. */
const LISTING: ReadonlySet<string> = new Set(["such as", "like", "include", "including"]);

/** A noun that tells a membership: whose, of which organisation, and what sort. */
interface Reading {
  organisation: Mention;
  holders: number[];
}

export function fromNouns(context: Context, dates: readonly DateMention[][]): MembershipDraft[] {
  const found: MembershipDraft[] = [];
  for (const { index, tree } of context.document.sentences) {
    tree.form.forEach((_, noun) => {
      if (!["NOUN", "PROPN"].includes(tree.upos[noun]) || negated(context, index, noun)) return;
      const status = statusOf(context, index, noun);
      if (!status) return;
      const reading = context.inClass("status_word", tree.lemma[noun]) ? standing(context, index, noun) : belonging(context, index, noun);
      if (!reading) return;
      const bounds = boundsOf(context, dates, index, noun);
      const is = status === "member" && bounds.to !== null ? "former" : status;
      for (const member of statesAt(context, index, reading.holders)) {
        if (member === reading.organisation) continue;
        found.push(row(reading.organisation, member, is, "memberships/noun", bounds));
        if (is === "founder") found.push(row(reading.organisation, member, "member", "memberships/noun"));
      }
    });
  }
  return found;
}

function negated(context: Context, sentence: number, noun: number): boolean {
  const tree = context.tree(sentence);
  return children(tree)[noun].some((child) => (tree.deprel[child] === "advmod" && ["not", "never"].includes(tree.form[child].toLowerCase())) || (tree.deprel[child] === "det" && tree.form[child].toLowerCase() === "no"));
}

/** What the noun with the words before it makes of its bearer; null for a noun of no membership. */
function statusOf(context: Context, sentence: number, noun: number): MembershipDraft["status"] | null {
  const tree = context.tree(sentence);
  const is = (name: string) => children(tree)[noun].some((child) => child < noun && ["amod", "compound"].includes(tree.deprel[child]) && (context.inClass(name, tree.lemma[child]) || context.inClass(name, tree.form[child].toLowerCase())));
  const observing = is("observer") || context.inClass("observer", tree.lemma[noun]);
  if (context.inClass("status_word", tree.lemma[noun])) return observing ? "observer" : null;
  const states = context.inClass("states", tree.lemma[noun]);
  if (!observing && !context.inClass("member", tree.lemma[noun]) && !(states && is("member"))) return null;
  if (is("former")) return "former";
  if (is("suspended")) return "suspended";
  return observing ? "observer" : is("founding") || context.inClass("founder", tree.lemma[noun]) ? "founder" : "member";
}

/** "Armenia has observer status in the union", "was granted observer status by the bloc". */
function standing(context: Context, sentence: number, noun: number): Reading | null {
  const tree = context.tree(sentence);
  const verb = tree.head[noun];
  if (verb < 0 || tree.upos[verb] !== "VERB") return null;
  const around = [noun, verb].flatMap((at) => dependents(tree, at, "nmod", "obl").filter((child) => [...IN, "by"].includes(caseOf(tree, child) ?? "")));
  const subjects = fillSlot(tree, verb, "subj");
  const given = [...fillSlot(tree, verb, "iobj"), ...fillSlot(tree, verb, "to")];
  const passive = dependents(tree, verb, "nsubj").filter((child) => tree.deprel[child] === "nsubj:pass");
  const organisation = [...around, ...subjects].map((child) => organisationAt(context, sentence, child)).find(Boolean);
  return organisation ? { organisation, holders: [...given, ...passive, ...subjects, ...dependents(tree, verb, "nsubj")].flatMap((token) => conjuncts(tree, token)) } : null;
}

/** "Norway, a member of EFTA", "EFTA's members are ...", "the EFTA has four members: ...". */
function belonging(context: Context, sentence: number, noun: number): Reading | null {
  const tree = context.tree(sentence);
  const below = children(tree)[noun];
  const owners = below.filter((child) => ["compound", "nmod:poss", "amod"].includes(tree.deprel[child]) || (tree.deprel[child].startsWith("nmod") && IN.includes(caseOf(tree, child) ?? "")));
  const counted = countedBy(context, sentence, noun);
  const organisation = owners.map((child) => organisationAt(context, sentence, child)).find(Boolean) ?? owners.map((child) => apposed(context, sentence, child)).find(Boolean)
    ?? owners.flatMap((child) => dependents(tree, child, "compound", "nmod:poss")).map((child) => organisationAt(context, sentence, child)).find(Boolean) ?? counted;
  if (!organisation) return null;
  const holders = new Set<number>();
  const add = (tokens: readonly number[]) => { for (const token of tokens) for (const one of conjuncts(tree, token)) holders.add(one); };
  add(below.filter((child) => ["appos", "flat", "nsubj", "list"].includes(tree.deprel[child])));
  // "Members of the alliance (A, B and C)": the list may hang on the organisation.
  add(owners.flatMap((child) => dependents(tree, child, "appos")));
  const head = tree.head[noun];
  if (["appos", "compound", "conj"].includes(tree.deprel[noun])) add([head]);
  // "The signatories were A, B and C": the list is what the noun is the subject of.
  if (tree.deprel[noun].startsWith("nsubj") && dependents(tree, head, "cop").length) add([head]);
  // "Its members include A and B".
  if (tree.deprel[noun].startsWith("nsubj") && head >= 0 && context.inClass("comprise", tree.lemma[head])) add(fillSlot(tree, head, "obj"));
  // "Azerbaijan, which was a member of the pact": the clause tells of what it hangs on.
  if (tree.deprel[noun] === "acl:relcl" && dependents(tree, noun, "nsubj").some((child) => ["which", "that", "who"].includes(tree.form[child].toLowerCase()))) add([head]);
  // "Members such as A and B", "27 member states, including A".
  add(below.filter((child) => child > noun && LISTING.has(caseOf(tree, child) ?? "")));
  // "As a member of EFTA, Norway refused", "was admitted as a member".
  if (["obl", "advcl"].includes(tree.deprel[noun]) && caseOf(tree, noun) === "as" && head >= 0) add(dependents(tree, head, "nsubj"));
  return { organisation, holders: [...holders] };
}

/** "The EFTA has four members": the organisation that counts them. */
function countedBy(context: Context, sentence: number, noun: number): Mention | undefined {
  const tree = context.tree(sentence);
  const verb = tree.head[noun];
  if (tree.deprel[noun] !== "obj" || !context.inClass("counting", tree.lemma[verb])) return undefined;
  return dependents(tree, verb, "nsubj").map((child) => organisationAt(context, sentence, child)).find(Boolean);
}

/** "its predecessor, the Collective Security Treaty,": the name that follows a noun behind a comma. */
function apposed(context: Context, sentence: number, token: number): Mention | undefined {
  const end = context.tree(sentence).end[token];
  const next = context.mentions.find((mention) => mention.sentence === sentence && mention.start >= end);
  return isOrganisation(context, next) && /^,\s+(?:the\s+)?$/u.test(context.document.text.slice(end, next.start)) ? next : undefined;
}

/** "Since 2023", "until 1999", beside the noun or in its clause. */
function boundsOf(context: Context, dates: readonly DateMention[][], sentence: number, noun: number): { from: string | null; to: string | null } {
  const tree = context.tree(sentence);
  const near = dates[sentence].filter(({ head }) => tree.head[head] === noun || (tree.head[noun] >= 0 && tree.head[head] === tree.head[noun] && tree.upos[tree.head[noun]] === "VERB" && ["obj", "xcomp"].includes(tree.deprel[noun])));
  const from = near.find(({ date }) => date.endsWith("/.."))?.date.slice(0, -3) ?? null;
  const to = near.find(({ date }) => date.startsWith("../"))?.date.slice(3) ?? null;
  const span = near.find(({ date }) => /^\d[\d-]*\/\d/u.test(date))?.date.split("/");
  // "Was granted observer status in 2018": from that year.
  const given = tree.head[noun] >= 0 && (dependents(tree, tree.head[noun], "iobj").length > 0 || dependents(tree, tree.head[noun], "nsubj").some((child) => tree.deprel[child] === "nsubj:pass"));
  const day = given ? near.find(({ date }) => !date.includes("/"))?.date : undefined;
  return { from: from ?? span?.[0] ?? day ?? null, to: to ?? span?.[1] ?? null };
}

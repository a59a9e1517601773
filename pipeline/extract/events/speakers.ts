/** Who makes the statement that a document is: the person or body of its title, the states of a joint one, "We, the members of X, ...". */
import type { ParsedSentence } from "../../../schemas/documents.ts";
import type { Context } from "../context.ts";
import { subtree } from "../tree.ts";
import type { Mention } from "../types.ts";
import { distinct } from "./identity.ts";
import { listAround } from "./lists.ts";
import { issuingBody } from "./issuing.ts";
import { fillSlot } from "./slots.ts";

const known = new WeakMap<Context, Mention[]>();

/** Empty where the text is no statement or does not say whose it is. */
export function speakersOf(context: Context): Mention[] {
  let found = known.get(context);
  if (!found) {
    found = context.document.record.source.kind === "statement" ? find(context) : [];
    known.set(context, found);
  }
  return found;
}

const SPEAKING = ["person", "igo", "alliance", "government_body"];

/** A state's name that hangs below a word for its government or part of it. */
function underOrgan(context: Context, { sentence, head }: Mention): boolean {
  const tree = context.tree(sentence);
  for (let at = tree.head[head], steps = 0; at >= 0 && steps < 4; at = tree.head[at], steps++) {
    if (!["people", "other", null].includes(context.organOf(tree.lemma[at], tree.form[at]))) return true;
  }
  return false;
}

function find(context: Context): Mention[] {
  const { sentences, text } = context.document;
  const titled = context.mentions.filter((mention) => mention.actor !== null && sentences[mention.sentence].kind === "title");
  // What opens a title is its kind and no person: "Joint Statement".
  const one = titled.find((mention) => (mention.first > 0 || context.known(mention) !== undefined) && SPEAKING.includes(context.kindOf(mention) ?? ""));
  // "Joint statement of the league and Norway": all that are named together.
  if (one) return context.kindOf(one) === "person" ? [one] : distinct(listAround(context, one));
  const states = distinct(titled.filter((mention) => context.kindOf(mention) === "state" && mention.form !== "demonym"));
  // "... by the presidents of A, B and C on D"
  const joined = states.map((mention) => distinct(listAround(context, mention))).find((list) => list.length >= 2);
  if (joined ?? states.length >= 2) return joined ?? states;
  // "Statement of the Ministry of Defence of Norway", "Norwegian Foreign Ministry statement"
  const organ = titled.find((mention) => context.kindOf(mention) === "state" && underOrgan(context, mention));
  if (organ) return [organ];
  const body = issuingBody(context);
  if (body) return [body];
  // "We, the heads of state and government of the alliance, have met": up to the comma that ends the apposition.
  for (const { index, tree } of sentences) {
    const we = tree.form.findIndex((form, i) => /^We$/u.test(form) && tree.form[i + 1] === ",");
    if (we < 0) continue;
    const end = text.indexOf(",", tree.end[we + 1]);
    const named = context.mentions.filter((mention) => mention.sentence === index && mention.first > we && (end < 0 || mention.end <= end) && [...SPEAKING, "state"].includes(context.kindOf(mention) ?? "") && mention.form !== "demonym");
    if (named.length) return distinct(named);
  }
  return titled.length ? [] : sidesThatMet(context);
}

/** "The ministers of A and B met ...": the sides that the first sentences of a joint text name together as who acts. */
function sidesThatMet(context: Context): Mention[] {
  for (const { index, tree } of context.document.sentences.filter(({ kind }) => kind === "paragraph").slice(0, 2)) {
    const root = tree.head.indexOf(-1);
    const subjects = root < 0 ? [] : fillSlot(tree, root, "subj");
    const within = context.mentions.filter((mention) => mention.sentence === index && context.kindOf(mention) === "state" && subjects.some((subject) => inside(tree, subject, mention.head)));
    const joined = distinct(within);
    if (joined.length >= 2) return joined;
  }
  return [];
}

function inside(tree: ParsedSentence, top: number, token: number): boolean {
  const [first, last] = subtree(tree, top);
  return first <= token && token <= last;
}

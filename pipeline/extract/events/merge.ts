/** Joins the mentions of one act within a text: type, participants, date and place compatible, and told as the same. */
import type { Context } from "../context.ts";
import { caseOf, dependents, isDefinite } from "../tree.ts";
import { actorsOf, type Draft } from "./draft.ts";
import { keyOf } from "./anaphora.ts";
import { issuingBody } from "./issuing.ts";

export interface EventGroup {
  /** The draft that tells most; the others fill its gaps. */
  main: Draft;
  others: Draft[];
}

/** Groups drafts in the order of their first mention. */
export function mergeDrafts(context: Context, drafts: readonly Draft[]): EventGroup[] {
  const groups: EventGroup[] = [];
  for (const draft of drafts) {
    const home = [...groups].reverse().find((group) => withinSentence(context, group, draft)) ?? [...groups].reverse().find((group) => sameAct(context, group, draft));
    if (home) join(home, draft);
    else groups.push({ main: { ...draft, ...(draft.why && { why: [...draft.why] }) }, others: [] });
  }
  return groups;
}

/**
 * One act told twice in one sentence: its casualties ("shelled the town, killing two"), a participle of the same type hanging on it,
 * or a noun said of it ("the 2021 offensive was an offensive between ...").
 */
function withinSentence(context: Context, { main, others }: EventGroup, draft: Draft): boolean {
  if (main.type !== draft.type) return false;
  const here = [main, ...others].filter((one) => one.sentence === draft.sentence);
  if (!here.length) return false;
  const tree = context.tree(draft.sentence);
  const casualty = (one: Draft) => one.type === "ASSAULT" && context.inClass("casualty", one.lemma);
  return here.some((one) => {
    if (casualty(draft) !== casualty(one)) return one.verdict.status === draft.verdict.status;
    // "one was killed and four were wounded"
    if (casualty(draft) && tree.deprel[draft.predicate] === "conj" && tree.head[draft.predicate] === one.predicate) return one.verdict.status === draft.verdict.status;
    // "rocket fire, targeting the town": a participle without a subject of its own goes on telling.
    if (one.predicate < draft.predicate && tree.xpos[draft.predicate] === "VBG" && ["advcl", "acl"].includes(tree.deprel[draft.predicate]) && tree.upos[one.predicate] !== "VERB"
      && one.type === draft.type && !keys(draft, "initiator").size && tree.form[draft.predicate - 1] === ",") return true;
    const [above, below] = tree.head[draft.predicate] === one.predicate ? [one, draft] : [draft, one];
    if (tree.head[below.predicate] !== above.predicate) return false;
    const relation = tree.deprel[below.predicate];
    return relation === "nsubj" || (["advcl", "acl", "xcomp"].includes(relation) && tree.xpos[below.predicate] === "VBG" && above.type === below.type && above.act === below.act);
  });
}

function sameAct(context: Context, { main, others }: EventGroup, draft: Draft): boolean {
  if (main.type !== draft.type || main.verdict.status !== draft.verdict.status) return false;
  if (main.act !== null && draft.act !== null && main.act !== draft.act) return false;
  if (main.sentence === draft.sentence && main.predicate === draft.predicate) return false;
  if (issued(context, main) && issued(context, draft)) return false;
  if (main.name !== null && draft.name !== null) return sameName(main.name, draft.name) && !otherInLine(context, main, draft) && datesAgree(main.dated.date, draft.dated.date);
  const faceless = !draft.roles.some((filler) => filler.actor) && !draft.places.length;
  if (faceless && refersBack(context, draft)) return ([main, ...others].some((one) => lemmasOf(context, one).includes(draft.lemma)) || justTold(context, main, draft)) && datesAgree(main.dated.date, draft.dated.basis === "explicit" ? draft.dated.date : null);
  const shared = compatible(keys(main, "initiator"), keys(draft, "initiator")) + compatible(keys(main, "recipient"), keys(draft, "recipient"));
  if (!(shared > 0)) return false;
  if (!datesAgree(main.dated.date, draft.dated.date)) return false;
  if (!placesAgree(main, draft)) return false;
  // One side takes a place once.
  if (main.act === "seize_territory" && draft.act === main.act && main.places.length && draft.places.length && compatible(keys(main, "initiator"), keys(draft, "initiator")) > 0) return true;
  // A date alone makes two verbs no one act: where and against whom must be told, and agree.
  const dated = main.dated.date !== null && main.dated.date === draft.dated.date
    && (context.tree(draft.sentence).upos[draft.predicate] !== "VERB" || main.sentence === draft.sentence || compatible(keys(main, "recipient"), keys(draft, "recipient")) > 0 || (main.places.length > 0 && draft.places.length > 0));
  if (pointsBack(context, draft)) return true;
  const sameWord = [main, ...others].some((one) => one.lemma === draft.lemma || one.lemma.slice(0, 5) === draft.lemma.slice(0, 5));
  if (sameWord && main.lemma === draft.lemma && retold(context, main, draft)) return true;
  return sameWord ? refersBack(context, draft) || dated || main.name !== null : dated && refersBack(context, draft);
}

/** The words that name an act: its own, and the noun that it is said of ("the offensive was an operation"). */
function lemmasOf(context: Context, { sentence, predicate, lemma }: Draft): string[] {
  const tree = context.tree(sentence);
  return [lemma, ...(dependents(tree, predicate, "cop").length ? dependents(tree, predicate, "nsubj").map((subject) => tree.lemma[subject].toLowerCase()) : [])];
}

/** "After the bombardment", right behind a sentence that tells of shelling: another word for what was just told. */
function justTold(context: Context, main: Draft, draft: Draft): boolean {
  return draft.mode !== null && main.mode === draft.mode && draft.sentence - main.sentence === 1 && joins(context, caseOf(context.tree(draft.sentence), draft.predicate));
}

/** Whether a preposition puts one event after or against another, as the lexicon says. */
const joins = (context: Context, preposition: string | null): boolean =>
  context.lexicon.knowledge.of("lexicon/connectives").some(({ phrase, pos, link }) => phrase === preposition && pos === "prep" && (link === "after" || link === "despite"));

/** An act of the body whose resolution the text is: each clause is one of its own. */
function issued(context: Context, draft: Draft): boolean {
  const issuer = issuingBody(context);
  return issuer?.actor != null && keys(draft, "initiator").has(keyOf(issuer.actor));
}

/** One name within the other: "the Second Karabakh War" and "the Second Nagorno Karabakh War". */
function sameName(a: string, b: string): boolean {
  const words = (name: string) => new Set(name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  const [small, large] = [words(a), words(b)].sort((x, y) => x.size - y.size);
  return [...small].every((word) => large.has(word));
}

/** "The Second War" is not "the first war": which in a line each name is, by a word in it or right before it. */
function otherInLine(context: Context, one: Draft, other: Draft): boolean {
  const [a, b] = [one, other].map(({ sentence, predicate, start }) => {
    const tree = context.tree(sentence);
    return tree.form.find((form, i) => i <= predicate && (tree.start[i] >= start || tree.end[i] >= start - 1) && context.inClass("ordinal", form.toLowerCase()))?.toLowerCase();
  });
  return a !== undefined && b !== undefined && a !== b;
}

/** "This was the latest invasion": a demonstrative subject that the noun is said of. */
function pointsBack(context: Context, draft: Draft): boolean {
  const tree = context.tree(draft.sentence);
  return dependents(tree, draft.predicate, "nsubj").some((child) => ["this", "that", "these", "those", "it"].includes(tree.form[child].toLowerCase()))
    && dependents(tree, draft.predicate, "cop").length > 0;
}

const keys = (draft: Draft, role: "initiator" | "recipient"): Set<string> => new Set(actorsOf(draft, role).map(keyOf));

/** 1 where two sets share a member, 0 where one is empty, a large negative number where they exclude each other. */
function compatible(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  return [...a].some((key) => b.has(key)) ? 1 : -100;
}

/** Equal, or one unknown, or one within the other's span of time. */
function datesAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const plain = (date: string) => date.replace(/\.\.\/|\/\.\./u, "");
  return plain(a).startsWith(plain(b)) || plain(b).startsWith(plain(a));
}

function placesAgree(a: Draft, b: Draft): boolean {
  if (!a.places.length || !b.places.length) return true;
  const names = (draft: Draft) => new Set(draft.places.map(({ place }) => ("id" in place ? place.id : place.name)));
  const there = names(b);
  return [...names(a)].some((name) => there.has(name));
}

/** The same verb of the same sides, told again without a date of its own, in passing ("after it was annexed") or in doubt as before. */
function retold(context: Context, main: Draft, draft: Draft): boolean {
  if (draft.dated.basis === "explicit" && main.dated.date !== draft.dated.date) return false;
  const full = (one: Draft) => keys(one, "initiator").size > 0 && keys(one, "recipient").size > 0;
  const relation = context.tree(draft.sentence).deprel[draft.predicate];
  return draft.verdict.status === "hypothetical" || relation === "advcl" || (full(main) && full(draft));
}

/** "the attack", "this war": a definite noun. Verbs tell a new act unless the date says otherwise. */
function refersBack(context: Context, draft: Draft): boolean {
  const tree = context.tree(draft.sentence);
  if (tree.upos[draft.predicate] === "VERB") return false;
  return dependents(tree, draft.predicate, "det").some((child) => isDefinite(tree.form[child]))
    || dependents(tree, draft.predicate, "nmod:poss").length > 0;
}

function join(group: EventGroup, draft: Draft): void {
  const { main } = group;
  for (const role of ["initiator", "recipient", "agent", "mediator"] as const) {
    if (!main.roles.some((filler) => filler.role === role && filler.actor)) {
      const missing = draft.roles.filter((filler) => filler.role === role && filler.actor);
      if (missing.length) {
        main.why?.push({ field: role, value: null, rule: `merge/${draft.rule}` });
        main.roles = [...main.roles.filter((filler) => filler.role !== role), ...missing];
      }
    }
  }
  if (!main.places.length) main.places = draft.places;
  const before = main.dated;
  if (main.dated.date === null || (draft.dated.date !== null && draft.dated.date.length > main.dated.date.length && !draft.dated.date.includes("/"))) main.dated = draft.dated;
  if (main.dated !== before) main.why?.push({ field: "date", value: main.dated.date, rule: `merge/${draft.rule}` });
  main.mode ??= draft.mode;
  main.act ??= draft.act;
  main.name ??= draft.name;
  group.others.push(draft);
}

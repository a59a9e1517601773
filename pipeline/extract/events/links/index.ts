/** Links between events: by the words that join them, by nouns that name an event again, by what answers what. */
import { grouped, type Context } from "../../context.ts";
import { caseOf, children, dependents } from "../../tree.ts";
import type { Draft } from "../draft.ts";
import { fillSlot } from "../slots.ts";
import { answers, conditions, meetings, reactions } from "./answers.ts";
import { isParticle, phraseLinks } from "./phrases.ts";
import { eventsIn, governing, linkOf, mainOf, namedAgain, pointsBack, toldBefore, type BySentence, type Connectives, type DraftLink } from "./told.ts";

export type { DraftLink } from "./told.ts";

export function linkDrafts(context: Context, drafts: readonly Draft[], connectives: Connectives): DraftLink[] {
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) bySentence.set(draft.sentence, [...(bySentence.get(draft.sentence) ?? []), draft]);
  const links = [
    ...phraseLinks(context, bySentence, connectives), ...verbLinks(context, bySentence, connectives), ...adverbLinks(context, bySentence, connectives),
    ...reactionLinks(context, bySentence, connectives),
    ...nounLinks(context, bySentence, connectives), ...conditions(context, bySentence), ...answers(context, bySentence), ...reactions(context, bySentence), ...meetings(context, bySentence),
  ];
  const number = new Map(drafts.map((draft, i) => [draft, i]));
  const keyOf = (from: Draft, link: string, to: Draft) => `${number.get(from)} ${link} ${number.get(to)}`;
  const told = new Set(links.map((link) => keyOf(link.from, link.link, link.to)));
  // Two connectives that contradict each other say nothing sure.
  return links.filter((link) => link.from !== link.to && !told.has(keyOf(link.to, link.link, link.from)));
}

/** "This caused an uprising", "the war resulted in a ban": subject and complement of a verb that joins events. */
function verbLinks(context: Context, bySentence: BySentence, connectives: Connectives): DraftLink[] {
  const rows = grouped([...connectives.values()].flat().filter((row) => row.pos === "verb"), (row) => row.phrase.split(" ")[0]);
  return [...bySentence].flatMap(([sentence, here]) => {
    const tree = context.tree(sentence);
    return tree.form.flatMap((_, verb): DraftLink[] => {
      if (tree.upos[verb] !== "VERB") return [];
      return (rows.get(tree.lemma[verb].toLowerCase()) ?? []).flatMap((row): DraftLink[] => {
        const preposition = row.phrase.split(" ").slice(1).join(" ");
        const complements = [...new Set(preposition ? fillSlot(tree, verb, preposition) : ["obj", "xcomp"].flatMap((slot) => fillSlot(tree, verb, slot)))].flatMap((token) => eventsIn(context, here, sentence, token));
        // "The ban drew criticism": verb and object may be one event.
        const own = complements.length || preposition ? undefined : here.find((draft) => draft.predicate === verb);
        if (own) complements.push(own);
        const subject = fillSlot(tree, verb, "subj")[0];
        if (!complements.length) return [];
        const above = clauseAbove(context, sentence, verb, here) ?? (subject === undefined ? null : eventsIn(context, here, sentence, subject)[0] ?? (pointsBack(context, sentence, subject) ? mainOf(context, bySentence.get(sentence - 1) ?? []) : namedAgain(context, bySentence, sentence, subject)));
        return above ? complements.filter((one) => one !== above).map((one) => linkOf(above, one, row, one)) : [];
      });
    });
  });
}

/** "The army closed the road, prompting protests", "..., which led to protests": the event of the clause that another tells on. */
function clauseAbove(context: Context, sentence: number, verb: number, here: readonly Draft[]): Draft | null {
  const tree = context.tree(sentence);
  const head = tree.head[verb];
  if (tree.deprel[verb] === "conj" && head >= 0 && tree.deprel[head] === "acl:relcl" && !dependents(tree, verb, "nsubj").length) return clauseAbove(context, sentence, head, here);
  const participle = tree.xpos[verb] === "VBG" && tree.deprel[verb] === "advcl" && head >= 0 && head < verb && tree.form[verb - 1] === ",";
  const clause = tree.deprel[verb] === "acl:relcl" && head >= 0 && dependents(tree, verb, "nsubj").some((child) => tree.form[child].toLowerCase() === "which" && tree.form[child - 1] === ",");
  if (!participle && !clause) return null;
  let at = head;
  for (let steps = 0; at >= 0 && steps < 6; at = tree.head[at], steps++) {
    const found = here.find((draft) => draft.predicate === at || (tree.deprel[draft.predicate] === "obj" && tree.head[draft.predicate] === at && draft.predicate < verb));
    if (found) return found;
    // "Withdrew its troops from Lebanon, which angered": the clause may hang on a noun of what it is about.
    if (tree.upos[at] === "VERB") return null;
  }
  return null;
}

/** "Subsequently the army closed the road", "as a result the union left": an adverb points to what was told before. */
function adverbLinks(context: Context, bySentence: BySentence, connectives: Connectives): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => here.flatMap((draft): DraftLink[] => {
    const tree = context.tree(sentence);
    const head = tree.head[draft.predicate];
    const verb = tree.upos[draft.predicate] === "VERB" ? draft.predicate : head >= 0 && tree.upos[head] === "VERB" && /^(?:obj|nsubj)/u.test(tree.deprel[draft.predicate]) ? head : -1;
    if (verb < 0) return [];
    for (const child of children(tree)[verb]) {
      if (!["advmod", "obl", "cc", "nmod"].includes(tree.deprel[child].split(":")[0])) continue;
      const first = Math.min(child, ...children(tree)[child]);
      const phrase = tree.form.slice(first, child + 1).join(" ").toLowerCase();
      // "as a result of" is a preposition and has the cause behind it.
      // "Later in the day" dates; "thus taking the town" says the same again.
      if (tree.upos[child + 1] === "ADP" && child > verb) continue;
      if (tree.xpos[verb] === "VBG" && tree.deprel[verb] === "advcl") continue;
      const row = connectives.has(`${phrase} ${tree.form[child + 1]?.toLowerCase()}`) ? undefined : connectives.get(phrase)?.find((one) => one.pos === "adv");
      // "The fighting went on; subsequently the army closed the road": what the sentence itself told before the adverb comes first.
      const here = (bySentence.get(sentence) ?? []).filter((other) => other !== draft && other.predicate < first && first < verb);
      const before = row && row.link !== "in_response_to" ? mainOf(context, here) ?? toldBefore(context, bySentence, sentence, verb) : null;
      if (row && before) return [linkOf(draft, before, row, draft)];
    }
    return [];
  }));
}

/** "In response, the union left": what one reacts to was told in a sentence of its own. */
function reactionLinks(context: Context, bySentence: BySentence, connectives: Connectives): DraftLink[] {
  const rows = [...connectives.values()].flat().filter((row) => row.pos === "adv" && row.link === "in_response_to");
  const longer = (phrase: string) => [...connectives.keys()].filter((other) => other.startsWith(`${phrase} `));
  return [...bySentence].flatMap(([sentence, here]) => {
    const words = ` ${context.tree(sentence).form.join(" ").toLowerCase()} `;
    // "in response to" is a preposition and has what it reacts to behind it.
    const row = rows.find(({ phrase }) => words.includes(` ${phrase} `) && !longer(phrase).some((other) => words.includes(` ${other} `)));
    const from = row ? mainOf(context, here) : null;
    const to = row ? mainOf(context, bySentence.get(sentence - 1) ?? []) : null;
    return row && from && to ? [linkOf(from, to, row, from)] : [];
  });
}

/** "Despite the agreement": a connective before a noun that is no event here but names one told before; "at the request of": one that holds the event's noun. */
function nounLinks(context: Context, bySentence: BySentence, connectives: Connectives): DraftLink[] {
  return [...bySentence].flatMap(([sentence, here]) => {
    const tree = context.tree(sentence);
    const again = tree.form.flatMap((_, noun): DraftLink[] => {
      if (tree.upos[noun] !== "NOUN" || here.some((draft) => draft.predicate === noun)) return [];
      const marker = children(tree)[noun].find((child) => tree.deprel[child] === "case" && child < noun);
      const row = marker === undefined || isParticle(tree, marker) ? undefined : connectives.get(caseOf(tree, noun) ?? "")?.find((one) => one.pos === "prep" && one.link !== "part_of");
      const before = row ? namedAgain(context, bySentence, sentence, noun) : null;
      const above = before ? here.find((draft) => draft.predicate === tree.head[noun]) ?? mainOf(context, here) : null;
      return row && before && above ? [linkOf(above, before, row, above)] : [];
    });
    const held = here.flatMap((draft): DraftLink[] => {
      const row = tree.upos[draft.predicate] === "VERB" ? undefined : connectives.get(tree.form.slice(Math.max(0, draft.predicate - 2), draft.predicate + 2).join(" ").toLowerCase())?.[0];
      const above = row ? governing(context, sentence, draft, here) ?? mainOf(context, here.filter((one) => one !== draft)) : null;
      return row && above ? [linkOf(above, draft, row, draft)] : [];
    });
    return [...again, ...held];
  });
}

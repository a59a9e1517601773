/** Who holds an office and for whom: "the Norwegian Prime Minister, X", "the league's Secretary-General", "the X administration". */
import type { ActorRef } from "../../../schemas/claims.ts";
import type { Context } from "../context.ts";
import { caseOf, children, dependents } from "../tree.ts";
import type { Mention } from "../types.ts";
import { issuingBody } from "./issuing.ts";
import { span } from "./spans.ts";

/** "The Norwegian Prime Minister, X, ...": the person named right behind an office. */
export function holderOf(context: Context, sentence: number, token: number): { actor: ActorRef; start: number; end: number } | null {
  const { text } = context.document;
  const tree = context.tree(sentence);
  const person = context.mentions.find((one) => one.sentence === sentence && one.first > token && one.actor !== null && context.kindOf(one) === "person");
  return person?.actor && /^\s*,?\s*$/u.test(text.slice(tree.end[token], person.start)) ? { actor: person.actor, start: person.start, end: person.end } : null;
}

/** "The Secretary-General" acts for the organisation that is spoken of: that of the issuing body, or the last one named. */
export function officeOf(context: Context, sentence: number, token: number): ActorRef | null {
  if (context.tree(sentence).upos[token] === "PRON") return null;
  // By the words as they stand: the parser may take "Secretary-General" apart.
  const { start } = span(context, sentence, token);
  const phrase = context.document.text.slice(start, start + 60).toLowerCase().replace(/\s+/gu, " ").replace(/^(?:the|his|her|its) /u, "").replace(/(\p{L}) ?[-–] ?(?=\p{L})/gu, "$1 ");
  const titled = (words: string) => [...context.lexicon.houseTitles].some((title) => words.startsWith(title) && !/^\p{L}/u.test(words.slice(title.length)));
  // "The league's secretary general"
  const [before, office] = phrase.split(/[’'] ?s /u);
  const owner = office !== undefined && titled(office) ? context.mentions.find((mention) => mention.sentence === sentence && mention.start >= start && mention.end <= start + before.length + 5 && ["igo", "alliance"].includes(context.kindOf(mention) ?? "")) : undefined;
  if (owner) return owner.actor;
  if (!titled(phrase)) return null;
  const body = issuingBody(context);
  if (body) return body.actor && "id" in body.actor ? { id: context.known(body)?.parent ?? body.actor.id } : body.actor;
  const last = context.mentions.filter((mention) => mention.sentence <= sentence && sentence - mention.sentence <= 4 && (mention.sentence < sentence || mention.last < token) && ["igo", "alliance"].includes(context.kindOf(mention) ?? "")).at(-1);
  return last?.actor ?? null;
}

/** The state or organisation in a person's title: "Turkish Foreign Minister X", "X, president of Y". */
export function officeState(context: Context, person: Mention): ActorRef | null {
  const tree = context.tree(person.sentence);
  const near = [...children(tree)[person.head], tree.head[person.head]].filter((token) => token >= 0);
  const before = context.mentions.filter((other) => other.sentence === person.sentence && other.actor && other !== person && context.kindOf(other) !== "person");
  const direct = before.find((other) => near.includes(other.head) && ["compound", "amod", "nmod:poss", "nmod", "flat", "appos"].includes(tree.deprel[other.head]) && other.last < person.first);
  if (direct) return direct.actor;
  // "President X of Norway"
  const behind = context.mentions.find((other) => other.sentence === person.sentence && other.actor && other.first > person.last && tree.head[other.head] === person.head && caseOf(tree, other.head) === "of" && context.kindOf(other) === "state");
  if (behind && person.first > 0 && titled(context, person.first - 1, person.first - 1, person.sentence)) return behind.actor;
  const adjacent = before.filter((other) => other.last < person.first && person.first - other.last <= 5).at(-1);
  return adjacent && near.length && words(context, adjacent.last + 1, person.first - 1, person.sentence).length > 0 && titled(context, adjacent.last + 1, person.first - 1, person.sentence) ? adjacent.actor : null;
}

const words = (context: Context, first: number, last: number, sentence: number): string[] => context.tree(sentence).form.slice(first, last + 1);
const titled = (context: Context, first: number, last: number, sentence: number): boolean => {
  const between = words(context, first, last, sentence).filter((word) => !/^(?:'s|’s|,|'|’)$/u.test(word)).join(" ").toLowerCase();
  return between !== "" && [between, ...between.split(" ")].some((word) => context.lexicon.titles.has(word));
};

/** "The Trump administration": whose government it is, by who leads it. */
export function leaderOf(context: Context, sentence: number, token: number): Mention | null {
  const tree = context.tree(sentence);
  const leader = dependents(tree, token, "compound", "nmod:poss", "flat", "nmod:desc").map((child) => context.mentionAt(sentence, child)).find((one) => one?.actor && context.kindOf(one) === "person" && context.known(one)?.actsFor);
  return leader ? { ...leader, actor: { id: context.known(leader)!.actsFor! } } : null;
}

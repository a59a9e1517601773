/** "The Council", "the Pact": a capitalised word behind an article that ends a longer name told before stands for that name's bearer. */
import type { Knowledge } from "../knowledge.ts";
import { tokensIn } from "../tree.ts";
import type { Mention, Sentence } from "../types.ts";
import { fold, type Word } from "../words.ts";

/** Who may be called by the last word of its name. Persons have surnames, states and places their own rules. */
const KINDS: ReadonlySet<string> = new Set(["igo", "alliance", "armed_group", "government_body", "party", "other"]);

const glued = (text: string, left: Word | undefined, right: Word | undefined): boolean => Boolean(left?.capital && right?.capital && /^[\s\u00a0-]$/u.test(text.slice(left.end, right.start)));

/**
 * The mentions with such words resolved: new ones, and those in place of what a labeller took for a name of its own.
 * @param mentions those of the text, in any order
 */
export function withShortened(text: string, sentences: readonly { sentence: Sentence; words: readonly Word[] }[], mentions: readonly Mention[], knowledge: Knowledge): Mention[] {
  const kindOf = ({ actor }: Mention) => (actor === null ? null : "id" in actor ? knowledge.actors.get(actor.id)?.kind ?? null : actor.kind);
  /** The latest bearer of a longer name that ends in the word. */
  const bearers = new Map<string, Mention>();
  const ordered = [...mentions].sort((a, b) => a.start - b.start);
  const replaced = new Set<Mention>();
  const found: Mention[] = [];
  let next = 0;
  for (const { sentence, words } of sentences) {
    for (let i = 1; i < words.length; i++) {
      for (; next < ordered.length && ordered[next].end <= words[i].start; next++) {
        const name = text.slice(ordered[next].start, ordered[next].end).split(/\s+/u);
        if (name.length > 1 && KINDS.has(kindOf(ordered[next]) ?? "")) bearers.set(fold(name[name.length - 1]), ordered[next]);
      }
      const bearer = words[i].capital && words[i - 1].folded === "the" && !glued(text, words[i], words[i + 1]) ? bearers.get(words[i].folded) : undefined;
      if (!bearer) continue;
      const [now] = ordered.filter((mention) => mention.start < words[i].end && mention.end > words[i].start);
      if (now && (now.rule !== "names/labeller" || now.start < words[i].start || now.end > words[i].end)) continue;
      const token = tokensIn(sentence.tree, words[i].start, words[i].end)?.[0];
      if (token === undefined || !["NOUN", "PROPN"].includes(sentence.tree.upos[token])) continue;
      if (now) replaced.add(now);
      found.push({ ...bearer, sentence: sentence.index, start: words[i].start, end: words[i].end, first: token, last: token, head: token, form: "alias", place: null, treaty: null, rule: "names/shortened" });
    }
  }
  return [...mentions.filter((mention) => !replaced.has(mention)), ...found];
}

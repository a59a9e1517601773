/** Lists of names as they stand in the text: "A, B, the C and D". A check on the tree, which loses members of long lists. */
import type { Context } from "../context.ts";
import { conjuncts } from "../tree.ts";
import type { Mention } from "../types.ts";

const listsOf = new WeakMap<Context, Map<Mention, Mention[]>>();

/** The mentions of the list that a mention stands in, itself among them; only itself when it stands in none. */
export function listAround(context: Context, mention: Mention): Mention[] {
  let lists = listsOf.get(context);
  if (!lists) {
    lists = findLists(context);
    listsOf.set(context, lists);
  }
  return lists.get(mention) ?? [mention];
}

function findLists(context: Context): Map<Mention, Mention[]> {
  const { text } = context.document;
  const found = new Map<Mention, Mention[]>();
  const all = context.mentions.filter((mention) => mention.actor !== null || mention.place !== null);
  // "President A and Norwegian Prime Minister B": what belongs to the next person's title is no member of the list.
  const actors = all.filter((mention, i) => !(all[i + 1]?.sentence === mention.sentence && context.kindOf(all[i + 1]) === "person" && context.kindOf(mention) !== "person" && titled(context, text.slice(mention.end, all[i + 1].start))));
  for (let i = 0; i < actors.length; i++) {
    const list = [actors[i]];
    let closed = false;
    for (let j = i + 1; j < actors.length && !closed; j++) {
      const last = list[list.length - 1];
      if (actors[j].sentence !== last.sentence || sort(context, actors[j]) !== sort(context, last)) break;
      const gap = untitled(context, last, text.slice(last.end, actors[j].start), all.find((mention) => mention.start >= last.end && mention.end <= actors[j].start && mention !== actors[j]), text, actors[j]);
      if (!/^\s*(?:,|,?\s+(?:and|or|&))\s+(?:the\s+)?$|^\s*,\s*$/u.test(gap)) break;
      if (gap.trim() === "," && opensClause(context, last, actors[j])) break;
      list.push(actors[j]);
      closed = /and|or|&/u.test(gap);
    }
    // A list ends with "and": "Tehran, Iran" is none.
    // "Bought them from A, and B answered": behind a comma two are no list but where the tree joins them.
    if (closed && list.length === 2 && /,/u.test(text.slice(list[0].end, list[1].start)) && !conjuncts(context.tree(list[0].sentence), list[0].head).includes(list[1].head)) continue;
    if (closed && list.length >= 2) {
      for (const member of list) found.set(member, list);
      i += list.length - 1;
    }
  }
  return found;
}

/** "After A invaded B, C and D joined": a name that the tree makes the subject of what follows goes on no list before the comma. */
function opensClause(context: Context, last: Mention, next: Mention): boolean {
  const tree = context.tree(next.sentence);
  const verb = tree.head[next.head];
  return tree.deprel[next.head] === "nsubj" && verb > next.head && !conjuncts(tree, next.head).includes(last.head) && tree.head[last.head] !== verb;
}

const titled = (context: Context, words: string): boolean => {
  const title = words.replace(/^[’']s\s/u, "").trim().toLowerCase();
  return title !== "" && context.lexicon.titles.has(title);
};

/** The gap between two names without the second one's state and title. */
function untitled(context: Context, last: Mention, gap: string, between: Mention | undefined, text: string, next: Mention): string {
  if (context.kindOf(next) !== "person") return gap;
  if (between && titled(context, text.slice(between.end, next.start))) return text.slice(last.end, between.start);
  const parts = /^(\s*(?:,|,?\s+and)\s+)(.+?)\s*$/su.exec(gap);
  return parts && titled(context, parts[2]) ? parts[1] : gap;
}

/** Names of one sort make a list: persons, actors, demonyms, places. */
const sort = (context: Context, mention: Mention): string => (mention.actor === null ? "place" : context.kindOf(mention) === "person" ? "person" : mention.form === "demonym" ? "demonym" : "id" in mention.actor ? "actor" : mention.actor.kind);

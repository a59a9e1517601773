/** Offices: a person with a title and the state or organisation whose office it is. */
import type { ActorRef } from "../../schemas/claims.ts";
import type { Context } from "./context.ts";
import type { DateMention } from "./dates/index.ts";
import type { NameWords } from "./names/unregistered.ts";
import type { Mention } from "./types.ts";
import { wordsOf } from "./words.ts";

export interface OfficeDraft {
  person: ActorRef;
  title: string;
  actor: ActorRef;
  as_of: string | null;
  start: number;
  end: number;
  rule: string;
}

/** How many characters may lie between title and owner. */
const NEAR = 60;

export function findOffices(context: Context, dates: readonly DateMention[][], names: NameWords): OfficeDraft[] {
  const found: OfficeDraft[] = [];
  for (const person of context.mentions) {
    if (context.kindOf(person) !== "person") continue;
    const office = before(context, person, names) ?? after(context, person, names);
    if (!office) continue;
    const date = dates[person.sentence].find((one) => one.basis === "explicit")?.date ?? null;
    found.push({ ...office, as_of: date?.includes("/") ? null : date });
  }
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = JSON.stringify([one.person, one.title.toLowerCase(), one.actor]);
    return !seen.has(key) && seen.add(key);
  });
}

/** "Norwegian Prime Minister X", "EFTA's secretariat, X", "President of Sweden, X". */
function before(context: Context, person: Mention, names: NameWords): OfficeDraft | null {
  const { text, sentences } = context.document;
  const words = wordsOf(text, sentences[person.sentence].start, person.start);
  if (!words.length || !/^[\s,]*$/u.test(text.slice(words[words.length - 1].end, person.start))) return null;
  const title = names.titles.endingBefore(words, words.length);
  const others = context.mentions.filter((other) => other.sentence === person.sentence && other.actor && context.kindOf(other) !== "person" && other.end <= person.start);
  if (title && title.row.kind === "office") {
    const from = words[title.first].start;
    const owner = others.filter((other) => other.end <= from && from - other.end <= 4).at(-1);
    const known = context.known(person)?.actsFor;
    const actor = owner?.actor ?? (known ? { id: known } : null);
    if (!actor) return null;
    return draft(person, text.slice(from, words[words.length - 1].end), actor, owner?.start ?? from, person.end, "offices/title-name");
  }
  // "the president of Sweden, X" and "President of Sweden X".
  const owner = others.at(-1);
  if (!owner || person.start - owner.end > 3) return null;
  const until = words.filter((word) => word.end <= owner.start);
  while (until.length && ["of", "the"].includes(until[until.length - 1].folded)) until.pop();
  const titled = names.titles.endingBefore(until, until.length);
  if (!titled || titled.row.kind !== "office" || !/\bof\b/u.test(text.slice(until[until.length - 1].end, owner.start))) return null;
  return draft(person, text.slice(until[titled.first].start, until[until.length - 1].end), owner.actor!, until[titled.first].start, person.end, "offices/title-of-name");
}

/** "X, president of Y", "X, a commander of the Y". */
function after(context: Context, person: Mention, names: NameWords): OfficeDraft | null {
  const { text, sentences } = context.document;
  if (!/^,\s+(?:an?|the|then|former)?\s?/u.test(text.slice(person.end, person.end + 12))) return null;
  const words = wordsOf(text, person.end, Math.min(sentences[person.sentence].end, person.end + 90));
  for (let i = 0; i < Math.min(4, words.length); i++) {
    const title = names.titles.startingAt(words, i);
    if (!title || title.row.kind !== "office" && title.row.kind !== "rank") continue;
    const end = words[title.last].end;
    const owner = context.mentions.find((other) => other.sentence === person.sentence && other.actor && context.kindOf(other) !== "person" && other.start >= end && other.start - end <= NEAR
      && /^\s+(?:of|for|at|to)\s+(?:the\s+)?$/u.test(text.slice(end, other.start)));
    return owner ? draft(person, text.slice(words[title.last].start > words[i].start ? words[i].start : words[i].start, end), owner.actor!, person.start, owner.end, "offices/apposition") : null;
  }
  return null;
}

const draft = (person: Mention, title: string, actor: ActorRef, start: number, end: number, rule: string): OfficeDraft =>
  ({ person: person.actor!, title: title.replace(/\s+/gu, " ").replace(/[.,]+$/u, ""), actor, as_of: null, start, end, rule });

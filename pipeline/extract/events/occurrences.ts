/** One event for each occurrence that a text lists in brackets: "asked to intervene, including in Haiti (2004) and in Mali (2013, 2020)". */
import type { Context } from "../context.ts";
import type { Draft } from "./draft.ts";

/** Place or actor name, then years in brackets, or "in" and a year. */
const YEARS = /^\s*(?:\((?<years>(?:1[5-9]|20)\d\d(?:\s*(?:,|and|&)\s*(?:1[5-9]|20)\d\d)*)\)|in\s+(?<year>(?:1[5-9]|20)\d\d)(?!\d))/u;

/** The drafts, each that has such a list behind it split up. */
export function splitByOccurrence(context: Context, drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft) => {
    const { text, sentences } = context.document;
    const listed = context.mentions.filter((mention) => mention.sentence === draft.sentence && mention.start >= draft.end && mention.first > draft.predicate).flatMap((mention) => {
      const years = YEARS.exec(text.slice(mention.end, sentences[draft.sentence].end));
      return years ? [{ mention, years: (years.groups!.years ?? years.groups!.year).match(/\d{4}/gu)!, end: mention.end + years[0].length }] : [];
    });
    if (listed.length < 2) return [draft];
    for (const { years } of listed) draft.why?.push({ field: "date", value: years.join(" "), rule: "dates/listed" });
    return listed.flatMap(({ mention, years, end }) => years.map((year): Draft => ({
      ...draft, start: mention.start, end, dated: { date: year, basis: "explicit" },
      roles: draft.roles.some((filler) => filler.role === "initiator") || !mention.actor ? draft.roles
        : [{ role: "initiator", actor: mention.actor, start: mention.start, end: mention.end, anaphor: false, ...(context.trace && { via: { slot: "listed", sentence: draft.sentence, token: mention.head, reached: "name" } }) }, ...draft.roles],
      places: draft.type === "REQUEST" || !mention.place ? draft.places : [{ place: mention.place, start: mention.start, end: mention.end }],
      rule: `${draft.rule}+listed`,
    })));
  });
}

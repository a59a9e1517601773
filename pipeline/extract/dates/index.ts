/** The dates of a whole document, sentence by sentence, each read with the year and day that the text has reached. */
import { dateOf as publicationYear } from "./publication.ts";
import { tokensIn, headOf } from "../tree.ts";
import type { Document } from "../types.ts";
import { anchor, isDay, yearOf } from "./calendar.ts";
import { findDates, type DateWords, type FoundDate } from "./find.ts";

export interface DateMention extends FoundDate {
  sentence: number;
  /** The token that the date's words hang on. */
  head: number;
}

/** All dates, by sentence. */
export function datesOf(document: Document, words: DateWords): DateMention[][] {
  const { text, sentences, record } = document;
  // An encyclopedia tells of another day than its own.
  const published = record.source.kind === "encyclopedia" ? null : record.source.published_on;
  const lead = leadYear(document);
  let inParagraph: { block: number; year: number } | null = null;
  let last: string | null = null;
  let lastYear: number | null = null;
  return sentences.map((sentence) => {
    const block = record.blocks.findIndex((one) => one.start <= sentence.start && sentence.end <= one.end);
    const year = (inParagraph?.block === block ? inParagraph.year : null) ?? lead ?? lastYear ?? publicationYear(published);
    const found = findDates(text, sentence.start, sentence.end, { year, published, last }, words);
    const mentions: DateMention[] = [];
    for (const date of found) {
      const tokens = tokensIn(sentence.tree, date.start, date.end);
      if (!tokens) continue;
      mentions.push({ ...date, sentence: sentence.index, head: headOf(sentence.tree, tokens[0], tokens[1]) });
      const from = anchor(date.date);
      if (date.basis === "explicit" && date.hasMonth) {
        inParagraph = { block, year: yearOf(from) };
        lastYear = yearOf(from);
      }
      if (isDay(from) || last === null) last = from;
    }
    return mentions;
  });
}

/** The year in the title or, failing that, in the first sentence: what the text is about. */
function leadYear({ record, sentences, text }: Document): number | null {
  for (const part of [record.source.title, sentences[0] ? text.slice(sentences[0].start, sentences[0].end) : ""]) {
    const years = [...new Set(part.match(/\b(?:1[89]|20)\d\d\b/gu) ?? [])];
    if (years.length === 1) return Number(years[0]);
  }
  return null;
}

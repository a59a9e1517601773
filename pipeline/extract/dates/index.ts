/** The dates of a whole document, sentence by sentence, each read with the year and day that the text has reached. */
import { dateOf as publicationYear } from "./publication.ts";
import { tokensIn, headOf } from "../tree.ts";
import type { Document } from "../types.ts";
import { anchor, isDay, yearOf } from "./calendar.ts";
import { lastPart, openingPart } from "./dayparts.ts";
import { findDates, type DateWords, type FoundDate } from "./find.ts";

export interface DateMention extends FoundDate {
  sentence: number;
  /** The token that the date's words hang on. */
  head: number;
}

/** A date within so many characters of its sentence's start opens it. */
const OPENING = 12;
/** A dateline is no longer than this, and stands among so many first sentences. */
const DATELINE = 60;
const FIRST = 4;

/** All dates, by sentence. */
export function datesOf(document: Document, words: DateWords): DateMention[][] {
  const { text, sentences, record } = document;
  // An encyclopedia tells of another day than its own.
  const published = record.source.kind === "encyclopedia" ? null : record.source.published_on ?? dateline(document, words);
  const lead = leadYear(document);
  let inParagraph: { block: number; year: number } | null = null;
  let last: string | null = null;
  let lastYear: number | null = null;
  let part: number | null = null;
  let inSection: number | null = null;
  return sentences.map((sentence) => {
    const block = record.blocks.findIndex((one) => one.start <= sentence.start && sentence.end <= one.end);
    const year = (inParagraph?.block === block ? inParagraph.year : null) ?? inSection ?? lead ?? lastYear ?? publicationYear(published);
    const named = findDates(text, sentence.start, sentence.end, { year, published, last }, words);
    const opening = named.length ? null : openingPart(text, sentence.start, sentence.end, { day: last, part }, words);
    const found = opening ? [opening] : named;
    const before = last;
    const mentions: DateMention[] = [];
    for (const date of found) {
      const tokens = tokensIn(sentence.tree, date.start, date.end);
      if (!tokens) continue;
      mentions.push({ ...date, sentence: sentence.index, head: headOf(sentence.tree, tokens[0], tokens[1]) });
      const from = anchor(date.date);
      // "2012", "10 January 2013": the year that a heading sets holds for its section.
      if (sentence.kind === "heading" && date.basis === "explicit" && /\b(?:1[5-9]|20)\d\d\b/u.test(text.slice(date.start, date.end))) inSection = yearOf(from);
      // "In 1995, ... They retook it in May": a year that opens a sentence holds for the months behind it.
      if (date.basis === "explicit" && /^\d{4}$/u.test(date.date) && date.start - sentence.start < OPENING && sentence.kind === "paragraph") inParagraph = { block, year: yearOf(from) };
      if (date.basis === "explicit" && date.hasMonth) {
        inParagraph = { block, year: yearOf(from) };
        lastYear = yearOf(from);
      }
      // "In July 2018, ...": a month that opens a sentence leaves the day told before behind.
      // So does one anywhere, where no day was told.
      if (isDay(from) || last === null || (date.hasMonth && (!isDay(last) || date.start - sentence.start < OPENING))) last = from;
    }
    const toldPart = lastPart(text, sentence.start, sentence.end, words);
    part = toldPart ?? (last === before && sentence.kind !== "heading" ? part : null);
    return mentions;
  });
}

/** "Oslo, 5 May 1999": a line among the first that ends in a day and says no more dates a statement. */
function dateline({ record, sentences, text }: Document, words: DateWords): string | null {
  if (record.source.kind !== "statement" && record.source.kind !== "news") return null;
  for (const { start, end } of sentences.slice(0, FIRST)) {
    if (end - start > DATELINE) continue;
    const found = findDates(text, start, end, { year: null, published: null, last: null }, words);
    if (found.length === 1 && isDay(found[0].date) && /^[\s.)]*$/u.test(text.slice(found[0].end, end))) return found[0].date;
  }
  return null;
}

/** The year in the title or, failing that, in the first sentence or the first paragraph: what the text is about. */
function leadYear({ record, sentences, text }: Document): number | null {
  const first = sentences.find(({ kind }) => kind !== "title" && kind !== "byline");
  const block = first && record.blocks.find((one) => one.start <= first.start && first.end <= one.end);
  for (const part of [record.source.title, ...(sentences[0] ? [text.slice(sentences[0].start, sentences[0].end)] : []), ...(first ? [text.slice(first.start, first.end)] : []), ...(block ? [text.slice(block.start, block.end)] : [])]) {
    const years = [...new Set(part.match(/\b(?:1[89]|20)\d\d\b/gu) ?? [])];
    if (years.length === 1) return Number(years[0]);
  }
  return null;
}

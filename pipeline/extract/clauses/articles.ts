/** Where a text speaks of articles by number. */
import type { Context } from "../context.ts";
import type { ArticleMention } from "./types.ts";

const NUMBER = /(?:\d{1,3}[A-Z]?|[IVXL]{1,6})(?:\s(?:bis|ter|quater))?(?![\p{L}\d])(?:\.\d{1,2}(?!\d)|\s*\(\d{1,2}\))?(?:\s*\([a-z]\))?/u.source;
const AND = /(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)/u.source;
// Only the plural lists: behind "Article 5, 2 ..." a date or a count may follow.
const ARTICLE = new RegExp(`\\b(?:(?:Article|Art\\.)\\s+(?<one>${NUMBER})|(?:Articles|Arts\\.)\\s+(?<list>${NUMBER}(?:${AND}${NUMBER})*))`, "gu");
const SPLIT = new RegExp(AND, "u");

/** "Article 5", "Articles 2 and 4", "Art. 6 bis", "Article 2(4)". */
export function findArticles(context: Context): ArticleMention[] {
  const { text, sentences } = context.document;
  // "Article 2: Quotas" heads an article of the text itself.
  const heads = (start: number, at: number, behind: number) => /^[\s*_#]*$/u.test(text.slice(start, start + at)) && /^[\s*_]*(?:[:.–—-]|$)/u.test(text.slice(start + behind, start + behind + 3));
  return sentences.filter(({ kind }) => kind !== "heading").flatMap(({ index, start, end }) => [...text.slice(start, end).matchAll(ARTICLE)].filter((match) => !heads(start, match.index, match.index + match[0].length)).map((match) => ({
    sentence: index, start: start + match.index, end: start + match.index + match[0].length,
    articles: (match.groups!.one ?? match.groups!.list).split(SPLIT).map((part) => part.replace(/\s*\([a-z]\)$/u, "").trim()),
  })));
}

/** "2(4)" and "42.7" as article and paragraph. */
export function numberOf(article: string): { article: string; paragraph: string | null } {
  const [, number, dotted, bracketed] = /^(.+?)(?:\.(\d+)|\s*\((\d+)\))?$/u.exec(article) ?? ["", article];
  return { article: number, paragraph: dotted ?? bracketed ?? null };
}

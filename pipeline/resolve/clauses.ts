/** Joins reported clauses to the verbatim ones of the same treaty and article, when the treaty's text is among the sources. */
import type { Treaty, TreatyClause } from "../../schemas/index.ts";
import { foldName } from "./ids.ts";

export class ClauseLinker {
  private readonly verbatim = new Map<string, TreatyClause[]>();
  private readonly texts = new Set<string>();
  private readonly reported: TreatyClause[] = [];

  /** Takes note of a clause. @returns true when the row is kept back until all documents are seen */
  keep(row: TreatyClause): boolean {
    if (row.record === "reported") {
      this.reported.push(row);
      return true;
    }
    this.texts.add(row.treaty_id);
    if (row.article !== null) {
      const key = keyOf(row.treaty_id, row.article, row.paragraph);
      this.verbatim.set(key, [...(this.verbatim.get(key) ?? []), row]);
    }
    return false;
  }

  /**
   * The reported clauses, each with the one verbatim clause that it can stand for; two candidates are none.
   * @param treaties all of them: a treaty that nobody lists is met in its own text and in reports under one name
   */
  linked(treaties: readonly Treaty[]): TreatyClause[] {
    const names = new Map(treaties.map(({ treaty_id, name }) => [treaty_id, foldName(name)]));
    const byName = new Map<string, string[]>();
    for (const id of this.texts) byName.set(names.get(id) ?? "", [...(byName.get(names.get(id) ?? "") ?? []), id]);
    const textOf = (id: string) => {
      const namesakes = this.texts.has(id) ? [id] : byName.get(names.get(id) ?? "") ?? [];
      return namesakes.length === 1 ? namesakes[0] : null;
    };
    return this.reported.map((row) => {
      const treaty = textOf(row.treaty_id);
      const found = treaty === null ? null : this.find(row, treaty);
      return found ? { ...row, reports_clause_id: found.clause_id } : row;
    });
  }

  /** The paragraph that is named, else its article; nothing where the article is about something else than the report says. */
  private find(row: TreatyClause, treaty: string): TreatyClause | null {
    if (row.article === null) return null;
    const at = (paragraph: string | null) => this.verbatim.get(keyOf(treaty, row.article!, paragraph)) ?? [];
    const paragraphs = row.paragraph === null ? [] : at(row.paragraph);
    const found = paragraphs.length ? paragraphs : at(null);
    // A report that says another thing may name the wrong instrument: an article of that number stands in many.
    return found.length === 1 && (row.clause_type === "other" || row.clause_type === found[0].clause_type || row.paragraph !== null) ? found[0] : null;
  }
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** "IV" and "4" are one article; "14A" stays as it is. */
const keyOf = (treaty: string, article: string, paragraph: string | null): string => `${treaty} ${arabic(article.toUpperCase())} ${paragraph ?? ""}`;

function arabic(number: string): string {
  if (!/^[IVXLC]+$/u.test(number)) return number;
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const value = ROMAN[number[i]];
    sum += value < (ROMAN[number[i + 1]] ?? 0) ? -value : value;
  }
  return String(sum);
}

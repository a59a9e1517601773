/** Joins reported clauses to the verbatim ones of the same treaty and article, when the treaty's text is among the sources. */
import type { TreatyClause } from "../../schemas/index.ts";

export class ClauseLinker {
  private readonly verbatim = new Map<string, string[]>();
  private readonly reported: TreatyClause[] = [];

  /** Takes note of a clause. @returns true when the row is kept back until all documents are seen */
  keep(row: TreatyClause): boolean {
    if (row.record === "reported") {
      this.reported.push(row);
      return true;
    }
    if (row.article !== null && row.paragraph === null) {
      const key = keyOf(row.treaty_id, row.article);
      this.verbatim.set(key, [...(this.verbatim.get(key) ?? []), row.clause_id]);
    }
    return false;
  }

  /** The reported clauses, each with the one verbatim clause that it can stand for; two candidates are none. */
  linked(): TreatyClause[] {
    return this.reported.map((row) => {
      const found = row.article === null ? undefined : this.verbatim.get(keyOf(row.treaty_id, row.article));
      return found?.length === 1 ? { ...row, reports_clause_id: found[0] } : row;
    });
  }
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** "IV" and "4" are one article; "14A" stays as it is. */
const keyOf = (treaty: string, article: string): string => `${treaty} ${arabic(article.toUpperCase())}`;

function arabic(number: string): string {
  if (!/^[IVXLC]+$/u.test(number)) return number;
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const value = ROMAN[number[i]];
    sum += value < (ROMAN[number[i + 1]] ?? 0) ? -value : value;
  }
  return String(sum);
}

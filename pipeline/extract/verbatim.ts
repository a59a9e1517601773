/** A text that is itself a treaty: its articles and numbered paragraphs as verbatim clauses. */
import type { Claim, TreatyRef } from "../../schemas/claims.ts";
import { textFault } from "../../schemas/fields.ts";
import { quoteSpan } from "../offsets.ts";
import { classifyClause, clauseForce, cueType, segmentTreaty, treatyDates, type TreatyText } from "./treaty/index.ts";
import { provisionSides } from "./clauses/verbatim.ts";
import type { Context } from "./context.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Document } from "./types.ts";
import { nameKey } from "./words.ts";

/** Enough of the marks of a treaty: see treatyScore. */
const IS_TREATY = 1;

/** The treaty's layout when the document is one: by its kind, or by its own marks where no kind is given. */
export function treatyIn(document: Document): TreatyText | null {
  const { kind } = document.record.source;
  if (kind !== "treaty" && kind !== "other") return null;
  const treaty = segmentTreaty(document.text);
  return kind === "treaty" || treaty.score >= IS_TREATY ? treaty : null;
}

/** One claim for the treaty, one for each article and each numbered paragraph. */
export function verbatimClaims(context: Context, treaty: TreatyText): Claim[] {
  const { text, points, record } = context.document;
  const { knowledge } = context.lexicon;
  const { source } = record;
  const { signed: signed_on, inForce: in_force_on } = treatyDates(text, treaty);
  const known = knownTreaty(knowledge, [source.title, ...(treaty.title ? [text.slice(treaty.title.start, treaty.title.end)] : [])], signed_on);
  const ref: TreatyRef = known ? { id: known } : { name: source.title, signed_on, in_force_on, organisation: null, source: source.source_id };
  const parties = safe(treaty.parties.map(({ start, end }) => text.slice(start, end)).join("; "));
  const claims: Claim[] = [{ claim: "treaty", treaty: ref, signed_on, in_force_on, parties, source_id: source.source_id }];
  const articles = treaty.units.filter((unit) => unit.kind === "article");
  let local = 1_000_000;
  const byCues = articles.map((article) => cueType(text.slice(article.bodyStart, article.end)));
  for (const [i, article] of articles.entries()) {
    const paragraphs = treaty.units.filter((unit) => unit.kind === "paragraph" && treaty.units[unit.parent] === article);
    const place = { index: i, total: articles.length, final: treaty.finalClause !== null && i === articles.length - 1, before: byCues[i - 1] ?? null, after: byCues[i + 1] ?? null };
    for (const unit of [article, ...paragraphs]) {
      const quoted = quoteSpan(text, points, unit.start, unit.end);
      if (!quoted) continue;
      const body = text.slice(unit.bodyStart, unit.end);
      const parties = provisionSides(context, unit.bodyStart, unit.end);
      claims.push({
        claim: "clause", local: local++, treaty: ref, record: "verbatim", article: safe(article.number), paragraph: unit === article ? null : safe(unit.number),
        heading: safe(unit.heading), clause_type: classifyClause(article.heading, body, place).type, force: clauseForce(body),
        bearer: safe(parties.bearer), beneficiary: safe(parties.beneficiary), trigger: safe(parties.trigger), source_id: source.source_id, ...quoted, rule: `treaty/${unit.kind}`,
      });
    }
  }
  return claims;
}

/** What may stand around a treaty's name in a title: an article before it, a date or an abbreviation behind. */
const AROUND = /^(?:the\s+)|\s*(?:\([^)]*\)|,\s*(?:dated|signed|done|adopted)\b.*|,?\s+(?:of|dated)\s+\d.*|,\s*\d.*)\s*$/giu;

/** The treaty of the reference that one of the titles names; none where its date of signature is another than the text's. */
function knownTreaty(knowledge: Knowledge, titles: readonly string[], signed: string | null): string | null {
  for (const title of titles.flatMap((one) => [one, one.replace(AROUND, "")])) {
    for (const { type, id } of knowledge.readings.get(nameKey(title)) ?? []) {
      const date = type === "treaty" ? knowledge.treaties.get(id)!.signed : null;
      if (type === "treaty" && (date === null || signed === null || date.startsWith(signed.slice(0, 4)))) return id;
    }
  }
  return null;
}

/** White space folded; null where no safe text is left. */
function safe(value: string | null): string | null {
  const folded = value?.replace(/\s+/gu, " ").trim().slice(0, 1000).trim() ?? "";
  return textFault(folded) === null ? folded : null;
}


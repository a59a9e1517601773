import { capitalised, cuesOf, loose } from "./lexicon.ts";

const ENACTING = new RegExp(cuesOf("enacting").map(loose).join("|"), "u");
const CLOSING = new RegExp(`(?:^|[.;:\\n]\\s{0,3})(?:${cuesOf("closing").map(capitalised).join("|")})`, "u");
const PARTIES =
  /(?:Contracting|CONTRACTING)\s(?:Part|PART|State|Govern|Power)|States? Part(?:y|ies)|Plenipotentiaries|[Tt]he (?:Parties\b|Governments? of|Kings? of|Republic of)|THE (?:PARTIES|GOVERNMENTS?|REPUBLIC)/u;
const INSTRUMENT = new RegExp(`(?<![\\p{L}])(?:${cuesOf("instrument").map(loose).join("|")})(?![\\p{L}])`, "u");
/** Sides that act at the start of a line, as in a treaty's first sentence. */
const STATING =
  /^(?:The (?:High Contracting|Contracting|Governments?|States|Parties|Member States|Republic|Kingdom|King|President|undersigned)|His Majesty|Her Majesty)\b[^.]{0,300}?(?:\b(?:agree|agreed|declare|undertake|resolved|adopt)\b|,\s*$)/mu;
const HEAD = 6000;

/**
 * How much a text looks like a treaty: its provisions, the formula that closes a preamble, the final clause, its sides, and
 * the name of an instrument in its first line. 1 or more is a treaty.
 */
export function treatyScore(text: string, articles: number): number {
  const opening = text.slice(0, HEAD);
  const firstLine = text.trimStart().slice(0, 300).split("\n")[0] as string;
  let score = Math.min(articles, 4) * 0.2;
  if (ENACTING.test(text.slice(0, 60000))) score += 0.5;
  if (CLOSING.test(text)) score += 0.4;
  if (PARTIES.test(opening)) score += 0.2;
  if (STATING.test(opening)) score += 0.3;
  if (INSTRUMENT.test(firstLine) && firstLine.length < 300 && !/[a-z]\.\s/.test(firstLine)) score += 0.2;
  return Math.round(score * 100) / 100;
}

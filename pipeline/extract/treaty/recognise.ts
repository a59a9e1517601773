import { capitalised, cuesOf, loose } from "./lexicon.ts";
import { segmentTreaty } from "./segment.ts";

const ENACTING = new RegExp(cuesOf("enacting").map(loose).join("|"), "u");
const CLOSING = new RegExp(`(?:^|[.;:\\n]\\s{0,3})(?:${cuesOf("closing").slice().map(capitalised).join("|")})`, "u");
const PARTIES = /\b(?:High\s+)?Contracting\s+(?:Parties|States|Governments|Powers)\b|\bStates?\s+Part(?:y|ies)\b|\bPlenipotentiaries\b|\bthe Parties\b/iu;
const INSTRUMENT = new RegExp(`(?<![\\p{L}])(?:${cuesOf("instrument").map(loose).join("|")})(?![\\p{L}])`, "u");
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
  if (INSTRUMENT.test(firstLine) && firstLine.length < 300 && !/[a-z]\.\s/.test(firstLine)) score += 0.2;
  return Math.round(score * 100) / 100;
}

/** Whether a text is a treaty's own text, and not one about a treaty. */
export function looksLikeTreaty(text: string): boolean {
  return segmentTreaty(text).score >= 1;
}

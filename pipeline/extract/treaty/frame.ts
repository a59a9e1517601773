import { capitalised, cuesOf, loose } from "./lexicon.ts";
import { type Lines, lineAt, nextFull, trim } from "./lines.ts";
import type { Span } from "./types.ts";

const CLOSING = new RegExp(`(?<![\\p{L}])(?:${cuesOf("closing").map(capitalised).join("|")})`, "gu");
const head = (roles: string[]) => roles.flatMap(cuesOf).map(capitalised).join("|");
const ANNEX = new RegExp(`^[ \\t\\u00a0#*=_>\\[(-]{0,12}(?:${head(["annex"])})(?![\\p{Ll}-])`, "gmu");
const ANNEX_AFTER = new RegExp(`^[ \\t\\u00a0#*=_>\\[(-]{0,12}(?:${head(["annex", "annex_after"])})(?![\\p{Ll}-])`, "gmu");
const SIGNATURE = new RegExp(`(?:^|[\\s.,;:])(?:${head(["signature"])}|(?:${head(["signature_name"])})\\s(?=\\p{Lu}))`, "gu");
const NAME_LINE = new RegExp(
  `^(?:${head(["signature", "signature_name"])})\\s+\\p{Lu}|^\\(?(?:${cuesOf("signature").map(loose).join("|")})`,
  "u",
);
const VERB = new RegExp(`(?<![\\p{L}])(?:${[...cuesOf("verb"), ...cuesOf("verb_final")].map(loose).join("|")})(?![\\p{L}])`, "u");
const BREAK = /[.;:!?)”"’\n*]\s{0,6}$/u;

/** Where the formulas stand that close a treaty ("IN WITNESS WHEREOF", "DONE at ..."), at the start of a line or sentence. */
export function findClosings(text: string): number[] {
  const out: number[] = [];
  CLOSING.lastIndex = 0;
  for (let m = CLOSING.exec(text); m; m = CLOSING.exec(text)) {
    const before = text.slice(Math.max(0, m.index - 8), m.index);
    if (before === "" || BREAK.test(before)) out.push(m.index);
  }
  return out;
}

/** Lines that head an annex. With `after`, also protocols, declarations and letters, which only count behind the treaty. */
export function findAnnexes(text: string, lines: Lines, labelLines: ReadonlySet<number>, after = -1): number[] {
  const out: number[] = [];
  const pattern = after < 0 ? ANNEX : ANNEX_AFTER;
  pattern.lastIndex = Math.max(0, after);
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const line = lineAt(lines, m.index + m[0].length - 1);
    const start = lines.start[line] as number;
    const end = lines.end[line] as number;
    pattern.lastIndex = Math.max(pattern.lastIndex, end);
    if (end - start > 160 || start < after) continue;
    const printed = text.slice(start, end);
    if (/[,;]$|[\p{Ll}]\.$/u.test(printed) || VERB.test(printed)) continue;
    if (/^\P{L}*\p{L}+\s+(?:(?:[IVXLC]+|\d+|[A-Z])\s+)?(?:of|to|and|or|in|for|as)\s/u.test(printed) && after < 0) continue;
    let above = line - 1;
    while (above > 0 && lines.end[above] === lines.start[above]) above--;
    if (above >= 0 && labelLines.has(above)) continue;
    out.push(start);
  }
  return out;
}

/** The final clause and the signature block in text[from, to), each null where there is none. */
export function splitClosing(
  text: string,
  lines: Lines,
  from: number,
  to: number,
): { finalClause: Span | null; signatures: Span | null } {
  const [start, end] = trim(text, from, to);
  if (start >= end) return { finalClause: null, signatures: null };
  const cut = signatureStart(text, lines, start, end);
  const [, finalEnd] = trim(text, start, cut);
  const [signStart] = trim(text, cut, end);
  return {
    finalClause: finalEnd > start ? { start, end: finalEnd } : null,
    signatures: signStart < end ? { start: signStart, end } : null,
  };
}

/** The first side of the signature block: a line of its own, or in running text the first "For the ..." behind a full stop. */
function signatureStart(text: string, lines: Lines, start: number, end: number): number {
  let line = lineAt(lines, start);
  for (line = nextFull(lines, line); line >= 0 && (lines.start[line] as number) < end; line = nextFull(lines, line)) {
    const at = lines.start[line] as number;
    const printed = text.slice(at, Math.min(lines.end[line] as number, at + 120));
    if (NAME_LINE.test(printed)) return at;
  }
  SIGNATURE.lastIndex = start;
  for (let m = SIGNATURE.exec(text); m && m.index < end; m = SIGNATURE.exec(text)) {
    const at = m.index + (/^[\s.,;:]/.test(m[0]) ? 1 : 0);
    if (/[.,;:]\s{0,3}$/.test(text.slice(Math.max(start, at - 4), at))) return at;
  }
  return end;
}

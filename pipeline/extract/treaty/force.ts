import { CueFinder, wordsOf } from "./cues.ts";
import { readLexicon } from "./lexicon.ts";

export const FORCES = ["obligation", "prohibition", "permission", "declaration"] as const;
export type Force = (typeof FORCES)[number];

const rows = readLexicon<{ cue: string; force: Force; place: "anywhere" | "start" }>("clause_force_cues");
const finder = new CueFinder(rows.map((row) => ({ cue: row.cue, payload: row })));
const SENTENCE_END = /[.;](?=[\s\u00a0]+["“'(]?\p{Lu}|[\s\u00a0]*$)|\n/gu;
const ENOUGH = 4000;

/**
 * Whether a clause binds, forbids, allows or states, by codebook section 3: what the first sentence says that has any cue of
 * `clause_force_cues.csv`. Its first cue decides, of cues at one place the longer. Without a cue a clause states something.
 */
export function clauseForce(body: string): Force {
  for (const sentence of sentencesOf(body.slice(0, ENOUGH))) {
    const hits = finder.find(wordsOf(sentence).words).filter((hit) => hit.payload.place === "anywhere" || hit.at < 2);
    let best = hits[0];
    for (const hit of hits) if (best && (hit.at < best.at || (hit.at === best.at && hit.length > best.length))) best = hit;
    if (best) return best.payload.force;
  }
  return "declaration";
}

/** The sentences of a clause, roughly: cut at line breaks and at stops before a capital. */
export function sentencesOf(body: string): string[] {
  const out: string[] = [];
  let from = 0;
  SENTENCE_END.lastIndex = 0;
  for (let m = SENTENCE_END.exec(body); m; m = SENTENCE_END.exec(body)) {
    const sentence = body.slice(from, m.index).trim();
    if (sentence.length > 3) out.push(sentence);
    from = m.index + m[0].length;
  }
  const rest = body.slice(from).trim();
  if (rest.length > 3) out.push(rest);
  return out;
}

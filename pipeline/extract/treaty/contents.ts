import type { Label } from "./labels.ts";
import { cuesOf, loose } from "./lexicon.ts";

const VERB = new RegExp(`(?<![\\p{L}])(?:${cuesOf("verb").map(loose).join("|")})(?![\\p{L}])`, "u");
const LONGEST_ENTRY = 170;

/**
 * The labels without those of a table of contents: three or more entries in a row with nothing but a heading between them,
 * whose numbers come again further down.
 */
export function dropContents(text: string, labels: Label[]): Label[] {
  const lastSeen = new Map<string, number>();
  labels.forEach((label, i) => lastSeen.set(label.printed, i));
  const bare = labels.map((label, i) => {
    const next = labels[i + 1]?.start ?? text.length;
    const bodyless = next - label.after < LONGEST_ENTRY && !VERB.test(text.slice(label.after, next).replace(/\n\s*\n[^]*$/u, ""));
    return bodyless && (lastSeen.get(label.printed) as number) > i;
  });
  const out: Label[] = [];
  for (let i = 0; i < labels.length;) {
    let j = i;
    while (j < labels.length && bare[j]) j++;
    // the last entry of a table runs on into the preamble, so its own length tells nothing
    const entries = j - i >= 2 && j < labels.length && (lastSeen.get((labels[j] as Label).printed) as number) > j ? j + 1 : j;
    if (entries - i < 3) {
      for (let k = i; k <= j && k < labels.length; k++) out.push(labels[k] as Label);
      i = j + 1;
    } else i = entries;
  }
  return out;
}

/** A cue of words: "amend*" matches any ending, "..." up to eight words between. */
interface Pattern<T> {
  words: string[];
  payload: T;
}

/** A cue found: its payload, the index of its first word and the number of words that it names. */
export interface Hit<T> {
  payload: T;
  at: number;
  length: number;
}

const GAP = "...";
const LONGEST_GAP = 8;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** The words of a text in small letters, at most `limit`, with the place of each in the text. */
export function wordsOf(text: string, limit = Number.POSITIVE_INFINITY): { words: string[]; at: number[] } {
  const words: string[] = [];
  const at: number[] = [];
  WORD.lastIndex = 0;
  for (let m = WORD.exec(text); m && words.length < limit; m = WORD.exec(text)) {
    words.push(m[0].toLowerCase().replace(/’/g, "'"));
    at.push(m.index);
  }
  return { words, at };
}

/** Finds cues in a list of words in one pass. */
export class CueFinder<T> {
  private readonly exact = new Map<string, Pattern<T>[]>();
  private readonly open: Pattern<T>[] = [];

  constructor(cues: Iterable<{ cue: string; payload: T }>) {
    for (const { cue, payload } of cues) {
      const words = cue.toLowerCase().split(/\s+/);
      const first = words[0] as string;
      if (first.endsWith("*")) this.open.push({ words, payload });
      else this.exact.set(first, [...(this.exact.get(first) ?? []), { words, payload }]);
    }
  }

  find(words: string[]): Hit<T>[] {
    const out: Hit<T>[] = [];
    for (let i = 0; i < words.length; i++) {
      for (const p of this.exact.get(words[i] as string) ?? []) this.tryAt(words, i, p, out);
      for (const p of this.open) if (matches(words[i] as string, p.words[0] as string)) this.tryAt(words, i, p, out);
    }
    return out;
  }

  private tryAt(words: string[], i: number, pattern: Pattern<T>, out: Hit<T>[]): void {
    if (follows(words, i, pattern.words, 0))
      out.push({ payload: pattern.payload, at: i, length: pattern.words.filter((w) => w !== GAP).length });
  }
}

function matches(word: string, pattern: string): boolean {
  return pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}

function follows(words: string[], i: number, pattern: string[], k: number): boolean {
  for (; k < pattern.length; k++, i++) {
    if (pattern[k] === GAP) {
      for (let skip = 0; skip <= LONGEST_GAP; skip++) if (follows(words, i + skip, pattern, k + 1)) return true;
      return false;
    }
    if (i >= words.length || !matches(words[i] as string, pattern[k] as string)) return false;
  }
  return true;
}

/** A text as words for looking names up: letters and digits, folded, with the exact span of each. */

export interface Word {
  start: number;
  end: number;
  /** Lower case, without accents. */
  folded: string;
  /** True when the word begins with a capital or a digit. */
  capital: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const special: Readonly<Record<string, string>> = { ı: "i", ə: "a", ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

/** Lower case without accents; letters that do not decompose get their nearest plain ones. */
export function fold(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) plain = false;
  if (plain) return word.toLowerCase();
  return word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ıəøłđßæœ]/gu, (letter) => special[letter]);
}

/** The words between two UTF-16 indices. */
export function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = [];
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const from = start + match.index;
    words.push({ start: from, end: from + match[0].length, folded: fold(match[0]), capital: /^[\p{Lu}\p{N}]/u.test(match[0]) });
  }
  return words;
}

/** The folded words of a name, joined by single spaces: the key by which it is found. */
export function nameKey(name: string): string {
  // Most names are plain words: a gazetteer has hundreds of thousands of them.
  return /^[A-Za-z]+(?: [A-Za-z]+)*$/u.test(name) ? name.toLowerCase() : wordsOf(name, 0, name.length).map((word) => word.folded).join(" ");
}

/** What may stand between two words of one name: hyphen, apostrophe, full stop, comma, slash, with white space, or white space alone. */
export function joins(text: string, left: Word, right: Word): boolean {
  const gap = text.slice(left.end, right.start);
  return gap.length <= 4 && (gap === "" || /^(?:\s*[-–—’'‘ʿ`./,&]?\s*|\s+)$/u.test(gap)) && !/\n\s*\n/u.test(gap);
}

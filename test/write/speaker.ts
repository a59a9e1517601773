/** What the made-up tables are made of: names that trip readers up, and texts that grow with what is quoted from them. */

/** Names that look like something else, or that need quoting, or that are no ASCII. */
export const NAMES = [
  "NA",
  "null",
  "NULL",
  "NaN",
  "true",
  "0012",
  "1e5",
  "1,5",
  "2024-03-11",
  'the "Pact", so called',
  '"',
  "two\nlines",
  "old\rmac",
  "dos\r\nlines",
  "tab\tinside",
  "semi;colon",
  "back\\slash",
  "'; DROP TABLE actors; --",
  "שלום, עולם",
  "العربية",
  "e\u0301 and é",
  "😀 emoji 🇦🇲",
  "\u200eleft",
  "Ω≈ç√",
  "中文",
  "a".repeat(1000),
  "zero\u200bwidth",
  "\\N",
  "#N/A",
  "None",
  "’quoted’",
];

/** A source whose text grows with each piece of evidence taken from it, so that every quote is its slice. */
export class Speaker {
  readonly source_id: string;
  private readonly pieces = ["😀 "];
  private length = 2;
  constructor(source_id: string) {
    this.source_id = source_id;
  }
  get text(): string {
    return this.pieces.join("");
  }
  /** Offsets only. */
  span(words: string) {
    const start = this.length;
    const end = start + [...words].length;
    this.pieces.push(words, " ··· ");
    this.length = end + 5;
    return { source_id: this.source_id, start, end };
  }
  say(words: string, rule = "test/rule") {
    return { ...this.span(words), quote: [...words].slice(0, 300).join("").trimEnd(), rule };
  }
}

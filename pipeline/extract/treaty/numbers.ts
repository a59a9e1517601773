import { numberWords } from "./lexicon.ts";

/** The place of a number in a series: 5 < 5 bis < 5 ter < 6, and 1.1 < 1.2 < 2.1. `minor` is 0 where there is no dot. */
export interface Ordinal {
  major: number;
  minor: number;
  suffix: number;
}

/** A printed number at some place of the text and every way to read it ("ll" is 11 or, misread by a scanner, II). */
export interface PrintedNumber {
  start: number;
  end: number;
  readings: Ordinal[];
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** The value of a roman numeral in capitals, or 0 when it is none (IC, VX and IIII are none). */
export function romanValue(text: string): number {
  if (!/^(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(text)) return 0;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const here = ROMAN[text[i] as string] as number;
    const next = ROMAN[text[i + 1] ?? ""] ?? 0;
    sum += here < next ? -here : here;
  }
  return sum;
}

const words = [...numberWords].filter(([, w]) => w.kind !== "suffix").map(([w]) => w);
const wordPattern = words.sort((a, b) => b.length - a.length).join("|");
const suffixes = [...numberWords].filter(([, w]) => w.kind === "suffix").map(([w]) => w);

const SPELLED = new RegExp(`(?:the\\s)?((?:${wordPattern})(?:[-\\s](?:${wordPattern}))?)(?![\\p{L}])`, "iuy");
const PLAIN = /(?:[0-9lIO]{1,4}(?:[.\-–][0-9]{1,3})?|[IVXLCDMl1]{1,9}|[A-Z](?:\.[0-9]{1,2})?)(?![\p{L}\p{N}]|\.\d)/uy;
/** A number with its suffix directly behind it: "14A", "IVbis". */
const STUCK = /(?:[0-9]{1,4}(?:[.\-–][0-9]{1,3})?|[IVXLC]{1,7}(?=bis|ter|qua|qui|sex|sep|oct|nov|[ABE-HJK](?!\p{L})))(?=\p{L})/uy;
const SUFFIX = new RegExp(
  `(?:[ \\u00a0]{0,2}[-–]?[ \\u00a0]?\\(?(${suffixes.join("|")})\\)?(?![\\p{L}])|[-–]([A-Z])(?=[ \\t]*(?:$|[\\r\\n.:)]))|([A-Za-z])(?![\\p{L}\\p{N}'’]))`,
  "iuy",
);
const LOOSE_LETTER = /[ \u00a0]([A-Z])(?=[ \t\u00a0]*(?:$|[\r\n]|[.:)\]–—]))/uy;

function plainReadings(text: string): Ordinal[] {
  const out: Ordinal[] = [];
  const add = (major: number, minor = 0) => {
    if (major > 0 && !out.some((r) => r.major === major && r.minor === minor)) out.push({ major, minor, suffix: 0 });
  };
  const [, head = text, tail = ""] = /^(.+?)(?:[.\-–]([0-9]{1,3}))?$/.exec(text) ?? [];
  const minor = tail === "" ? 0 : Number(tail);
  if (/^[0-9]+$/.test(head)) add(Number(head), minor);
  else {
    add(romanValue(head), minor);
    add(romanValue(head.replace(/[l1]/g, "I")), minor);
    const digits = head.replace(/[lI]/g, "1").replace(/O/g, "0");
    if (/[0-9l]/.test(head) && /^[0-9]+$/.test(digits)) add(Number(digits), minor);
    if (/^[A-Z]$/.test(head)) out.push({ major: head.charCodeAt(0) - 64, minor, suffix: 0 });
  }
  return out;
}

function spelledValue(text: string): number {
  let sum = 0;
  for (const word of text.toLowerCase().split(/[-\s]+/)) sum += numberWords.get(word)?.value ?? 0;
  return sum;
}

/** Reads the number printed at `at`, with its letter or Latin suffix, or null when there is none. */
export function readNumber(text: string, at: number): PrintedNumber | null {
  let readings: Ordinal[] = [];
  let end = at;
  PLAIN.lastIndex = STUCK.lastIndex = at;
  const plain = PLAIN.exec(text);
  const stuck = plain ? null : STUCK.exec(text);
  SUFFIX.lastIndex = STUCK.lastIndex;
  const digits = plain ?? (stuck && SUFFIX.test(text) ? stuck : null);
  if (digits) {
    readings = plainReadings(digits[0]);
    end = at + digits[0].length;
  }
  if (readings.length === 0) {
    SPELLED.lastIndex = at;
    const spelled = SPELLED.exec(text);
    if (!spelled) return null;
    const value = spelledValue(spelled[1] as string);
    const end = at + spelled[0].length;
    return value > 0
      ? { start: end - (spelled[1] as string).length, end, readings: [{ major: value, minor: 0, suffix: 0 }] }
      : null;
  }
  SUFFIX.lastIndex = end;
  const suffix = SUFFIX.exec(text);
  let rank = 0;
  if (suffix) {
    rank = suffix[1]
      ? (numberWords.get(suffix[1].toLowerCase())?.value ?? 0)
      : ((suffix[2] ?? suffix[3]) as string).toUpperCase().charCodeAt(0) - 64;
    end += suffix[0].length;
  } else {
    LOOSE_LETTER.lastIndex = end;
    const letter = LOOSE_LETTER.exec(text);
    if (letter) {
      rank = (letter[1] as string).charCodeAt(0) - 64;
      end += letter[0].length;
    }
  }
  if (rank > 0) for (const r of readings) r.suffix = rank;
  return { start: at, end, readings };
}

export type Step = "next" | "gap" | "same" | "back";

/** How `b` follows `a` in a series. */
export function step(a: Ordinal, b: Ordinal): Step {
  if (a.major === b.major && a.minor === b.minor) return a.suffix === b.suffix ? "same" : b.suffix > a.suffix ? "next" : "back";
  if (b.minor > 0 && b.suffix === 0) {
    if (a.major === b.major && b.minor === a.minor + 1) return "next";
    if (b.major === a.major + 1 && b.minor <= 1) return "next";
  } else if (b.major === a.major + 1 && b.suffix <= 1) return "next";
  if (b.major !== a.major) return b.major > a.major ? "gap" : "back";
  return b.minor > a.minor ? "gap" : "back";
}

/**
 * Hides what is not language from the tokeniser: markdown emphasis and links, HTML tags, entities, invisible characters.
 * The result reads like the sentence; its unit i stands for [at[i], ends[i]) of the original.
 */
export interface Veiled {
  text: string;
  at: Int32Array;
  ends: Int32Array;
}

const SUSPECT = /[*_<&[\u00ad\u200b-\u200f\u2060\ufeff\\]/;

const NAMED: Record<string, string> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", rsquo: "’", lsquo: "‘", rdquo: "”", ldquo: "“",
  ndash: "–", mdash: "—", hellip: "…", sect: "§", deg: "°", middot: "·", bull: "•",
};

/** In order of trial at each place. Every repetition is bounded, so that a hostile text costs no more than a plain one. */
const LINK = /!?\[([^[\]\n]{1,200})\]\((?:[^()\s]|\([^()\s]{0,100}\)){1,400}?\)/y;
const TAG = /<\/?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>]{0,200})?\/?>/y;
const ENTITY = /&(?:#(\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|([A-Za-z]{2,6}));/y;
const EMPHASIS = /\*{1,3}|_{1,3}/y;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

/** The veiled form of text[start, end), or null where there is nothing to hide (the usual case, and cheap to find out). */
export function veil(text: string, start: number, end: number): Veiled | null {
  const source = text.slice(start, end);
  if (!SUSPECT.test(source)) return null;
  let out = "";
  const at: number[] = [];
  const ends: number[] = [];
  const put = (piece: string, from: number, to: number): void => {
    for (let k = 0; k < piece.length; k++) {
      at.push(start + from);
      ends.push(start + to);
    }
    out += piece;
  };
  const match = (pattern: RegExp, i: number): RegExpExecArray | null => {
    pattern.lastIndex = i;
    return pattern.exec(source);
  };
  // Where the words of a link end, and where what follows its target begins. Links do not nest.
  let closing = -1;
  let resume = -1;
  for (let i = 0; i < source.length; ) {
    const ch = source[i];
    if (i === closing) {
      i = resume;
      continue;
    }
    let m: RegExpExecArray | null = null;
    if ((ch === "[" || ch === "!") && (m = match(LINK, i))) {
      const inner = i + m[0].indexOf("[") + 1;
      closing = inner + m[1].length;
      resume = i + m[0].length;
      i = inner;
    } else if (ch === "<" && (m = match(TAG, i))) {
      i += m[0].length;
    } else if (ch === "&" && (m = match(ENTITY, i)) && decode(m) !== null) {
      put(decode(m)!, i, i + m[0].length);
      i += m[0].length;
    } else if ((ch === "*" || ch === "_") && (m = match(EMPHASIS, i)) && isEmphasis(source, i, m[0].length)) {
      i += m[0].length;
    } else if (ch === "\\" && /[*_[\]()#]/.test(source[i + 1] ?? "")) {
      i++;
      put(source[i], i, i + 1);
      i++;
    } else if (INVISIBLE.test(ch)) {
      i++;
    } else {
      put(ch, i, i + 1);
      i++;
    }
  }
  return { text: out, at: Int32Array.from(at), ends: Int32Array.from(ends) };
}

function decode(m: RegExpExecArray): string | null {
  if (m[3] !== undefined) return NAMED[m[3]] ?? null;
  const point = m[1] !== undefined ? Number(m[1]) : Number.parseInt(m[2], 16);
  if (point === 160) return " ";
  if (point < 32 || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return null;
  return String.fromCodePoint(point);
}

/** Emphasis marks touch a word on one side at least; an underscore inside a word is no mark. */
function isEmphasis(source: string, i: number, length: number): boolean {
  const before = source[i - 1] ?? " ";
  const after = source[i + length] ?? " ";
  const word = /[\p{L}\p{N}]/u;
  if (source[i] === "_" && word.test(before) && word.test(after)) return false;
  if (length === 1 && source[i] === "*" && /\d/.test(before)) return false;
  return !/\s/.test(before) || !/\s/.test(after);
}

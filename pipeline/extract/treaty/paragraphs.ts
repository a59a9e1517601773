import { trim } from "./lines.ts";
import { romanValue } from "./numbers.ts";
import type { Unit } from "./types.ts";

/** A number or letter that may open a paragraph or point. `letter` and `roman` are its values in the two series, 0 in none. */
interface Mark {
  at: number;
  after: number;
  number: string;
  style: "plain" | "bracket" | "dotted" | "letter";
  value: number;
  roman: number;
}

const NUMBER_MARK =
  /(?:(\d{1,3})[ \u00a0]?[.)](?!\d)|(\d{1,2}\.\d{1,2})\.?|\((\d{1,2})\)|§[ \u00a0]?(\d{1,3}))(?=[\s\u00a0(]|\p{Lu}|$)/uy;
const POINT_MARK = /(?:\(([a-z]{1,2}|[ivx]{1,5}|[A-Z])[ ]?\)|([a-z]|[ivx]{2,5})[.)])(?=[\s\u00a0]|\p{L}|[“"„‘]|$)/uy;
/** Where a mark may stand: at the start of a line, or in brackets behind a stop, as lists have it that lost their line breaks. */
const PLACE =
  /(?:^|\n)[ \t\u00a0]*|[;:.,–—-][\s\u00a0]{0,3}(?=\()|[;.][\s\u00a0]{1,3}(?=\d{1,2}\.[\s\u00a0]+\p{Lu})|(?<=\p{L}[.;])(?=\d{1,2}\.[\s\u00a0]+\p{Lu})|(?<=\p{Ll})(?=\((?:[a-z]|i{1,3})\)[\s\u00a0]\p{L})/gu;

/**
 * The numbered paragraphs of an article's body text[from, to) and the lettered points in them, in order of the text. A series
 * must begin at 1 (or a, or i) and go up by one: other numbers at the start of a line are references or figures.
 * `article` is the index of the article among all units, `index` the index that the first unit returned here will have.
 */
export function findParagraphs(text: string, from: number, to: number, article: number, index: number): Unit[] {
  const marks = findMarks(text, from, to);
  const paragraphs = series(
    marks.filter((m) => m.style !== "letter"),
    "value",
  );
  const out: Unit[] = [];
  const letters = marks.filter((m) => m.style === "letter");
  let next = 0;
  const lettersBefore = (end: number): Mark[] => {
    const start = next;
    while (next < letters.length && (letters[next] as Mark).at < end) next++;
    return letters.slice(start, next);
  };
  addPoints(text, lettersBefore(paragraphs[0]?.at ?? to), paragraphs[0]?.at ?? to, article, out);
  paragraphs.forEach((mark, i) => {
    const end = paragraphs[i + 1]?.at ?? to;
    const parent = index + out.length;
    out.push(makeUnit(text, "paragraph", mark, end, article));
    addPoints(text, lettersBefore(end), end, parent, out);
  });
  return out;
}

function addPoints(text: string, inside: Mark[], to: number, parent: number, out: Unit[]): void {
  const letters = series(inside, "value");
  const chosen = letters.length > 0 ? letters : series(inside, "roman");
  chosen.forEach((mark, i) => out.push(makeUnit(text, "point", mark, chosen[i + 1]?.at ?? to, parent)));
}

function makeUnit(text: string, kind: "paragraph" | "point", mark: Mark, end: number, parent: number): Unit {
  const [start, stop] = trim(text, mark.at, end);
  const [bodyStart] = trim(text, Math.min(mark.after, stop), stop);
  return { kind, number: mark.number, heading: null, headingSpan: null, start, end: stop, bodyStart, parent };
}

/** The run 1, 2, 3 ... that begins with the first 1 and keeps its style. */
function series(marks: Mark[], by: "value" | "roman"): Mark[] {
  const out: Mark[] = [];
  for (const mark of marks) {
    const last = out.at(-1);
    if (last ? mark.style === last.style && mark[by] === last[by] + 1 : mark[by] === 1) out.push(mark);
  }
  return out;
}

function findMarks(text: string, from: number, to: number): Mark[] {
  const body = text.slice(from, to);
  const out: Mark[] = [];
  let done = -1;
  PLACE.lastIndex = 0;
  for (let m = PLACE.exec(body); m; m = PLACE.exec(body)) {
    let at = m.index + m[0].length;
    // a pattern with the u flag steps back from the middle of a surrogate pair, so an empty match must move past both halves
    if (m[0] === "") PLACE.lastIndex += (body.codePointAt(m.index) ?? 0) > 0xffff ? 2 : 1;
    for (let mark = at > done ? readMark(body, at) : null; mark; mark = readMark(body, at)) {
      out.push({ ...mark, at: from + mark.at, after: from + mark.after });
      done = mark.at;
      // "1. (a) ...": a point that opens its paragraph
      [at] = trim(body, mark.after, Math.min(body.length, mark.after + 12));
      if (mark.style === "letter" || at === mark.after + 12) break;
    }
  }
  return out;
}

function readMark(body: string, at: number): Mark | null {
  NUMBER_MARK.lastIndex = at;
  const n = NUMBER_MARK.exec(body);
  if (n) {
    const number = (n[1] ?? n[2] ?? n[3] ?? n[4]) as string;
    const style = n[3] ? "bracket" : n[2] ? "dotted" : "plain";
    return { at, after: NUMBER_MARK.lastIndex, number, style, value: Number(number.split(".").at(-1)), roman: 0 };
  }
  POINT_MARK.lastIndex = at;
  const p = POINT_MARK.exec(body);
  if (!p) return null;
  const number = (p[1] ?? p[2]) as string;
  const value = number.length === 1 ? number.toLowerCase().charCodeAt(0) - 96 : 0;
  const roman = romanValue(number.toUpperCase());
  return value || roman ? { at, after: POINT_MARK.lastIndex, number, style: "letter", value, roman } : null;
}

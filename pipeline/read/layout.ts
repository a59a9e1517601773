/** What each stretch of a text is: title, heading, paragraph, list item, byline, or furniture and metadata that no one reads as text. */
import type { Block, BlockKind } from "../../schemas/documents.ts";
import type { Furniture } from "./furniture.ts";
import { linesOf, paragraphsOf, type Line } from "./lines.ts";
import { isDateLine } from "./dateline.ts";

/** Headings are short; longer lines without a full stop are captions or broken sentences. */
const LONGEST_HEADING = 120;
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/u;
/** Sections that hold links and notes, not text. */
const BACK_MATTER = /^(?:#+\s*)?(?:references|notes|see also|external links|further reading|bibliography|footnotes|sources)\s*:?$/iu;

/** Where the front matter (a YAML block between two lines of dashes at the very start) ends, or 0. */
export const frontMatterEnd = (text: string): number => FRONT_MATTER.exec(text)?.[0].length ?? 0;

/** Lays a text out. Blocks are in order, do not overlap, and carry no outer white space. */
export function layOut(text: string, furniture: Furniture): Block[] {
  const blocks: Block[] = [];
  const matter = frontMatterEnd(text);
  if (matter > 0) blocks.push({ kind: "metadata", start: 0, end: text.slice(0, matter).trimEnd().length });
  const lines = linesOf(text).filter((line) => line.start >= matter);
  const paragraphs = paragraphsOf(text, lines);
  let inBackMatter = false;
  paragraphs.forEach(([first, last], i) => {
    const start = lines[first].start;
    const end = lines[last].end;
    const content = text.slice(start, end);
    const alone = isAlone(lines, first, last);
    let kind = kindOf(content, alone, i === paragraphs.length - 1, furniture);
    if (kind === "heading") inBackMatter = BACK_MATTER.test(content);
    if (inBackMatter && kind !== "heading") kind = "chrome";
    if (kind === "heading" && inBackMatter) kind = "chrome";
    const marker = kind === "item" || kind === "heading" || kind === "paragraph" ? markerLength(content) : 0;
    if (start + marker < end) blocks.push({ kind, start: start + marker, end });
  });
  markTitle(text, blocks);
  return blocks;
}

const isAlone = (lines: readonly Line[], first: number, last: number): boolean => {
  const blank = (i: number) => i < 0 || i >= lines.length || lines[i].start === lines[i].end;
  return blank(first - 1) && blank(last + 1);
};

const markerLength = (content: string): number => /^(?:[•·▪‣◦*\-–]\s+|#{1,6}\s+|>\s*)+/u.exec(content)?.[0].length ?? 0;

function kindOf(content: string, alone: boolean, final: boolean, furniture: Furniture): BlockKind {
  if (/^<\/?[a-z!][^>]*>?/iu.test(content) || /^!\[[^\]]*\]\([^)]*\)$/u.test(content)) return "chrome";
  if (/^\[\^?\d+\]:?\s/u.test(content) && /https?:\/\//u.test(content)) return "chrome";
  const oneLine = !/[\r\n]/u.test(content);
  if (oneLine && content.length <= 400 && furniture.isFurniture(content)) return "chrome";
  if (final && furniture.isDisclaimer(content)) return "chrome";
  if (oneLine && isDateLine(content)) return "byline";
  if (oneLine && /^by\s+\p{Lu}/iu.test(content) && content.length < 80 && !/[.!?]$/u.test(content)) return "byline";
  if (/^#{1,6}\s/u.test(content)) return "heading";
  if (/^[•·▪‣◦*\-–]\s/u.test(content)) return "item";
  if (oneLine && alone && isHeading(content)) return "heading";
  return "paragraph";
}

/** A short line of its own that ends like no sentence. */
function isHeading(content: string): boolean {
  if (content.length > LONGEST_HEADING || /[.,;:!?…”"]$/u.test(content)) return false;
  return /^[\p{Lu}\p{N}“"(]/u.test(content) && content.split(/\s+/u).length <= 16;
}

/** The first line of the text is its title when it ends like no sentence. */
function markTitle(text: string, blocks: Block[]): void {
  const first = blocks.find((block) => block.kind !== "chrome" && block.kind !== "metadata");
  if (!first || (first.kind !== "heading" && first.kind !== "paragraph")) return;
  const content = text.slice(first.start, first.end);
  if (content.length <= 250 && !/[\r\n]/u.test(content) && !/[.,;:…]$/u.test(content)) first.kind = "title";
}

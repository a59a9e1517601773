/** Title, author, publisher, date and kind of a source, from its metadata where it has any, else from the page itself. */
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import type { Block } from "../../schemas/documents.ts";
import { textFault } from "../../schemas/fields.ts";
import type { Furniture } from "./furniture.ts";
import type { Metadata } from "./metadata.ts";
import { frontMatterEnd } from "./layout.ts";
import { dateOfLine } from "./dateline.ts";

export interface Description {
  title: string | null;
  authors: string | null;
  publisher: string | null;
  published_on: string | null;
  kind: string;
  language: string;
  url: string | null;
}

/** How far down the page title, author and date are looked for. */
const HEAD_BLOCKS = 25;

/** The description of a source; what neither metadata nor page say is null. */
export function describe(text: string, blocks: readonly Block[], given: Metadata, furniture: Furniture): Description {
  const matter = frontMatter(text);
  const head = blocks.filter((block) => block.kind !== "metadata").slice(0, HEAD_BLOCKS);
  const content = (block: Block) => text.slice(block.start, block.end).replace(/\s+/gu, " ");
  const titleBlock = head.find((block) => block.kind === "title");
  const dateBlock = head.find((block) => block.kind === "byline" && dateOfLine(content(block)));
  const bio = biography(head.map(content));
  const byline = head.map(content).map((line) => /^by\s+(\p{Lu}[^,|]{2,60})/iu.exec(line)).find((found, i) => found && head[i].kind === "byline");
  const authors = typeof given.authors === "string" ? given.authors : given.authors?.join("; ");
  const found = {
    title: given.title ?? matter.title ?? (titleBlock ? safe(plain(content(titleBlock))) : null),
    authors: authors ?? matter.author ?? (byline ? safe(byline[1]) : bio?.author ?? null),
    publisher: given.publisher ?? matter.publisher ?? bio?.publisher ?? null,
    published_on: given.published_on ?? matter.date ?? (dateBlock ? dateOfLine(content(dateBlock)) : null),
    language: given.language ?? matter.language ?? "en",
    url: given.url ?? matter.url ?? null,
  };
  return { ...found, kind: given.kind ?? kindOf(text, found, bio !== null, furniture) };
}

/** Markdown emphasis and link targets taken out of a line. */
const plain = (line: string): string => line.replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1").replace(/(\*\*|__)/gu, "").trim();
const safe = (value: string): string | null => (textFault(value.trim()) === null ? value.trim() : null);

/** "Dr A B is a Research Analyst in the C Centre at D, New Delhi.": who wrote it, and for whom. */
function biography(lines: readonly string[]): { author: string; publisher: string | null } | null {
  for (const line of lines) {
    const found = /^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Amb|Ambassador|Gen|General|Lt|Col)\.?\s+)*(\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*){1,3}) is (?:an?|the|currently) [^.]{3,160}/u.exec(line);
    if (!found || line.length > 600) continue;
    const house = /\b(?:at|with) (?:the )?(\p{Lu}[\p{L}&'’-]*(?:(?: (?:of|for|and|on|the))* \p{Lu}[\p{L}&'’-]*)*)/u.exec(found[0]);
    return { author: found[1], publisher: house ? safe(house[1]) : null };
  }
  return null;
}

function kindOf(text: string, found: { title: string | null; authors: string | null; publisher: string | null }, hasBiography: boolean, furniture: Furniture): string {
  const body = text.slice(frontMatterEnd(text));
  if ((body.match(/^[ \t]*(?:article|art\.)[ \t]+(?:\d+|[ivxlc]+|one|first)\b/gimu)?.length ?? 0) >= 3 && /\bshall\b/u.test(body)) return "treaty";
  const fields = {
    title: (found.title ?? "").toLowerCase(),
    head: body.trimStart().slice(0, 400).toLowerCase(),
    tail: body.trimEnd().slice(-600).toLowerCase(),
    author: `${found.authors ?? ""} ${found.publisher ?? ""}`.toLowerCase(),
  };
  const cue = furniture.kindCues.find((one) => (one.where === "title" ? fields.title.startsWith(one.cue) || (one.kind === "statement" && one.cue.includes(" ") && fields.title.includes(one.cue)) : fields[one.where].includes(one.cue)));
  return cue?.kind ?? (hasBiography ? "commentary" : "other");
}

interface Matter { title?: string; author?: string; publisher?: string; date?: string; language?: string; url?: string }

/** The fields of a YAML front matter that we know; a broken one is no error, for it is part of the text. */
function frontMatter(text: string): Matter {
  const end = frontMatterEnd(text);
  if (end === 0) return {};
  let values: Record<string, unknown>;
  try {
    values = parseYaml(text.slice(0, end).replace(/^\ufeff?---[^\n]*\n/u, "").replace(/\r?\n---[ \t]*\s*$/u, ""), { schema: "failsafe", logLevel: "error" }) as Record<string, unknown>;
  } catch {
    return {};
  }
  const take = (...keys: string[]) => {
    for (const key of keys) {
      const value = values?.[key];
      if (typeof value === "string" && value.trim()) return safe(value.replace(/\s+/gu, " ")) ?? undefined;
    }
    return undefined;
  };
  const date = take("date", "pubDate", "published", "published_on", "published_time")?.slice(0, 10);
  return {
    title: take("title"), author: take("author", "authors"), publisher: take("publisher", "source"),
    date: date && z.iso.date().safeParse(date).success ? date : undefined, language: take("language", "lang"), url: take("source_url", "url"),
  };
}

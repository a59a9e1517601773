/** One source to one document record: laid out, described, split into sentences. A pure function of the source. */
import type { Block, DocumentRecord, SentenceSpan } from "../../schemas/documents.ts";
import type { Source } from "../../schemas/index.ts";
import { CodePoints } from "../offsets.ts";
import { describe } from "./describe.ts";
import type { Furniture } from "./furniture.ts";
import type { RawSource } from "./input.ts";
import { layOut } from "./layout.ts";
import { splitSentences } from "./sentences.ts";

/** What is read as text. A byline is the page's, not the author's. */
const BODY = new Set(["title", "heading", "paragraph", "item"]);

/** The document of a source. Rights that nobody states are `quoted`: only quotes are released. */
export function documentOf(raw: RawSource, furniture: Furniture): DocumentRecord {
  const { text, metadata } = raw;
  const blocks = layOut(text, furniture);
  const sentences = sentencesOf(text, blocks);
  const description = describe(text, blocks, metadata, furniture);
  const body = blocks.filter((block) => BODY.has(block.kind));
  const source: Source = {
    source_id: raw.source_id,
    kind: description.kind as Source["kind"],
    title: description.title ?? raw.source_id,
    authors: description.authors,
    publisher: description.publisher,
    published_on: description.published_on,
    language: description.language,
    url: description.url,
    rights: metadata.rights ?? "quoted",
    licence: metadata.licence ?? null,
    sha256: raw.sha256,
    characters: new CodePoints(text).length,
    words: body.reduce((sum, block) => sum + (text.slice(block.start, block.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0),
    sentences: sentences.length,
  };
  return { source, text, blocks, sentences };
}

function sentencesOf(text: string, blocks: readonly Block[]): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let section = -1;
  blocks.forEach((block, i) => {
    if (block.kind === "heading") section = i;
    if (!BODY.has(block.kind)) return;
    for (const [start, end] of splitSentences(text, block.start, block.end)) spans.push({ start, end, section });
  });
  return spans;
}

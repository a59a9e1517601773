/** Whose resolution a document is: "The Security Council, Recalling ..., 1. Demands ...". */
import type { Context } from "../context.ts";
import type { Mention } from "../types.ts";

const issuers = new WeakMap<Context, Mention | null>();

/** How many sentences headings, numbers and titles may take before the body is named. */
const HEAD = 9;

/**
 * The body named alone, with a comma, in the first lines, before participles or numbered clauses; null when the text is no resolution.
 * "Council," alone on its line is the one that the lines before name in full.
 */
export function issuingBody(context: Context): Mention | null {
  const known = issuers.get(context);
  if (known !== undefined) return known;
  const { text, sentences } = context.document;
  const bodies = context.mentions.filter((mention) => mention.sentence <= HEAD && mention.actor !== null && ["igo", "alliance", "government_body", "other"].includes(context.kindOf(mention) ?? ""));
  const found = bodies.find((mention) => {
    const sentence = sentences[mention.sentence];
    // "The Peace and Security Council of the African Union (AU), ..."
    return /^(?:the\s+)?$/iu.test(text.slice(sentence.start, mention.start).trimStart()) && /^(?:\s*\([^()\n]{1,40}\))?\s*,\s*(?:\n|$)/u.test(text.slice(mention.end, mention.end + 48));
  }) ?? shortNamed(context, bodies);
  issuers.set(context, found);
  return found;
}

/** "The Council,": a line that is only the last word or a word of a body's name that was just written out. */
function shortNamed(context: Context, bodies: readonly Mention[]): Mention | null {
  const { text, sentences } = context.document;
  for (const { index, start, end } of sentences.slice(0, HEAD + 1)) {
    const noun = /^(?:the\s+)?(\p{Lu}\p{L}+)\s*,$/iu.exec(text.slice(start, end).trim())?.[1].toLowerCase();
    if (!noun || !/^\s*(?:\n|$)/u.test(text.slice(end, end + 4))) continue;
    const named = bodies.find((mention) => mention.sentence < index && text.slice(mention.start, mention.end).toLowerCase().split(/\s+/u).includes(noun));
    // It speaks from this line on.
    if (named) return { ...named, sentence: index };
  }
  return null;
}

/** Whose resolution a document is: "The Security Council, Recalling ..., 1. Demands ...". */
import type { Context } from "../context.ts";
import type { Mention } from "../types.ts";

const issuers = new WeakMap<Context, Mention | null>();

/** The body named alone, with a comma, in the first lines, before participles or numbered clauses; null when the text is no resolution. */
export function issuingBody(context: Context): Mention | null {
  const known = issuers.get(context);
  if (known !== undefined) return known;
  const { text, sentences } = context.document;
  const found = context.mentions.find((mention) => {
    if (mention.sentence > 3 || !mention.actor || context.kindOf(mention) === "person") return false;
    const sentence = sentences[mention.sentence];
    return /^(?:the\s+)?$/iu.test(text.slice(sentence.start, mention.start).trimStart()) && /^\s*,\s*(?:\n|$)/u.test(text.slice(mention.end, mention.end + 6));
  }) ?? null;
  issuers.set(context, found);
  return found;
}

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { spansOf } from "../labels.ts";
import type { GoldName } from "./gold.ts";
import { tokenise, type TokenLists } from "../../tokens.ts";

/** A mention as the corpora mark it, in UTF-16 offsets. */
export interface Mention {
  start: number;
  end: number;
  type: string;
}

/** A document of the corpora in the project's tokens, a sentence a line of the text. */
export interface NameDocument {
  id: string;
  text: string;
  mentions: Mention[];
  sentences: { form: string[]; start: number[]; end: number[]; xpos: string[] }[];
}

/** Reads a gzipped corpus of names. Tags are still empty. */
export function readNames(path: string, lists: TokenLists): NameDocument[] {
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  return lines.map((line) => {
    const { id, text, mentions } = JSON.parse(line) as NameDocument;
    return { id, text, mentions, sentences: sentencesOf(text, lists) };
  });
}

/** The lines of a text as sentences of tokens. */
export function sentencesOf(text: string, lists: TokenLists): NameDocument["sentences"] {
  const sentences: NameDocument["sentences"] = [];
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const tokens = tokenise(text, at, end, lists);
    if (tokens.form.length > 0) sentences.push({ ...tokens, xpos: [] });
    at = end + 1;
  }
  return sentences;
}

/** The labels of a document's sentences as names, in offsets of its text. */
export function namesOf({ sentences }: NameDocument, labels: string[][]): GoldName[] {
  return sentences.flatMap(({ start, end }, s) =>
    spansOf(labels[s]).map((span) => ({ start: start[span.first], end: end[span.end - 1], kind: span.kind })));
}

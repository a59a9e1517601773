/** Where sources come from: a folder of .txt files with their .json, or a .jsonl file. One at a time, so that memory stays flat. */
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { asProblem, Problem } from "../problem.ts";
import { checkText, decode, LARGEST_SOURCE, sha256, tooLarge } from "./bytes.ts";
import { checkMetadata, checkSourceId, type Metadata } from "./metadata.ts";

export interface RawSource {
  source_id: string;
  text: string;
  sha256: string;
  metadata: Metadata;
  /** The file, or file and line, for messages. */
  where: string;
}

/** A source, or why there is none. */
export type Input = { source: RawSource } | { problem: Problem };

/** @throws Problem when the path itself is no input; a bad source inside it is yielded as a problem. */
export async function* readInputs(path: string): AsyncGenerator<Input> {
  if (!existsSync(path)) throw new Problem(path, "is not there", "give a folder of .txt files or a .jsonl file");
  const seen = new Map<string, string>();
  const inputs = statSync(path).isDirectory() ? folder(path) : jsonLines(path);
  for await (const input of inputs) {
    if ("problem" in input) {
      yield input;
      continue;
    }
    const { source_id, where } = input.source;
    const earlier = seen.get(source_id);
    if (earlier) yield { problem: new Problem(where, `source id ${source_id} is already taken by ${earlier}`, "give each source its own id") };
    else {
      seen.set(source_id, where);
      yield input;
    }
  }
  if (seen.size === 0) throw new Problem(path, "holds no usable source", "give a folder with .txt files or a .jsonl file with id and text");
}

/** How many bytes there are to read, for a progress bar. */
export function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return textFiles(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

const textFiles = (path: string): string[] => readdirSync(path).filter((name) => name.endsWith(".txt")).sort();

async function* folder(path: string): AsyncGenerator<Input> {
  for (const name of textFiles(path)) yield attempt(() => fromFile(path, name));
}

function fromFile(path: string, name: string): RawSource {
  const file = join(path, name);
  const source_id = checkSourceId(name.slice(0, -".txt".length), file);
  const found = statSync(file);
  if (!found.isFile()) throw new Problem(file, "is no file", "give a text file, or take it out");
  const { size } = found;
  if (size > LARGEST_SOURCE) throw tooLarge(file, size);
  const bytes = readFileSync(file);
  const text = checkText(decode(bytes, file), file);
  const beside = join(path, `${source_id}.json`);
  const metadata = existsSync(beside) ? checkMetadata(parseJson(decode(readFileSync(beside), beside), beside), beside) : {};
  const hash = sha256(bytes);
  if (metadata.sha256 && metadata.sha256 !== hash) {
    throw new Problem(file, "is not the text whose sha256 its metadata records", "restore the text, or record the new sum if the change is meant");
  }
  return { source_id, text, sha256: hash, metadata, where: file };
}

async function* jsonLines(path: string): AsyncGenerator<Input> {
  let number = 0;
  for await (const line of byteLines(path)) {
    number++;
    const where = `${path} line ${number}`;
    if (line === null) yield { problem: tooLarge(where, null) };
    else if (line.length) yield attempt(() => fromLine(line, where, number === 1));
  }
}

function fromLine(bytes: Uint8Array, where: string, first: boolean): RawSource {
  let line = decode(bytes, where);
  if (first && line.startsWith("\ufeff")) line = line.slice(1);
  const value = parseJson(line, where);
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Problem(where, "is no JSON object", 'write one object a line: {"id": "...", "text": "..."}');
  }
  const { id, text, ...rest } = value as Record<string, unknown>;
  const source_id = checkSourceId(id, where);
  if (typeof text !== "string") throw new Problem(where, "has no text", 'give the text as a string in "text"');
  return { source_id, text: checkText(text, where), sha256: sha256(text), metadata: checkMetadata(rest, where), where };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(where, `is no valid JSON (${(error as Error).message})`, "mend the JSON");
  }
}

function attempt(make: () => RawSource): Input {
  try {
    return { source: make() };
  } catch (error) {
    return { problem: asProblem(error) };
  }
}

/** The lines of a file as bytes; null for a line that is larger than a source may be, which is skipped unread. */
async function* byteLines(path: string): AsyncGenerator<Buffer | null> {
  let parts: Buffer[] = [];
  let size = 0;
  let skipping = false;
  const finish = () => {
    const line = skipping ? null : Buffer.concat(parts);
    parts = [];
    size = 0;
    skipping = false;
    return line && line.at(-1) === 13 ? line.subarray(0, -1) : line;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      if (!skipping) parts.push(chunk.subarray(from, at));
      from = at + 1;
      yield finish();
    }
    const rest = chunk.subarray(from);
    size += rest.length;
    if (size > LARGEST_SOURCE) {
      parts = [];
      skipping = true;
    } else if (rest.length) parts.push(rest);
  }
  if (parts.length || skipping) yield finish();
}

/** Stage `parse`: documents to tokens, tags, lemmas and dependency trees. A pure function of each document. */
import { join } from "node:path";
import { documentRecord, parsedRecord, type DocumentRecord, type ParsedRecord } from "../../schemas/documents.ts";
import { startProgress } from "../progress.ts";
import { isMain, readRecords, runCommand, writing, type StageCommand } from "../stage.ts";
import { analyse, loadModels, type Models } from "./analyse.ts";
import { operativeSentences, parseOperative } from "./operative.ts";
import { labelDocument, loadNameModel, type NameModel } from "./names/labeller.ts";

export interface ParseOptions {
  work: string;
}

/** The trees and names of a document's sentences. */
export function parseDocument(models: Models, { source, text, sentences }: DocumentRecord, names: NameModel = projectNames()): ParsedRecord {
  const operative = operativeSentences(text, sentences);
  const parsed = sentences.map(({ start, end }, i) => {
    const sentence = analyse(models, text, start, end);
    return operative[i] ? parseOperative(models, sentence) : sentence;
  });
  labelDocument(names, parsed).forEach((entity, s) => (parsed[s].entity = entity));
  return { source_id: source.source_id, sentences: parsed };
}

let loaded: NameModel | null = null;

function projectNames(): NameModel {
  return (loaded ??= loadNameModel());
}

/** Reads <work>/documents.ndjson and writes <work>/parsed.ndjson, document by document. */
export async function parse({ work }: ParseOptions): Promise<void> {
  const models = loadModels();
  let total = 0;
  if (process.stderr.isTTY) for await (const { sentences } of readRecords(join(work, "documents.ndjson"), documentType)) total += sentences.length;
  const progress = startProgress("parse", () => total);
  try {
    await writing(join(work, "parsed.ndjson"), { name: "parsed document", schema: parsedRecord }, async (out) => {
      for await (const document of readRecords(join(work, "documents.ndjson"), documentType)) {
        await out.write(parseDocument(models, document));
        progress.add(document.sentences.length);
      }
    });
  } finally {
    progress.stop();
  }
}

const documentType = { name: "document", schema: documentRecord };

export const parseStage: StageCommand<ParseOptions> = {
  name: "parse",
  summary: "Tokenises, tags and parses the sentences of the documents. Writes parsed.ndjson.",
  options: [["--work <folder>", "where the records are and go", "build"]],
  run: parse,
};

if (isMain(import.meta.filename)) await runCommand(parseStage);

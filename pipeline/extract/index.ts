/** Stage `extract`: parsed documents to claims with evidence. A pure function of each document and of what the coder knows. */
import { join } from "node:path";
import { claim } from "../../schemas/claims.ts";
import { documentRecord, parsedRecord } from "../../schemas/documents.ts";
import { knowledgeRecord } from "../../schemas/reference.ts";
import { Problem } from "../problem.ts";
import { startProgress } from "../progress.ts";
import { isMain, readRecords, runCommand, writing, type StageCommand } from "../stage.ts";
import { extractDocument, makeExtractor } from "./document.ts";
import { Knowledge } from "./knowledge.ts";

export interface ExtractOptions {
  work: string;
}

const documentType = { name: "document", schema: documentRecord };

/** Reads documents, trees and knowledge from <work> and writes <work>/claims.ndjson. */
export async function extract({ work }: ExtractOptions): Promise<void> {
  const knowledge = new Knowledge();
  for await (const record of readRecords(join(work, "knowledge.ndjson"), { name: "knowledge", schema: knowledgeRecord })) knowledge.learn(record);
  const extractor = makeExtractor(knowledge);
  const parsedFile = join(work, "parsed.ndjson");
  const trees = readRecords(parsedFile, { name: "parsed document", schema: parsedRecord });
  let total = 0;
  if (process.stderr.isTTY) for await (const _ of readRecords(join(work, "documents.ndjson"), documentType)) total++;
  const progress = startProgress("extract", () => total);
  try {
    await writing(join(work, "claims.ndjson"), { name: "claim", schema: claim }, async (out) => {
      for await (const document of readRecords(join(work, "documents.ndjson"), documentType)) {
        const next = await trees.next();
        if (next.done || next.value.source_id !== document.source.source_id) {
          throw new Problem(parsedFile, `has no trees for ${document.source.source_id} where they should stand`, "run the stage parse again");
        }
        for (const one of extractDocument(document, next.value, extractor)) await out.write(one);
        progress.add(1);
      }
    });
  } finally {
    progress.stop();
  }
}

export const extractStage: StageCommand<ExtractOptions> = {
  name: "extract",
  summary: "Extracts actors, places, memberships, offices, clauses and events as claims with evidence. Writes claims.ndjson.",
  options: [["--work <folder>", "where the records are and go", "build"]],
  run: extract,
};

if (isMain(import.meta.filename)) await runCommand(extractStage);

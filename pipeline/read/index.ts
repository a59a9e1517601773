/** Stage `read`: source texts to document records. It alone opens a source, and it never changes one. */
import { join } from "node:path";
import { documentRecord } from "../../schemas/documents.ts";
import { problemRecord } from "../../schemas/problems.ts";
import { isMain, runCommand, writing, type StageCommand } from "../stage.ts";
import { asProblem, Problem } from "../problem.ts";
import { documentOf } from "./document.ts";
import { loadFurniture } from "./furniture.ts";
import { readInputs, sizeOf } from "./input.ts";
import { startProgress } from "../progress.ts";

export interface ReadOptions {
  sources: string;
  lexicon: string;
  work: string;
  keepGoing: boolean;
}

const documentType = { name: "document", schema: documentRecord };
const problemType = { name: "problem", schema: problemRecord };

/**
 * Reads all sources into <work>/documents.ndjson and writes what could not be read to <work>/problems.ndjson.
 * @returns how many sources were left out
 * @throws Problem at the first bad source unless `keepGoing`
 */
export async function read(options: ReadOptions): Promise<number> {
  const furniture = loadFurniture(join(options.lexicon, "page_furniture.csv"), join(options.lexicon, "kind_cues.csv"));
  const problems: Problem[] = [];
  await writing(join(options.work, "documents.ndjson"), documentType, async (out) => {
    const inputs = readInputs(options.sources);
    const progress = startProgress("read", () => sizeOf(options.sources));
    try {
      for await (const input of inputs) {
        if ("source" in input) {
          await out.write(documentOf(input.source, furniture));
          progress.add(Buffer.byteLength(input.source.text));
        } else if (options.keepGoing) problems.push(input.problem);
        else throw input.problem;
      }
    } finally {
      progress.stop();
    }
  }).catch((error: unknown) => {
    // With every source bad there is nothing to build: the first reason says more than "no usable source".
    throw problems[0] ?? asProblem(error);
  });
  await writing(join(options.work, "problems.ndjson"), problemType, async (out) => {
    for (const { where, what, fix } of problems) await out.write({ where, what, fix });
  });
  return problems.length;
}

export const readStage: StageCommand<ReadOptions> = {
  name: "read",
  summary: "Reads source texts: layout, title, author, date, sentences. Writes documents.ndjson and problems.ndjson.",
  options: [
    ["--sources <path>", "a folder of .txt files (each with an optional .json) or a .jsonl file", "sources/texts"],
    ["--lexicon <folder>", "where page_furniture.csv and kind_cues.csv stand", "sources/lexicon"],
    ["--work <folder>", "where records go", "build"],
    ["--keep-going", "leave bad sources out and go on; they are listed in problems.ndjson", false],
  ],
  run: async (options) => {
    const left = await read(options);
    if (left) throw new Problem(join(options.work, "problems.ndjson"), `${left} source(s) left out`, "mend them or take them out");
  },
};

if (isMain(import.meta.filename)) await runCommand(readStage);

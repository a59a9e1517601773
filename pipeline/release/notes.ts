/** Writes CHANGES.md into a written release: what is different from the one before. */
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../problem.ts";
import { isMain, runCommand, type StageCommand } from "../stage.ts";
import { changesOf } from "./changes.ts";
import { lastRelease } from "./last.ts";

export interface NotesOptions {
  last?: string;
  out: string;
}

/** @throws Problem when there is no written release, or the last one cannot be read */
export async function writeNotes({ last, out }: NotesOptions): Promise<void> {
  if (!existsSync(join(out, "parquet"))) throw new Problem(out, "holds no written release", "run the stage write first");
  const file = join(out, "CHANGES.md");
  writeFileSync(`${file}.partial`, await changesOf(last ?? lastRelease(), out));
  renameSync(`${file}.partial`, file);
}

export const notesStage: StageCommand<NotesOptions> = {
  name: "changes",
  summary: "Writes CHANGES.md into a written release: what is different from the release before.",
  options: [["--last <release>", "the release before, as folder or archive; if left out, the archive in sources/last; without one this is the first"], ["--out <folder>", "the written release", "dist.next"]],
  run: writeNotes,
};

if (isMain(import.meta.filename)) await runCommand(notesStage);

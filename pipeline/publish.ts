/**
 * Puts a proven release in the place of the old one, by renaming: at every moment a whole release stands there. What was measured on
 * the old one goes along until it is measured anew; it names the release that it speaks of.
 */
import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { QUALITY } from "../schemas/dataset.ts";
import { isMain, runCommand, type StageCommand } from "./stage.ts";
import { Problem } from "./problem.ts";

/** @throws Problem when there is no new release */
export function publish(next: string, out: string): void {
  if (!existsSync(next)) throw new Problem(next, "is not there", "run the stages write and check first");
  if (existsSync(join(out, QUALITY)) && !existsSync(join(next, QUALITY))) copyFileSync(join(out, QUALITY), join(next, QUALITY));
  const old = `${out.replace(/\/+$/u, "")}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(out)) renameSync(out, old);
  renameSync(next, out);
  rmSync(old, { recursive: true, force: true });
}

const publishCommand: StageCommand<{ next: string; out: string }> = {
  name: "publish",
  summary: "Puts a checked release in the place of the old one.",
  options: [
    ["--next <folder>", "the checked release", "dist.next"],
    ["--out <folder>", "the folder that it replaces", "dist"],
  ],
  run: async ({ next, out }) => publish(next, out),
};

if (isMain(import.meta.filename)) await runCommand(publishCommand);

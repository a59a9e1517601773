/** What several tests need: temporary folders, stages started as a user starts them, and folders as a map of bytes. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

export const ROOT = join(import.meta.dirname, "..");

/** A new empty folder, gone when the tests of the file are over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "casus-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a script of the pipeline, such as "read/index", from the project's root. */
export function runScript(script: string, args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", join("pipeline", `${script}.ts`), ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, DEBUG: "", NODE_OPTIONS: "" },
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}

/** SHA-256 of each file under a folder by its path in it; empty when there is none. */
export function filesOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = paths.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    found.map((path) => [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

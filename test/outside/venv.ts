/** Programs of `make venv`, which checks by other people's tools need. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../run.ts";

export const VENV = join(ROOT, "build/venv");
export const hasVenv = existsSync(join(VENV, "installed"));
/** What to say where the packages are not there; in CI they must be. */
export const WITHOUT = "build/venv is not there: nothing is checked by frictionless, mlcroissant, cffconvert and DuckDB for Python (make venv installs them)";

/** Runs a program of one of the environments from the project's root. */
export function runIn(environment: "main" | "citation" | "oldest", program: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(join(VENV, environment, "bin", program), args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 });
  return { status, stdout, stderr };
}

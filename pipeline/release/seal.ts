/** SHA256SUMS: the checksums of a folder's files in the form that `sha256sum --check` reads. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn, type FileFacts } from "../files.ts";
import { Problem } from "../problem.ts";

export const SUMS = "SHA256SUMS";

/** A .duckdb file is never the same bytes twice: checksums.csv answers for its rows instead. */
export const isDatabase = (path: string): boolean => path.endsWith(".duckdb");

export const sumLines = (files: readonly FileFacts[]): string => files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");

/** The files of a release that its seal covers, in order. */
export const sealedFiles = (release: string): Promise<FileFacts[]> => filesIn(release, (path) => path !== SUMS && !isDatabase(path));

/** The checksums that a SHA256SUMS file lists, by path. @throws Problem when it is missing or holds another sort of line */
export function readSums(folder: string): Map<string, string> {
  const file = join(folder, SUMS);
  if (!existsSync(file)) throw new Problem(file, "is not there", "this is no packed release, or a part of one");
  const found = new Map<string, string>();
  readFileSync(file, "utf8").split("\n").forEach((line, i, lines) => {
    if (line === "" && i === lines.length - 1) return;
    const match = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line);
    if (!match) throw new Problem(`${file} line ${i + 1}`, "is no checksum and path", "the file was cut or edited: download the archive again");
    found.set(match[2], match[1]);
  });
  return found;
}

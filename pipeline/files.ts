/** The files of a folder with their sizes and checksums, in an order that no file system decides. */
import { createHash } from "node:crypto";
import { createReadStream, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

export interface FileFacts {
  /** The path inside the folder, with forward slashes. */
  path: string;
  bytes: number;
  /** SHA-256 in hexadecimal. */
  sha256: string;
}

/** Paths of all files under a folder, with forward slashes, in the order of their code units. */
export function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** SHA-256 of a file in hexadecimal, read in pieces. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** @param wanted which paths to take; all when left out */
export async function filesIn(folder: string, wanted: (path: string) => boolean = () => true): Promise<FileFacts[]> {
  const found: FileFacts[] = [];
  for (const path of pathsIn(folder).filter(wanted)) {
    const file = join(folder, path);
    found.push({ path, bytes: statSync(file).size, sha256: await sha256Of(file) });
  }
  return found;
}

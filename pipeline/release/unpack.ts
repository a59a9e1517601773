/** Takes a release apart, whether it came as a folder, a tar.gz or a zip. */
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { extract } from "tar";
import { openPromise } from "yauzl";
import { Problem } from "../problem.ts";

/**
 * Runs `work` with the folder of a release; an archive is unpacked to a temporary folder, which is gone afterwards.
 * @throws Problem when it is not there, no archive, or damaged
 */
export async function withRelease<T>(path: string, work: (folder: string) => Promise<T>): Promise<T> {
  if (!existsSync(path)) throw new Problem(path, "is not there", "give a release as folder, .tar.gz or .zip");
  if (statSync(path).isDirectory()) return work(path);
  const temporary = mkdtempSync(join(tmpdir(), "release-"));
  try {
    await unpack(path, temporary);
    const tops = readdirSync(temporary, { withFileTypes: true });
    if (tops.length !== 1 || !tops[0].isDirectory()) throw new Problem(path, "does not hold one folder", "this is no packed release");
    return await work(join(temporary, tops[0].name));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function unpack(path: string, into: string): Promise<void> {
  const damaged = (error: unknown) => new Problem(path, `cannot be unpacked (${(error as Error).message.split("\n")[0]})`, "it is damaged or cut: download it again");
  if (!/\.(?:zip|tar\.gz|tgz)$/u.test(path)) throw new Problem(path, "is neither a folder nor a .tar.gz or .zip", "give a packed release");
  try {
    if (path.endsWith(".zip")) await unzip(path, into);
    else await extract({ file: path, cwd: into, strict: true, preserveOwner: false });
  } catch (error) {
    throw damaged(error);
  }
}

async function unzip(path: string, into: string): Promise<void> {
  // yauzl refuses names that would lead out of the folder, and checks the sizes; the seal answers for the bytes.
  const zip = await openPromise(path);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      const target = join(into, entry.fileName);
      mkdirSync(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    }
  } finally {
    zip.close();
  }
}

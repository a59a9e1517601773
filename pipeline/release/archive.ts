/**
 * Archives whose bytes hang on nothing but the files: names in order, one time stamp, one mode, no owner. Compression is
 * fflate's, plain JavaScript: zlib gives other bytes on other processors.
 */
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { Gzip, Zip, ZipDeflate } from "fflate";
import { create } from "tar";
import { Problem } from "../problem.ts";

const MODE = 0o644;
const LEVEL = 9;
/** Noon, for no time zone skips it. Zip stores local time, so there the parts count and not the moment. */
const TAR_TIME = new Date(Date.UTC(1980, 0, 2, 12));
const ZIP_TIME = new Date(1980, 0, 2, 12);
/** The zip of 32 bits, which every tool reads, ends here. */
const ZIP_LIMIT = 2 ** 32 - 1;

/** Writes <file> as tar.gz with the paths of `folder` under the folder `prefix`. */
export async function writeTarGz(file: string, folder: string, paths: readonly string[], prefix: string): Promise<void> {
  const out = createWriteStream(file);
  const gzip = new Gzip({ level: LEVEL, mtime: 0 }, (chunk) => out.write(chunk));
  const tar = create({
    cwd: folder, prefix, portable: true, noPax: true, noDirRecurse: true, mtime: TAR_TIME, strict: true,
    // Also where the umask keeps a file from being read by others.
    onWriteEntry: (entry) => { if (entry.stat) entry.stat.mode = (entry.stat.mode & ~0o7777) | MODE; },
  }, paths as string[]);
  for await (const chunk of tar) {
    gzip.push(chunk);
    if (out.writableNeedDrain) await once(out, "drain");
  }
  gzip.push(new Uint8Array(0), true);
  out.end();
  await finished(out);
}

/** Writes <file> as zip with the paths of `folder` under the folder `prefix`. @throws Problem when it would be too large for one */
export async function writeZip(file: string, folder: string, paths: readonly string[], prefix: string): Promise<void> {
  const whole = paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  if (whole > ZIP_LIMIT || paths.length > 65_535) throw new Problem(file, "the release is too large for a zip", "publish the tar.gz alone (--no-zip)");
  const out = createWriteStream(file);
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.write(chunk);
  });
  for (const path of paths) {
    const entry = new ZipDeflate(`${prefix}/${path}`, { level: LEVEL });
    // A regular file as Unix has it.
    Object.assign(entry, { mtime: ZIP_TIME, os: 3, attrs: ((0o100000 | MODE) << 16) >>> 0 });
    zip.add(entry);
    for await (const chunk of createReadStream(join(folder, path))) {
      entry.push(chunk as Uint8Array);
      if (out.writableNeedDrain) await once(out, "drain");
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  out.end();
  await finished(out);
}

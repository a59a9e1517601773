/** A disk that fills up while a release is written: one line, and nothing but the new folder is touched. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesOf, ROOT, temporary, type Ended } from "../run.ts";
import { layTables } from "./release.ts";
import { trapTables } from "./traps.ts";

const folder = temporary();
const work = join(folder, "work");
layTables(trapTables(), work);
const before = filesOf(folder);

/** Runs the stage in a shell that first does something to its surroundings. */
function writeAfter(setting: string, out: string): Ended {
  const command = `${setting} exec "${process.execPath}" --import tsx pipeline/write/index.ts --work "${work}" --out "${out}"`;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: ROOT, encoding: "utf8" });
  return { status, stdout, stderr };
}

const FULL = /^file system: the disk is full; free some space and run it again; the earlier output is untouched\n$/u;

describe.skipIf(process.platform === "win32")("where files may not grow", () => {
  it.each([2, 600])("%i blocks are too few", (blocks) => {
    const { status, stderr } = writeAfter(`trap '' XFSZ; ulimit -f ${blocks};`, join(folder, "limited"));
    expect(stderr).toMatch(/^file system: the disk is full[^\n]*\n$|^[^\n]*: the file is larger than may be[^\n]*\n$/u);
    expect(status).toBe(1);
    expect(Object.fromEntries(Object.entries(filesOf(folder)).filter(([path]) => !path.startsWith("limited/")))).toEqual(before);
  });
});

// A file system of a few kilobytes can only be made by the super-user.
const disk = join(folder, "disk");
mkdirSync(disk);
const mounted =
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  spawnSync("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", disk]).status === 0;
if (!mounted) console.info("no small file system could be mounted: its test is left out");

describe.skipIf(!mounted)("on a file system of 600 kB", () => {
  afterAll(() => {
    spawnSync("umount", [disk]);
  });
  let ended: Ended;
  beforeAll(() => {
    ended = writeAfter("", join(disk, "release"));
  });

  it("one line says that the disk is full", () => {
    expect(ended.stderr).toMatch(FULL);
    expect(ended.status).toBe(1);
  });
});

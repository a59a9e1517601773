/** Packing and verifying: the same bytes anywhere, and each sort of damage named. */
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { create, list } from "tar";
import { describe as group, expect, it } from "vitest";
import { describe } from "../../pipeline/describe/index.ts";
import { pathsIn } from "../../pipeline/files.ts";
import { FIRST_CHANGES } from "../../pipeline/release/changes.ts";
import { pack } from "../../pipeline/release/pack.ts";
import { verify } from "../../pipeline/release/verify.ts";
import { QUALITY, RELEASE_NAME } from "../../schemas/dataset.ts";
import { TABLES } from "../../schemas/index.ts";
import { filesOf, ROOT, runScript, temporary } from "../run.ts";
import { writeTraps } from "../write/release.ts";

const folder = temporary();
const dist = await writeTraps(folder, 25);
await describe({ out: dist });
writeFileSync(join(dist, "CHANGES.md"), FIRST_CHANGES);
writeFileSync(join(dist, QUALITY), "measured\n");
const out = join(folder, "packed");
await pack({ dist, out, zip: true });
const tarGz = join(out, `${RELEASE_NAME}.tar.gz`);
const zip = join(out, `${RELEASE_NAME}.zip`);

group("pack", () => {
  it("makes the same bytes in another time zone, under another umask, from files of another age and mode", () => {
    const copy = join(folder, "copy");
    cpSync(dist, copy, { recursive: true });
    for (const path of pathsIn(copy)) {
      chmodSync(join(copy, path), 0o600);
      utimesSync(join(copy, path), 1e9, 1e9);
    }
    for (const [i, zone] of ["Pacific/Kiritimati", "America/St_Johns"].entries()) {
      const target = join(folder, `again${i}`);
      const command = `umask ${i ? "000" : "077"}; exec "$0" --import tsx pipeline/release/pack.ts --dist "$1" --out "$2"`;
      const ended = spawnSync("sh", ["-c", command, process.execPath, copy, target], { cwd: ROOT, encoding: "utf8", env: { ...process.env, TZ: zone } });
      expect(ended.stderr).toBe("");
      const files = filesOf(target);
      for (const [name, sha256] of Object.entries(filesOf(out))) if (!name.endsWith(".duckdb")) expect(files[name], name).toBe(sha256);
    }
  });

  it("puts everything into one folder, in order, without owners, and leaves the database beside", async () => {
    const entries: { path: string; mode: number | undefined; uid: number | undefined }[] = [];
    await list({ file: tarGz, onReadEntry: ({ path, mode, uid }) => { entries.push({ path, mode, uid }); } });
    expect(entries.map(({ path }) => path)).toEqual(pathsIn(dist).filter((path) => !path.endsWith(".duckdb")).map((path) => `${RELEASE_NAME}/${path}`));
    expect(new Set(entries.map(({ mode }) => mode))).toEqual(new Set([0o644]));
    expect(entries.every(({ uid }) => !uid)).toBe(true);
    expect(pathsIn(out)).toEqual(["SHA256SUMS", `${RELEASE_NAME}.duckdb`, `${RELEASE_NAME}.tar.gz`, `${RELEASE_NAME}.zip`]);
  });

  it("writes sums that sha256sum reads", () => {
    const ended = spawnSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: out, encoding: "utf8" });
    expect(ended.stdout).toBe(`${RELEASE_NAME}.tar.gz: OK\n${RELEASE_NAME}.zip: OK\n`);
  });

  it("says when QUALITY.md speaks of another build, and packs all the same", () => {
    const stale = join(folder, "stale");
    cpSync(dist, stale, { recursive: true });
    writeFileSync(join(stale, QUALITY), `the release's checksums.csv had the SHA-256 ${"0".repeat(64)}.\n`);
    const ended = runScript("release/pack", ["--dist", stale, "--out", join(folder, "stale-packed"), "--no-zip"]);
    expect(ended).toMatchObject({ status: 0, stderr: expect.stringMatching(/QUALITY\.md speaks of another build: run make quality\n$/u) });
  });

  it("refuses a build that was not described", async () => {
    const bare = join(folder, "bare");
    cpSync(dist, bare, { recursive: true });
    rmSync(join(bare, "CODEBOOK.md"));
    await expect(pack({ dist: bare, out: join(folder, "none"), zip: false })).rejects.toThrow(/CODEBOOK\.md: is not there/u);
    await expect(pack({ dist, out: join(dist, "packed"), zip: false })).rejects.toThrow(/is inside what is packed/u);
  });
});

group("verify", () => {
  it.each([["tar.gz", tarGz], ["zip", zip], ["folder", dist]])("finds nothing off with a %s as it was packed", async (_, path) => {
    const lines = await verify(path);
    expect(lines.join("\n")).toContain(`${TABLES.length} tables have the rows of checksums.csv`);
    expect(lines.join("\n")).toContain("duckdb has the same rows");
  });

  /** A release whose files were tampered with, packed as an attacker or a bad disk would leave it. */
  async function tampered(name: string, change: (folder: string) => void, as = RELEASE_NAME): Promise<string> {
    const at = join(folder, name, as);
    mkdirSync(join(folder, name), { recursive: true });
    cpSync(dist, at, { recursive: true, filter: (path) => !path.endsWith(".duckdb") });
    change(at);
    const file = join(folder, name, `${RELEASE_NAME}.tar.gz`);
    await create({ file, gzip: true, cwd: join(folder, name) }, [as]);
    return file;
  }

  const cases: [string, RegExp, (at: string) => void][] = [
    ["a changed byte", /^csv\/events\.csv: its bytes are not/u, (at) => writeFileSync(join(at, "csv/events.csv"), readFileSync(join(at, "csv/events.csv"), "utf8").replace("ASSAULT", "ASSAULS"))],
    ["a missing file", /^parquet\/actors\.parquet: is missing/u, (at) => rmSync(join(at, "parquet/actors.parquet"))],
    ["an added file", /^csv\/more\.csv: is not listed/u, (at) => writeFileSync(join(at, "csv/more.csv"), "a\n")],
    ["no sums", /SHA256SUMS: is not there/u, (at) => rmSync(join(at, "SHA256SUMS"))],
    ["cut sums", /SHA256SUMS line 1: is no checksum/u, (at) => writeFileSync(join(at, "SHA256SUMS"), "0123  csv/actors.csv\n")],
  ];
  it.each(cases)("names %s", async (name, message, change) => {
    await expect(verify(await tampered(name.replaceAll(" ", "-"), change))).rejects.toThrow(message);
  });

  it("names a folder that is not what its metadata say", async () => {
    await expect(verify(await tampered("renamed", () => {}, "casus-foederis-9.9.9"))).rejects.toThrow(/holds the folder casus-foederis-9\.9\.9/u);
  });

  it("names the table whose rows are others, even where the sums were made anew", async () => {
    const other = join(folder, "other");
    cpSync(dist, other, { recursive: true });
    copyFileSync(join(dist, "parquet/place_mentions.parquet"), join(other, "parquet/place_mentions.parquet"));
    writeFileSync(join(other, "checksums.csv"), readFileSync(join(other, "checksums.csv"), "utf8").replace(/^event_links,1,/mu, "event_links,2,"));
    await pack({ dist: other, out: join(folder, "others"), zip: false });
    await expect(verify(join(folder, "others", `${RELEASE_NAME}.tar.gz`))).rejects.toThrow(/event_links\.parquet: has 1 rows, checksums\.csv says 2/u);
  });

  it("names a damaged archive, a cut one, one that the sums do not list, and what is none", async () => {
    const bad = join(folder, "bad");
    mkdirSync(bad);
    const bytes = readFileSync(tarGz);
    writeFileSync(join(bad, "cut.tar.gz"), bytes.subarray(0, bytes.length >> 1));
    await expect(verify(join(bad, "cut.tar.gz"))).rejects.toThrow(/cut\.tar\.gz: cannot be unpacked/u);
    writeFileSync(join(bad, "cut.zip"), readFileSync(zip).subarray(0, 1000));
    await expect(verify(join(bad, "cut.zip"))).rejects.toThrow(/cut\.zip: cannot be unpacked/u);
    copyFileSync(join(out, "SHA256SUMS"), join(bad, "SHA256SUMS"));
    await expect(verify(join(bad, "cut.zip"))).rejects.toThrow(/does not list cut\.zip/u);
    renameSync(join(bad, "cut.tar.gz"), join(bad, `${RELEASE_NAME}.tar.gz`));
    await expect(verify(join(bad, `${RELEASE_NAME}.tar.gz`))).rejects.toThrow(/is not the file that SHA256SUMS lists/u);
    await expect(verify(join(bad, "none.tar.gz"))).rejects.toThrow(/is not there/u);
    await expect(verify(join(bad, "SHA256SUMS"))).rejects.toThrow(/neither a folder nor/u);
  });
});

/** `make release`: packs a built release into archives that are the same bytes wherever they are made. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DATASET, QUALITY, RELEASE_NAME } from "../../schemas/dataset.ts";
import { filesIn, pathsIn, sha256Of } from "../files.ts";
import { Problem } from "../problem.ts";
import { isMain, runCommand, type StageCommand } from "../stage.ts";
import { writeTarGz, writeZip } from "./archive.ts";
import { isDatabase, sealedFiles, sumLines, SUMS } from "./seal.ts";

export interface PackOptions {
  dist: string;
  out: string;
  zip: boolean;
}

/** What a release must hold before it goes out. */
const NEEDED = ["checksums.csv", "datapackage.json", "croissant.json", "CITATION.cff", "README.md", "CODEBOOK.md", "CHANGES.md", QUALITY];

/**
 * Seals `dist` with SHA256SUMS and packs it into <out>/<name>-<version>.tar.gz and .zip. The .duckdb file, which is never the
 * same bytes twice, goes beside them under the same name; <out>/SHA256SUMS lists the archives, and the rows of the .duckdb file
 * are answered for by checksums.csv inside them.
 * @throws Problem when the release is not whole
 */
export async function pack({ dist, out, zip }: PackOptions): Promise<void> {
  const missing = NEEDED.find((name) => !existsSync(join(dist, name)));
  if (missing) throw new Problem(join(dist, missing), "is not there", missing === QUALITY ? "run make quality, or take the last one along" : "run make first: only a described release of the dataset itself is packed");
  if (`${resolve(out)}/`.startsWith(`${resolve(dist)}/`)) throw new Problem(out, "is inside what is packed", "choose another --out");
  if (await isStale(dist)) process.stderr.write(`${join(dist, QUALITY)} speaks of another build: run make quality\n`);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(dist, SUMS), sumLines(await sealedFiles(dist)));
  const paths = pathsIn(dist).filter((path) => !isDatabase(path));
  const made = [`${RELEASE_NAME}.tar.gz`, ...(zip ? [`${RELEASE_NAME}.zip`] : [])];
  for (const name of made) {
    const write = name.endsWith(".zip") ? writeZip : writeTarGz;
    await write(join(out, `${name}.partial`), dist, paths, RELEASE_NAME);
    renameSync(join(out, `${name}.partial`), join(out, name));
  }
  const database = join(dist, `${DATASET.name}.duckdb`);
  if (existsSync(database)) {
    copyFileSync(database, join(out, `${RELEASE_NAME}.duckdb.partial`));
    renameSync(join(out, `${RELEASE_NAME}.duckdb.partial`), join(out, `${RELEASE_NAME}.duckdb`));
  }
  writeFileSync(join(out, SUMS), sumLines(await filesIn(out, (path) => made.includes(path))));
}

/** Whether what was measured names the checksums of another build than this one. */
async function isStale(dist: string): Promise<boolean> {
  const [, named] = /SHA-256 ([0-9a-f]{64})/u.exec(readFileSync(join(dist, QUALITY), "utf8")) ?? [];
  return named !== undefined && named !== (await sha256Of(join(dist, "checksums.csv")));
}

export const packStage: StageCommand<PackOptions> = {
  name: "pack",
  summary: "Packs a built release into a tar.gz and a zip that are the same bytes wherever they are made, with SHA256SUMS.",
  options: [
    ["--dist <folder>", "the built release", "dist"],
    ["--out <folder>", "where the archives go", "release"],
    ["--no-zip", "make the tar.gz alone"],
  ],
  run: pack,
};

if (isMain(import.meta.filename)) await runCommand(packStage);

/** Stage `describe`: tells people and machines what a written release holds, from the schemas and the release's own files. */
import { copyFileSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../problem.ts";
import { isMain, runCommand, type StageCommand } from "../stage.ts";
import { card } from "./card.ts";
import { codebookHtml } from "./codebook/html.ts";
import { codebookMarkdown } from "./codebook/markdown.ts";
import { croissant } from "./croissant.ts";
import { dataPackage } from "./datapackage.ts";
import { factsOf, type Facts } from "./facts.ts";
import { citationFile, schemaOrg, zenodo } from "./web.ts";

export interface DescribeOptions {
  out: string;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every file that describes a release, and what makes it. */
export const DESCRIPTIONS: Readonly<Record<string, (facts: Facts) => string>> = {
  "datapackage.json": (facts) => json(dataPackage(facts)),
  "croissant.json": (facts) => json(croissant(facts)),
  "dataset.jsonld": (facts) => json(schemaOrg(facts)),
  ".zenodo.json": () => json(zenodo()),
  "CITATION.cff": citationFile,
  "README.md": card,
  "CODEBOOK.md": codebookMarkdown,
  "CODEBOOK.html": codebookHtml,
};

/** What goes along as it is. */
export const CARRIED = ["LICENSE-DATA", "NOTICE"] as const;

/**
 * Writes the descriptions into the release.
 * @throws Problem when the folder holds no written release
 */
export async function describe({ out }: DescribeOptions): Promise<void> {
  if (!existsSync(join(out, "checksums.csv"))) throw new Problem(out, "holds no written release", "run the stage write first");
  const facts = await factsOf(out);
  for (const [name, make] of Object.entries(DESCRIPTIONS)) {
    writeFileSync(join(out, `${name}.partial`), make(facts));
    renameSync(join(out, `${name}.partial`), join(out, name));
  }
  for (const name of CARRIED) copyFileSync(join(import.meta.dirname, "../..", name), join(out, name));
}

export const describeStage: StageCommand<DescribeOptions> = {
  name: "describe",
  summary: "Writes data package, Croissant, citation, dataset card and codebook into a written release.",
  options: [["--out <folder>", "the written release", "dist.next"]],
  run: describe,
};

if (isMain(import.meta.filename)) await runCommand(describeStage);

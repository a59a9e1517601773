/**
 * What the dataset is called, whose it is and under which terms: the one place for it. The data package, Croissant, the
 * citation file, the dataset card and the codebook are made from this; a test finds whatever disagrees.
 */
import { readFileSync } from "node:fs";

export interface Licence {
  /** SPDX identifier. */
  id: string;
  title: string;
  url: string;
}

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };

const CC_BY: Licence = { id: "CC-BY-4.0", title: "Creative Commons Attribution 4.0 International", url: "https://creativecommons.org/licenses/by/4.0/" };
const MIT: Licence = { id: "MIT", title: "MIT License", url: "https://opensource.org/license/mit" };

export const DATASET = {
  name: "casus-foederis",
  title: "casus-foederis: what alliances promise, what they do, and who did what to whom",
  /** From package.json. */
  version,
  /** The day of this release as YYYY-MM-DD, as CHANGELOG.md gives it; null until it is out. */
  released: null as string | null,
  description:
    "What security alliances promise, what they do, and who did what to whom, taken from source texts: an open dataset in which " +
    "every record carries the words it came from.",
  /** Of the records. */
  licence: CC_BY,
  /** Of the pipeline. */
  codeLicence: MIT,
  authors: ["The casus-foederis authors"],
  keywords: ["conflict events", "alliances", "treaties", "PLOVER"],
  /** Where the dataset lives on the web; null while it has no address, and then nothing names one. */
  homepage: null as string | null,
  /** How the records were made, in a sentence. */
  method:
    "Rules and small trained models read each source text; each record names the span, the words and the rule it rests on. Event types " +
    "and modes follow PLOVER, clause types the obligations that ATOP codes.",
  /** What a user must know before trusting a number. */
  limits: [
    "Records say what the sources state, not what happened: read status, attributed_to and the quote before counting an event as a fact.",
    "The sources are no sample of anything. Counts over time or between states tell what was read, not how often things occur.",
    "The coder is a machine: it misses events and takes some wrongly. Published precision and recall hold for texts like those they were measured on.",
    "The column confidence is calibrated on few texts coded by hand (QUALITY.md has the table): on other kinds of text it may be off by more.",
    "One act told by several sources may stand as several events: merging over sources is cautious.",
    "Dates are as exact as the text makes them. Use date_start and date_end to compare, and never the text of date, which is EDTF.",
    "Places carry coordinates only where a reference table has them; a village that no open gazetteer lists stands under its district without any.",
    "Of sources whose rights are not open only quotes of at most 300 characters are released, and the text of their sentences is null.",
    "A reported clause is somebody's account of a treaty, not the treaty: see record, reports_clause_id and fidelity.",
    "Sources are in English.",
  ],
} as const;

/** What says how good the release is. It is measured with texts that are no part of the project, and so not made anew with the release. */
export const QUALITY = "QUALITY.md";

/** The name of the dataset's archives, without ending: name and version. */
export const RELEASE_NAME = `${DATASET.name}-${DATASET.version}`;

/** "A, B (2024): Title. Version 1.2.3." The year stands only when the release has its day. */
export function citation(dataset: Pick<typeof DATASET, "authors" | "title" | "version" | "released"> = DATASET): string {
  const year = dataset.released ? ` (${dataset.released.slice(0, 4)})` : "";
  return `${dataset.authors.join(", ")}${year}: ${dataset.title}. Version ${dataset.version}.`;
}

/** What search engines and archives read: schema.org JSON-LD, Zenodo's deposit metadata, the citation file. */
import { stringify } from "yaml";
import { citation, DATASET } from "../../schemas/dataset.ts";
import { TABLES } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import type { Facts } from "./facts.ts";

export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv", arrow: "application/vnd.apache.arrow.file", parquet: "application/x-parquet",
};

/** The authors as schema.org has them. They sign as a group. */
export const creators = (): object[] => DATASET.authors.map((name) => ({ "@type": "Organization", name }));

/** dataset.jsonld: https://schema.org/Dataset, for dataset search engines. */
export function schemaOrg(facts: Facts): object {
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    name: DATASET.title,
    alternateName: DATASET.name,
    description: DATASET.description,
    version: DATASET.version,
    license: DATASET.licence.url,
    creator: creators(),
    keywords: DATASET.keywords,
    inLanguage: facts.languages,
    isAccessibleForFree: true,
    creditText: citation(),
    measurementTechnique: DATASET.method,
    ...(DATASET.homepage ? { url: DATASET.homepage } : {}),
    ...(DATASET.released ? { datePublished: DATASET.released } : {}),
    ...(facts.days ? { temporalCoverage: facts.days.join("/") } : {}),
    variableMeasured: TABLES.flatMap((table) => columns(table).map((column) => ({
      "@type": "PropertyValue", name: `${table.name}.${column.name}`, description: column.description,
    }))),
    isBasedOn: facts.sources.map((source) => ({
      "@type": "CreativeWork", name: source.title, ...(source.authors ? { author: source.authors.split("; ").map((name) => ({ "@type": "Person", name })) } : {}),
      ...(source.publisher ? { publisher: { "@type": "Organization", name: source.publisher } } : {}),
      ...(source.published_on ? { datePublished: source.published_on } : {}), ...(source.url ? { url: source.url } : {}),
    })),
    distribution: facts.files.map(({ path, bytes, sha256 }) => ({
      "@type": "DataDownload", name: path, contentUrl: path, encodingFormat: MEDIA_TYPES[path.slice(path.lastIndexOf(".") + 1)], contentSize: `${bytes} B`, sha256,
    })),
  };
}

/** .zenodo.json: what Zenodo fills a deposit's form with. */
export function zenodo(): object {
  return {
    title: DATASET.title,
    description: `<p>${DATASET.description}</p><p>${DATASET.method}</p>`,
    upload_type: "dataset",
    access_right: "open",
    license: DATASET.licence.id.toLowerCase(),
    version: DATASET.version,
    creators: DATASET.authors.map((name) => ({ name })),
    keywords: DATASET.keywords,
    language: "eng",
    ...(DATASET.released ? { publication_date: DATASET.released } : {}),
  };
}

/** CITATION.cff: Citation File Format 1.2.0. */
export function citationFile(): string {
  return stringify({
    "cff-version": "1.2.0",
    message: "If you use this dataset, please cite it as below.",
    title: DATASET.title,
    abstract: DATASET.description,
    type: "dataset",
    version: DATASET.version,
    ...(DATASET.released ? { "date-released": DATASET.released } : {}),
    ...(DATASET.homepage ? { url: DATASET.homepage } : {}),
    license: DATASET.licence.id,
    authors: DATASET.authors.map((name) => ({ name })),
    keywords: DATASET.keywords,
  }, { lineWidth: 120 });
}

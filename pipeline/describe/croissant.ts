/** croissant.json: MLCommons Croissant 1.0 (http://mlcommons.org/croissant/1.0), record sets over the Parquet files. */
import { DATASET, citation } from "../../schemas/dataset.ts";
import { tableNamed, TABLES } from "../../schemas/index.ts";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { creators, MEDIA_TYPES } from "./web.ts";
import type { Facts } from "./facts.ts";

/** The JSON-LD context that the standard prescribes. */
const CONTEXT = {
  "@language": "en", "@vocab": "https://schema.org/", citeAs: "cr:citeAs", column: "cr:column", conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/", rai: "http://mlcommons.org/croissant/RAI/", data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" }, dct: "http://purl.org/dc/terms/", equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" }, extract: "cr:extract", field: "cr:field", fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject", fileSet: "cr:fileSet", format: "cr:format", includes: "cr:includes", isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath", key: "cr:key", md5: "cr:md5", parentField: "cr:parentField", path: "cr:path", recordSet: "cr:recordSet",
  references: "cr:references", regex: "cr:regex", repeated: "cr:repeated", replace: "cr:replace", samplingRate: "cr:samplingRate",
  sc: "https://schema.org/", separator: "cr:separator", source: "cr:source", subField: "cr:subField", transform: "cr:transform",
} as const;

/** The description as a plain object. Every vocabulary is a record set of its own, with its codes and their meanings in it. */
export function croissant(facts: Facts): object {
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.0",
    name: DATASET.name,
    description: DATASET.description,
    version: DATASET.version,
    license: DATASET.licence.url,
    ...(DATASET.homepage ? { url: DATASET.homepage } : {}),
    citeAs: citation(),
    creator: creators(),
    keywords: DATASET.keywords,
    inLanguage: facts.languages,
    ...(DATASET.released ? { datePublished: DATASET.released } : {}),
    isLiveDataset: false,
    distribution: facts.files.map(({ path, bytes, sha256 }) => ({
      "@type": "cr:FileObject", "@id": path, name: path, contentUrl: path, contentSize: `${bytes} B`, encodingFormat: MEDIA_TYPES[ending(path)], sha256,
    })),
    recordSet: [...vocabularies().map(enumeration), ...[...TABLES, ...VIEWS].map(recordSet)],
  };
}

const ending = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

function vocabularies(): Column[] {
  const seen = new Map<string, Column>();
  for (const table of [...TABLES, ...VIEWS]) for (const column of columns(table)) if (column.vocabulary && !seen.has(column.vocabulary)) seen.set(column.vocabulary, column);
  return [...seen.values()];
}

const vocabularyId = (column: Column): string => `vocabulary/${column.vocabulary}`;

function enumeration(column: Column): object {
  const id = vocabularyId(column);
  return {
    "@type": "cr:RecordSet", "@id": id, name: id, description: `The codes of ${column.vocabulary} and what they mean.`, dataType: "sc:Enumeration",
    key: { "@id": `${id}/code` },
    field: [
      { "@type": "cr:Field", "@id": `${id}/code`, name: `${id}/code`, description: "The code.", dataType: "sc:Text" },
      { "@type": "cr:Field", "@id": `${id}/meaning`, name: `${id}/meaning`, description: "What it means.", dataType: "sc:Text" },
    ],
    data: Object.entries(column.codes!).map(([code, meaning]) => ({ [`${id}/code`]: code, [`${id}/meaning`]: meaning })),
  };
}

function recordSet(table: Table): object {
  const key = table.key.map((name) => ({ "@id": `${table.name}/${name}` }));
  return {
    "@type": "cr:RecordSet", "@id": table.name, name: table.name, description: table.description,
    key: key.length === 1 ? key[0] : key,
    field: columns(table).map((column) => field(table, column)),
  };
}

const TYPES = { id: "sc:Text", text: "sc:Text", code: "sc:Text", edtf: "sc:Text", int: "sc:Integer", real: "sc:Float", bool: "sc:Boolean", date: "sc:Date" } as const;

/**
 * A reference names the file and column that it leads to. Naming the record set's field is allowed too, but then mlcroissant
 * takes a table that refers to itself for a circle and cannot read a second record set of the same data set.
 */
function field(table: Table, column: Column): object {
  const id = `${table.name}/${column.name}`;
  const references = column.references ? inFile(column.references, tableNamed(column.references).key[0])
    : column.vocabulary ? { field: { "@id": `${vocabularyId(column)}/code` } } : null;
  return {
    "@type": "cr:Field", "@id": id, name: id, description: column.description, dataType: TYPES[column.type],
    source: inFile(table.name, column.name),
    ...(references ? { references } : {}),
  };
}

const inFile = (table: string, column: string): object => ({ fileObject: { "@id": `parquet/${table}.parquet` }, extract: { column } });

/** datapackage.json: Data Package 2.0 (https://datapackage.org), one resource a table and view, over the CSV files. */
import { z } from "zod";
import { DATASET, type Licence } from "../../schemas/dataset.ts";
import { tableNamed, TABLES } from "../../schemas/index.ts";
import { columns, type Column, type Table } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { fileAt, type Facts } from "./facts.ts";

const PROFILES = "https://datapackage.org/profiles/2.0";

/** The descriptor as a plain object. */
export function dataPackage(facts: Facts): object {
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: DATASET.name,
    title: DATASET.title,
    description: DATASET.description,
    version: DATASET.version,
    ...(DATASET.homepage ? { homepage: DATASET.homepage } : {}),
    ...(DATASET.released ? { created: `${DATASET.released}T00:00:00Z` } : {}),
    keywords: DATASET.keywords,
    licenses: [licence(DATASET.licence)],
    contributors: DATASET.authors.map((title) => ({ title, roles: ["creator"] })),
    sources: facts.sources.map((source) => ({
      title: source.title, ...(source.url ? { path: source.url } : {}), ...(source.publisher ? { publisher: source.publisher } : {}),
    })),
    resources: [...TABLES.map((table) => resource(table, facts, true)), ...VIEWS.map((view) => resource(view, facts, false))],
  };
}

const licence = ({ id, title, url }: Licence) => ({ name: id, title, path: url });

function resource(table: Table, facts: Facts, isTable: boolean): object {
  const { path, bytes, sha256 } = fileAt(facts, `csv/${table.name}.csv`);
  const foreign = isTable ? foreignKeys(table) : [];
  return {
    $schema: `${PROFILES}/dataresource.json`,
    name: table.name,
    type: "table",
    path,
    title: table.name,
    description: table.description,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes,
    hash: `sha256:${sha256}`,
    dialect: { $schema: `${PROFILES}/tabledialect.json`, header: true, delimiter: ",", quoteChar: "\"", doubleQuote: true, lineTerminator: "\n" },
    schema: {
      $schema: `${PROFILES}/tableschema.json`,
      fieldsMatch: "exact",
      fields: columns(table).map((column) => field(table, column)),
      missingValues: [""],
      primaryKey: [...table.key],
      ...(foreign.length ? { foreignKeys: foreign } : {}),
    },
  };
}

/** A table that refers to itself names no resource, as the standard asks since version 2; "" is what version 1 asked. */
function foreignKeys(table: Table): object[] {
  return columns(table).filter((column) => column.references).map((column) => {
    const target = tableNamed(column.references!);
    return { fields: [column.name], reference: { resource: target.name === table.name ? "" : target.name, fields: [target.key[0]] } };
  });
}

const TYPES = { id: "string", text: "string", code: "string", edtf: "string", int: "integer", real: "number", bool: "boolean", date: "date" } as const;

function field(table: Table, column: Column): object {
  const constraints = {
    ...(column.nullable ? {} : { required: true }),
    ...(table.key.length === 1 && table.key[0] === column.name ? { unique: true } : {}),
    ...(column.codes ? { enum: Object.keys(column.codes) } : {}),
    ...(column.minimum === null ? {} : { minimum: column.minimum }),
    ...(column.maximum === null ? {} : { maximum: column.maximum }),
    ...textRules(table, column),
  };
  return {
    name: column.name,
    type: TYPES[column.type],
    description: column.description,
    ...(column.example === null ? {} : { example: column.example }),
    ...(column.type === "edtf" ? { rdfType: "http://id.loc.gov/datatypes/edtf" } : {}),
    ...(column.codes ? { categories: Object.entries(column.codes).map(([value, label]) => ({ value, label })) } : {}),
    ...(Object.keys(constraints).length ? { constraints } : {}),
  };
}

/** Pattern and length of a text, read from its schema; dates and codes have constraints of their own. */
function textRules(table: Table, column: Column): object {
  if (TYPES[column.type] !== "string" || column.codes) return {};
  const { pattern, maxLength } = jsonSchema(table, column.name);
  return { ...(pattern ? { pattern } : {}), ...(maxLength ? { maxLength } : {}) };
}

interface TextRules {
  pattern?: string;
  maxLength?: number;
  anyOf?: TextRules[];
}

/** What zod says of a field in JSON Schema; of one that may be null, the part that is not. */
function jsonSchema(table: Table, name: string): TextRules {
  const schema = z.toJSONSchema(table.row.shape[name] as z.ZodType, { unrepresentable: "any" }) as TextRules;
  return schema.anyOf?.[0] ?? schema;
}

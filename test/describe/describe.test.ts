/** What `describe` writes, on a release of made-up rows: the files agree with the schemas, with the data and with each other. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe as group, expect, it } from "vitest";
import { parse } from "yaml";
import { CARRIED, DESCRIPTIONS, describe } from "../../pipeline/describe/index.ts";
import { CODE_EXAMPLES } from "../../schemas/examples.ts";
import { citation, DATASET } from "../../schemas/dataset.ts";
import { TABLES } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { filesOf, runScript, temporary } from "../run.ts";
import { writeTraps } from "../write/release.ts";

const release = await writeTraps(temporary(), 25);
await describe({ out: release });
const read = (name: string) => readFileSync(join(release, name), "utf8");
const all = [...TABLES, ...VIEWS];

interface Field {
  name: string;
  type: string;
  constraints?: { required?: boolean; unique?: boolean; enum?: string[]; pattern?: string; minimum?: number };
}
interface Resource {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  schema: { fields: Field[]; primaryKey: string[]; foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[] };
}
const pack = JSON.parse(read("datapackage.json")) as { version: string; licenses: { name: string }[]; contributors: { title: string }[]; resources: Resource[] };
const files = filesOf(release);

group("datapackage.json", () => {
  it("has every table and view with its columns, types, nulls and codes", () => {
    expect(pack.resources.map((one) => one.name)).toEqual(all.map((table) => table.name));
    for (const [i, { schema }] of pack.resources.entries()) {
      const cols = columns(all[i]);
      expect(schema.fields.map((field) => field.name)).toEqual(cols.map((column) => column.name));
      expect(schema.fields.map((field) => field.constraints?.required ?? false)).toEqual(cols.map((column) => !column.nullable));
      expect(schema.fields.map((field) => field.constraints?.enum ?? null)).toEqual(cols.map((column) => (column.codes ? Object.keys(column.codes) : null)));
      expect(schema.primaryKey).toEqual(all[i].key);
    }
  });

  it("has every reference, also of a table to itself", () => {
    const keys = pack.resources.flatMap(({ name, schema }) => (schema.foreignKeys ?? []).map(({ fields, reference }) => `${name}.${fields[0]} ${reference.resource}.${reference.fields[0]}`));
    const expected = TABLES.flatMap((table) => columns(table).filter((column) => column.references).map((column) =>
      `${table.name}.${column.name} ${column.references === table.name ? "" : column.references}.${TABLES.find((one) => one.name === column.references)!.key[0]}`));
    expect(keys).toEqual(expected);
    expect(keys).toContain("actors.parent_id .actor_id");
  });

  it("has the size and the hash of each file", () => {
    for (const { path, bytes, hash } of pack.resources) {
      expect(bytes).toBe(statSync(join(release, path)).size);
      expect(hash).toBe(`sha256:${files[path]}`);
    }
  });

  it("carries the patterns of the schemas", () => {
    const actors = pack.resources.find(({ name }) => name === "actors")!.schema.fields;
    expect(actors.find(({ name }) => name === "iso3")?.constraints?.pattern).toBe("^[A-Z]{3}$");
    expect(actors.find(({ name }) => name === "actor_id")?.constraints).toMatchObject({ required: true, unique: true });
  });
});

group("croissant.json", () => {
  interface Node { "@id": string; sha256?: string; contentUrl?: string; field?: { "@id": string; references?: object; source?: { fileObject: { "@id": string } } }[] }
  const croissant = JSON.parse(read("croissant.json")) as { conformsTo: string; distribution: Node[]; recordSet: Node[] };

  it("has a record set for each table, view and vocabulary, with every column", () => {
    const tables = croissant.recordSet.filter((set) => !set["@id"].startsWith("vocabulary/"));
    expect(tables.map((set) => set["@id"])).toEqual(all.map((table) => table.name));
    for (const [i, set] of tables.entries()) expect(set.field!.map((field) => field["@id"])).toEqual(columns(all[i]).map((column) => `${all[i].name}/${column.name}`));
    expect(croissant.recordSet.length - tables.length).toBe(new Set(all.flatMap(columns).flatMap((column) => column.vocabulary ?? [])).size);
    expect(croissant.conformsTo).toBe("http://mlcommons.org/croissant/1.0");
  });

  it("names only files that are there, with their hashes, and never the database", () => {
    for (const file of croissant.distribution) expect(file.sha256, file["@id"]).toBe(files[file.contentUrl!]);
    const names = new Set(croissant.distribution.map((file) => file["@id"]));
    for (const set of croissant.recordSet) for (const field of set.field!) if (field.source) expect(names).toContain(field.source.fileObject["@id"]);
    expect([...names].filter((name) => name.endsWith(".duckdb"))).toEqual([]);
  });
});

group("the codebook", () => {
  it("has an example for each code, and for no other", () => {
    const used = Object.fromEntries(all.flatMap(columns).filter((column) => column.vocabulary).map((column) => [column.vocabulary!, Object.keys(column.codes!)]));
    for (const [name, codes] of Object.entries(used)) expect(Object.keys(CODE_EXAMPLES[name] ?? {}).sort(), name).toEqual([...codes].sort());
    expect(Object.keys(CODE_EXAMPLES).filter((name) => !used[name])).toEqual([]);
  });

  it.each(["CODEBOOK.md", "CODEBOOK.html"])("%s tells every table, column, code and limit", (name) => {
    const page = read(name).replaceAll("&#39;", "'").replaceAll("&quot;", "\"").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    for (const table of all) {
      expect(page).toContain(table.description);
      for (const column of columns(table)) {
        expect(page).toContain(column.description);
        for (const code of Object.keys(column.codes ?? {})) expect(page).toContain(code);
      }
    }
    for (const limit of DATASET.limits) expect(page).toContain(limit);
  });

  it("counts this build: rows, nulls, codes with the words of a record", () => {
    const page = read("CODEBOOK.md");
    expect(page).toContain("34 rows in this build.");
    expect(page).toMatch(/^\| iso3 \| text \| null allowed \|.*\| 97\.1 % \|$/mu);
    expect(page).toMatch(/^\| ASSAULT \|.*\| 1 \| attacked 😀 \|$/mu);
    expect(page).toMatch(/^\| AGREE \|.*\| 0 \|  \|$/mu);
  });

  it("is one page that loads nothing, with a diagram of all tables and references", () => {
    const page = read("CODEBOOK.html");
    expect(page).not.toMatch(/<(?:script|link|img|iframe)\b|url\(|@import/u);
    expect(page.match(/class="box"/gu)).toHaveLength(TABLES.length);
    expect(page.match(/<path class="link/gu)).toHaveLength(TABLES.flatMap(columns).filter((column) => column.references).length);
    const targets = [...page.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1]);
    expect(targets.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
  });
});

group("one place for name, version, licence and authors", () => {
  it("agrees everywhere in the release", () => {
    const cff = parse(read("CITATION.cff")) as Record<string, unknown>;
    const zenodo = JSON.parse(read(".zenodo.json")) as { version: string; license: string; creators: { name: string }[]; keywords: string[] };
    const web = JSON.parse(read("dataset.jsonld")) as Record<string, unknown>;
    const card = parse(read("README.md").split("---\n")[1]) as Record<string, unknown>;
    expect(cff).toMatchObject({ title: DATASET.title, version: DATASET.version, license: DATASET.licence.id, keywords: [...DATASET.keywords] });
    expect(zenodo).toMatchObject({ version: DATASET.version, license: DATASET.licence.id.toLowerCase(), creators: DATASET.authors.map((name) => ({ name })) });
    expect(web).toMatchObject({ name: DATASET.title, version: DATASET.version, license: DATASET.licence.url });
    expect(card).toMatchObject({ pretty_name: DATASET.name, license: DATASET.licence.id.toLowerCase() });
    expect(pack).toMatchObject({ version: DATASET.version, licenses: [{ name: DATASET.licence.id }], contributors: DATASET.authors.map((title) => ({ title })) });
    for (const name of ["README.md", "CODEBOOK.md", "CODEBOOK.html"]) expect(read(name)).toContain(citation());
  });

  it("agrees with the project's own files", () => {
    const root = JSON.parse(readFileSync("package.json", "utf8")) as { name: string; version: string; license: string };
    expect(root).toMatchObject({ name: DATASET.name, version: DATASET.version, license: DATASET.codeLicence.id });
    expect(readFileSync("CITATION.cff", "utf8"), "copy it from the release").toBe(read("CITATION.cff"));
    expect(readFileSync("LICENSE-DATA", "utf8")).toContain(DATASET.licence.url);
    expect(readFileSync("CHANGELOG.md", "utf8")).toContain(`## ${DATASET.version} (${DATASET.released ?? "unreleased"})`);
  });
});

it("writes the same bytes again, in any time zone", () => {
  const before = filesOf(release);
  const ended = runScript("describe/index", ["--out", release]);
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(filesOf(release)).toEqual(before);
  for (const name of [...Object.keys(DESCRIPTIONS), ...CARRIED]) expect(existsSync(join(release, name)), name).toBe(true);
});

it("refuses a folder that holds no release", () => {
  const ended = runScript("describe/index", ["--out", temporary()]);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain("holds no written release");
});

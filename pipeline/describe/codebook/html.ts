/** CODEBOOK.html: one page that needs nothing else, in light and dark. */
import { citation, DATASET } from "../../../schemas/dataset.ts";
import type { Facts } from "../facts.ts";
import { diagram } from "./diagram.ts";
import { escapeHtml as escape } from "./escape.ts";
import { tableEntries, TYPE_NAMES, vocabularyEntries, type ColumnEntry, type TableEntry, type VocabularyEntry } from "./model.ts";
import { STYLE } from "./style.ts";

export function codebookHtml(facts: Facts): string {
  const tables = tableEntries(facts);
  const vocabularies = vocabularyEntries(facts);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Codebook of ${escape(DATASET.name)} ${escape(DATASET.version)}</title>
<meta name="description" content="${escape(DATASET.description)}">
<style>${STYLE}</style>
</head>
<body>
<nav aria-label="Contents">
<p><a href="#top">${escape(DATASET.name)}</a></p>
<p><a href="#diagram">Diagram</a> <a href="#types">Types</a> <a href="#limits">Known limits</a></p>
<h2>Tables</h2>
<ul>${tables.map(({ name }) => `<li><a href="#${name}">${name}</a></li>`).join("")}</ul>
<h2>Codes</h2>
<ul>${vocabularies.map(({ name }) => `<li><a href="#codes-${name}">${name}</a></li>`).join("")}</ul>
</nav>
<main id="top">
<h1>Codebook of ${escape(DATASET.name)} ${escape(DATASET.version)}</h1>
<p>${escape(DATASET.description)} ${escape(DATASET.method)}</p>
<p>Made from the schemas and from the files of this build. In the CSV files null is an empty cell. Offsets (<code>start</code>,
<code>end</code>) count Unicode code points of the stored source text and are half-open.</p>
<h2 id="diagram">Tables and keys</h2>
<p>Bold: key. A question mark: may be null. Lines lead from a column to the key it refers to; the thin ones to the sources.</p>
<div class="wide">${diagram()}</div>
<h2 id="types">Types</h2>
${grid(["type", "meaning"], Object.entries(TYPE_NAMES).map(([name, meaning]) => [code(name), escape(meaning)]))}
<h2>Tables</h2>
${tables.map(tableHtml).join("\n")}
<h2>Codes</h2>
${vocabularies.map(vocabularyHtml).join("\n")}
<h2 id="limits">Known limits</h2>
<ul>${DATASET.limits.map((limit) => `<li>${escape(limit)}</li>`).join("")}</ul>
<h2>Citation and licence</h2>
<p>${escape(citation())}</p>
<p>Records: <a href="${escape(DATASET.licence.url)}">${escape(DATASET.licence.title)}</a>.</p>
</main>
</body>
</html>
`;
}

const code = (text: string): string => `<code>${escape(text)}</code>`;

/** @param cells HTML */
function grid(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => `<tr><th scope="row">${row[0]}</th>${row.slice(1).map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<div class="wide"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>`;
}

function tableHtml({ name, description, rows, isView, columns, checks }: TableEntry): string {
  const cells = columns.map((column) => [
    code(column.name), escape(column.type), rulesHtml(column), escape(column.description), column.example === null ? "" : code(column.example), escape(column.nulls ?? ""),
  ]);
  const rules = checks.length
    ? `<details><summary>Holds for every row: ${checks.map((check) => escape(check.name)).join(", ")}</summary>${checks.map((check) => `<pre>${escape(check.sql)}</pre>`).join("")}</details>`
    : "";
  return `<section id="${name}"><h3>${name}</h3>
<p>${escape(description)} ${isView ? "A view, made from the tables. " : ""}<strong>${rows}</strong> rows in this build.</p>
${grid(["column", "type", "rules", "meaning", "example", "null"], cells)}${rules}</section>`;
}

function rulesHtml(column: ColumnEntry): string {
  const refers = column.refers ? [`refers to <a href="#${column.refers}">${column.refers}</a>`] : [];
  const codes = column.vocabulary ? [`<a href="#codes-${column.vocabulary}">codes</a>`] : [];
  return [...column.rules.map(escape), ...refers, ...codes].join("; ");
}

function vocabularyHtml({ name, users, codes }: VocabularyEntry): string {
  const cells = codes.map((entry) => [
    code(entry.code), escape(entry.meaning), escape(entry.example ?? ""), String(entry.rows), entry.words === null ? "" : `<q>${escape(entry.words)}</q>`,
  ]);
  return `<section id="codes-${name}"><h3>${name}</h3>
<p>Used by ${users.map((user) => `<a href="#${user.split(".")[0]}">${escape(user)}</a>`).join(", ")}.</p>
${grid(["code", "meaning", "example", "records", "from this build"], cells)}</section>`;
}

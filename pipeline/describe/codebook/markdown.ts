/** CODEBOOK.md. */
import { citation, DATASET } from "../../../schemas/dataset.ts";
import type { Facts } from "../facts.ts";
import { tableEntries, TYPE_NAMES, vocabularyEntries, type ColumnEntry, type TableEntry, type VocabularyEntry } from "./model.ts";

const cell = (text: string): string => text.replace(/\\/gu, "\\\\").replace(/\|/gu, "\\|").replace(/</gu, "&lt;").replace(/\s+/gu, " ");
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

export function codebookMarkdown(facts: Facts): string {
  const tables = tableEntries(facts);
  return `# Codebook of ${DATASET.name} ${DATASET.version}

${DATASET.description} ${DATASET.method}

CODEBOOK.html is the same with a diagram of the tables. Both are made from the schemas and from the files of this build.

## Types

| type | meaning |
|---|---|
${Object.entries(TYPE_NAMES).map(row).join("\n")}

In the CSV files null is an empty cell. Offsets (\`start\`, \`end\`) count Unicode code points of the stored source text and are half-open.

## Tables

${tables.map(tableText).join("\n")}
## Codes

${vocabularyEntries(facts).map(vocabularyText).join("\n")}
## Known limits

${DATASET.limits.map((limit) => `- ${limit}`).join("\n")}

## Citation and licence

${citation()}

Records: [${DATASET.licence.title}](${DATASET.licence.url}).
`;
}

function tableText({ name, description, rows, isView, columns, checks }: TableEntry): string {
  return `### ${name}

${description} ${isView ? "A view, made from the tables. " : ""}${rows} rows in this build.

| column | type | rules | meaning | example | null |
|---|---|---|---|---|---:|
${columns.map((column) => row([column.name, column.type, rulesText(column), column.description, column.example ?? "", column.nulls ?? ""])).join("\n")}
${checks.length ? `\nFor every row: ${checks.map((check) => `\`${check.name}\``).join(", ")}.\n` : ""}`;
}

const rulesText = (column: ColumnEntry): string =>
  [...column.rules, ...(column.refers ? [`refers to ${column.refers}`] : []), ...(column.vocabulary ? [`codes of ${column.vocabulary}`] : [])].join("; ");

function vocabularyText({ name, users, codes }: VocabularyEntry): string {
  return `### ${name}

Used by ${users.map((user) => `\`${user}\``).join(", ")}.

| code | meaning | example | records | from this build |
|---|---|---|---:|---|
${codes.map((code) => row([code.code, code.meaning, code.example ?? "", String(code.rows), code.words ?? ""])).join("\n")}
`;
}

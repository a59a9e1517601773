/** README.md of the release: a Hugging Face dataset card, https://huggingface.co/docs/hub/datasets-cards. */
import { stringify } from "yaml";
import { citation, DATASET } from "../../schemas/dataset.ts";
import { TABLES } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import type { Facts } from "./facts.ts";

/** The size classes of the hub, each with the number of rows below which it holds. */
const SIZES: readonly [number, string][] = [
  [1e3, "n<1K"], [1e4, "1K<n<10K"], [1e5, "10K<n<100K"], [1e6, "100K<n<1M"], [1e7, "1M<n<10M"], [1e8, "10M<n<100M"], [1e9, "100M<n<1B"],
];

/** The view that people who want one table want: what the hub shows first. */
const FIRST_SHOWN = VIEWS[0].name;

export function card(facts: Facts): string {
  const rows = TABLES.reduce((sum, table) => sum + facts.tables[table.name].rows, 0);
  const header = {
    pretty_name: DATASET.name,
    license: DATASET.licence.id.toLowerCase(),
    language: facts.languages,
    tags: [...DATASET.keywords],
    size_categories: [SIZES.find(([below]) => rows < below)?.[1] ?? "1B<n<10B"],
    configs: [...VIEWS, ...TABLES].map(({ name }) => ({
      config_name: name, ...(name === FIRST_SHOWN ? { default: true } : {}), data_files: [{ split: "all", path: `parquet/${name}.parquet` }],
    })),
  };
  return `---\n${stringify(header, { lineWidth: 0 })}---\n\n${body(facts)}`;
}

function body(facts: Facts): string {
  const list = [...TABLES, ...VIEWS].map((table) =>
    `| ${table.name} | ${facts.tables[table.name].rows} | ${columns(table).length} | ${table.key.join(", ")} | ${table.description} |`);
  return `# ${DATASET.title}

${DATASET.description} Version ${DATASET.version}. ${DATASET.method}

## What is here

| table | rows | columns | key | what a row is |
|---|---:|---:|---|---|
${list.join("\n")}

Each as \`csv/\`, \`arrow/\` and \`parquet/\`. [CODEBOOK.md](CODEBOOK.md) and CODEBOOK.html tell every column and code; \`datapackage.json\`
and \`croissant.json\` tell machines; \`checksums.csv\` has the rows and a logical checksum of each table; \`CHANGES.md\` says what changed
since the last release, \`QUALITY.md\` how much of it is right, measured against texts coded by hand.

\`\`\`python
import pandas as pd
events = pd.read_parquet("parquet/${FIRST_SHOWN}.parquet")
# CSV: "NA" is a name and an empty cell is null
actors = pd.read_csv("csv/actors.csv", keep_default_na=False, na_values=[""])
\`\`\`

## Known limits

${DATASET.limits.map((limit) => `- ${limit}`).join("\n")}

## Citation and licence

${citation()}

Records: [${DATASET.licence.title}](${DATASET.licence.url}) (LICENSE-DATA). The source texts keep their own rights; NOTICE names whose work
this builds on.
`;
}

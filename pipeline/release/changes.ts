/** `npm run compare -- OLD NEW`: the differences of two releases as Markdown and CSV. */
import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { DATASET } from "../../schemas/dataset.ts";
import { report } from "../problem.ts";
import { accepts, isMain } from "../stage.ts";
import { compare, type TableChange } from "./compare.ts";
import { withRelease } from "./unpack.ts";

const cell = (value: string | null): string => {
  if (value === null) return "";
  const flat = [...value.replace(/\s+/gu, " ")];
  return (flat.length > 80 ? `${flat.slice(0, 79).join("")}…` : flat.join("")).replace(/\\/gu, "\\\\").replace(/\|/gu, "\\|").replace(/</gu, "&lt;");
};

/** The differences as Markdown: one table of counts, then what changed in each table. */
export function markdown(changes: readonly TableChange[], title: string): string {
  const rows = changes.map((one) => `| ${one.table} | ${one.oldRows ?? ""} | ${one.newRows ?? ""} | ${one.added} | ${one.changed} | ${one.removed} |`);
  const details = changes.filter(isDifferent).map(detail);
  return `# ${title}

| table | rows before | rows now | added | changed | removed |
|---|---:|---:|---:|---:|---:|
${rows.join("\n")}
${details.length ? `\n${details.join("\n")}` : "\nNothing changed.\n"}`;
}

const isDifferent = (one: TableChange): boolean =>
  one.added + one.removed + one.changed + one.addedColumns.length + one.removedColumns.length > 0 || one.oldRows === null || one.newRows === null;

function detail(one: TableChange): string {
  const lines = [`## ${one.table}`, ""];
  if (one.oldRows === null) lines.push("- a new table");
  if (one.newRows === null) lines.push("- the table is gone");
  for (const [what, names] of [["new column", one.addedColumns], ["column gone", one.removedColumns]] as const) for (const name of names) lines.push(`- ${what}: ${name}`);
  if (one.added) lines.push(`- ${one.added} added: ${some(one.examples.added, one.added)}`);
  if (one.removed) lines.push(`- ${one.removed} removed: ${some(one.examples.removed, one.removed)}`);
  if (one.columns.length) {
    lines.push("", "| column | rows changed | for example | before | now |", "|---|---:|---|---|---|");
    for (const { column, rows, examples: [first] } of one.columns) lines.push(`| ${column} | ${rows} | ${cell(first.key)} | ${cell(first.old)} | ${cell(first.new)} |`);
  }
  return `${lines.join("\n")}\n`;
}

const some = (keys: readonly string[], of: number): string => `${keys.map(cell).join(", ")}${of > keys.length ? " ..." : ""}`;

/** CHANGES.md of a release that has none before it. */
export const FIRST_CHANGES = `# Changes of ${DATASET.name} ${DATASET.version}\n\nThis is the first release.\n`;

/** The Markdown of CHANGES.md. @param last the release before, as folder or archive; null when this is the first */
export async function changesOf(last: string | null, release: string): Promise<string> {
  if (last === null) return FIRST_CHANGES;
  return withRelease(last, async (before) => markdown(await compare(before, release), `Changes of ${DATASET.name} ${DATASET.version} against the last release`));
}

async function main(): Promise<void> {
  const command = new Command("compare").description("Lists what two releases (folders or archives) differ in, table by table and column by column.")
    .argument("<old>", "the earlier release").argument("<new>", "the later release")
    .option("--csv <file>", "write every single difference there").option("--markdown <file>", "write the Markdown there and not to standard output").exitOverride();
  if (!accepts(command)) return;
  const [before, after] = command.args;
  const { csv, markdown: file } = command.opts<{ csv?: string; markdown?: string }>();
  try {
    const changes = await withRelease(before, (one) => withRelease(after, (two) => compare(one, two, csv)));
    const text = markdown(changes, `From ${before} to ${after}`);
    if (file) writeFileSync(file, text);
    else process.stdout.write(text);
  } catch (error) {
    report(error);
  }
}

if (isMain(import.meta.filename)) await main();

/**
 * What a change of the schemas is by semantic versioning, for people who read the files. `major`: a query that ran before may
 * fail or mean something else. `minor`: there is more than before. `patch`: nothing that a query sees.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { DATASET } from "../../schemas/dataset.ts";
import { TABLES } from "../../schemas/index.ts";
import { columns, type Table } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { report } from "../problem.ts";
import { accepts, isMain } from "../stage.ts";

export type Level = "major" | "minor" | "patch";

export interface ColumnShape {
  type: string;
  nullable: boolean;
  references: string | null;
  codes: string[] | null;
  minimum: number | null;
  maximum: number | null;
}

export interface TableShape {
  key: string[];
  columns: Record<string, ColumnShape>;
}

/** The schemas of a release as it stood. */
export interface Snapshot {
  version: string;
  tables: Record<string, TableShape>;
}

export interface Judgement {
  level: Level;
  /** Why, a line each, the gravest first. */
  reasons: string[];
}

export const SNAPSHOT_FILE = "test/schemas/released.json";

/** The schemas as they stand now. An id is a text of a certain form, and a text to whoever reads it. */
export function snapshot(version: string = DATASET.version, tables: readonly Table[] = [...TABLES, ...VIEWS]): Snapshot {
  const shapes = tables.map((table): [string, TableShape] => [table.name, {
    key: [...table.key],
    columns: Object.fromEntries(columns(table).map(({ name, type, nullable, references, codes, minimum, maximum }): [string, ColumnShape] =>
      [name, { type: type === "id" ? "text" : type, nullable, references, codes: codes ? Object.keys(codes) : null, minimum, maximum }])),
  }]);
  return { version, tables: Object.fromEntries(shapes) };
}

/** What leads from one snapshot to the other. */
export function judge(old: Snapshot, now: Snapshot): Judgement {
  const found: [Level, string][] = [];
  for (const name of Object.keys(old.tables)) if (!now.tables[name]) found.push(["major", `${name}: the table is gone`]);
  for (const [name, table] of Object.entries(now.tables)) {
    const before = old.tables[name];
    if (before) found.push(...judgeTable(name, before, table));
    else found.push(["minor", `${name}: a new table`]);
  }
  const level = (["major", "minor"] as const).find((one) => found.some(([grade]) => grade === one)) ?? "patch";
  const order: readonly Level[] = ["major", "minor", "patch"];
  const reasons = found.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([grade, reason]) => `${grade}: ${reason}`);
  return { level, reasons };
}

function* judgeTable(name: string, before: TableShape, now: TableShape): Generator<[Level, string]> {
  if (before.key.join() !== now.key.join()) yield ["major", `${name}: the key is ${now.key.join(", ")} and was ${before.key.join(", ")}`];
  for (const column of Object.keys(before.columns)) if (!now.columns[column]) yield ["major", `${name}.${column}: the column is gone`];
  for (const [column, shape] of Object.entries(now.columns)) {
    const old = before.columns[column];
    if (old) yield* judgeColumn(`${name}.${column}`, old, shape);
    else yield ["minor", `${name}.${column}: a new column`];
  }
  const stayed = Object.keys(before.columns).filter((column) => now.columns[column]);
  const order = Object.keys(now.columns).filter((column) => before.columns[column]);
  if (stayed.join() !== order.join()) yield ["minor", `${name}: the columns stand in another order`];
}

function* judgeColumn(where: string, old: ColumnShape, now: ColumnShape): Generator<[Level, string]> {
  if (old.type !== now.type) yield ["major", `${where}: is ${now.type} and was ${old.type}`];
  if (!old.nullable && now.nullable) yield ["major", `${where}: may be null now`];
  if (old.nullable && !now.nullable) yield ["minor", `${where}: is never null now`];
  if (old.references !== now.references) yield ["major", `${where}: refers to ${now.references ?? "nothing"} and not to ${old.references ?? "nothing"}`];
  for (const code of old.codes ?? []) if (now.codes && !now.codes.includes(code)) yield ["major", `${where}: the code ${code} is gone`];
  for (const code of now.codes ?? []) if (old.codes && !old.codes.includes(code)) yield ["minor", `${where}: a new code ${code}`];
  if (wider(old, now)) yield ["major", `${where}: has wider bounds`];
}

const wider = (old: ColumnShape, now: ColumnShape): boolean =>
  (old.minimum !== null && (now.minimum === null || now.minimum < old.minimum)) || (old.maximum !== null && (now.maximum === null || now.maximum > old.maximum));

/**
 * The lowest version that may follow. Before 1.0.0 a major change asks for the next minor version, as semantic versioning lets
 * versions that begin with 0 change.
 */
export function lowestNext(version: string, level: Level): string {
  const [major, minor, patch] = version.split(".").map(Number);
  if (level === "major" && major > 0) return `${major + 1}.0.0`;
  if (level === "patch") return `${major}.${minor}.${patch}`;
  return `${major}.${minor + 1}.0`;
}

/** Compares versions of three numbers as numbers. */
export function versionOrder(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split(".").map(Number));
  for (let i = 0; i < 3; i++) if (x[i] !== y[i]) return x[i] - y[i];
  return 0;
}

async function main(): Promise<void> {
  const command = new Command("schema").description("Says what the schemas' change since the last release is by semantic versioning.")
    .option("--freeze", `take the schemas down as released in ${SNAPSHOT_FILE}`).exitOverride();
  if (!accepts(command)) return;
  try {
    const released = JSON.parse(readFileSync(SNAPSHOT_FILE, "utf8")) as Snapshot;
    const { level, reasons } = judge(released, snapshot());
    for (const reason of reasons) process.stdout.write(`${reason}\n`);
    process.stdout.write(`${level}: after ${released.version} comes ${lowestNext(released.version, level)} or later\n`);
    if (command.opts().freeze) writeFileSync(SNAPSHOT_FILE, `${JSON.stringify(snapshot(), null, 1)}\n`);
  } catch (error) {
    report(error);
  }
}

if (isMain(import.meta.filename)) await main();

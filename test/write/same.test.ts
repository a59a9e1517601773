/** Two writes of the same records, and of the same records in another order, give the same release. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DATABASE_FILE, write } from "../../pipeline/write/index.ts";
import { TABLES } from "../../schemas/index.ts";
import { VIEWS } from "../../schemas/views.ts";
import { filesOf, temporary } from "../run.ts";
import { layTables, writeTraps } from "./release.ts";
import { trapTables } from "./traps.ts";

const one = temporary();
const two = temporary();
const changed = temporary();
await writeTraps(one);
const made = trapTables();
for (const rows of Object.values(made.tables)) rows.reverse();
layTables(made, two);
await write({ work: two, out: join(two, "release") });

it("gives the same bytes for everything but the database", () => {
  const { [DATABASE_FILE]: _, ...first } = filesOf(join(one, "release"));
  const { [DATABASE_FILE]: __, ...second } = filesOf(join(two, "release"));
  expect(second).toEqual(first);
  expect(Object.keys(first)).toHaveLength((TABLES.length + VIEWS.length) * 3 + 1);
});

it("sums up the content of each table", () => {
  const [header, ...lines] = readFileSync(join(one, "release", "checksums.csv"), "utf8")
    .trimEnd()
    .split("\n");
  expect(header).toBe("table,rows,md5");
  expect(lines.map((line) => line.split(",").slice(0, 2).join(" "))).toEqual(
    TABLES.map((table) => `${table.name} ${made.tables[table.name as keyof typeof made.tables].length}`),
  );
  for (const line of lines) expect(line).toMatch(/,[0-9a-f]{32}$/u);
});

it("sums up every value: another word gives another sum", async () => {
  const other = trapTables();
  other.tables.actors.find((actor) => actor.actor_id === "n-0")!.name = "N.A.";
  layTables(other, changed);
  await write({ work: changed, out: join(changed, "release") });
  const sums = (folder: string) => readFileSync(join(folder, "release", "checksums.csv"), "utf8").split("\n");
  const differing = sums(one).filter((line, i) => line !== sums(changed)[i]);
  expect(differing.map((line) => line.split(",")[0])).toEqual(["actors"]);
});

it("keeps line ends, byte order marks and headers as the contract says", () => {
  for (const table of TABLES) {
    const bytes = readFileSync(join(one, "release", "csv", `${table.name}.csv`));
    expect(bytes.subarray(0, 3).equals(Buffer.from("\ufeff"))).toBe(false);
    expect(bytes.at(-1)).toBe(10);
    const header = bytes.toString("utf8").split("\n", 1)[0];
    expect(header).toBe(Object.keys(table.row.shape).join(","));
  }
});

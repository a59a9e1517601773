/** Comparing two releases of made-up rows. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { markdown } from "../../pipeline/release/changes.ts";
import { compare } from "../../pipeline/release/compare.ts";
import { write } from "../../pipeline/write/index.ts";
import { runScript, temporary } from "../run.ts";
import { layTables } from "../write/release.ts";
import { trapTables } from "../write/traps.ts";

const folder = temporary();

async function release(name: string, change: (tables: ReturnType<typeof trapTables>["tables"]) => void): Promise<string> {
  const made = trapTables(25);
  change(made.tables);
  mkdirSync(join(folder, name));
  layTables(made, join(folder, name));
  await write({ work: join(folder, name), out: join(folder, name, "release") });
  return join(folder, name, "release");
}

const before = await release("before", () => {});
const after = await release("after", (tables) => {
  Object.assign(tables.events.find((row) => row.event_id === "e-1")!, { status: "planned", confidence: 0.5, name: "a | name" });
  tables.actors.push({ ...tables.actors.find((row) => row.actor_id === "n-3")!, actor_id: "n-new" });
  tables.event_links = [];
  tables.event_mentions.find((row) => row.mention_id === "n-a")!.rule = "test/other";
});

const changes = await compare(before, after, join(folder, "all.csv"));
const of = (table: string) => changes.find((one) => one.table === table)!;

it("counts what was added, changed and removed in each table", () => {
  expect(of("actors")).toMatchObject({ oldRows: 34, newRows: 35, added: 1, changed: 0, removed: 0, examples: { added: ["n-new"], removed: [] } });
  expect(of("event_links")).toMatchObject({ oldRows: 1, newRows: 0, added: 0, removed: 1, examples: { removed: ["e-2 in_response_to e-1"] } });
  expect(of("events")).toMatchObject({ added: 0, removed: 0, changed: 1 });
  expect(of("places")).toMatchObject({ added: 0, removed: 0, changed: 0, columns: [] });
  expect(changes.map(({ table }) => table)).not.toContain("events_flat");
});

it("says column by column what changed", () => {
  expect(of("events").columns).toEqual([
    { column: "status", rows: 1, examples: [{ key: "e-1", old: "occurred", new: "planned" }] },
    { column: "name", rows: 1, examples: [{ key: "e-1", old: null, new: "a | name" }] },
    { column: "confidence", rows: 1, examples: [{ key: "e-1", old: "1e-07", new: "0.5" }] },
  ]);
});

it("writes each difference as a row of CSV, in an order of its own", () => {
  expect(readFileSync(join(folder, "all.csv"), "utf8")).toBe(`table,change,key,column,old,new
actors,added,n-new,,,
event_links,removed,e-2 in_response_to e-1,,,
event_mentions,changed,n-a,rule,test/rule,test/other
events,changed,e-1,status,occurred,planned
events,changed,e-1,name,,a | name
events,changed,e-1,confidence,1e-07,0.5
`);
});

it("fits into memory with all tables and columns of the dataset", async () => {
  const file = join(folder, "none.csv");
  await compare("dist", "dist", file);
  expect(readFileSync(file, "utf8")).toBe("table,change,key,column,old,new\n");
});

it("tells it in Markdown", () => {
  const text = markdown(changes, "Title");
  expect(text).toContain("| events | 3 | 3 | 0 | 1 | 0 |");
  expect(text).toContain("| name | 1 | e-1 |  | a \\| name |");
  expect(text).toContain("- 1 removed: e-2 in_response_to e-1\n");
  expect(text).not.toContain("## places");
});

it("finds nothing between a release and itself, and says so", () => {
  const ended = runScript("release/changes", [before, before]);
  expect(ended.stderr).toBe("");
  expect(ended.stdout).toContain("Nothing changed.");
  const wrong = runScript("release/changes", [before, join(folder, "none")]);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toMatch(/^.*none: is not there/u);
});

/** Stage `resolve`: claims to the tables, with actors, places, treaties and stable ids. The only stage that sees all documents. */
import { join } from "node:path";
import { claim, type Claim } from "../../schemas/claims.ts";
import { TABLES, type Rows, type TableName } from "../../schemas/index.ts";
import { knowledgeRecord } from "../../schemas/reference.ts";
import { isMain, readRecords, RecordWriter, runCommand, type StageCommand } from "../stage.ts";
import { resolveDocument, type Emit } from "./document.ts";
import { ClauseLinker } from "./clauses.ts";
import { Registry } from "./registry.ts";

export interface ResolveOptions {
  work: string;
}

/** Reads <work>/claims.ndjson, document after document, and writes <work>/tables/<table>.ndjson. */
export async function resolve({ work }: ResolveOptions): Promise<void> {
  const registry = new Registry();
  for await (const record of readRecords(join(work, "knowledge.ndjson"), { name: "knowledge", schema: knowledgeRecord })) registry.learn(record);
  const writers = new Map<string, RecordWriter<unknown>>();
  for (const table of TABLES) writers.set(table.name, new RecordWriter(join(work, "tables", `${table.name}.ndjson`), { name: table.name, schema: table.row }));
  try {
    let pending: [TableName, unknown][] = [];
    const clauses = new ClauseLinker();
    const emit: Emit = (table, row) => {
      if (table === "treaty_clauses" && clauses.keep(row as Rows["treaty_clauses"])) return;
      pending.push([table, row]);
    };
    const drain = async () => {
      for (const [table, row] of pending) await writers.get(table)!.write(row);
      pending = [];
    };
    for await (const claims of byDocument(join(work, "claims.ndjson"))) {
      resolveDocument(claims, registry, emit);
      await drain();
    }
    const known = registry.rows();
    for (const row of clauses.linked(known.treaties)) pending.push(["treaty_clauses", row]);
    const rows: Partial<{ [Name in TableName]: Rows[Name][] }> = known;
    for (const table of Object.keys(rows) as TableName[]) for (const row of rows[table]!) emit(table, row as never);
    await drain();
    for (const writer of writers.values()) await writer.close();
  } catch (error) {
    for (const writer of writers.values()) writer.abandon();
    throw error;
  }
}

/** The claims of one document stand together, its source first. */
async function* byDocument(file: string): AsyncGenerator<Claim[]> {
  let claims: Claim[] = [];
  for await (const one of readRecords(file, { name: "claim", schema: claim })) {
    if (one.claim === "source" && claims.length) {
      yield claims;
      claims = [];
    }
    claims.push(one);
  }
  if (claims.length) yield claims;
}

export const resolveStage: StageCommand<ResolveOptions> = {
  name: "resolve",
  summary: "Resolves claims to actors, places, treaties, events and links with stable ids. Writes tables/*.ndjson.",
  options: [["--work <folder>", "where the records are and go", "build"]],
  run: resolve,
};

if (isMain(import.meta.filename)) await runCommand(resolveStage);

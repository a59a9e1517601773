/** `npm run export -- --akoma-ntoso TREATY_ID`: a treaty among the sources as Akoma Ntoso 3.0, the XML that legal users expect. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { documentRecord } from "../../schemas/documents.ts";
import { segmentTreaty, toAkomaNtoso } from "../extract/treaty/index.ts";
import { Problem } from "../problem.ts";
import { isMain, readRecords, runCommand } from "../stage.ts";

interface Options {
  akomaNtoso?: string;
  database: string;
  work: string;
}

/** The XML of a treaty. @throws Problem when no source is that treaty's text */
export async function akomaNtoso(treaty: string, database: string, work: string): Promise<string> {
  if (!existsSync(database)) throw new Problem(database, "is not there", "run make first, or name a database with --database");
  const instance = await DuckDBInstance.create(database, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const row = (await connection.runAndReadAll(
    // A treaty without articles has no clause that would lead to its text: its title does.
    `SELECT t.name, t.signed_on, min(coalesce(c.source_id, s.source_id)) FROM treaties t
     LEFT JOIN treaty_clauses c ON c.treaty_id = t.treaty_id AND c.record = 'verbatim'
     LEFT JOIN sources s ON s.kind = 'treaty' AND lower(s.title) IN (lower(t.name), lower(t.short_name))
     WHERE t.treaty_id = $1 AND coalesce(c.source_id, s.source_id) IS NOT NULL GROUP BY ALL`, [treaty])).getRows()[0];
  connection.closeSync();
  instance.closeSync();
  if (!row) throw new Problem(treaty, "no source holds the text of that treaty", "SELECT DISTINCT treaty_id FROM treaty_clauses WHERE record = 'verbatim' lists those that are there");
  for await (const { source, text } of readRecords(join(work, "documents.ndjson"), { name: "document", schema: documentRecord })) {
    if (source.source_id !== row[2]) continue;
    const date = row[1] !== null && /^\d{4}-\d\d-\d\d$/u.test(String(row[1])) ? String(row[1]) : undefined;
    return toAkomaNtoso(segmentTreaty(text), text, { id: treaty, name: String(row[0]), language: source.language, ...(date ? { date } : {}) });
  }
  throw new Problem(join(work, "documents.ndjson"), `does not hold the source ${String(row[2])}`, "give the --work folder of the build that made the database");
}

if (isMain(import.meta.filename)) {
  await runCommand<Options>({
    name: "export",
    summary: "Writes a treaty whose text is among the sources as Akoma Ntoso 3.0 XML.",
    options: [
      ["--akoma-ntoso <treaty>", "the treaty's id"],
      ["--database <file>", "the database", "dist/casus-foederis.duckdb"],
      ["--work <folder>", "where the document records of that build are", "build"],
    ],
    run: async ({ akomaNtoso: treaty, database, work }) => {
      if (!treaty) throw new Problem("export", "says no treaty", "give --akoma-ntoso TREATY_ID");
      process.stdout.write(await akomaNtoso(treaty, database, work));
    },
  });
}

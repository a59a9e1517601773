/** The files of reference and lexicon: all of them fit, and a row that does not is named. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../pipeline/read/knowledge.ts";
import { readRecords } from "../../pipeline/stage.ts";
import { REFERENCE_FILES, knowledgeRecord, rowsOf } from "../../schemas/reference.ts";
import { ROOT, temporary } from "../run.ts";

const folder = temporary();
const from = join(folder, "sources");

// Headers alone are enough: a file may have no rows.
for (const [file, schema] of Object.entries(REFERENCE_FILES)) {
  mkdirSync(join(from, file, ".."), { recursive: true });
  writeFileSync(join(from, `${file}.csv`), `${Object.keys(schema.shape).join(",")}\n`);
}

async function withFile(file: string, content: string | null) {
  const changed = mkdtempSync(join(folder, "changed-"));
  cpSync(from, changed, { recursive: true });
  if (content === null) rmSync(join(changed, `${file}.csv`));
  else writeFileSync(join(changed, `${file}.csv`), content);
  const work = join(changed, "work");
  await readKnowledge({ from: changed, work });
  const rows = [];
  for await (const record of readRecords(join(work, "knowledge.ndjson"), { name: "knowledge", schema: knowledgeRecord }))
    for (const row of rowsOf(record)) rows.push([record.file, row]);
  return rows;
}

describe("knowledge", () => {
  it("takes the project's own files, each with the header that its schema names", () => {
    for (const [file, schema] of Object.entries(REFERENCE_FILES)) {
      const [header] = readFileSync(join(ROOT, "sources", `${file}.csv`), "utf8").split("\n", 1);
      expect(header.split(",").sort(), file).toEqual(Object.keys(schema.shape).sort());
    }
  });

  it("gives rows by column name, an empty cell as null", async () => {
    const rows = await withFile("lexicon/nonevents", '\ufeffword,meaning\nconflict,"a state, not an event"\n');
    expect(rows).toEqual([["lexicon/nonevents", { word: "conflict", meaning: "a state, not an event" }]]);
  });

  it.each([
    [
      "a cell that must be filled",
      "lexicon/nonevents",
      "word,meaning\nfine,so\nword,\n",
      /nonevents\.csv row 3: lexicon\/nonevents: field meaning is null/u,
    ],
    [
      "an unknown code",
      "lexicon/titles",
      "title,kind,organ,meaning\nChief,job,,x\n",
      /titles\.csv row 2: lexicon\/titles: field kind is "job"/u,
    ],
    [
      "an id that is none",
      "reference/treaty_parties",
      "treaty_id,actor_id,note,citation\na b,x,,c\n",
      /treaty_parties\.csv row 2: .*field treaty_id is "a b"/u,
    ],
    ["a column too many", "lexicon/nonevents", "word,meaning,more\nword,x,y\n", /nonevents\.csv row 2: .*more/u],
    ["a column missing", "lexicon/nonevents", "word\nword\n", /nonevents\.csv row 2: .*field meaning is nothing/u],
    [
      "a row that is too short",
      "lexicon/nonevents",
      "word,meaning\nword\n",
      /nonevents\.csv: is no valid CSV \(Invalid Record Length/u,
    ],
    [
      "a quote that does not close",
      "lexicon/nonevents",
      'word,meaning\n"word,x\n',
      /nonevents\.csv: is no valid CSV \(Quote Not Closed/u,
    ],
    ["a formula", "lexicon/nonevents", "word,meaning\n=cmd(),x\n", /nonevents\.csv row 2: .*field word is "=cmd\(\)"/u],
    [
      "a latitude beyond the pole",
      "reference/places",
      "place_id,name,kind,parent_id,country_id,latitude,longitude,geonames_id,citation\nx,X,region,,,91,0,,c\n",
      /places\.csv row 2: .*field latitude is "91"/u,
    ],
    ["a file that is gone", "lexicon/nonevents", null, /nonevents\.csv: is not there; restore it/u],
  ])("refuses %s", async (_, file, content, expected) => {
    await expect(withFile(file, content)).rejects.toThrow(expected);
  });
});

/** Ways to meddle with a written release. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { DATABASE_FILE } from "../../pipeline/write/index.ts";

/** Does something to the release in a folder. */
type Tamper = (out: string) => void | Promise<void>;

/** Rewrites a CSV file. */
const csv =
  (table: string, change: (content: string) => string): Tamper =>
  (out) => {
    const file = join(out, "csv", `${table}.csv`);
    const before = readFileSync(file, "utf8");
    const after = change(before);
    if (after === before) throw new Error(`the test changes nothing in ${table}.csv`);
    writeFileSync(file, after);
  };

async function sql(database: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/** Rewrites a Parquet file with a query over its rows `t`. */
const parquet =
  (table: string, query: string): Tamper =>
  async (out) => {
    const file = join(out, "parquet", `${table}.parquet`);
    await sql(":memory:", [
      `CREATE TABLE t AS SELECT * FROM read_parquet('${file}')`,
      `COPY (${query}) TO '${file}' (FORMAT parquet)`,
    ]);
  };

/** Puts other bytes of the same length into an Arrow file. */
const arrow =
  (table: string, from: string, to: string): Tamper =>
  (out) => {
    const file = join(out, "arrow", `${table}.arrow`);
    const bytes = readFileSync(file);
    const at = bytes.indexOf(from);
    if (at < 0 || from.length !== to.length) throw new Error(`the test changes nothing in ${table}.arrow`);
    bytes.write(to, at);
    writeFileSync(file, bytes);
  };

/** What is done to a release, and the line that must be said of it. */
export const TAMPERINGS: [what: string, tamper: Tamper, expected: RegExp][] = [
  [
    "a quote changed",
    parquet("event_mentions", "SELECT * REPLACE (replace(quote, 'again', 'twice') AS quote) FROM t"),
    /event_mentions: field quote .* "attacked again" in the CSV, but "attacked twice" in the parquet file/u,
  ],
  [
    "a key changed",
    csv("places", (text) => text.replace("b-land", "a-village")),
    /places: field parent_id of row 2 is "a-village" in the CSV, but "b-land" in the arrow file/u,
  ],
  ["a key twice", parquet("redirects", "SELECT * REPLACE ('e-8' AS old_id) FROM t"), /redirects: the key e-8 stands twice/u],
  [
    "a reference to nothing",
    parquet("event_places", "SELECT * REPLACE ('nowhere' AS place_id) FROM t WHERE place_id = 'b-land'"),
    /event_places: field place_id is nowhere, which places does not have/u,
  ],
  [
    "an unknown code",
    csv("events", (text) => text.replace("ASSAULT", "QUARREL")),
    /events\.csv record 3: events: field event_type is "QUARREL", but/u,
  ],
  [
    "dates reversed",
    csv("events", (text) => text.replace("1066-10-31", "1066-09-30")),
    /events\.csv record 3: events: the rule dates_in_order does not hold/u,
  ],
  [
    "a date that does not exist",
    csv("events", (text) => text.replace("1066-10-31", "1066-10-32")),
    /events\.csv record 3: events: field date_end is "1066-10-32"/u,
  ],
  [
    "an empty text",
    csv("treaties", (text) => text.replace(",,", ',"",')),
    /treaties\.csv: field in_force_on is an empty text in a row, not null/u,
  ],
  [
    "an empty cell that may not be",
    csv("treaties", (text) => text.replace(/,"Treaty[^\n]*?,NA,/u, ",,NA,")),
    /treaties\.csv record 2: treaties: field name is null/u,
  ],
  [
    "an empty text in Parquet",
    parquet("treaties", "SELECT * REPLACE ('' AS short_name) FROM t"),
    /treaties: field short_name of row 2 is "NA" in the CSV, but "\\"\\"" in the parquet file/u,
  ],
  [
    "a formula",
    csv("offices", (text) => text.replace("chief of staff", "=cmd()")),
    /offices\.csv record 2: field quote begins like a spreadsheet formula: "=cmd\(\)"/u,
  ],
  [
    "white space around a cell",
    csv("offices", (text) => text.replace("chief of staff", "chief of staff ")),
    /offices\.csv record 2: offices: field quote .* text has surrounding white space/u,
  ],
  [
    "a span of nothing",
    csv("event_places", (text) => text.replace(/,(\d+),\d+\n/u, ",$1,$1\n")),
    /event_places\.csv record 2: the span \d+-\d+ is empty/u,
  ],
  [
    "a row missing in CSV",
    csv("redirects", (text) => text.replace(/\ne-9.*/u, "")),
    /redirects: the formats differ in rows: .*"csv":1,"arrow":2,"parquet":2,"duckdb":2/u,
  ],
  [
    "a row missing in Parquet",
    parquet("redirects", "SELECT * FROM t LIMIT 1"),
    /redirects: the formats differ in rows: .*"csv":2,"arrow":2,"parquet":1/u,
  ],
  [
    "a row missing in Arrow",
    (out) => cpSync(join(out, "arrow", "offices.arrow"), join(out, "arrow", "redirects.arrow")),
    /redirects: the formats differ in rows: .*"csv":2,"arrow":1/u,
  ],
  [
    "a row missing in DuckDB",
    (out) => sql(join(out, DATABASE_FILE), ["DELETE FROM redirects WHERE old_id = 'e-9'"]),
    /redirects: the formats differ in rows: .*"duckdb":1/u,
  ],
  [
    "a value changed in Arrow",
    arrow("redirects", "0.2.0", "0.3.0"),
    /redirects: field since of row 2 is "0.2.0" in the CSV, but "0.3.0" in the arrow file/u,
  ],
  [
    "a value changed in DuckDB",
    (out) => sql(join(out, DATABASE_FILE), ["UPDATE redirects SET since = '9' WHERE old_id = 'e-9'"]),
    /redirects: the row e-9, null, events \.\.\. differs between the Parquet and the \.duckdb file/u,
  ],
  [
    "another header",
    csv("events", (text) => text.replace("event_type", "type")),
    /events\.csv record 1: the header is event_id,type,/u,
  ],
  [
    "columns in another order",
    csv("actors", (text) => text.replace("actor_id,name", "name,actor_id")),
    /actors\.csv record 1: the header is name,actor_id,/u,
  ],
  [
    "a cell too many",
    csv("redirects", (text) => text.replace("0.2.0\n", "0.2.0,\n")),
    /redirects\.csv: is no valid CSV \(Invalid Record Length: expect 4, got 5 on line 2\)/u,
  ],
  ["a file gone", (out) => rmSync(join(out, "csv", "places.csv")), /places\.csv: no such file or folder/u],
  ["the database gone", (out) => rmSync(join(out, DATABASE_FILE)), /holds no \.duckdb file/u],
];

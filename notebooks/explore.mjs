/**
 * # Exploring casus-foederis in JavaScript
 *
 *     node notebooks/explore.mjs dist build/notebooks
 *
 * loads every format, joins events to actors, and draws a timeline, a who-to-whom matrix and a map as SVG.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";

const [dist = "dist", out = "build/notebooks"] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

// ## Load it
// In CSV an empty cell is null, and everything is text: "NA" stays a name, "007" keeps its zeros.
const fromCsv = (table) => parse(readFileSync(join(dist, "csv", `${table}.csv`), "utf8"), { columns: true, cast: (cell, { header }) => (cell === "" && !header ? null : cell) });
const fromArrow = (table) => tableFromIPC(readFileSync(join(dist, "arrow", `${table}.arrow`)));
const fromParquet = async (table) => parquetReadObjects({ file: await asyncBufferFromFile(join(dist, "parquet", `${table}.parquet`)), compressors });
const instance = await DuckDBInstance.create(join(dist, "casus-foederis.duckdb"), { access_mode: "READ_ONLY" });
const database = await instance.connect();
const ask = async (sql) => (await database.runAndReadAll(sql)).getRowObjectsJson();

const tables = (await ask("SELECT table_name FROM information_schema.tables ORDER BY 1")).map((row) => row.table_name);
const counts = {};
for (const table of tables) {
  const [{ n }] = await ask(`SELECT count(*)::INTEGER AS n FROM "${table}"`);
  counts[table] = { csv: fromCsv(table).length, arrow: fromArrow(table).numRows, parquet: (await fromParquet(table)).length, duckdb: n };
  if (new Set(Object.values(counts[table])).size > 1) throw new Error(`${table}: the formats differ: ${JSON.stringify(counts[table])}`);
}
console.table(counts);

// ## Join events to actors
const events = new Map(fromCsv("events").map((row) => [row.event_id, row]));
const actors = new Map(fromCsv("actors").map((row) => [row.actor_id, row.name]));
const joined = fromCsv("event_actors").map(({ event_id, role, actor_id, text }) => {
  const { event_type, status, date } = events.get(event_id);
  return { event_id, event_type, status, date, role, actor: actors.get(actor_id) ?? text };
});
console.table(joined.slice(0, 12));

// ## Pictures
const escape = (text) => String(text).replace(/[&<>"]/gu, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const label = (x, y, text, more = "") => `<text x="${x}" y="${y}" ${more}>${escape(text)}</text>`;
function draw(name, width, height, parts) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="white"/>\n${parts.join("\n")}\n</svg>\n`;
  writeFileSync(join(out, name), svg);
  console.log(`${join(out, name)}: ${parts.length} marks`);
}
const scale = (from, to, a, b) => (value) => Math.round((a + ((value - from) / (to - from || 1)) * (b - a)) * 10) / 10;

// A timeline: a bar spans from the first to the last day that the date allows.
const dated = (await ask(`
  SELECT event_type::VARCHAR AS kind, initiators, date_start::VARCHAR AS first, date_end::VARCHAR AS last FROM events_flat
  WHERE status = 'occurred' AND (date_start IS NOT NULL OR date_end IS NOT NULL) ORDER BY coalesce(date_start, date_end), event_id`))
  .map((row) => ({ ...row, from: Date.parse(row.first ?? row.last), to: Date.parse(row.last ?? row.first) }));
if (dated.length) {
  const x = scale(Math.min(...dated.map((row) => row.from)), Math.max(...dated.map((row) => row.to)), 330, 880);
  draw("timeline.svg", 980, 30 + 18 * dated.length, dated.flatMap((row, i) => [
    label(320, 24 + 18 * i, `${row.kind} ${row.initiators ?? ""}`.slice(0, 50), 'text-anchor="end"'),
    `<rect x="${x(row.from)}" y="${16 + 18 * i}" width="${Math.max(4, x(row.to) - x(row.from))}" height="9" fill="steelblue"/>`,
    label(Math.max(x(row.to), x(row.from) + 4) + 5, 24 + 18 * i, `${row.first ?? ".."}`.slice(0, 10), 'fill="grey"'),
  ]));
}

// Who to whom, of what occurred.
const pairs = await ask(`
  SELECT coalesce(a.name, i.text) AS initiator, coalesce(b.name, r.text) AS recipient, count(DISTINCT e.event_id)::INTEGER AS n
  FROM events e
  JOIN event_actors i ON i.event_id = e.event_id AND i.role = 'initiator' LEFT JOIN actors a ON a.actor_id = i.actor_id
  JOIN event_actors r ON r.event_id = e.event_id AND r.role = 'recipient' LEFT JOIN actors b ON b.actor_id = r.actor_id
  WHERE e.status = 'occurred' GROUP BY ALL ORDER BY ALL`);
const sides = ["initiator", "recipient"].map((side) => [...new Set(pairs.map((row) => row[side]))].sort());
const most = Math.max(1, ...pairs.map((row) => row.n));
draw("who-to-whom.svg", 300 + 34 * sides[1].length, 300 + 24 * sides[0].length, [
  ...sides[0].map((name, i) => label(250, 296 + 24 * i, name.slice(0, 42), 'text-anchor="end"')),
  ...sides[1].map((name, i) => label(0, 0, name.slice(0, 42), `transform="translate(${278 + 34 * i} 272) rotate(-60)"`)),
  ...pairs.map(({ initiator, recipient, n }) => {
    const [left, top] = [260 + 34 * sides[1].indexOf(recipient), 280 + 24 * sides[0].indexOf(initiator)];
    return `<rect x="${left}" y="${top}" width="32" height="22" fill="steelblue" fill-opacity="${(0.2 + (0.8 * n) / most).toFixed(2)}"/>${label(left + 16, top + 15, n, 'text-anchor="middle"')}`;
  }),
]);

// A map of the places that have coordinates; those of events are red.
const places = await ask(`
  SELECT p.name, p.longitude, p.latitude, count(DISTINCT ep.event_id)::INTEGER AS n
  FROM places p LEFT JOIN event_places ep USING (place_id) WHERE p.latitude IS NOT NULL GROUP BY ALL ORDER BY n DESC, p.name`);
if (places.length) {
  const range = (key) => [Math.min(...places.map((row) => row[key])), Math.max(...places.map((row) => row[key]))];
  const [x, y] = [scale(...range("longitude"), 30, 780), scale(...range("latitude"), 460, 40)];
  draw("map.svg", 900, 500, places.flatMap(({ name, longitude, latitude, n }) => [
    `<circle cx="${x(longitude)}" cy="${y(latitude)}" r="${4 + Math.min(n, 12)}" fill="${n ? "firebrick" : "lightgrey"}" stroke="dimgrey"/>`, label(x(longitude) + 8, y(latitude) - 5, name),
  ]));
}

// ## Commitments: what was promised, who asked, who answered and how.
console.table(await ask("SELECT treaty, article, clause_type::VARCHAR AS type, link::VARCHAR AS link, asked_by, answered_by, act::VARCHAR AS act, status::VARCHAR AS status, date, quote FROM commitments ORDER BY treaty, article, event_id"));
database.closeSync();
instance.closeSync();

/** What the two views make of the made-up rows. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { DATABASE_FILE } from "../../pipeline/write/index.ts";
import { temporary } from "../run.ts";
import { query } from "./readback.ts";
import { writeTraps } from "./release.ts";

const file = join(await writeTraps(temporary()), DATABASE_FILE);
const flat = await query(file, "SELECT * FROM events_flat ORDER BY event_id");
const commitments = await query(file, "SELECT * FROM commitments ORDER BY event_id");

it("events_flat has one row an event, participants in order, the first place with coordinates and the first mention", () => {
  expect(flat.map((row) => row.event_id)).toEqual(["e-1", "e-2", "e-3"]);
  expect(flat[1]).toMatchObject({
    event_type: "ASSAULT",
    mode: "drone",
    attributed_to: "NA",
    name: 'War, "the"',
    date: "1066-10",
    date_start: "1066-10-01",
    // By position, not by id; an actor that was not resolved stands in the text's words.
    initiators: 'Top; the "Pact", so called',
    recipients: "NA",
    agents: null,
    mediators: null,
    // In the order of the text; the first of them has no coordinates.
    places: 'Land; Village, "old"',
    latitude: -89.99999999999999,
    longitude: -0.1,
    quote: "attacked 😀",
    source_id: "one",
    source_title: "NA",
    published_on: "1969-12-31",
    clauses: "fulfils NA Article 007",
  });
  expect(flat[2]).toMatchObject({ initiators: null, places: null, latitude: null, clauses: null, quote: "said \u200eso" });
});

it("commitments say who asked, who answered and what was promised", () => {
  expect(commitments).toHaveLength(2);
  expect(commitments[0]).toMatchObject({
    event_id: "e-1",
    link: "invokes",
    asked_by: "Middle",
    answered_by: null,
    answer_to: null,
    article: "007",
    quote: "invoked",
  });
  expect(commitments[1]).toMatchObject({
    event_id: "e-2",
    link: "fulfils",
    treaty: 'Treaty, the "First"',
    asked_by: "Middle",
    answered_by: 'Top; the "Pact", so called',
    answer_to: "NA",
    promise: "“quoted, promise”\nover lines",
    event_type: "ASSAULT",
    quote: "as promised",
    source_id: "one",
  });
});

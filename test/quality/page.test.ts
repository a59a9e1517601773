/** QUALITY.md and the command that writes it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { measureQuality } from "../../pipeline/commands/quality.ts";
import { page, type Measured } from "../../pipeline/quality/page.ts";
import { publish } from "../../pipeline/publish.ts";
import { QUALITY } from "../../schemas/dataset.ts";
import { temporary } from "../run.ts";

const measured: Measured = {
  verdicts: [
    { source_id: "a", measure: "events", outcome: "right", count: 1, event_type: "AID", event_id: "e-1" },
    { source_id: "a", measure: "events", outcome: "missed", count: 1, event_type: "ASSAULT" },
    { source_id: "b", measure: "events", outcome: "invented", count: 1, event_type: "AID", event_id: "e-2" },
    { source_id: "a", measure: "status", outcome: "wrong", count: 1, event_type: "AID", event_id: "e-1" },
    { source_id: "b", measure: "participants", outcome: "invented", count: 3 },
  ],
  released: null, release: "0".repeat(64),
  judged: [{ source_id: "a", points: 1, right: true }, { source_id: "b", points: 0, right: false }],
  origins: new Map([["the model", { right: 1, seen: 2 }]]),
  levels: [{ points: 0, percent: 31, right: 3, seen: 12 }, { points: 1, percent: 75, right: 74, seen: 98 }],
  treaties: { treaties: 2, articles: { right: 9, invented: 1, missed: 0 }, extent: 8, heading: [3, 4], clean: 1, types: new Map([["withdrawal", [1, 2]], ["scope", [1, 1]]]) },
  sentences: [{ name: "some", sentences: 2, pairs: [{ code: "AID", typed: true, paired: false, both: false }], origins: new Map([["the model", { right: 0, seen: 1 }]]), events: [{ percent: 75, right: true }] }],
};

describe("the page", () => {
  const text = page(measured);
  it("has each table with its counts, together and text by text", () => {
    expect(text).toContain("| events: type and words | 50.0 % (9.5 to 90.5) | 50.0 % (9.5 to 90.5) | 50.0 % | 1 | 1 | 1 |");
    expect(text).toContain("| event_actors | 0.0 % (0.0 to 56.1) |  | 0.0 % | 0 | 3 | 0 |");
    expect(text).toContain("| AID | 50.0 % (9.5 to 90.5) | 100.0 % (20.7 to 100.0) | 66.7 % | 1 | 1 | 0 |");
    expect(text).toContain("| status | 0.0 % (0.0 to 79.3) | 1 |");
    expect(text).toContain("### a\n");
    expect(text).toContain("### b\n");
  });

  it("has the first source as released, and beside it what the machine alone made of it", () => {
    const right = [{ source_id: "a", measure: "events" as const, outcome: "right" as const, count: 2, event_type: "AID" as const, event_id: "e-1" }];
    const released = page({ ...measured, released: { source_id: "a", verdicts: right } });
    expect(released).toMatch(/## The first source, as released\n[^#]*\| events: type and words \| 100\.0 % [^#]*### The same by the machine alone\n[^#]*\| events: type and words \| 100\.0 % \(20\.7 to 100\.0\) \| 50\.0 % /u);
    expect(text).not.toContain("as released");
  });

  it("tells apart what gave the type", () => {
    expect(text).toContain("| the model | 50.0 % (9.5 to 90.5) | 2 | 0.0 % (0.0 to 79.3) | 1 |");
  });

  it("has treaties, by type in order", () => {
    expect(text).toContain("| treaty_clauses (verbatim): articles | 90.0 % (59.6 to 98.2) | 100.0 % (70.1 to 100.0) | 94.7 % | 9 | 1 | 0 |");
    expect(text).toMatch(/\| clause type right \| 66\.7 % [^\n]+\| 3 \|\n[^]*\| scope [^\n]+\n\| withdrawal /u);
    expect(page({ ...measured, treaties: null, sentences: [] })).not.toMatch(/## Treaties|## Sentences/u);
  });

  it("has ten bins of confidence, on the texts themselves and by the others", () => {
    expect(text.match(/^\| 0\.7 to 0\.8 \|/gmu)).toHaveLength(3);
    expect(text).toContain("| 0.3 to 0.4 | 1 | 0.31 | 0.0 % (0.0 to 79.3) |");
  });

  it("is the same text again, without holes", () => {
    expect(page(structuredClone(measured))).toBe(text);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/u);
  });
});

describe("the command", () => {
  it("says so where no texts coded by hand are, and leaves the page alone", async () => {
    const dist = temporary();
    writeFileSync(join(dist, QUALITY), "as measured\n");
    expect(await measureQuality({ shared: join(dist, "none"), dist, work: dist, calibrate: false })).toMatch(/no texts coded by hand in .*none: .*QUALITY\.md stays as it is/u);
    expect(readFileSync(join(dist, QUALITY), "utf8")).toBe("as measured\n");
  });
});

describe("publishing", () => {
  it("takes the page along with the new release, and makes none where there was none", () => {
    const folder = temporary();
    const [out, next] = [join(folder, "dist"), join(folder, "next")];
    mkdirSync(next);
    publish(next, out);
    expect(existsSync(join(out, QUALITY))).toBe(false);
    writeFileSync(join(out, QUALITY), "as measured\n");
    mkdirSync(next);
    publish(next, out);
    expect(readFileSync(join(out, QUALITY), "utf8")).toBe("as measured\n");
    mkdirSync(next);
    writeFileSync(join(next, QUALITY), "anew\n");
    publish(next, out);
    expect(readFileSync(join(out, QUALITY), "utf8")).toBe("anew\n");
  });
});

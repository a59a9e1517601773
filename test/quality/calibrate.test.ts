/** Confidence from counts: whole numbers that never fall, and each text judged by the others alone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrate, leaveOneOut, pointsOf, tenBins, type Judged } from "../../pipeline/quality/calibrate.ts";
import { readLevels, readWorth } from "../../pipeline/quality/levels.ts";
import { wilson } from "../../pipeline/quality/verdict.ts";
import { SIGNALS } from "../../schemas/signals.ts";

const MOST = 5;
const judged = fc.array(fc.record({ source_id: fc.constantFrom("a", "b", "c"), points: fc.integer({ min: 0, max: MOST }), right: fc.boolean() }), { maxLength: 80 });
const times = (n: number, one: Judged): Judged[] => Array.from({ length: n }, () => one);

describe("calibration", () => {
  it("gives a share for any number of points, that never falls as points rise", () => {
    fc.assert(fc.property(judged, (events) => {
      const levels = calibrate(events, MOST);
      expect(levels.map((level) => level.points)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(levels.reduce((sum, level) => sum + level.seen, 0)).toBe(events.length);
      for (const [i, { percent }] of levels.entries()) {
        expect(Number.isInteger(percent) && percent > 0 && percent < 100).toBe(true);
        if (i) expect(percent).toBeGreaterThanOrEqual(levels[i - 1].percent);
      }
    }));
  });

  it("is near the share that was right where much was seen, and near even odds where little was", () => {
    const events = [...times(300, { source_id: "a", points: 0, right: false }), ...times(100, { source_id: "a", points: 0, right: true }), ...times(1, { source_id: "a", points: 1, right: true })];
    expect(calibrate(events, 1).map((level) => level.percent)).toEqual([25, 60]);
    expect(calibrate([], 1).map((level) => level.percent)).toEqual([50, 50]);
  });

  it("judges a text by the others alone", () => {
    fc.assert(fc.property(judged, fc.boolean(), (events, right) => {
      const turned = events.map((one) => (one.source_id === "a" ? { ...one, right } : one));
      const percents = (all: readonly Judged[]) => leaveOneOut(all, MOST).filter((one) => one.source_id === "a").map((one) => one.percent);
      expect(percents(turned)).toEqual(percents(events));
    }));
  });

  it("puts each event into one of ten bins", () => {
    const bins = tenBins([{ percent: 0, right: false }, { percent: 9, right: true }, { percent: 10, right: true }, { percent: 100, right: true }]);
    expect(bins.filter((bin) => bin.seen).map(({ from, right, seen, percents }) => [from, right, seen, percents])).toEqual([[0, 1, 2, 9], [10, 1, 1, 10], [90, 1, 1, 100]]);
  });
});

describe("the tables of the lexicon", () => {
  const worth = readWorth("sources/lexicon");
  const levels = readLevels("sources/lexicon");

  it("have every signal, and a level for every sum of points", () => {
    expect([...worth.keys()].sort()).toEqual(Object.keys(SIGNALS).sort());
    expect(levels.map((level) => level.points)).toEqual(levels.map((_, i) => i));
    expect(levels.length - 1).toBe([...worth.values()].reduce((sum, points) => sum + points, 0));
  });

  it("are what their own counts make of them", () => {
    const events = levels.flatMap(({ points, right, seen }) => [...times(right, { source_id: "", points, right: true }), ...times(seen - right, { source_id: "", points, right: false })]);
    expect(calibrate(events, levels.length - 1)).toEqual(levels);
  });

  it("have each tenth within a tenth of what was right, where enough was seen to tell", () => {
    for (const bin of tenBins(levels.flatMap(({ percent, right, seen }) => [...Array.from({ length: right }, () => ({ percent, right: true })), ...Array.from({ length: seen - right }, () => ({ percent, right: false }))]))) {
      if (bin.seen >= 10) expect(Math.abs(bin.right / bin.seen - bin.percents / bin.seen / 100), `from 0.${bin.from}`).toBeLessThanOrEqual(0.1);
    }
  });

  it("are read from the rows of an event", () => {
    const event = { date_basis: "explicit", status: "occurred", quad: "verbal_conflict" };
    expect(pointsOf(event, [{ role: "initiator", actor_id: "norway" }, { role: "recipient", actor_id: "" }], worth)).toBe(5);
    expect(pointsOf({ date_basis: "inherited", status: "not_occurred", quad: "" }, [], worth)).toBe(0);
  });
});

describe("Wilson's interval", () => {
  it("is as published", () => {
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
    const rounded = (right: number, seen: number) => { const found = wilson(right, seen)!; return [found.low.toFixed(4), found.high.toFixed(4)]; };
    expect(rounded(81, 263)).toEqual(["0.2553", "0.3662"]);
    expect(rounded(15, 148)).toEqual(["0.0624", "0.1605"]);
    expect(rounded(0, 20)).toEqual(["0.0000", "0.1611"]);
    expect(rounded(1, 29)).toEqual(["0.0061", "0.1718"]);
    expect(wilson(0, 0)).toBeNull();
  });
});

import { expect, it } from "vitest";
import { LABELS, mayFollow, spansOf } from "../../../pipeline/parse/names/labels.ts";

const at = (label: (typeof LABELS)[number]) => LABELS.indexOf(label);

it("lets a name go on only behind its own kind", () => {
  expect(mayFollow(at("B-person"), at("I-person"))).toBe(true);
  expect(mayFollow(at("I-place"), at("I-place"))).toBe(true);
  expect(mayFollow(at("O"), at("I-person"))).toBe(false);
  expect(mayFollow(at("B-person"), at("I-place"))).toBe(false);
  expect(mayFollow(at("I-organisation"), at("B-organisation"))).toBe(true);
});

it("reads spans off labels", () => {
  expect(spansOf(["B-person", "I-person", "O", "B-place", "B-organisation"])).toEqual([
    { first: 0, end: 2, kind: "person" },
    { first: 3, end: 4, kind: "place" },
    { first: 4, end: 5, kind: "organisation" },
  ]);
  expect(spansOf([])).toEqual([]);
});

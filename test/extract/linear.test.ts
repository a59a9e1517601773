/** The linear models of the coder: learning, their files, and when they keep silent. */
import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { addScores, bucket, modelText, readModel } from "../../pipeline/extract/linear/model.ts";
import { learn, type Lesson } from "../../pipeline/extract/linear/train.ts";
import { buckets, judge, OPEN_CLASSES, OPEN_MODEL, SURE } from "../../pipeline/extract/open/classify.ts";

const RECIPE = { bits: 8, epochs: 10, step: 8, rarest: 8 };
const CLASSES = ["AID", "ASSAULT", "none"];
const lesson = (label: string, ...features: string[]): Lesson =>
  ({ found: buckets(features, RECIPE.bits), label: CLASSES.indexOf(label), prior: new Int32Array(CLASSES.length), margin: 40 });
const lessons = [
  lesson("AID", "obj food", "to #state"), lesson("AID", "obj medicine", "to #state"), lesson("ASSAULT", "against rebels", "s army"),
  lesson("ASSAULT", "against rebels", "s soldier"), lesson("none", "as bridge"), lesson("none", "obj time"),
];

describe("a linear model", () => {
  const model = learn(lessons, CLASSES, RECIPE);
  const best = (...features: string[]) => judge(model, buckets(features, RECIPE.bits)).best;

  it("learns what it was taught, and what is like it", () => {
    for (const { found, label } of lessons) expect(judge(model, found).best).toBe(CLASSES[label]);
    expect(best("obj water", "to #state")).toBe("AID");
    expect(best("against rebels", "s navy")).toBe("ASSAULT");
  });

  it("is the same again, and through its file", () => {
    expect(learn(lessons, CLASSES, RECIPE)).toEqual(model);
    const folder = mkdtempSync(join(tmpdir(), "linear-"));
    const file = pathToFileURL(join(folder, "model.json"));
    writeFileSync(file, modelText(model));
    expect(readModel(file)).toEqual(model);
    rmSync(folder, { recursive: true });
    expect(readModel(file)).toBeNull();
  });

  it("scores by whole numbers that its features add up to", () => {
    fc.assert(fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
      const scores = (...features: string[][]) => features.reduce((sum, list) => { addScores(model, list.map((word) => bucket(word, model.bits)), sum); return sum; }, new Int32Array(CLASSES.length));
      expect(scores(one, other)).toEqual(scores([...one, ...other]));
    }));
  });
});

describe("the model of open frames", () => {
  const model = readModel(OPEN_MODEL)!;

  it("has the event types and what is none", () => expect(model.classes).toEqual(OPEN_CLASSES));

  it("gives no type to what it knows nothing of", () => expect(judge(model, [])).toMatchObject({ type: null, lead: 0 }));

  it("says a type only where it leads by enough, and never \"none\"", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: (1 << model.bits) - 1 }), { maxLength: 40 }), (found) => {
      const { type, best, lead } = judge(model, found);
      expect(type).toBe(lead >= SURE && best !== "none" ? best : null);
    }));
  });
});

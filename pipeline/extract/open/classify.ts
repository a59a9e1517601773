/** The type of an event whose frame leaves it open, by a linear model over the tree and its words (sources/models/open.md). */
import { EVENT_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import type { EventType } from "../events/draft.ts";
import { addScores, bucket, type Model, readModel } from "../linear/model.ts";
import { openFeatures, type TypesOf } from "./features.ts";

export const OPEN_MODEL = new URL("../../../sources/models/open.json", import.meta.url);

/** The event types, and what is no event. */
export const OPEN_CLASSES: readonly string[] = [...Object.keys(EVENT_TYPE).filter((type) => type !== "COMMENT"), "none"];

export interface Judgement {
  /** Null where it is no event, or where the lead is too small to say. */
  type: EventType | null;
  /** What leads, whether sure or not. */
  best: string;
  /** By how many points it leads over the next. */
  lead: number;
}

/** What leads by fewer points is left open: chosen in cross-validation, see the model's card. */
export const SURE = 130;

export class OpenFrames {
  private readonly model: Model | null;
  private readonly typesOf: TypesOf;

  constructor(typesOf: TypesOf, model: Model | null = readModel(OPEN_MODEL)) {
    this.typesOf = typesOf;
    this.model = model;
  }

  /** @returns a judgement without a type where there is no model */
  judge(context: Context, sentence: number, token: number): Judgement {
    if (this.model === null) return { type: null, best: "none", lead: 0 };
    return judge(this.model, buckets(openFeatures(context, sentence, token, this.typesOf), this.model.bits));
  }
}

export const buckets = (features: readonly string[], bits: number): number[] =>
  [...new Set(features.map((feature) => bucket(feature, bits)))].sort((a, b) => a - b);

export function judge(model: Model, found: readonly number[]): Judgement {
  const scores = new Int32Array(model.classes.length);
  addScores(model, found, scores);
  let best = 0;
  scores.forEach((score, type) => { if (score > scores[best]) best = type; });
  const next = Math.max(...scores.filter((_, type) => type !== best));
  const lead = scores[best] - next;
  const name = model.classes[best];
  return { type: lead >= SURE && name !== "none" ? name as EventType : null, best: name, lead };
}

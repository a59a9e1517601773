/**
 * How sure an event is: signals that speak for it give points, and events with so many points were right so often in texts coded by
 * hand. Both tables are data: sources/lexicon/confidence_signals.csv and confidence.csv, which `npm run calibrate` makes.
 */
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import { signalsOf, type Signal } from "../../../schemas/signals.ts";
import type { Knowledge } from "../knowledge.ts";
import { actorsOf, type Draft } from "./draft.ts";

export interface Sureness {
  /** Between 0 and 1, in hundredths. */
  value: number;
  points: number;
  signals: Signal[];
}

export type Confidence = (draft: Draft) => Sureness;

export function confidenceBy(knowledge: Knowledge): Confidence {
  const points = new Map(knowledge.of("lexicon/confidence_signals").map((row) => [row.signal, Number(row.points)]));
  const shares = new Map(knowledge.of("lexicon/confidence").map((row) => [Number(row.points), Number(row.percent) / 100]));
  return (draft) => {
    const signals = signalsOf({
      initiator: actorsOf(draft, "initiator").length > 0, recipient: actorsOf(draft, "recipient").length > 0,
      date_basis: draft.dated.basis, status: draft.verdict.status, quad: QUAD_OF_TYPE[draft.type],
    });
    const sum = signals.reduce((total, signal) => total + (points.get(signal) ?? 0), 0);
    return { value: shares.get(sum) ?? 0.5, points: sum, signals };
  };
}

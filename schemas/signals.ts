/**
 * What speaks for an event being right. Each signal is read alike from an event that the coder is about to write and from its row in
 * the tables, so that confidence can be set on texts and calibrated on a finished dataset. How much a signal counts is data:
 * `sources/lexicon/confidence_signals.csv`.
 */
import type { Rows } from "./index.ts";

export const SIGNALS = {
  initiator: "the initiator is an actor that is known",
  recipient: "the recipient is an actor that is known",
  dated: "the text dates it itself, not only its paragraph",
  undenied: "the text does not say that it did not happen",
  verbal_conflict: "a request, refusal, accusation or threat: words that leave little doubt",
} as const;
export type Signal = keyof typeof SIGNALS;

export interface Witnessed {
  initiator: boolean;
  recipient: boolean;
  date_basis: Rows["events"]["date_basis"] | "";
  status: Rows["events"]["status"];
  quad: Rows["events"]["quad"] | "";
}

export const signalsOf = ({ initiator, recipient, date_basis, status, quad }: Witnessed): Signal[] => {
  const there: Record<Signal, boolean> = {
    initiator, recipient, dated: date_basis === "explicit" || date_basis === "relative" || date_basis === "implied",
    undenied: status !== "not_occurred", verbal_conflict: quad === "verbal_conflict",
  };
  return (Object.keys(SIGNALS) as Signal[]).filter((signal) => there[signal]);
};

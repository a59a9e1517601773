/**
 * How sure an event is: the share of events of its sort that were right in texts coded by hand. Sorts are told by whether initiator
 * and recipient were resolved, whether a verb, a noun or a name tells it, and whether it is told as fact. The counts stand beside the
 * shares in sources/lexicon/confidence.csv; sorts that were seldom seen lean on their kind of predicate.
 */
import type { Knowledge } from "../knowledge.ts";
import { actorsOf, type Draft } from "./draft.ts";

export type Confidence = (draft: Draft) => number;

/** Between 0 and 1, in hundredths. */
export function confidenceBy(knowledge: Knowledge): Confidence {
  const shares = new Map(knowledge.of("lexicon/confidence").map((row) => [`${row.initiator} ${row.recipient} ${row.predicate} ${row.status}`, Number(row.percent) / 100]));
  return (draft) => {
    const yes = (there: boolean) => (there ? "yes" : "no");
    const predicate = draft.name !== null ? "named" : /\.n(?:\.\d+)?(?:\+|$)/u.test(draft.rule) ? "noun" : "verb";
    const sort = [yes(actorsOf(draft, "initiator").length > 0), yes(actorsOf(draft, "recipient").length > 0), predicate, draft.verdict.status === "occurred" ? "fact" : "other"];
    return shares.get(sort.join(" ")) ?? 0.5;
  };
}

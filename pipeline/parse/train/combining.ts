import { Combiner } from "../combine.ts";
import type { Sentence } from "../conllu.ts";
import { generator, shuffle } from "../hash.ts";
import { Learner } from "../learner.ts";
import { TrainingScorer } from "../scorers.ts";
import { State } from "../state.ts";
import { freeze } from "../table.ts";
import type { SparseWeights } from "../table.ts";


/** Runs both parsers on a sentence into the two states. */
export type BothParsers = (sentence: number, forward: State, backward: State) => void;

/**
 * Learns which parser to believe where two disagree, from parses of sentences that neither was trained on. Disagreements in
 * which both or neither are right teach nothing.
 */
export function trainCombiner(
  sentences: readonly Sentence[], labels: string[], parse: BothParsers, epochs: number, seed: number, keep: number,
  log: (line: string) => void,
): SparseWeights {
  const learner = new Learner(2, 22, 1);
  const random = generator(seed);
  const scorer = new TrainingScorer(learner, 0, random);
  const combiner = new Combiner(scorer);
  const order = Int32Array.from(sentences, (_, i) => i);
  const states = sentences.map(() => null as null | [State, State]);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let cases = 0;
    let wrong = 0;
    for (const s of order) {
      let pair = states[s];
      if (pair === null) {
        pair = [new State(0), new State(0)];
        parse(s, pair[0], pair[1]);
        states[s] = pair;
      }
      const { words } = sentences[s];
      const right = (d: number, [head, label]: [number, number]): number => {
        const w = words[d];
        if (head !== (w.head < 0 ? words.length : w.head)) return 0;
        return labels[label] === w.deprel ? 3 : 2;
      };
      combiner.combine(pair[0], pair[1], (d, forward, backward, tookForward) => {
        const [a, b] = [right(d, forward), right(d, backward)];
        if (a === b) return;
        learner.tick();
        cases++;
        if (a > b === tookForward) return;
        wrong++;
        scorer.update(a > b ? 0 : 1, a > b ? 1 : 0);
      });
    }
    log(`  combiner epoch ${epoch + 1}: ${cases} cases, ${((100 * wrong) / cases).toFixed(2)} % wrong`);
  }
  return freeze([learner], keep);
}

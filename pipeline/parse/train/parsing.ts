import type { Sentence } from "../conllu.ts";
import { generator, shuffle } from "../hash.ts";
import { Learner } from "../learner.ts";
import { actionCosts } from "../oracle.ts";
import type { GoldTree } from "../oracle.ts";
import { Parser } from "../parser.ts";
import { TrainingScorer } from "../scorers.ts";
import { SHIFT, State } from "../state.ts";
import { freeze, freezeNarrow } from "../table.ts";
import type { SparseWeights } from "../table.ts";
import type { SentenceFiller } from "../fill.ts";

export interface ParserModel {
  actions: SparseWeights;
  labels: SparseWeights;
}

export interface ParserOptions {
  epochs: number;
  seed: number;
  keepActions: number;
  keepLabels: number;
  /** Chance of following the model's own choice rather than the oracle's from the second epoch on. */
  explore: number;
  /** Share of the features left out at random in training. */
  dropout: number;
  /** Called after each epoch, for experiments. */
  onEpoch?: (epoch: number, model: () => ParserModel) => void;
}

/** The gold tree in the order in which the parser reads: reversed for a right-to-left parser. */
export function goldTree(sentence: Sentence, labelNumber: Map<string, number>, reversed: boolean): GoldTree {
  const n = sentence.words.length;
  const place = (i: number): number => (i < 0 ? n : reversed ? n - 1 - i : i);
  const head = new Int32Array(n);
  const label = new Int32Array(n);
  const dependents: number[][] = Array.from({ length: n + 1 }, () => []);
  sentence.words.forEach((w, i) => {
    head[place(i)] = place(w.head);
    label[place(i)] = labelNumber.get(w.deprel) ?? -1;
    dependents[place(w.head)].push(place(i));
  });
  return { head, label, dependents };
}

/** Trains by exploration of the model's own mistakes with a dynamic oracle. Deterministic in the seed. */
export function trainParser(
  sentences: readonly Sentence[], labels: string[], fill: SentenceFiller, reversed: boolean, options: ParserOptions,
  log: (line: string) => void,
): ParserModel {
  const number = new Map(labels.map((label, i) => [label, i]));
  const gold = sentences.map((s) => goldTree(s, number, reversed));
  const actions = new Learner(3, 23, 2);
  const naming = new Learner(labels.length, 22, 2);
  const random = generator(options.seed);
  const actionScorer = new TrainingScorer(actions, options.dropout, random);
  const labelScorer = new TrainingScorer(naming, options.dropout, random);
  const parser = new Parser(labels.length, actionScorer, labelScorer);
  const state = new State();
  const order = Int32Array.from(sentences, (_, i) => i);
  const costs = new Int32Array(3);
  const onStack = new Uint8Array(2000);
  const result = (): ParserModel => ({
    actions: freezeNarrow([actions], options.keepActions),
    labels: freeze([naming], options.keepLabels),
  });  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const tally = { actions: 0, wrong: 0, labels: 0, wrongLabels: 0 };
    for (const s of order) {
      const tree = gold[s];
      fill(s, state);
      onStack.fill(0, 0, state.n + 2);
      parser.parse(state, {
        choose(current, scores, best) {
          actionCosts(current, tree, onStack, costs);
          let least = 1 << 20;
          for (let a = 0; a < 3; a++) if (current.allows(a) && costs[a] < least) least = costs[a];
          let right = -1;
          for (let a = 0; a < 3; a++) {
            if (current.allows(a) && costs[a] === least && (right < 0 || scores[a] > scores[right])) right = a;
          }
          actions.tick();
          tally.actions++;
          if (costs[best] > least) {
            tally.wrong++;
            actionScorer.update(right, best);
          }
          const action = epoch > 0 && random() < options.explore ? best : right;
          if (action === SHIFT) onStack[current.front] = 1;
          else onStack[current.stack[current.top - 1]] = 0;
          return action;
        },
        labelled(_, head, dependent, label) {
          if (tree.head[dependent] !== head || tree.label[dependent] < 0) return;
          naming.tick();
          tally.labels++;
          if (tree.label[dependent] === label) return;
          tally.wrongLabels++;
          labelScorer.update(tree.label[dependent], label);
        },
      });
    }
    const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);
    log(`  parser epoch ${epoch + 1}: actions ${share(tally.wrong, tally.actions)} % wrong, ` +
      `relations ${share(tally.wrongLabels, tally.labels)} % wrong`);
    options.onEpoch?.(epoch + 1, result);
  }
  return result();
}

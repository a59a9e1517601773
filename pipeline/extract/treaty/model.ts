/** The features by which the clause model knows an article. */
import { bucket, type Model, readModel } from "../linear/model.ts";

/** Reads the weights that `train.ts` wrote; null when they have not been trained, so that the lexicon alone decides. */
export const loadModel = (): Model | null => readModel(CLAUSE_MODEL);

export const CLAUSE_MODEL = new URL("../../../sources/models/clauses.json", import.meta.url);

/** Where an article stands, and the types that the cues find in its neighbours. */
interface Place {
  index: number;
  total: number;
  before: string | null;
  after: string | null;
}

/**
 * The features of a clause: words, pairs and triples of its beginning, words of the rest, what the cues say of it (a score for
 * each type) and of the articles beside it, and its place in the treaty.
 */
export function features(words: string[], cues: Int32Array, context: Place, bits: number): number[] {
  const out = new Set<number>();
  const add = (f: string) => out.add(bucket(f, bits));
  // What the cues found: training may give each of them more or less weight than the lexicon does.
  let top = -1;
  cues.forEach((value, type) => {
    if (value <= 0) return;
    add(`c ${type}`);
    add(`c ${type} ${Math.min(4, value >> 5)}`);
    if (top < 0 || value > (cues[top] as number)) top = type;
  });
  add(`ct ${top}`);
  add(`nb ${context.before}`);
  add(`na ${context.after}`);
  const n = Math.min(words.length, FIRST);
  for (let i = 0; i < n; i++) {
    const w = plain(words[i] as string);
    add(`1 ${w}`);
    if (i + 1 < words.length) add(`2 ${w} ${plain(words[i + 1] as string)}`);
    if (i + 2 < words.length) add(`3 ${w} ${plain(words[i + 1] as string)} ${plain(words[i + 2] as string)}`);
  }
  for (let i = n; i < Math.min(words.length, LAST); i++) {
    add(`r ${plain(words[i] as string)}`);
    if (i + 1 < words.length) add(`s ${plain(words[i] as string)} ${plain(words[i + 1] as string)}`);
  }
  const place = context.total > 1 ? Math.floor((context.index * 10) / context.total) : 5;
  add(`p ${place}`);
  if (context.index < 2) add(`i ${context.index}`);
  add(`e ${Math.min(6, context.total - 1 - context.index)}`);
  add(`l ${Math.min(8, Math.floor(words.length / 40))}`);
  return [...out].sort((a, b) => a - b);
}

const FIRST = 45;
const LAST = 160;
/** Numbers say little about the type, and instruments are named differently in each treaty. */
const plain = (word: string): string => (/^\d/.test(word) ? "#" : INSTRUMENTS.has(word) ? "instrument" : word);
const INSTRUMENTS = new Set(["agreement", "convention", "protocol", "treaty", "arrangement", "charter", "pact", "covenant"]);

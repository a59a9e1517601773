import { addScores, type Model, MODEL_UNIT } from "../linear/model.ts";
import { CueFinder, wordsOf } from "./cues.ts";
import { readLexicon } from "./lexicon.ts";
import { features, loadModel } from "./model.ts";

/** The clause types of the codebook. */
export const CLAUSE_TYPES = [
  "defense",
  "consultation",
  "nonaggression",
  "neutrality",
  "offense",
  "no_rival_pact",
  "nonintervention",
  "territory",
  "arms",
  "basing",
  "military_cooperation",
  "assistance",
  "cooperation",
  "dispute",
  "finance",
  "confidentiality",
  "institution",
  "definitions",
  "purpose",
  "scope",
  "relation",
  "signature",
  "entry_into_force",
  "provisional",
  "accession",
  "reservation",
  "amendment",
  "duration",
  "withdrawal",
  "deposit",
  "language",
  "annex",
  "other",
] as const;
export type ClauseType = (typeof CLAUSE_TYPES)[number];

/** Where a clause stands: its place among the treaty's articles, and whether it is one of the final provisions. */
export interface ClauseContext {
  index: number;
  total: number;
  final: boolean;
  /** What the cues make of the articles before and behind; null where there is none, or no cue. */
  before: ClauseType | null;
  after: ClauseType | null;
}

interface CueRow {
  cue: string;
  field: string;
  clause_type: ClauseType;
  weight: string;
}

const rows = readLexicon<CueRow>("clause_cues");
const finder = (field: string) =>
  new CueFinder(
    rows
      .filter((r) => r.field === field)
      .map((r) => ({ cue: r.cue, payload: { type: CLAUSE_TYPES.indexOf(r.clause_type), weight: Number(r.weight) } })),
  );
const headingCues = finder("heading");
const bodyCues = finder("body");
const reportCues = finder("report");
const trained = loadModel();
const LONGEST = 300;

/**
 * The type of a clause by codebook section 3. A heading that names a type decides, its first words most; without one the
 * cues of the body and the trained model are summed. `score` is the lead over the second type, in thousandths of the winner's.
 */
export function classifyClause(
  heading: string | null,
  body: string,
  context: ClauseContext,
  model: Model | null = trained,
): { type: ClauseType; score: number } {
  const { words } = wordsOf(body, LONGEST);
  const scores = cueScores(heading, words);
  if (model) addModel(model, words, heading ? cueScores(null, words) : scores.slice(), context, scores);
  return bestOf(scores);
}

/** The type of a clause from the words of somebody who reports it: commentary has turns of its own besides those of treaties. */
export function classifyReport(words: string): { type: ClauseType; score: number } {
  const read = wordsOf(words, LONGEST).words;
  const scores = cueScores(null, read);
  addBody(read, scores, reportCues);
  // The model knows articles, not phrases: it only helps to choose among types that some word speaks for.
  const model = new Int32Array(scores.length);
  if (trained) addModel(trained, read, cueScores(null, read), { index: 0, total: 1, final: false, before: null, after: null }, model);
  scores.forEach((score, t) => { if (score > 0) scores[t] = score + (Math.max(0, model[t] as number) >> 1); });
  return bestOf(scores);
}

function bestOf(scores: Int32Array): { type: ClauseType; score: number } {
  let best = CLAUSE_TYPES.length - 1;
  for (let t = 0; t < scores.length; t++) if ((scores[t] as number) > (scores[best] as number)) best = t;
  let second = 0;
  for (let t = 0; t < scores.length; t++) if (t !== best && (scores[t] as number) > second) second = scores[t] as number;
  const top = scores[best] as number;
  return { type: CLAUSE_TYPES[best] as ClauseType, score: top > 0 ? Math.round(((top - second) * 1000) / top) / 1000 : 0 };
}

/** The type that the cues alone find in a clause's body, or null: what its neighbours are told of it. */
export function cueType(body: string): ClauseType | null {
  const scores = cueScores(null, wordsOf(body, LONGEST).words);
  const { type } = bestOf(scores);
  return (scores[CLAUSE_TYPES.indexOf(type)] as number) > 0 ? type : null;
}

/** What the cues alone say about a clause with this heading and these words of its body: a score for each type. */
export function cueScores(heading: string | null, words: string[]): Int32Array {
  const scores = new Int32Array(CLAUSE_TYPES.length);
  addBody(words, scores);
  if (heading) addHeading(wordsOf(heading).words, scores);
  return scores;
}

const HEADING_WEIGHT = 100;
const BODY_WEIGHT = 4;

/** The type that a heading names, or null: what the model is trained on. */
export function headingType(heading: string): ClauseType | null {
  const scores = new Int32Array(CLAUSE_TYPES.length);
  addHeading(wordsOf(heading).words, scores);
  let best = -1;
  for (let t = 0; t < scores.length; t++)
    if ((scores[t] as number) > 0 && (best < 0 || (scores[t] as number) > (scores[best] as number))) best = t;
  return best < 0 ? null : (CLAUSE_TYPES[best] as ClauseType);
}

/** Each type gets its best cue: the longer and the nearer to the front, the better. */
function addHeading(words: string[], scores: Int32Array): void {
  const best = new Int32Array(scores.length);
  for (const { payload, at, length } of headingCues.find(words)) {
    const value = HEADING_WEIGHT * payload.weight + 40 * length - 60 * Math.min(at, 8);
    if (value > (best[payload.type] as number)) best[payload.type] = value;
  }
  for (let t = 0; t < scores.length; t++) scores[t] = (scores[t] as number) + (best[t] as number);
}

/** Each type gets its two best cues; a cue in the first words, where the main sentence is, counts one and a half times. */
function addBody(words: string[], scores: Int32Array, cues = bodyCues): void {
  const first = new Int32Array(scores.length);
  const second = new Int32Array(scores.length);
  for (const { payload, at } of cues.find(words)) {
    const value = payload.weight * BODY_WEIGHT * (at < 35 ? 3 : at < 90 ? 2 : 1);
    const t = payload.type;
    if (value > (first[t] as number)) {
      second[t] = first[t] as number;
      first[t] = value;
    } else if (value > (second[t] as number)) second[t] = value;
  }
  for (let t = 0; t < scores.length; t++) scores[t] = (scores[t] as number) + (first[t] as number) + ((second[t] as number) >> 1);
}

function addModel(model: Model, words: string[], cues: Int32Array, context: ClauseContext, scores: Int32Array): void {
  const sums = new Int32Array(model.classes.length);
  addScores(model, features(words, cues, context, model.bits), sums);
  model.classes.forEach((name, c) => {
    const t = CLAUSE_TYPES.indexOf(name as ClauseType);
    scores[t] = (scores[t] as number) + Math.trunc((sums[c] as number) / MODEL_UNIT);
  });
}

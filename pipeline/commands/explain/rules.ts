/** What a rule's name means: the row of the lexicon that it names, or the words for a rule of the code. */
import type { Knowledge } from "../../extract/knowledge.ts";

export interface RuleRow {
  /** The file, and the row's line in it. */
  file: string;
  line: number;
  cells: Record<string, string | null>;
}

/** Which cells name a row of a lexicon file in a rule. */
const NAMED = {
  frames: ["frame"], classifier: ["frame"], named_events: ["word"], factuality: ["cue", "pos"], connectives: ["phrase"],
} as const;

/** The row of the lexicon that a rule such as "frames/abandon.v" names; null for a rule of the code. */
export function rowOf(knowledge: Knowledge, rule: string): RuleRow | null {
  const [, file, name] = /^(\w+)\/(.+?)(?:\+.*)?$/u.exec(rule) ?? [];
  if (!file || !(file in NAMED)) return null;
  const cells = NAMED[file as keyof typeof NAMED];
  // The model types what a frame leaves open.
  const named = file === "classifier" ? "frames" : file as Exclude<keyof typeof NAMED, "classifier">;
  const rows = knowledge.of(`lexicon/${named}`) as readonly Record<string, string | null>[];
  const at = rows.findIndex((row) => cells.map((cell) => row[cell]).join(".") === name);
  return at < 0 ? null : { file: `sources/lexicon/${named}.csv`, line: at + 2, cells: rows[at] };
}

const MEANING: Readonly<Record<string, string>> = {
  "status/plain": "no cue makes it anything else",
  "status/question": "the sentence asks",
  "status/no-subject": "nobody did it",
  "status/purpose": "an aim",
  "status/infinitive-of-noun": "an infinitive under a noun tells no fact",
  "status/own-or-harmless-claim": "who says it speaks of the own act, or of no hostile one",
  "modes/mediator": "somebody goes between",
  "modes/object": "the noun that the verb carries out tells how",
  "modes/many": "three sides or more, or an organisation's own meeting",
  "derived/promise": "a promise of future cooperation is the event itself",
  "derived/no-assent": "who does not assent refuses",
  "derived/will-not": "a future act that is denied is a refusal",
  "derived/unless": "a future act that is tied to \"unless\" is a threat",
  "derived/must": "who says that somebody must do something asks for it",
  "dates/tree": "the date that is nearest in the tree",
  "dates/opening": "the date that opens the sentence",
  "dates/paragraph": "the date that opened the paragraph",
  "dates/before-report": "told as past on that day",
  "dates/listed": "the year that stands behind it in a list",
  "dates/after": "it came before what happened then",
  "dates/none": "no date reaches it",
  "status/speaker": "the subject of the verb that reports it",
  "roles/acts-at-request": "who acts at the request",
  "roles/who-did-it": "who was told to have done what is condemned",
  "roles/members-act": "what members do to their organisation: the states named before act",
};

/** In words; null where there are none. */
export function meaningOf(knowledge: Knowledge, rule: string): string | null {
  return MEANING[rule] ?? rowOf(knowledge, rule)?.cells.meaning ?? (rule.startsWith("merge/") ? "told by another mention of the event" : null);
}

/** The event lexicon as data: every code, slot, class and condition that a row names exists, and no two rows say the same. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { ALLIANCE_ACT, EVENT_LINK, EVENT_STATUS, EVENT_TYPE, MODES_OF_TYPE } from "../../schemas/codes.ts";

type Row = Record<string, string>;

const HEADERS = {
  frames: "frame,predicate,pos,event_type,mode,act,initiator,recipient,mediator,place,reciprocal,when,meaning,example",
  word_classes: "class,lemma,meaning",
  light_verbs: "verb,slot,role_of_subject,meaning",
  factuality: "cue,pos,class,effect,speaker,meaning",
  connectives: "phrase,link,direction,pos,meaning",
  nonevents: "word,meaning",
  named_events: "word,event_type,mode,meaning",
  modes: "event_type,where,kind,word,mode,meaning",
} as const;

const FILES = Object.keys(HEADERS) as (keyof typeof HEADERS)[];
const PREPOSITIONS = [
  "to", "with", "against", "for", "from", "in", "on", "over", "at", "into", "between", "among", "by", "of", "about", "toward",
  "towards", "near", "across", "through", "under", "inside", "outside", "along", "around", "upon", "within", "behind", "as",
];
const INNER = new Set(["poss", "mod", ...PREPOSITIONS]);
const SLOTS = new Set(["subj", "obj", "iobj", "xsubj", "and", ...INNER]);
const TESTED = new Set([...SLOTS, "xcomp", "ccomp", "prt"]);
const SPEAKERS = new Set([...SLOTS, "according_to"]);
const KINDS = new Set(["#actor", "#state", "#igo", "#alliance", "#person", "#place", "#name"]);
const CUE_POS = new Set(["verb", "noun", "adj", "adv", "aux", "prep", "conj", "phrase"]);
const CUE_CLASS = new Set([
  "negation", "modal", "conditional", "plan", "wish", "refusal", "failure", "avoidance", "denial", "report", "accuse", "hedge",
  "purpose", "prevention", "phase_begin", "phase_continue", "phase_end", "question", "hypothesis",
  "implicative_positive", "factive",
]);

const text = (name: string): string => readFileSync(new URL(`../../sources/lexicon/${name}.csv`, import.meta.url), "utf8");
const rows = (name: string): Row[] => parse(text(name), { columns: true }) as Row[];
const parts = (cell: string, by = "|"): string[] => (cell === "" ? [] : cell.split(by));

/** One condition of a `when` cell; null when it cannot be read. */
function condition(written: string): { slot: string; values: string[] } | null {
  const found = /^(?:!([a-z.]+)|([a-z.]+)\?|([a-z.]+)!?=(.+))$/u.exec(written);
  return found && { slot: found[1] ?? found[2] ?? found[3], values: parts(found[4] ?? "") };
}

const knownSlot = (slot: string, known: ReadonlySet<string>): boolean => {
  const [head, ...inner] = slot.split(".");
  return inner.length === 0 ? known.has(head) : inner.length === 1 && (["subj", "obj", "xcomp"].includes(head) || PREPOSITIONS.includes(head)) && INNER.has(inner[0]);
};

/** The values that stand more than once, each once. */
function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}

function codeFaults(row: Row, name: string): string[] {
  // A frame may leave the type open, and then gives no mode and act either.
  if (row.event_type === "") return row.mode === "" && row.act === "" && row.frame ? [] : [`${name}: no event type`];
  if (!(row.event_type in EVENT_TYPE)) return [`${name}: no event type ${row.event_type}`];
  const modes = MODES_OF_TYPE[row.event_type as keyof typeof EVENT_TYPE] ?? [];
  return row.mode === "" || modes.includes(row.mode) ? [] : [`${name}: ${row.event_type} has no mode ${row.mode}`];
}

describe.each(FILES)("lexicon/%s.csv", (file) => {
  it("has its header, at least one row, and LF line ends", () => {
    expect(text(file).split("\n", 1)[0]).toBe(HEADERS[file]);
    expect(text(file)).not.toContain("\r");
    expect(rows(file).length).toBeGreaterThan(0);
  });

  it("has no cell that a spreadsheet would take for a formula, and none with outer white space", () => {
    const bad = rows(file).flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@]/u.test(cell) || cell !== cell.trim());
    expect([...new Set(bad)]).toEqual([]);
  });

  it("glosses each row", () => {
    expect(rows(file).filter((row) => row.meaning === "").map((row) => Object.values(row).join(","))).toEqual([]);
  });
});

describe("frames", () => {
  const frames = rows("frames");
  const classes = new Set(rows("word_classes").map((row) => row.class));
  const knownValue = (value: string): boolean =>
    value.startsWith("@") ? classes.has(value.slice(1)) : value.startsWith("#") ? KINDS.has(value) : value !== "";

  it("have ids of their own that begin with their predicate and part of speech", () => {
    expect(repeated(frames.map((row) => row.frame))).toEqual([]);
    const odd = frames.filter((row) => {
      const stem = `${row.predicate.replaceAll(" ", "_")}.${row.pos[0]}`;
      return row.frame !== stem && !(row.frame.startsWith(`${stem}.`) && /^\d+$/u.test(row.frame.slice(stem.length + 1)));
    });
    expect(odd.map((row) => row.frame)).toEqual([]);
  });

  it("name lower-case predicates, known parts of speech and codes", () => {
    const faults = frames.flatMap((row) => [
      ...codeFaults(row, row.frame),
      ...(["verb", "noun", "adj"].includes(row.pos) ? [] : [`${row.frame}: part of speech ${row.pos}`]),
      ...(row.act === "" || row.act in ALLIANCE_ACT ? [] : [`${row.frame}: no act ${row.act}`]),
      ...(/^[^\s\p{Lu}]+(?: [^\s\p{Lu}]+)*$/u.test(row.predicate) ? [] : [`${row.frame}: predicate`]),
      ...(["true", "false", ""].includes(row.reciprocal) ? [] : [`${row.frame}: reciprocal ${row.reciprocal}`]),
      ...(row.reciprocal === "true" && row.recipient !== "" ? [`${row.frame}: reciprocal and yet a recipient`] : []),
      ...(row.example === "" ? [`${row.frame}: no example`] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it("name known slots, none twice in a cell", () => {
    const faults = frames.flatMap((row) => ["initiator", "recipient", "mediator", "place"].flatMap((role) => {
      const slots = parts(row[role]);
      const wrong = slots.filter((slot) => !knownSlot(slot, SLOTS));
      return [...wrong, ...repeated(slots)].map((slot) => `${row.frame}: ${role} ${slot}`);
    }));
    expect(faults).toEqual([]);
  });

  it("set conditions that can be read, on known slots and classes", () => {
    const faults = frames.flatMap((row) => parts(row.when, ";").flatMap((written) => {
      const read = condition(written);
      if (!read) return [`${row.frame}: ${written}`];
      const unknown = read.values.filter((value) => !knownValue(value));
      const slots = knownSlot(read.slot, TESTED) ? [] : [read.slot];
      return [...slots, ...unknown].map((fault) => `${row.frame}: ${written}: ${fault}`);
    }));
    expect(faults).toEqual([]);
  });

  it("say nothing twice: no two frames of one predicate, part of speech and condition", () => {
    expect(repeated(frames.map((row) => `${row.predicate} ${row.pos} ${parts(row.when, ";").sort().join(";")}`))).toEqual([]);
  });

  it("cover every event type with at least 900 predicates", () => {
    const covered = new Set(frames.map((row) => row.event_type));
    expect(Object.keys(EVENT_TYPE).filter((type) => !covered.has(type))).toEqual([]);
    expect(new Set(frames.map((row) => row.predicate)).size).toBeGreaterThanOrEqual(900);
  });
});

describe("word classes", () => {
  it("list each lemma once a class, in lower case", () => {
    const classes = rows("word_classes");
    expect(repeated(classes.map((row) => `${row.class} ${row.lemma}`))).toEqual([]);
    const wrong = classes.filter((row) => !/^[^\s\p{Lu}]+(?: [^\s\p{Lu}]+)*$/u.test(row.lemma) || !/^[a-z_]+$/u.test(row.class));
    expect(wrong.map((row) => `${row.class} ${row.lemma}`)).toEqual([]);
  });
});

describe("modes", () => {
  it("are of their type, by a known class, a type or a lower-case word, each once", () => {
    const found = rows("modes");
    const classes = new Set(rows("word_classes").map((row) => row.class));
    expect(found.flatMap((row) => codeFaults(row, row.word))).toEqual([]);
    expect(found.filter(({ kind, word }) => !(kind === "class" ? classes.has(word) : kind === "type" ? word in EVENT_TYPE : /^[a-z-]+$/u.test(word))).map(({ word }) => word)).toEqual([]);
    expect(repeated(found.map((row) => `${row.event_type} ${row.where} ${row.kind} ${row.word}`))).toEqual([]);
  });
});

describe("light verbs", () => {
  it("name known slots and roles, each verb and slot once", () => {
    const verbs = rows("light_verbs");
    const roles = new Set(["initiator", "recipient", "none"]);
    const wrong = verbs.filter((row) => !knownSlot(row.slot, TESTED) || !roles.has(row.role_of_subject));
    expect(wrong.map((row) => row.verb)).toEqual([]);
    expect(repeated(verbs.map((row) => `${row.verb} ${row.slot}`))).toEqual([]);
  });
});

describe("factuality cues", () => {
  const cues = rows("factuality");

  it("name known parts of speech, classes, effects and speakers", () => {
    const faults = cues.flatMap((row) => [
      ...(CUE_POS.has(row.pos) ? [] : [`${row.cue}: part of speech ${row.pos}`]),
      ...(CUE_CLASS.has(row.class) ? [] : [`${row.cue}: class ${row.class}`]),
      ...(row.effect === "none" || row.effect in EVENT_STATUS ? [] : [`${row.cue}: effect ${row.effect}`]),
      ...parts(row.speaker).filter((slot) => !knownSlot(slot, SPEAKERS)).map((slot) => `${row.cue}: speaker ${slot}`),
    ]);
    expect(faults).toEqual([]);
  });

  it("have one reading for each cue and part of speech, and cover every class", () => {
    expect(repeated(cues.map((row) => `${row.cue} ${row.pos}`))).toEqual([]);
    const covered = new Set(cues.map((row) => row.class));
    expect([...CUE_CLASS].filter((name) => !covered.has(name))).toEqual([]);
  });
});

describe("connectives", () => {
  it("name known links and directions, each phrase once a part of speech", () => {
    const found = rows("connectives");
    const directions = new Set(["head_to_complement", "complement_to_head"]);
    const wrong = found.filter((row) => !(row.link in EVENT_LINK) || !directions.has(row.direction));
    expect(wrong.map((row) => row.phrase)).toEqual([]);
    expect(repeated(found.map((row) => `${row.phrase} ${row.pos}`))).toEqual([]);
  });
});

describe("nonevents and named events", () => {
  it("list each word once, and no word that a frame must fire on without a condition", () => {
    const words = rows("nonevents").map((row) => row.word);
    expect(repeated(words)).toEqual([]);
    const free = new Set(rows("frames").filter((row) => row.when === "").map((row) => row.predicate));
    expect(words.filter((word) => free.has(word))).toEqual([]);
  });

  it("name known types and modes", () => {
    const named = rows("named_events");
    expect(named.flatMap((row) => codeFaults(row, row.word))).toEqual([]);
    expect(repeated(named.map((row) => row.word))).toEqual([]);
  });
});

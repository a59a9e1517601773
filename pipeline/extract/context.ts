/** What the parts of event extraction look things up in: the document's mentions by token, and words by class. */
import type { ReferenceRow } from "../../schemas/reference.ts";
import type { Knowledge, KnownActor } from "./knowledge.ts";
import type { Trace } from "./trace.ts";
import { subtree } from "./tree.ts";
import type { Document, Mention } from "./types.ts";

export interface Lexicon {
  knowledge: Knowledge;
  /** Nouns that stand for a state or its people: kind by lemma or form, lower case. */
  organs: ReadonlyMap<string, string>;
  /** Titles of persons, lower case. */
  titles: ReadonlySet<string>;
  /** Titles of those who act for an organisation. */
  houseTitles: ReadonlySet<string>;
  /** Titles of those who hold an office of a state, lower case. */
  stateTitles: ReadonlySet<string>;
  /** Words for days, months and parts of the day: no participants, whatever the parser makes of them. */
  calendar: ReadonlySet<string>;
  /** Number words, lower case. */
  numbers: ReadonlyMap<string, number>;
  /** Word classes by name. */
  classes: ReadonlyMap<string, ReadonlySet<string>>;
  /** The classes of each word, in the order of their names. */
  classesOf: ReadonlyMap<string, readonly string[]>;
  /** Words for sorts of places: "province", "town". */
  placeKinds: ReadonlyMap<string, string>;
  /** Words that refer back, with what they ask for. */
  anaphors: ReadonlyMap<string, ReferenceRow<"lexicon/anaphors">[]>;
}

export function lexiconOf(knowledge: Knowledge): Lexicon {
  const classes = new Map<string, Set<string>>();
  for (const row of [...knowledge.of("lexicon/word_classes"), ...knowledge.of("lexicon/clause_words")]) {
    const members = classes.get(row.class) ?? new Set<string>();
    members.add(row.lemma.toLowerCase());
    classes.set(row.class, members);
  }
  return {
    knowledge,
    organs: new Map(knowledge.of("lexicon/organs").map((row) => [row.noun.toLowerCase(), row.kind])),
    titles: new Set(knowledge.of("lexicon/titles").map((row) => row.title.toLowerCase())),
    houseTitles: new Set(knowledge.of("lexicon/titles").filter((row) => row.organ === "organisation").map((row) => row.title.toLowerCase().replace(/-/gu, " "))),
    stateTitles: new Set(knowledge.of("lexicon/titles").filter((row) => row.kind === "office" && ["state", "government", "ministry", "chief executive"].includes(row.organ ?? "")).map((row) => row.title.toLowerCase())),
    calendar: new Set(knowledge.of("lexicon/date_words").filter((row) => ["day", "month", "weekday"].includes(row.kind)).map((row) => row.word)),
    numbers: new Map(knowledge.of("lexicon/date_words").filter((row) => row.kind === "number").map((row) => [row.word, Number(row.value)])),
    classes,
    classesOf: invert(classes),
    placeKinds: new Map(knowledge.of("lexicon/place_words").filter((row) => row.position === "both").map((row) => [row.word.toLowerCase(), row.kind])),
    anaphors: grouped(knowledge.of("lexicon/anaphors"), (row) => row.word),
  };
}

function invert(classes: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  const of = new Map<string, string[]>();
  for (const name of [...classes.keys()].sort()) for (const word of classes.get(name)!) of.set(word, [...(of.get(word) ?? []), name]);
  return of;
}

/** Rows by a key, in their order. */
export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** A document with its mentions laid over its tokens. */
export class Context {
  readonly document: Document;
  readonly mentions: readonly Mention[];
  readonly lexicon: Lexicon;
  /** Where reasons go; null but for `explain`. */
  readonly trace: Trace | null;
  private readonly covering: (Mention | undefined)[][];

  constructor(document: Document, mentions: readonly Mention[], lexicon: Lexicon, trace: Trace | null = null) {
    this.document = document;
    this.mentions = mentions;
    this.lexicon = lexicon;
    this.trace = trace;
    this.covering = document.sentences.map((sentence) => new Array<Mention | undefined>(sentence.tree.form.length).fill(undefined));
    for (const mention of mentions) {
      for (let token = mention.first; token <= mention.last; token++) {
        const now = this.covering[mention.sentence][token];
        if (!now || now.last - now.first < mention.last - mention.first) this.covering[mention.sentence][token] = mention;
      }
    }
  }

  /** The mention that covers a token, if any. */
  mentionAt(sentence: number, token: number): Mention | undefined {
    return this.covering[sentence][token];
  }

  tree(sentence: number) {
    return this.document.sentences[sentence].tree;
  }

  /** What the reference knows of a mention's actor; undefined for unregistered ones. */
  known(mention: Mention): KnownActor | undefined {
    return mention.actor && "id" in mention.actor ? this.lexicon.knowledge.actors.get(mention.actor.id) : undefined;
  }

  kindOf(mention: Mention): string | null {
    if (!mention.actor) return null;
    return "id" in mention.actor ? this.known(mention)?.kind ?? null : mention.actor.kind;
  }

  /** The mentions inside the phrase of a token. */
  mentionsBelow(sentence: number, token: number): Mention[] {
    const [first, last] = subtree(this.tree(sentence), token);
    return this.mentions.filter((mention) => mention.sentence === sentence && mention.first >= first && mention.last <= last);
  }

  organOf(lemma: string, form: string): string | null {
    return this.lexicon.organs.get(form.toLowerCase()) ?? this.lexicon.organs.get(lemma.toLowerCase()) ?? null;
  }

  /** The word classes of a lemma. */
  classesOf(lemma: string): readonly string[] {
    return this.lexicon.classesOf.get(lemma) ?? [];
  }

  inClass(name: string, lemma: string, form = lemma): boolean {
    const members = this.lexicon.classes.get(name);
    if (members === undefined) return false;
    const word = form.toLowerCase();
    // "troops": some plurals are their own lemma.
    return members.has(lemma.toLowerCase()) || members.has(word) || (word.endsWith("s") && members.has(word.slice(0, -1)));
  }
}

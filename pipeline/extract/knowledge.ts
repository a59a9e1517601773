/** What the coder knows, gathered from the reference and lexicon records in the form that extraction asks for. */
import { rowsOf, type KnowledgeRecord, type ReferenceCells, type ReferenceFile, type ReferenceRow } from "../../schemas/reference.ts";
import type { Rows } from "../../schemas/index.ts";
import { romanValue } from "./treaty/numbers.ts";
import type { ActorKind, NameKind, PlaceKind } from "./types.ts";
import { nameKey } from "./words.ts";

/** One thing that a name may mean. */
export interface Reading {
  type: "actor" | "place" | "treaty";
  id: string;
  nameKind: NameKind;
  /** For demonyms adjective, singular or plural; for metonyms capital or seat. */
  form: string | null;
  /** exact: as written; context: only with support from the text. */
  match: "exact" | "context" | null;
  /** The name as the reference writes it. */
  name: string;
  /** From the gazetteer: one of very many, believed only where a place is expected. */
  gazetteer: boolean;
}

export interface KnownActor { id: string; name: string; kind: ActorKind; parent: string | null; actsFor: string | null; country: string | null;
  /** Set for states of today. */
  code: string | null }
export interface KnownPlace { id: string; name: string; kind: PlaceKind; parent: string | null; country: string | null; population: number }
export interface KnownTreaty { id: string; name: string; organisation: string | null; signed: string | null }
/** What an article of a treaty is about, by the treaty's own text. */
export interface KnownArticle { type: Rows["treaty_clauses"]["clause_type"]; force: Rows["treaty_clauses"]["force"] }
/** `small`: a common word that only looks like the name when it is written with a capital, and never is it without. */
export interface AmbiguousReading { reading: string | null; cues: readonly string[]; small: boolean }

/** "IV" and "4" are one article. */
export const articleKey = (treaty: string, article: string, paragraph: string | null): string => `${treaty} ${romanValue(article) || article} ${paragraph ?? ""}`;

type LexiconFile = Extract<ReferenceFile, `lexicon/${string}`>;
type Files = { [File in LexiconFile]: ReferenceRow<File>[] };

export class Knowledge {
  readonly actors = new Map<string, KnownActor>();
  readonly places = new Map<string, KnownPlace>();
  readonly treaties = new Map<string, KnownTreaty>();
  /** By treaty, article and paragraph: see articleKey. */
  readonly articles = new Map<string, KnownArticle>();
  readonly ambiguous = new Map<string, AmbiguousReading[]>();
  /** Readings by name key, and all beginnings of name keys, so that the longest match is found by walking. */
  readonly readings = new Map<string, Reading[]>();
  readonly beginnings = new Set<string>();
  readonly rows: Files = Object.create(null) as Files;

  /** The rows of a lexicon file, in their order; none when it is empty. */
  of<File extends LexiconFile>(file: File): readonly ReferenceRow<File>[] {
    return this.rows[file] ?? [];
  }

  learn(record: KnowledgeRecord): void {
    for (const row of rowsOf(record)) this.learnRow(record.file, row);
  }

  private learnRow(file: ReferenceFile, row: ReferenceCells): void {
    switch (file) {
      case "reference/states":
        this.actor(row, null);
        this.places.set(row.actor_id!, { id: row.actor_id!, name: row.name!, kind: "country", parent: null, country: row.actor_id, population: 0 });
        break;
      case "reference/bodies": this.actor(row, row.parent_id); break;
      case "reference/organisations": this.actor(row, row.parent_id); break;
      case "reference/groups": this.actor(row, null, row.country_id); break;
      case "reference/people": this.actor({ ...row, kind: "person" }, null, null, row.acts_for); break;
      case "reference/state_names": case "reference/body_names": case "reference/organisation_names": case "reference/group_names":
      case "reference/person_names":
        this.name(row.name!, { type: "actor", id: row.actor_id!, nameKind: row.kind as NameKind, form: row.form, match: row.match as Reading["match"], name: row.name!, gazetteer: false });
        break;
      case "reference/places": case "reference/gazetteer": this.place(row, file === "reference/gazetteer"); break;
      case "reference/place_names":
        this.name(row.name!, { type: "place", id: row.place_id!, nameKind: row.kind as NameKind, form: null, match: row.match as Reading["match"], name: row.name!, gazetteer: false });
        break;
      case "reference/gazetteer_names":
        this.name(row.name!, { type: "place", id: row.place_id!, nameKind: "alias", form: null, match: "context", name: row.name!, gazetteer: true });
        break;
      case "reference/treaties":
        this.treaties.set(row.treaty_id!, { id: row.treaty_id!, name: row.name!, organisation: row.organisation_id, signed: row.signed_on });
        this.name(row.name!, { type: "treaty", id: row.treaty_id!, nameKind: "name", form: null, match: null, name: row.name!, gazetteer: false });
        break;
      case "reference/treaty_names":
        this.name(row.name!, { type: "treaty", id: row.treaty_id!, nameKind: row.kind as NameKind, form: null, match: null, name: row.name!, gazetteer: false });
        break;
      case "reference/treaty_articles":
        this.articles.set(articleKey(row.treaty_id!, row.article!, row.paragraph), { type: row.clause_type, force: row.force } as KnownArticle);
        break;
      case "lexicon/ambiguous_names": {
        const key = nameKey(row.name!);
        const cues = (row.cues ?? "").toLowerCase().split("|").filter(Boolean);
        this.ambiguous.set(key, [...(this.ambiguous.get(key) ?? []), { reading: row.reading, cues, small: !/\p{Lu}/u.test(row.name!) }]);
        this.beginningsOf(key);
        break;
      }
      default: break;
    }
    if (file.startsWith("lexicon/")) ((this.rows as Record<string, unknown[]>)[file] ??= []).push(row);
  }

  private actor(row: Record<string, string | null>, parent: string | null, country: string | null = null, actsFor: string | null = null): void {
    this.actors.set(row.actor_id!, { id: row.actor_id!, name: row.name!, kind: row.kind as ActorKind, parent, actsFor, country, code: row.iso3 ?? null });
    this.name(row.name!, { type: "actor", id: row.actor_id!, nameKind: "name", form: null, match: null, name: row.name!, gazetteer: false }, true);
  }

  private place(row: Record<string, string | null>, gazetteer: boolean): void {
    this.places.set(row.place_id!, {
      id: row.place_id!, name: row.name!, kind: row.kind as PlaceKind, parent: row.parent_id, country: row.country_id, population: Number(row.population ?? 0),
    });
    this.name(row.name!, { type: "place", id: row.place_id!, nameKind: "name", form: null, match: gazetteer ? "context" : null, name: row.name!, gazetteer }, true);
  }

  /** A row of the names files settles how a name matches; the name in the main file only stands in until it comes. */
  private name(name: string, reading: Reading, provisional = false): void {
    const key = nameKey(name);
    if (!key) return;
    const known = this.readings.get(key) ?? [];
    const at = known.findIndex((one) => one.id === reading.id && one.type === reading.type);
    if (at < 0) known.push(reading);
    // An alias that differs from the name in its capitals alone adds nothing: "Community Of States".
    else if (!provisional && known[at].nameKind === "name" && !(reading.nameKind === "alias" && reading.match === null && reading.name !== known[at].name)) known[at] = reading;
    this.readings.set(key, known);
    this.beginningsOf(key);
  }

  private beginningsOf(key: string): void {
    for (let at = key.indexOf(" "); at >= 0; at = key.indexOf(" ", at + 1)) this.beginnings.add(key.slice(0, at));
  }
}

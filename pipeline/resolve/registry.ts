/** The actors, places and treaties that the claims refer to: registered ones from the reference, others as texts bring them. */
import type { ActorRef, PlaceRef, TreatyRef } from "../../schemas/claims.ts";
import type { Actor, ActorName, Place, Treaty } from "../../schemas/index.ts";
import { rowsOf, type KnowledgeRecord, type ReferenceCells, type ReferenceFile, type ReferenceRow } from "../../schemas/reference.ts";
import { Problem } from "../problem.ts";
import { foldName, namedId } from "./ids.ts";

export class Registry {
  private readonly knownActors = new Map<string, Actor>();
  private readonly knownNames = new Map<string, ActorName[]>();
  private readonly knownPlaces = new Map<string, Place>();
  private readonly knownTreaties = new Map<string, Treaty>();
  private readonly usedActors = new Map<string, Actor>();
  private readonly usedNames = new Map<string, Map<string, ActorName>>();
  private readonly usedPlaces = new Map<string, Place>();
  private readonly usedTreaties = new Map<string, Treaty>();

  /** Takes in rows of the reference; rows of other files pass. States must come before their codes. */
  learn(record: KnowledgeRecord): void {
    for (const row of rowsOf(record)) this.learnRow(record.file, row);
  }

  private learnRow(file: ReferenceFile, row: ReferenceCells): void {
    switch (file) {
      case "reference/states": return this.state(row as unknown as ReferenceRow<"reference/states">);
      case "reference/state_codes": return this.stateCode(row as unknown as ReferenceRow<"reference/state_codes">);
      case "reference/bodies": return this.actor(row, row.parent_id);
      case "reference/organisations": return this.actor(row, row.parent_id);
      case "reference/groups": return this.actor(row, null);
      case "reference/people": return this.actor({ ...row, kind: "person" }, null);
      case "reference/state_names": case "reference/body_names": case "reference/person_names": case "reference/organisation_names":
      case "reference/group_names": return this.name(row as unknown as ActorName);
      case "reference/places": case "reference/gazetteer": return this.place(row as unknown as ReferenceRow<"reference/places">);
      case "reference/treaties": {
        const { citation: _, ...treaty } = row;
        this.knownTreaties.set(row.treaty_id!, { ...treaty, parties: null } as unknown as Treaty);
      }
    }
  }

  private state(row: ReferenceRow<"reference/states">): void {
    this.actor(row, null, row.iso3);
    this.knownPlaces.set(row.actor_id, {
      place_id: row.actor_id, name: row.name, kind: "country", parent_id: null, country_id: row.actor_id, latitude: null, longitude: null,
      geonames_id: row.geonames_id, registered: true,
    });
  }

  private stateCode(row: ReferenceRow<"reference/state_codes">): void {
    const actor = this.knownActors.get(row.actor_id);
    if (!actor) throw new Problem("sources/reference/state_codes.csv", `there is no state ${row.actor_id}`, "add it to states.csv");
    // Rows are in order of date: the latest spell gives the number.
    actor[row.system === "cow" ? "cow_code" : "gw_code"] = Number(row.code);
  }

  private actor(row: Record<string, string | null>, parent: string | null, iso3: string | null = null): void {
    const actor_id = row.actor_id!;
    this.knownActors.set(actor_id, {
      actor_id, name: row.name!, kind: row.kind as Actor["kind"], iso3, cow_code: null, gw_code: null, wikidata_id: row.wikidata_id,
      parent_id: parent, registered: true,
    });
  }

  private name({ actor_id, name, kind }: ActorName): void {
    const names = this.knownNames.get(actor_id) ?? [];
    names.push({ actor_id, name, kind });
    this.knownNames.set(actor_id, names);
  }

  private place(row: ReferenceRow<"reference/places">): void {
    const coordinate = (value: string | null) => (value === null ? null : Number(value));
    this.knownPlaces.set(row.place_id, {
      place_id: row.place_id, name: row.name, kind: row.kind, parent_id: row.parent_id, country_id: row.country_id,
      latitude: coordinate(row.latitude), longitude: coordinate(row.longitude), geonames_id: row.geonames_id, registered: true,
    });
  }

  /** The id of an actor, which from now on is part of the dataset. */
  actorId(ref: ActorRef): string {
    if ("id" in ref) return this.useActor(ref.id);
    const id = namedId(ref.kind, ref.name);
    if (!this.usedActors.has(id)) {
      this.usedActors.set(id, {
        actor_id: id, name: ref.name, kind: ref.kind, iso3: null, cow_code: null, gw_code: null, wikidata_id: null,
        parent_id: ref.parent === null ? null : this.useActor(ref.parent), registered: false,
      });
      this.addName({ actor_id: id, name: ref.name, kind: "name" });
    }
    for (const alias of ref.aliases) this.addName({ actor_id: id, ...alias });
    return id;
  }

  private useActor(id: string): string {
    if (this.usedActors.has(id)) return id;
    const actor = this.knownActors.get(id);
    if (!actor) throw new Problem("sources/reference", `a record refers to the actor ${id}, which no file lists`, "add it, or mend the row that names it");
    this.usedActors.set(id, actor);
    if (actor.parent_id !== null) this.useActor(actor.parent_id);
    this.addName({ actor_id: id, name: actor.name, kind: "name" });
    for (const name of this.knownNames.get(id) ?? []) this.addName(name);
    return id;
  }

  private addName(name: ActorName): void {
    const names = this.usedNames.get(name.actor_id) ?? new Map<string, ActorName>();
    this.usedNames.set(name.actor_id, names);
    if (!names.has(name.name)) names.set(name.name, name);
  }

  placeId(ref: PlaceRef): string {
    if ("id" in ref) return this.usePlace(ref.id);
    const id = namedId(`place|${ref.parent ?? ""}`, ref.name);
    if (!this.usedPlaces.has(id)) {
      this.usedPlaces.set(id, {
        place_id: id, name: ref.name, kind: ref.kind, parent_id: ref.parent === null ? null : this.usePlace(ref.parent),
        country_id: ref.country === null ? null : this.useActor(ref.country), latitude: null, longitude: null, geonames_id: null, registered: false,
      });
    }
    return id;
  }

  private usePlace(id: string): string {
    if (this.usedPlaces.has(id)) return id;
    const place = this.knownPlaces.get(id);
    if (!place) throw new Problem("sources/reference", `a record refers to the place ${id}, which no file lists`, "add it, or mend the row that names it");
    this.usedPlaces.set(id, place);
    if (place.parent_id !== null) this.usePlace(place.parent_id);
    if (place.country_id !== null) this.useActor(place.country_id);
    return id;
  }

  treatyId(ref: TreatyRef): string {
    const id = "id" in ref ? ref.id : namedId(`treaty|${ref.source ?? ""}`, ref.name);
    if (this.usedTreaties.has(id)) return id;
    const known = "id" in ref ? this.knownTreaties.get(ref.id) : {
      treaty_id: id, name: ref.name, short_name: null, signed_on: ref.signed_on, in_force_on: ref.in_force_on,
      organisation_id: ref.organisation, wikidata_id: null, parties: null,
    };
    if (!known) throw new Problem("sources/reference/treaties.csv", `a record refers to the treaty ${id}, which is not listed`, "add it, or mend the row that names it");
    this.usedTreaties.set(id, known);
    if (known.organisation_id !== null) this.useActor(known.organisation_id);
    return id;
  }

  /** What a treaty's own text says of it; what the reference knows stands. */
  treatyText(id: string, told: Pick<Treaty, "signed_on" | "in_force_on" | "parties">): void {
    const known = this.usedTreaties.get(id)!;
    this.usedTreaties.set(id, {
      ...known, signed_on: known.signed_on ?? told.signed_on, in_force_on: known.in_force_on ?? told.in_force_on, parties: known.parties ?? told.parties,
    });
  }

  /** The rows of everything that was used. */
  rows(): { actors: Actor[]; actor_names: ActorName[]; places: Place[]; treaties: Treaty[] } {
    const byFold = (names: Iterable<ActorName>) => [...names].filter((name) => foldName(name.name) !== "");
    return {
      actors: [...this.usedActors.values()],
      actor_names: [...this.usedNames.values()].flatMap((names) => byFold(names.values())),
      places: [...this.usedPlaces.values()],
      treaties: [...this.usedTreaties.values()],
    };
  }
}

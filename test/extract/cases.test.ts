/**
 * Texts in test/good/extract with what must be found in them: each listed record must be there, with the fields it lists.
 * `counts` says of a sort how many records there are in all, `kind` what kind of source it is where that is no news.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractDocument, makeExtractor } from "../../pipeline/extract/document.ts";
import { loadModels } from "../../pipeline/parse/analyse.ts";
import { parseDocument } from "../../pipeline/parse/index.ts";
import { documentOf } from "../../pipeline/read/document.ts";
import { loadFurniture } from "../../pipeline/read/furniture.ts";
import type { ActorRef, Claim, ClaimOf } from "../../schemas/claims.ts";
import { smallKnowledge } from "./knowledge.ts";

const FOLDER = "test/good/extract";
const furniture = loadFurniture("sources/lexicon/page_furniture.csv", "sources/lexicon/kind_cues.csv");
const idOf = (ref: ActorRef | null) => (ref === null ? null : "id" in ref ? ref.id : ref.name);

/** A claim in the words of a case file. */
function told(claim: Claim, _: number, all: Claim[]): [string, Record<string, unknown>] | null {
  const typeOf = (local: number) => (all.find((one) => one.claim === "event" && one.local === local) as ClaimOf<"event">).event_type;
  const clauseOf = (local: number) => {
    const found = all.find((one) => one.claim === "clause" && one.local === local) as ClaimOf<"clause">;
    return { treaty: "id" in found.treaty ? found.treaty.id : found.treaty.name, article: found.article };
  };
  switch (claim.claim) {
    case "event": {
      const roles = Object.fromEntries(["initiator", "recipient", "agent", "mediator"].map((role) => [role, claim.actors.filter((one) => one.role === role && one.actor).map((one) => idOf(one.actor)).sort()]));
      const places = claim.places.map(({ place }) => ("id" in place ? place.id : place.name)).sort();
      return ["events", { event_type: claim.event_type, mode: claim.mode, act: claim.act, status: claim.status, date: claim.date, places, attributed_to: idOf(claim.attributed_to), ...roles }];
    }
    case "membership": return ["memberships", { ...claim, organisation: idOf(claim.organisation), member: idOf(claim.member) }];
    case "office": return ["offices", { ...claim, person: idOf(claim.person), actor: idOf(claim.actor) }];
    case "treaty": return ["treaties", { ...claim, treaty: "id" in claim.treaty ? claim.treaty.id : claim.treaty.name }];
    case "clause": return ["clauses", { ...claim, treaty: "id" in claim.treaty ? claim.treaty.id : claim.treaty.name }];
    case "event_link": return ["links", { link: claim.link, from: typeOf(claim.event), to: typeOf(claim.to_event) }];
    case "clause_mention": return ["clause_mentions", { ...claim, ...clauseOf(claim.clause) }];
    case "event_clause": {
      const { event_type, act, status } = all.find((one) => one.claim === "event" && one.local === claim.event) as ClaimOf<"event">;
      return ["clause_links", { link: claim.link, event_type, act, status, ...clauseOf(claim.clause) }];
    }
    default: return null;
  }
}

describe("extraction", () => {
  const models = loadModels();
  const extractor = makeExtractor(smallKnowledge());
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt")).sort()) {
    const text = readFileSync(`${FOLDER}/${file}`, "utf8");
    const { counts = {}, kind = "news", ...expected } = JSON.parse(readFileSync(`${FOLDER}/${file.replace(/txt$/u, "json")}`, "utf8")) as
      { counts?: Record<string, number>; kind?: string } & Record<string, Record<string, unknown>[]>;
    const document = documentOf({ source_id: file.slice(0, -4), text, sha256: "0".repeat(64), metadata: { kind: kind as "news", published_on: "2024-03-11" }, where: file }, furniture);
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const [sort, record] of extractDocument(document, parseDocument(models, document), extractor).map(told).filter((one) => one !== null)) (found[sort] ??= []).push(record);
    it.each(Object.entries(counts))(`${file} number of %s: %i`, (sort, count) => expect(found[sort as string] ?? []).toHaveLength(count as number));
    for (const [sort, records] of Object.entries(expected)) {
      it.each(records)(`${file} ${sort}: %j`, (record) => expect(found[sort] ?? []).toContainEqual(expect.objectContaining(record)));
    }
  }
});

/** Runs the coder over the sources with its reasons switched on, until it comes to the event that is asked for. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Claim, ClaimOf } from "../../../schemas/claims.ts";
import { documentRecord } from "../../../schemas/documents.ts";
import { knowledgeRecord } from "../../../schemas/reference.ts";
import { extractDocument, makeExtractor } from "../../extract/document.ts";
import type { EventGroup } from "../../extract/events/merge.ts";
import { Knowledge } from "../../extract/knowledge.ts";
import { Trace } from "../../extract/trace.ts";
import type { Document } from "../../extract/types.ts";
import { loadModels } from "../../parse/analyse.ts";
import { parseDocument } from "../../parse/index.ts";
import { pathsIn } from "../../files.ts";
import { Problem } from "../../problem.ts";
import { read } from "../../read/index.ts";
import { readKnowledge } from "../../read/knowledge.ts";
import { eventIds } from "../../resolve/document.ts";
import { readRecords } from "../../stage.ts";

/** An event with everything that the coder kept on its way to it. */
export interface Found {
  event_id: string;
  claim: ClaimOf<"event">;
  claims: readonly Claim[];
  group: EventGroup;
  document: Document;
  trace: Trace;
  knowledge: Knowledge;
}

/** @throws Problem when no source has an event of that id */
export async function findEvent(event_id: string, sources: string, work: string): Promise<Found> {
  const records = join(work, "explain");
  mkdirSync(records, { recursive: true });
  await read({ sources, lexicon: "sources/lexicon", work: records, keepGoing: false });
  if (!isFresh(join(records, "knowledge.ndjson"), ["sources/reference", "sources/lexicon", "schemas", "pipeline/read"])) await readKnowledge({ from: "sources", work: records });
  const knowledge = new Knowledge();
  for await (const record of readRecords(join(records, "knowledge.ndjson"), { name: "knowledge", schema: knowledgeRecord })) knowledge.learn(record);
  const extractor = makeExtractor(knowledge);
  const models = loadModels();
  for await (const record of readRecords(join(records, "documents.ndjson"), { name: "document", schema: documentRecord })) {
    const trace = new Trace();
    const claims = extractDocument(record, parseDocument(models, record), extractor, trace);
    const events = claims.filter((one): one is ClaimOf<"event"> => one.claim === "event");
    const [local] = [...eventIds(events)].find(([, id]) => id === event_id) ?? [];
    const claim = events.find((one) => one.local === local);
    if (!claim || !trace.found) continue;
    return { event_id, claim, claims, group: trace.found.groups[claim.local], document: trace.found.document, trace, knowledge };
  }
  throw new Problem(event_id, `no event of ${sources} has this id`,
    "npm run query -- \"SELECT event_id, quote FROM events_flat\" lists those of the release; --sources names other texts, --reviews what persons added to them");
}

/** Whether a file is younger than all that it is made from: checking what the coder knows takes longer than explaining an event. */
const isFresh = (file: string, from: readonly string[]): boolean =>
  existsSync(file) && from.every((folder) => pathsIn(folder).every((path) => statSync(join(folder, path)).mtimeMs < statSync(file).mtimeMs));

/** What people found in a text, coded by hand by the project's codebook; the form is described beside the gold files. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { Problem } from "../problem.ts";
import { fit } from "../stage.ts";

const names = z.array(z.string()).optional();
const maybe = z.string().nullable().optional();
const optional = z.boolean().optional();

const goldEvent = z.looseObject({
  id: z.string(), quote: z.string(), also: names, type: z.string(), type_alternatives: names, mode: maybe, act: maybe,
  status: z.string(), status_alternatives: names, date: maybe, date_alternatives: z.array(z.string().nullable()).optional(),
  initiators: names, initiators_allowed: names, initiators_optional: optional, recipients: names, recipients_allowed: names, recipients_optional: optional,
  agents: names, agents_allowed: names, agents_optional: optional, mediators: names, mediators_allowed: names, mediators_optional: optional,
  places: names, places_allowed: names, attributed_to: maybe, optional,
});

const gold = z.looseObject({
  source: z.looseObject({ text: z.string() }),
  events: z.array(goldEvent),
  links: z.array(z.looseObject({ from: z.string(), to: z.string(), type: z.string(), quote: maybe, optional })).optional(),
  clauses: z.array(z.looseObject({ treaty: maybe, article: maybe, type: z.string(), type_alternatives: names, force: maybe, force_alternatives: names, quote: maybe, bearer: maybe, beneficiary: maybe, trigger: maybe, optional })).optional(),
  clause_links: z.array(z.looseObject({ event: z.string(), article: maybe, type: z.string(), quote: maybe, optional })).optional(),
  memberships: z.array(z.looseObject({ member: z.string(), organisation: z.string(), status: z.string(), start: maybe, end: maybe, optional })).optional(),
  offices: z.array(z.looseObject({ person: z.string(), office: z.string(), of: z.string(), as_of: maybe, optional })).optional(),
  actors: names, actors_optional: names, places: names, places_optional: names,
});

export type GoldEvent = z.infer<typeof goldEvent>;
export type Gold = z.infer<typeof gold>;

/** A gold file with its text; `source_id` is the text's name without its ending. */
export interface GoldText {
  source_id: string;
  text: string;
  gold: Gold;
}

/** One gold file. @throws Problem when it is missing or broken */
export function readGoldFile(file: string): Gold {
  if (!existsSync(file)) throw new Problem(file, "is not there", "name a gold file");
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Problem(file, "is no JSON", "mend it, or take it away");
  }
  return fit({ name: "gold", schema: gold }, value, file);
}

/** The gold files of <shared>/gold in the order of their names. @throws Problem when one is broken or its text is missing */
export function readGold(shared: string): GoldText[] {
  return readdirSync(join(shared, "gold")).filter((name) => name.endsWith(".json")).sort().map((name) => {
    const file = join(shared, "gold", name);
    const found = readGoldFile(file);
    const path = join(shared, "texts", found.source.text);
    if (!existsSync(path)) throw new Problem(path, "is not there", `it is the text of ${file}`);
    return { source_id: basename(found.source.text).replace(/\.[^.]+$/u, ""), text: readFileSync(path, "utf8"), gold: found };
  });
}

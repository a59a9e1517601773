import { compileTemplates, planSlots, type SlotPlan, type Templates } from "../templates.ts";
import { MARGIN, TOKEN_ATTRIBUTES, TOKEN_WIDTH, type Grid } from "./grid.ts";

/** Tokens around the one to be labelled, from two before it to two after it. */
export const POSITIONS = ["m2", "m1", "0", "p1", "p2"] as const;
const CENTRE = POSITIONS.indexOf("0");

/** What speaks for a label by itself, the same in both rounds. Attributes are explained in grid.ts and wordrows.ts. */
const OF_TOKENS = [
  "", "0.l", "0.s2", "0.s3", "0.s4", "0.q2", "0.q3", "0.q4", "0.h", "0.h 0.e", "0.u 0.e", "0.t", "0.c", "0.k", "0.z", "0.n",
  "m1.l", "m2.l", "p1.l", "p2.l", "m1.c", "p1.c", "m2.c", "p2.c", "m1.t", "p1.t", "m1.h", "p1.h", "m1.g", "p1.g", "m1.y", "p1.y", "m1.o", "p1.o",
  "m1.l 0.l", "0.l p1.l", "m2.l m1.l", "p1.l p2.l", "m1.l p1.l", "m1.c p1.c", "m2.c m1.c", "p1.c p2.c",
  "m1.t 0.t p1.t", "m1.t 0.t", "0.t p1.t", "m2.t m1.t 0.t", "0.t p1.t p2.t", "m1.u 0.u p1.u", "m1.h 0.h p1.h",
  "0.g", "0.y", "0.o", "0.g 0.y", "0.y 0.o", "0.z 0.u", "0.g 0.t", "0.y 0.t", "0.g 0.u", "0.y 0.u", "m1.g 0.g", "0.g p1.g",
  "m1.y 0.y", "0.y p1.y", "m1.o 0.o", "0.o p1.o", "m1.g 0.g p1.g", "0.g m1.l", "0.y m1.l", "0.g p1.l", "0.y p1.l", "0.y m1.c", "0.g m1.c",
  "0.d", "0.d 0.g", "0.d 0.y", "0.d 0.u", "0.d 0.t", "0.d m1.d", "0.d p1.d",
  "0.c m1.c", "0.c p1.c", "0.k m1.k", "0.k p1.k", "0.s3 m1.l", "0.s3 p1.l", "0.u m1.l", "0.u p1.l", "0.u m1.c", "0.u p1.c",
  "0.u m1.u m1.l", "m2.l m1.u 0.u", "0.u p1.u p2.l", "0.u p1.u p2.c", "0.u m1.u m2.c", "0.s3 0.u", "0.n 0.u", "m1.s3", "p1.s3",
  "0.i", "0.j", "0.x", "m1.j", "m1.x", "p1.j", "p1.x", "m2.j", "p2.j", "m1.j 0.j", "0.j p1.j", "m1.i 0.i p1.i", "m1.j p1.j", "0.j 0.u", "0.x 0.u",
  "0.j 0.y", "0.j m1.l", "0.j p1.l", "m1.j 0.u", "p1.j 0.u", "m1.j 0.u p1.j", "0.i 0.u m1.u", "0.i 0.u p1.u",
  "0.p", "0.p 0.u", "0.p 0.y", "m1.p", "p1.p",
];

/** The same by how the word was labelled elsewhere, which only the second round knows. */
const OF_VOTES = ["0.v", "0.v 0.y", "0.v 0.u", "m1.v", "p1.v", "0.v m1.v", "0.v p1.v"];

/** What speaks for a label after a certain other label. */
const OF_EDGES = ["", "0.l", "0.t", "0.h", "0.g 0.y", "m1.l", "m1.g 0.g", "m1.y 0.y", "m1.o 0.o", "0.u m1.u", "p1.u 0.c", "0.p", "0.d", "0.j", "m1.j 0.j", "m1.i 0.i"];

/** Templates over the values of a plan. A feature is the same in whichever set its template stands. */
export interface FeatureSet<Name extends string> {
  plan: SlotPlan;
  templates: Record<Name, Templates>;
}

function compile<Name extends string>(tables: Record<Name, string[]>): FeatureSet<Name> {
  const entries = Object.entries(tables) as [Name, string[]][];
  const slots = [...new Set(entries.flatMap(([, table]) => table).flatMap((line) => line.split(" ")))].filter((slot) => slot !== "").sort();
  return {
    plan: planSlots(slots, POSITIONS, TOKEN_ATTRIBUTES),
    templates: Object.fromEntries(entries.map(([name, table]) => [name, compileTemplates(slots, table)])) as Record<Name, Templates>,
  };
}

/** Everything, for one round by itself. */
export const WHOLE = compile({ tokens: [...OF_TOKENS, ...OF_VOTES], edges: OF_EDGES });
/** What both rounds share, and what the votes add. */
export const SHARED = compile({ tokens: OF_TOKENS, edges: OF_EDGES });
export const VOTES = compile({ tokens: OF_VOTES });

/** Fetches the values of a plan for token `i` of a grid. */
export function fetchValues(plan: SlotPlan, grid: Grid, i: number, values: Int32Array): void {
  const { positions, attributes, count } = plan;
  const { table } = grid;
  const base = (i + MARGIN - CENTRE) * TOKEN_WIDTH;
  for (let s = 0; s < count; s++) values[s + 1] = table[base + positions[s] * TOKEN_WIDTH + attributes[s]];
}

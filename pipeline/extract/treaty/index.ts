export { looksLikeTreaty, segmentTreaty } from "./segment.ts";
export type { Span, TreatyText, Unit, UnitKind } from "./types.ts";
export { classifyClause, classifyReport, CLAUSE_TYPES, cueType, type ClauseContext, type ClauseType } from "./classify.ts";
export { clauseForce, FORCES, type Force } from "./force.ts";
export { clauseParties, type ClauseSides } from "./sides.ts";
export { treatyDates, type TreatyDates } from "./dates.ts";
export { type AkomaMeta, toAkomaNtoso } from "./akoma.ts";

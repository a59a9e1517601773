export { segmentTreaty } from "./segment.ts";
export type { Span, TreatyText, Unit, UnitKind } from "./types.ts";
export { classifyClause, CLAUSE_TYPES, type ClauseContext, type ClauseType } from "./classify.ts";

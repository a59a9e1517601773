/** A half-open stretch of the text, in UTF-16 indices. */
export interface Span {
  start: number;
  end: number;
}

export type UnitKind = "part" | "chapter" | "section" | "article" | "paragraph" | "point";

/**
 * One division of a treaty. `number` is as printed, without its label ("5", "IV", "6 bis", "14A"); `parent` indexes the
 * unit that holds it, -1 at the top. An article spans its heading line and its body; parts, chapters and sections span all
 * that they hold.
 */
export interface Unit extends Span {
  kind: UnitKind;
  number: string | null;
  heading: string | null;
  headingSpan: Span | null;
  /** Where the text after label and heading begins. */
  bodyStart: number;
  parent: number;
}

/** A treaty laid out. `score` says how much the text looks like a treaty (see `treatyScore`); 1 or more is one. */
export interface TreatyText {
  title: Span | null;
  /** The contracting sides as the preamble or the title names them, in the text's words; empty when neither says. */
  parties: Span[];
  preamble: Span | null;
  units: Unit[];
  finalClause: Span | null;
  signatures: Span | null;
  annexes: Span[];
  score: number;
}

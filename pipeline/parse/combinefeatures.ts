import { NODE_ATTRIBUTES } from "./state.ts";
import { compileTemplates, planSlots } from "./templates.ts";

/**
 * Where the two parsers disagree on a word's arc: f is what the forward parser saw, b the backward one. d the word itself, h
 * the head it proposes, g that head's own head, m and p the words before and after.
 */
export const COMBINE_POSITIONS = ["fd", "fh", "fg", "fm", "fp", "bd", "bh", "bg"] as const;
/** The first so many positions are read from the forward parser's state, the rest from the backward one's. */
export const FORWARD_POSITIONS = 5;

const SLOTS = [
  "fd.w", "fd.x", "fd.u", "fd.c", "fd.d", "fd.lv", "fd.rv", "fd.ls", "fd.rs", "bd.d", "bd.lv", "bd.rv", "bd.ls", "bd.rs",
  "fh.w", "fh.x", "fh.u", "fh.c", "fh.d", "fh.ls", "fh.rs", "bh.w", "bh.x", "bh.u", "bh.c", "bh.d", "bh.ls", "bh.rs", "fg.x",
  "fg.w", "bg.x", "bg.w", "fm.w", "fm.x", "fp.w", "fp.x", "same", "far1", "far2", "margin1", "margin2", "order", "count",
  "chain", "case1",
] as const;

export const COMBINE_PLAN = planSlots(SLOTS, COMBINE_POSITIONS, NODE_ATTRIBUTES);

/**
 * same: whether the heads agree; far: distance and side of each head; margin: how sure each parser was; order: how the heads
 * lie; count: disagreements in the sentence; chain: whether one head governs the other; case1: the word's first dependent.
 */
export const COMBINE_TEMPLATES = compileTemplates(SLOTS, [
  "same", "fd.d bd.d", "fd.d bd.d same", "fd.d bd.d fd.w", "fd.d bd.d fd.x", "fd.x fh.x bh.x", "fd.x fh.x bh.x fd.d",
  "fd.w fh.x bh.x", "fd.x fh.w bh.w", "fd.w fh.w", "fd.w bh.w", "fh.w fd.d", "bh.w bd.d", "fh.w fd.d fd.x", "bh.w bd.d fd.x",
  "fh.c fd.c fd.d", "bh.c fd.c bd.d", "fh.x fd.x fd.d far1", "bh.x fd.x bd.d far2", "far1 far2 fd.x", "far1 far2 fd.d bd.d",
  "margin1 margin2", "margin1 margin2 same", "margin1 fd.d", "margin2 bd.d", "margin1 margin2 fd.d bd.d", "order fd.d bd.d",
  "order fd.x fh.x bh.x", "count same", "chain fd.d bd.d", "chain order fd.x", "fh.d fd.d", "bh.d bd.d",
  "fh.d fd.d fd.x fh.x", "bh.d bd.d fd.x bh.x", "fh.ls fd.d", "bh.rs bd.d", "fh.rs fd.d fh.x", "bh.ls bd.d bh.x",
  "fd.ls fd.d bd.d", "bd.rs fd.d bd.d", "fd.ls bd.rs fd.x", "fd.rs bd.ls fd.x", "fg.x fh.x fd.x fd.d", "bg.x bh.x fd.x bd.d",
  "fm.x fd.x fp.x", "fm.w fd.d bd.d", "fp.w fd.d bd.d", "fm.x fh.x bh.x fd.x", "case1 fh.w bh.w", "case1 fh.x bh.x fd.x",
  "case1 fh.w", "case1 bh.w", "case1 fh.c fd.c", "case1 bh.c fd.c", "case1 fd.d bd.d", "case1 far1 far2", "fd.w far1 far2",
  "fh.u bh.u fd.u far1", "fh.u bh.u fd.u far2", "fd.c fh.c bh.c", "case1 fh.c bh.c", "fd.rv bd.lv fd.x", "fd.lv bd.rv fd.x",
]);

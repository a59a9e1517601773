import { NODE_ATTRIBUTES } from "./state.ts";
import { compileTemplates, planSlots } from "./templates.ts";

/**
 * Words that a decision looks at: s0..s2 from the top of the stack, b0..b3 from the front of the buffer; l, l2, r, r2 their
 * outermost and next dependents on the left and right.
 */
export const ACTION_POSITIONS = [
  "s0", "s1", "s2", "b0", "b1", "b2", "b3", "s0l", "s0l2", "s0r", "s0r2", "s1l", "s1l2", "s1r", "s1r2", "b0l", "b0l2",
] as const;

const ACTION_SLOTS = [
  "s0.w", "s0.x", "s0.u", "s0.s", "s0.c", "s0.k", "s0.p", "s0.lv", "s0.rv", "s0.ls", "s0.rs", "s1.w", "s1.x", "s1.u", "s1.c",
  "s1.k", "s1.lv", "s1.rv", "s1.ls", "s1.rs", "s2.w", "s2.x", "s2.c", "b0.w", "b0.x", "b0.u", "b0.s", "b0.c", "b0.k", "b0.p",
  "b0.lv", "b0.ls", "b1.w", "b1.x", "b1.u", "b1.c", "b2.w", "b2.x", "b2.u", "b2.c", "b3.x", "s0l.w", "s0l.x", "s0l.d",
  "s0l.c", "s0l2.x", "s0l2.d", "s0r.w", "s0r.x", "s0r.d", "s0r.c", "s0r2.x", "s0r2.d", "s1l.x", "s1l.d", "s1r.x", "s1r.d",
  "s1r.w", "s1r.c", "b0l.w", "b0l.x", "b0l.d", "b0l.c", "b0l2.x", "dist", "gap", "depth",
] as const;

export const ACTION_PLAN = planSlots(ACTION_SLOTS, ACTION_POSITIONS, NODE_ATTRIBUTES);

/** dist: from s0 to b0, gap: from s1 to s0, both in steps; depth of the stack, up to 4. */
export const ACTION_TEMPLATES = compileTemplates(ACTION_SLOTS, [
  "", "s0.w", "s0.x", "s0.w s0.x", "s1.w", "s1.x", "s1.w s1.x", "b0.w", "b0.x", "b0.w b0.x", "b1.w", "b1.x", "b1.w b1.x",
  "b2.w", "b2.x", "s2.w", "s2.x", "s0.s s0.x", "b0.s b0.x", "s0.w b0.w", "s0.w s0.x b0.x", "s0.x b0.w b0.x", "s0.x b0.x",
  "s0.w b0.x", "s0.x b0.w", "s0.w s1.w", "s1.w s0.x", "s1.x s0.w", "s1.x s0.x", "s1.w b0.w", "s1.x b0.x", "s1.x b0.w",
  "s1.w b0.x", "b0.x b1.x", "s0.x b0.x b1.x", "s1.x s0.x b0.x", "s2.x s1.x s0.x", "b0.x b1.x b2.x", "s0.x b0.x b1.x b2.x",
  "s1.x s0.x b0.x b1.x", "s0.w b0.x b1.x", "s0.x b0.w b1.x", "s0.x b0.x b1.w", "s1.w s0.x b0.x", "s1.x s0.w b0.x",
  "s1.x s0.x b0.w", "b1.x b2.x b3.x", "dist s0.w", "dist s0.x", "dist b0.w", "dist b0.x", "dist s0.x b0.x", "dist s0.w b0.w",
  "gap s1.x s0.x", "dist s0.x b0.x s1.x", "s0.w s0.rv", "s0.x s0.rv s0.lv", "s0.w s0.lv", "b0.w b0.lv", "b0.x b0.lv",
  "s1.w s1.rv", "s1.x s1.rv s0.x", "s0l.x s0l.d s0.x", "s0r.x s0r.d s0.x", "s0l.w s0.x", "s0r.w s0.x", "b0l.x b0l.d b0.x",
  "b0l.w b0.x", "s1r.x s1r.d s1.x", "s1l.x s1l.d s1.x", "s0.x s0l.x b0.x", "s0.x s0r.x b0.x", "s0.x b0.x b0l.x",
  "s0.x s0l.x s0l2.x", "s0.x s0r.x s0r2.x", "b0.x b0l.x b0l2.x", "s1.x s1r.x s0.x", "s1.x s0.x s1r.d", "s1.x s0.x s0l.d",
  "s1.x s0.x s0r.d", "s0.w s0.ls", "s0.x s0.ls", "s0.w s0.rs", "s0.x s0.rs b0.x", "b0.w b0.ls", "b0.x b0.ls s0.x",
  "s1.x s1.rs s0.x", "s1.w s1.rs", "s1.x s1.ls s1.rs", "s0l.w s0.w", "s0r.w s0.w b0.x", "s0l.w s1.w s0.w", "s0l.w s1.x b0.x",
  "s1.w s0r.w s0.x", "s0.u b0.u s1.u", "s0.u b0.u s1.u b1.u", "s0.p b0.p s0.u b0.u", "depth s0.x b0.x", "s0.x s0l.w b0.w",
  "s0.s b0.s", "s0.c", "s1.c", "b0.c", "b1.c", "s0.c b0.c", "s0.c s1.c", "s1.c b0.c", "s0.c b0.x", "s0.x b0.c", "s1.c s0.x",
  "s1.x s0.c", "s0.k b0.k s1.k", "s0.c b0.x b1.x", "s0.x b0.c b1.x", "s0.x b0.x b1.c", "s1.c s0.x b0.x", "s1.x s0.c b0.x",
  "s1.x s0.x b0.c", "s0.c b0.c dist", "s0.c s1.c gap", "s0l.w s0.c s1.c", "s0r.c s0.x b0.x", "s1.c s0l.w s0.c",
  "b0l.w b0.c s0.c", "s0.c s0.rs b0.x", "s1.c s1.rs s0.x", "s1.w s0l.w s0.x", "s1.w s1.rs s0.x", "s0.w s0.rs b0.x",
  "s0.w s0.ls b0.x", "s2.x s1.x s0.x b0.x", "s1.x s1.rs s0.x b0.x", "s2.c s1.x s0.x b0.x", "s0.rs s0.ls s0.x b0.x",
  "s1.rs s0.ls s1.u s0.u", "s1r.w s1.x s0.x", "s1r.d s1.x s0.x b0.x", "s0r.d s0.x b0.x b1.x", "s0l.w s0.x b0.x b1.x",
  "b0.x b1.w b2.x",
  "b0l.w s0.x b0.x", "b0l.x b0l.d s0.x b0.x", "b0.ls s0.x s1.x b0.x", "b0.ls s0.x b0.x b1.x", "s0.w b0l.w b0.u", "b0.lv s0.x b0.x",
  "s0.c b0.ls b0.x", "s1.ls s1.x s0.x b0.x", "b0l2.x b0l.x s0.x b0.x", "s0.w b0.ls b0.x",
  "depth s0.x b0.x b0l.x", "s2.x s1.u s0.u b0.u",
  "s0.x s0.ls b0.x b0.ls", "s1.rs s0.rs s0.x b0.x",
]);

/** For naming a relation: h the head, d the dependent, hl, hr, dl, dl2, dr their dependents, and the neighbours of both. */
export const LABEL_POSITIONS = [
  "h", "d", "hl", "hr", "hl2", "hr2", "dl", "dl2", "dr", "dr2", "dm", "dp", "hm", "hp",
] as const;

const LABEL_SLOTS = [
  "h.w", "h.x", "h.u", "h.s", "h.c", "h.k", "h.ls", "h.rs", "h.lv", "h.rv", "h.d", "d.w", "d.x", "d.u", "d.s", "d.c", "d.k",
  "d.ls", "d.rs", "d.p", "hl.x", "hl.d", "hl.w", "hr.x", "hr.d", "hr.w", "hl2.d", "hr2.d", "dl.w", "dl.x", "dl.d", "dl.c",
  "dl2.w", "dl2.x", "dl2.d", "dr.w", "dr.x", "dr.d", "dr2.d", "dm.w", "dm.x", "dp.w", "dp.x", "hm.x", "hm.w", "hp.x", "hp.w",
  "dir", "far",
] as const;

export const LABEL_PLAN = planSlots(LABEL_SLOTS, LABEL_POSITIONS, NODE_ATTRIBUTES);

/** dir: which side the head is on; far: distance in steps, with the side. */
export const LABEL_TEMPLATES = compileTemplates(LABEL_SLOTS, [
  "", "d.w", "d.x", "d.w dir", "d.x dir", "h.w", "h.x", "h.w dir", "h.x dir", "h.w d.w", "h.w d.x", "h.x d.w", "h.x d.x",
  "h.x d.x far", "h.w d.x far", "h.x d.w far", "d.s h.x", "h.s d.x", "d.c h.x dir", "h.c d.x dir", "h.c d.c dir", "d.k h.k",
  "dl.w d.x h.x", "dl.w h.w dir", "dl.w d.w", "dl.x d.x h.x", "dl.d d.x h.x", "dl.w h.c", "dl.w d.c h.x", "dl.w d.c h.c",
  "dl2.w d.x h.x", "dl2.d d.x h.x", "dr.w d.x h.x", "dr.x d.x h.x", "dr.d d.x h.x", "d.ls d.x h.x dir", "d.rs d.x h.x dir",
  "d.ls d.rs d.x h.x", "h.ls d.x dir h.x", "h.rs d.x dir h.x", "h.ls h.rs d.x h.x", "hl.d d.x h.x", "hr.d d.x h.x dir",
  "hl.w h.x d.x", "h.w h.rs d.x", "h.w h.ls d.x", "h.c h.rs d.x dir", "h.w d.ls dir", "dm.x d.x h.x dir", "dp.x d.x h.x dir",
  "dm.w d.x h.x", "dp.w d.x", "hm.x h.x d.x dir", "hp.x h.x d.x dir", "dm.x d.x dp.x h.x", "hm.x h.x hp.x d.x",
  "d.w h.rs dir", "d.p h.x d.x", "h.d d.x h.x dir", "h.d d.w dir", "dm.w d.w dir", "d.u h.u far", "d.ls h.x dir",
  "hl2.d hr2.d d.x h.x", "dl.w dl2.w d.x h.x",
]);

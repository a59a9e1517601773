import { compileTemplates, planSlots } from "./templates.ts";
import { WORD_ATTRIBUTES } from "./words.ts";

/** Words around the one to be tagged, from three before it to three after it. */
export const TAG_POSITIONS = ["m3", "m2", "m1", "0", "p1", "p2", "p3"] as const;

const SLOTS = [
  "0.l", "0.f", "0.s1", "0.s2", "0.s3", "0.s4", "0.s5", "0.q1", "0.q2", "0.q3", "0.q4", "0.h", "0.g", "0.x", "0.c", "0.k",
  "m1.l", "m1.s3", "m1.h", "m1.x", "m1.c", "m1.k", "m2.l", "m2.x", "m2.c", "m3.l", "m3.c", "p1.l", "p1.s3", "p1.h", "p1.x",
  "p1.c", "p1.k", "p2.l", "p2.x", "p2.c", "p3.l", "p3.c", "p1.u", "m1.u", "p1.s2", "0.z", "m1.z", "p1.z", "0.u", "p2.u",
  "p2.k", "p3.k", "p3.x", "t1", "t2", "first", "title",
] as const;

export const TAG_PLAN = planSlots(SLOTS, TAG_POSITIONS, WORD_ATTRIBUTES);

/**
 * t1 and t2 are the tags given to the two words before, title says whether most words have capitals; the attributes are
 * explained in words.ts.
 */
export const TAG_TEMPLATES = compileTemplates(SLOTS, [
  "", "0.l", "0.f", "0.s1", "0.s2", "0.s3", "0.s4", "0.s5", "0.q1", "0.q2", "0.q3", "0.q4", "0.h", "0.h first", "0.g",
  "0.h 0.s3", "0.s2 0.q2", "t1", "t1 t2", "t1 0.l", "t1 0.s3", "t1 t2 0.l", "m1.l", "m1.l 0.l", "m2.l", "p1.l", "p1.l 0.l",
  "p2.l", "m1.l p1.l", "m1.s3", "p1.s3", "p1.s3 0.s3", "p1.h", "m1.h", "m1.h 0.h p1.h", "0.x", "p1.x", "0.x p1.x",
  "t1 0.x p1.x", "p1.x p2.x 0.x", "t1 p1.x", "m1.l m2.l 0.l", "p1.l p2.l 0.l", "m3.l", "p3.l", "0.g m1.u p1.u", "0.c", "0.k",
  "p1.c", "m1.c", "m2.c", "p2.c", "0.c p1.c", "0.c m1.c", "0.c t1", "0.c t1 t2", "t1 0.x p1.c", "m1.c p1.c", "0.x m1.c p1.c",
  "0.x p1.c p2.c", "0.x m1.c m2.c", "0.s3 t1 p1.k", "0.x t1 t2", "0.x m1.l", "0.x p1.l", "p3.c", "m3.c", "0.x m1.x p1.x",
  "t1 t2 0.x p1.x", "0.k m1.k p1.k", "0.s2 p1.s2 t1", "0.x p1.x p2.x t1", "0.z 0.u", "0.z 0.u first", "0.z 0.u m1.z m1.u",
  "0.z 0.u p1.z p1.u", "0.z 0.u title", "0.x 0.u title", "0.s3 0.u 0.z title", "0.z 0.u t1", "0.l p1.x p2.x",
  "0.l p1.c p2.c", "0.l p2.x p3.x", "0.l p1.k p2.k p3.k", "0.x 0.u 0.z", "0.k 0.u 0.z p1.k",
]);

/** Events that no predicate tells by itself: what "must", "will not" and "unless" make of the act that they stand with (codebook 1.1). */
import { QUAD_OF_TYPE } from "../../../schemas/codes.ts";
import type { Context } from "../context.ts";
import { base, children, dependents } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { keyOf } from "./anaphora.ts";
import { resolveFiller, speaking, viaSlot } from "./fillers.ts";
import { fillSlot } from "./slots.ts";
import { futureInPast } from "./status.ts";

/** A future act that is denied is a refusal; one that is tied to "unless" is a threat. Changes the draft. */
export function recast(context: Context, draft: Draft): void {
  const tree = context.tree(draft.sentence);
  const below = children(tree)[draft.predicate];
  const future = below.some((child) => tree.deprel[child] === "aux"
    && (["will", "'ll", "shall"].includes(tree.form[child].toLowerCase()) || futureInPast(context, draft.sentence, draft.predicate, tree.form[child].toLowerCase())));
  if (!future) return;
  const denied = below.some((child) => ["not", "n't", "never"].includes(tree.form[child].toLowerCase()));
  const cooperative = QUAD_OF_TYPE[draft.type] === "verbal_cooperation" || QUAD_OF_TYPE[draft.type] === "material_cooperation";
  if (!denied && !cooperative && warned(context, draft)) become(context, draft, "THREATEN", "derived/warned");
  else if (denied && cooperative) become(context, draft, "REJECT", "derived/will-not");
  else if (!denied && draft.type !== "AGREE" && hasUnless(context, draft)) become(context, draft, "THREATEN", "derived/unless");
}

/** "Warned that it will deploy missiles": who announces its own act as a warning threatens with it. */
function warned(context: Context, draft: Draft): boolean {
  const tree = context.tree(draft.sentence);
  const verb = tree.head[draft.predicate];
  if (verb < 0 || base(tree.deprel[draft.predicate]) !== "ccomp" || !context.inClass("warn", tree.lemma[verb])) return false;
  const own = new Set(fillSlot(tree, verb, "subj").flatMap((token) => resolveFiller(context, draft.sentence, token, false)).flatMap(({ actor }) => (actor ? [keyOf(actor)] : [])));
  return draft.roles.some(({ role, actor }) => role === "initiator" && actor !== null && own.has(keyOf(actor)));
}

const hasUnless = (context: Context, draft: Draft): boolean => {
  const tree = context.tree(draft.sentence);
  return dependents(tree, draft.predicate, "advcl").some((clause) => children(tree)[clause].some((child) => tree.deprel[child] === "mark" && tree.form[child].toLowerCase() === "unless"));
};

function become(context: Context, draft: Draft, type: Draft["type"], rule: string): void {
  context.trace?.note("event_type", type, rule);
  draft.type = type;
  draft.mode = null;
  draft.act = null;
  draft.verdict = { ...draft.verdict, status: "occurred", speaker: null };
  draft.rule = `${draft.rule}+${rule}`;
}

/** "X said that Y must V": a request of X to Y. */
export function requestsByMust(context: Context, sentence: number): Draft[] {
  const tree = context.tree(sentence);
  const found: Draft[] = [];
  tree.form.forEach((form, aux) => {
    const verb = tree.head[aux];
    if (tree.deprel[aux] !== "aux" || form.toLowerCase() !== "must" || verb < 0) return;
    const told = base(tree.deprel[verb]) === "ccomp";
    const report = tree.head[verb];
    if (told && !context.inClass("announce", tree.lemma[report]) && !context.inClass("saying", tree.lemma[report])) return;
    // "Both sides must stop": in a statement, who makes it asks.
    const own = told || tree.deprel[verb] !== "root" ? [] : speaking(context);
    if (!told && !own.length) return;
    const askers = own.length ? viaSlot(context, sentence, "the statement", verb, own.map((one) => ({ ...one, start: tree.start[aux], end: tree.end[aux], anaphor: true, reached: "speaker" as const }))) : fillSlot(tree, report, "subj").flatMap((token) => viaSlot(context, sentence, "subj", token, resolveFiller(context, sentence, token, false)));
    const asked = fillSlot(tree, verb, "subj").flatMap((token) => viaSlot(context, sentence, "subj", token, resolveFiller(context, sentence, token, true)));
    if (!askers.some((filler) => filler.actor) || !asked.some((filler) => filler.actor)) return;
    if (own.some((one) => asked.some((filler) => filler.actor && keyOf(filler.actor) === keyOf(one.actor!)))) return;
    const agents = askers.flatMap((filler) => (filler.agent ? [{ role: "agent" as const, actor: filler.agent.actor, start: filler.agent.start, end: filler.agent.end, anaphor: false }] : []));
    const why = context.trace?.begin();
    found.push({
      sentence, predicate: verb, lemma: "must", start: Math.min(tree.start[aux], asked[0].start), end: tree.end[verb], type: "REQUEST", mode: null, act: null,
      roles: [
        ...askers.map(({ agent: _, ...filler }) => ({ role: "initiator" as const, ...filler })),
        ...asked.map(({ agent: _, ...filler }) => ({ role: "recipient" as const, ...filler })), ...agents,
      ],
      places: [], verdict: { status: "occurred", speaker: null, cues: [], report: null }, dated: { date: null, basis: null }, name: null, rule: "derived/must", ...(why && { why }),
    });
  });
  return found;
}

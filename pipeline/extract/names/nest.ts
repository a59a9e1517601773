/** Says of places that the reference does not list in which they lie, where the text does: "Voss village in the Hordaland district". */
import type { Knowledge } from "../knowledge.ts";
import { caseOf, dependents } from "../tree.ts";
import type { Document, Mention } from "../types.ts";

/** Fills parent and country of unregistered places, by the phrase around their first telling mention. */
export function nestPlaces(document: Document, mentions: readonly Mention[], knowledge: Knowledge): void {
  const told = new Map<string, { parent: string; country: string | null }>();
  const bySentence = new Map<number, Mention[]>();
  for (const mention of mentions) bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  for (const mention of mentions) {
    if (!mention.place || "id" in mention.place || told.has(mention.place.name)) continue;
    const outer = around(document, mention, bySentence.get(mention.sentence)!);
    if (outer) told.set(mention.place.name, { parent: outer, country: knowledge.places.get(outer)?.country ?? null });
  }
  for (const mention of mentions) {
    if (!mention.place || "id" in mention.place) continue;
    const lies = told.get(mention.place.name);
    if (lies) mention.place = { ...mention.place, ...lies };
  }
}

/** The registered place that follows with "in" or "of", or after a comma. */
function around(document: Document, mention: Mention, here: readonly Mention[]): string | null {
  const { tree } = document.sentences[mention.sentence];
  const idOf = (other: Mention | undefined) => {
    const ref = other?.place ?? (other?.actor && other.form !== "demonym" ? other.actor : null);
    return ref && "id" in ref ? ref.id : null;
  };
  for (let at = mention.head, steps = 0; at >= 0 && steps < 3; at = tree.head[at], steps++) {
    for (const child of dependents(tree, at, "nmod", "obl", "appos")) {
      const preposition = caseOf(tree, child);
      if (child <= mention.last || (preposition !== null && !["in", "of"].includes(preposition))) continue;
      const id = idOf(here.find((other) => other.head === child && other.place !== null));
      if (id) return id;
    }
    if (!["compound", "nmod:poss", "flat", "conj", "appos", "amod"].includes(tree.deprel[at])) break;
  }
  const next = here.find((other) => other.start > mention.end && /^, $/u.test(document.text.slice(mention.end, other.start)) && other.place !== null);
  return next && !(next.place && !("id" in next.place)) ? idOf(next) : null;
}

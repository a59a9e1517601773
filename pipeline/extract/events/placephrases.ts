/** The places that a phrase names, or refers back to. */
import type { Context } from "../context.ts";
import { base, caseOf, children, conjuncts, isDefinite, subtree } from "../tree.ts";
import type { Mention } from "../types.ts";
import type { PlaceFiller } from "./draft.ts";
import { listAround } from "./lists.ts";

/** How many sentences back the place that "the town" and "there" stand for may be named. */
const REACH = 3;

/** The places that a noun phrase names: itself, or the names inside it ("villages in X"); of "X in Y" only X. */
export function placesIn(context: Context, sentence: number, token: number): PlaceFiller[] {
  const tree = context.tree(sentence);
  const own = context.mentionAt(sentence, token);
  const asPlace = (mention: typeof own): PlaceFiller[] => {
    if (!mention) return [];
    if (mention.place) return [{ place: mention.place, start: mention.start, end: mention.end }];
    return context.kindOf(mention) === "state" && mention.form !== "demonym" && mention.actor && "id" in mention.actor ? [{ place: { id: mention.actor.id }, start: mention.start, end: mention.end }] : [];
  };
  if (own && own.head === token) return listAround(context, own).flatMap(asPlace);
  const [first, last] = subtree(tree, token);
  const inside = context.mentions.filter((mention) => mention.sentence === sentence && mention.first >= first && mention.last <= last && mention.place !== null
    && ["compound", "nmod:poss", "amod", "appos", "nmod", "obl", "conj", "flat"].includes(base(tree.deprel[mention.head]) === "nmod" ? tree.deprel[mention.head] : base(tree.deprel[mention.head])));
  // "Norwegian territory" is Norway.
  const land = context.inClass("land", tree.lemma[token])
    ? context.mentions.find((mention) => mention.sentence === sentence && tree.head[mention.head] === token && mention.form === "demonym" && context.kindOf(mention) === "state" && mention.actor && "id" in mention.actor && context.lexicon.knowledge.places.has(mention.actor.id)) : undefined;
  if (land && !inside.length) return [{ place: land.actor as PlaceFiller["place"], start: land.start, end: land.end }];
  const direct = inside.filter((mention) => tree.head[mention.head] === token && caseOf(tree, mention.head) === null);
  if (direct.length) return direct.flatMap((mention) => conjuncts(tree, mention.head).flatMap((head) => asPlace(context.mentionAt(sentence, head))));
  const nearest = inside.filter((mention) => tree.head[mention.head] === token);
  if (!nearest.length) return namedBefore(context, sentence, token);
  return nearest.slice(0, 1).flatMap((mention) => [...new Set([...conjuncts(tree, mention.head), ...listAround(context, mention).map((one) => one.head)])].flatMap((head) => asPlace(context.mentionAt(sentence, head))));
}

/** "The town", "the entire province": the last place of that sort that was named before. */
function namedBefore(context: Context, sentence: number, token: number): PlaceFiller[] {
  const tree = context.tree(sentence);
  const kind = context.lexicon.placeKinds.get(tree.lemma[token].toLowerCase());
  const below = children(tree)[token];
  if (!kind || !REFERRED.has(kind) || tree.xpos[token] !== "NN" || !below.some((child) => tree.deprel[child] === "det" && isDefinite(tree.form[child]))) return [];
  // "The town of the empire", "the northern town": another one, maybe.
  if (below.some((child) => ["nmod", "nmod:poss", "compound", "acl:relcl"].includes(tree.deprel[child]) || (tree.deprel[child] === "amod" && !context.inClass("whole", tree.lemma[child])))) return [];
  return lastPlace(context, sentence, token, (mention) => { const found = kindOf(context, mention); return found === kind || (kind === "region" && found !== null && REGIONS.has(found)); });
}

/** Sorts of places that a bare noun may stand for, and those that "the region" may be. */
const REFERRED: ReadonlySet<string> = new Set(["settlement", "district", "province", "region"]);
const REGIONS: ReadonlySet<string> = new Set(["district", "province", "region"]);

const kindOf = (context: Context, { place }: Mention): string | null =>
  place === null ? null : "id" in place ? context.lexicon.knowledge.places.get(place.id)?.kind ?? null : place.kind;

/** The place named last before a token. */
export function lastPlace(context: Context, sentence: number, token: number, fits: (mention: Mention) => boolean): PlaceFiller[] {
  const before = context.mentions.filter((mention) => mention.place !== null && mention.sentence >= sentence - REACH && (mention.sentence < sentence || (mention.sentence === sentence && mention.last < token)) && fits(mention));
  const last = before.reduce<Mention | null>((best, one) => (!best || one.start > best.start ? one : best), null);
  return last?.place ? [{ place: last.place, start: last.start, end: last.end }] : [];
}

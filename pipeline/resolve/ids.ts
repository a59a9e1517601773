/** Stable ids: made of what a record is about, never of when or in which order it was found. */
import { createHash } from "node:crypto";

/** The first 12 hexadecimal digits of the SHA-256 of the parts, behind a letter that tells the table. */
export function hashedId(letter: string, ...parts: (string | number | null)[]): string {
  return `${letter}-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12)}`;
}

/** Letters and digits of a name in lower-case ASCII, hyphens between; empty when the name has none. */
export function slug(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-/u, "").slice(0, 60).replace(/-$/u, "");
}

/** The id of an actor, place or treaty that a text brings: readable, and unique by a hash of kind and name. */
export function namedId(kind: string, name: string): string {
  const hash = createHash("sha256").update(`${kind}|${foldName(name)}`).digest("hex").slice(0, 8);
  const readable = slug(name);
  return readable ? `${readable}-${hash}` : `x-${hash}`;
}

/** A name without case, accents and punctuation, for comparing. */
export const foldName = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

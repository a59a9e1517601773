import { normalForm, shapeOf } from "../casing.ts";
import { hashString } from "../hash.ts";

/** Rows of the table of affixes and shapes; features share rows where their hashes meet. */
export const AFFIX_ROWS = 1 << 14;

/** Hashed rows of a word's endings, beginnings and shape: what the net knows of a word that it never saw. */
export function affixRows(form: string): number[] {
  const lower = normalForm(form);
  const rows: number[] = [];
  const add = (kind: string, part: string): void => void rows.push(hashString(`${kind}${part}`) & (AFFIX_ROWS - 1));
  for (let k = 1; k <= 5 && k <= lower.length; k++) add("<", lower.slice(-k));
  for (let k = 1; k <= 4 && k < lower.length; k++) add(">", lower.slice(0, k));
  add("#", shapeOf(form));
  if (lower.includes("-")) add("-", lower.slice(lower.lastIndexOf("-") + 1));
  return rows;
}

/** Keys under which a word may have a row of its own: as written, and in normal form. */
export function wordKeys(form: string): [string, string] {
  return [form, `\u0001${normalForm(form)}`];
}

/** What a word's ready-made vector is looked up by. */
export function vectorKey(form: string): string {
  return form.toLowerCase().replace(/[‘’ʼ`]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-");
}

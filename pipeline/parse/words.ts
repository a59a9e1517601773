import { normalForm, shapeOf } from "./casing.ts";
import { hashString } from "./hash.ts";

/** What the models know of words apart from their weights. Keys are normal forms (see casing.ts). */
export interface WordKnowledge {
  /** Distributional class of a word: [fine, coarse], both from 1. */
  classes: Map<string, [number, number]>;
  /** The tags that a word had in training, hashed into a signature. */
  signatures: Map<string, number>;
  /** The only tags that a frequent word takes. */
  dictionary: Map<string, Int32Array>;
  /** The usual casing of a word that is not lower case, for undoing upper-case text. */
  casing: Map<string, string>;
}

/**
 * The attributes of a word that features look at: l lower-cased form, r the same for words seen three times in training and a
 * look-alike for others, f form, s1..s5 suffixes, q1..q4 prefixes, h shape,
 * u capital, g flags (capital, hyphen, digit), x dictionary signature, c and k fine and coarse class, z how the
 * word is usually cased.
 */
export const WORD_ATTRIBUTES = [
  "l", "r", "f", "s1", "s2", "s3", "s4", "s5", "q1", "q2", "q3", "q4", "h", "u", "g", "x", "c", "k", "z",
] as const;

const WIDTH = WORD_ATTRIBUTES.length;
const LIMIT = 150_000;

/** Attributes of distinct forms, a row each, filled on first sight and kept, so that a form is analysed once. */
export class WordCache {
  readonly width = WIDTH;
  readonly table = new Int32Array(LIMIT * WIDTH);
  /** The tags open to each row, null for any. */
  readonly candidates: (Int32Array | null)[] = [];
  private ids = new Map<string, number>();
  private size = 0;

  constructor(private readonly knowledge: WordKnowledge) {
    this.id("\u0001");
  }

  /** The row of a form. Row 0 stands for "no word". */
  id(form: string): number {
    const known = this.ids.get(form);
    if (known !== undefined) return known;
    const row = this.size++;
    this.ids.set(form, row);
    this.fill(row, form, true);
    return row;
  }

  /** A row for a form as if it had not been seen in training: for learning what to do with unknown words. */
  strange(form: string): number {
    const key = `\u0002${form}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const row = this.size++;
    this.ids.set(key, row);
    this.fill(row, form, false);
    return row;
  }

  /** The rows of a sentence's forms into `out`. Starts the cache over when it might fill up within the sentence. */
  rows(forms: readonly string[], out: Int32Array): void {
    if (this.size + forms.length >= LIMIT) {
      this.ids.clear();
      this.size = 1;
    }
    for (let i = 0; i < forms.length; i++) out[i] = this.id(forms[i]);
  }

  private fill(id: number, form: string, familiar: boolean): void {
    const lower = normalForm(form);
    const at = id * WIDTH;
    this.candidates[id] = (familiar && this.knowledge.dictionary.get(lower)) || null;
    const shape = hashString(shapeOf(form), 9);
    const suffix = hashString(lower.slice(-2), 12);
    const upper = /^\p{Lu}/u.test(form) ? 1 : 0;
    const classes = this.knowledge.classes.get(lower);
    const usual = this.knowledge.casing.get(lower);
    const signature = familiar ? this.knowledge.signatures.get(lower) : undefined;
    const row: Record<(typeof WORD_ATTRIBUTES)[number], number> = {
      l: hashString(lower),
      r: signature === undefined ? hashString(lower.slice(-2), 7) ^ shape : hashString(lower),
      f: hashString(form, 3),
      s1: hashString(lower.slice(-1), 11),
      s2: suffix,
      s3: hashString(lower.slice(-3), 13),
      s4: hashString(lower.slice(-4), 14),
      s5: hashString(lower.slice(-5), 15),
      q1: hashString(lower.slice(0, 1), 21),
      q2: hashString(lower.slice(0, 2), 22),
      q3: hashString(lower.slice(0, 3), 23),
      q4: hashString(lower.slice(0, 4), 24),
      h: shape,
      u: 1 + upper,
      g: 1 + upper + (form.includes("-") ? 2 : 0) + (/\d/.test(form) ? 4 : 0),
      x: signature ?? suffix ^ shape,
      c: classes ? classes[0] : (suffix ^ shape) | 1024,
      k: classes ? classes[1] : (shape & 0xffff) | 4096,
      z: usual === undefined ? (classes ? 1 : 2) : usual === usual.toUpperCase() ? 3 : 4,
    };
    WORD_ATTRIBUTES.forEach((name, i) => (this.table[at + i] = row[name]));
  }
}

/** The form that the models see: in upper-case text a word gets its usual casing, or lower case. */
export function restoreCase(form: string, casing: Map<string, string>): string {
  return casing.get(normalForm(form)) ?? form.toLowerCase();
}

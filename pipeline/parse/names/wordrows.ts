import { normalForm, shapeOf } from "../casing.ts";
import { hashString } from "../hash.ts";
import { vectorKey } from "../net/wordfeatures.ts";
import { GROUP_BITS, PERSON_BITS, PLACE_BITS } from "./gazetteer.ts";

/** What the labeller knows of words. Keys are normal forms (see ../casing.ts). */
export interface NameWords {
  /** Distributional class of a word: [fine, coarse], both from 1. */
  classes: Map<string, [number, number]>;
  /** Clusters of the vectors of words, coarse to fine, from 1, by the keys of vectors. */
  clusters: Map<string, number[]>;
  /** What names of the reference a word is part of: a set of the bits in gazetteer.ts. */
  gazetteer: Map<string, number>;
}

/**
 * The attributes of a word: l normal form, s2..s4 suffixes, q2..q4 prefixes, h shape, u kind of capitals, n length,
 * c and k fine and coarse class, z gazetteer bits, and of these g those of persons, y of places, o of groups, i, j and x the coarse,
 * middle and fine cluster of its vector.
 */
export const WORD_ATTRIBUTES = ["l", "s2", "s3", "s4", "q2", "q3", "q4", "h", "u", "n", "c", "k", "z", "g", "y", "o", "i", "j", "x"] as const;

const WIDTH = WORD_ATTRIBUTES.length;
const LIMIT = 100_000;

/** Kinds of capitals, from 1: what a word looks like when only capitals count. */
export const LOWER = 1;
const TITLE = 2;
const UPPER = 3;
const INNER = 4;
const INITIAL = 5;
export const DIGIT = 6;
export const MARK = 7;

/** Attributes of distinct forms, a row each, filled on first sight and kept, so that a form is analysed once. */
export class WordRows {
  readonly width = WIDTH;
  readonly table = new Int32Array(LIMIT * WIDTH);
  /** For each row, the row of the word in lower case: the same for all its casings. */
  readonly word = new Int32Array(LIMIT);
  readonly capital = new Uint8Array(LIMIT);
  readonly bits = new Int32Array(LIMIT);
  private ids = new Map<string, number>();
  private words = new Map<string, number>();
  private size = 0;

  constructor(private readonly known: NameWords) {
    this.id("\u0001");
  }

  /** Makes room for the words of `count` further tokens by starting over, when there might be too little. Old rows are then void. */
  reserve(count: number): void {
    if (this.size + count < LIMIT) return;
    this.ids.clear();
    this.words.clear();
    this.size = 1;
  }

  /** The row of a form. Row 0 stands for "no word", and for words beyond the room there is. */
  id(form: string): number {
    const row = this.ids.get(form);
    return row === undefined ? this.add(form) : row;
  }

  private add(form: string): number {
    if (this.size === LIMIT) return 0;
    const row = this.size++;
    this.ids.set(form, row);
    const lower = normalForm(form);
    const shape = hashString(shapeOf(form), 9);
    const kind = capitalsOf(form);
    const classes = this.known.classes.get(lower);
    const clusters = this.known.clusters.get(vectorKey(form));
    const bits = this.known.gazetteer.get(lower) ?? 0;
    const known = this.words.get(lower);
    if (known === undefined) this.words.set(lower, row);
    this.word[row] = known ?? row;
    this.capital[row] = kind;
    this.bits[row] = bits;
    this.table.set([
      hashString(lower),
      hashString(lower.slice(-2), 12), hashString(lower.slice(-3), 13), hashString(lower.slice(-4), 14),
      hashString(lower.slice(0, 2), 22), hashString(lower.slice(0, 3), 23), hashString(lower.slice(0, 4), 24),
      shape, kind, Math.min(form.length, 8),
      classes ? classes[0] : kind | 1024, classes ? classes[1] : kind | 4096,
      bits + 1, 1 + (bits & PERSON_BITS), 1 + (bits & PLACE_BITS), 1 + (bits & GROUP_BITS),
      ...[0, 1, 2].map((grain) => clusters?.[grain] ?? kind | 8192),
    ], row * WIDTH);
    return row;
  }
}

function capitalsOf(form: string): number {
  if (!/[\p{L}\p{N}]/u.test(form)) return MARK;
  if (!/\p{Lu}|\p{Lt}/u.test(form)) return /^\p{N}/u.test(form) ? DIGIT : LOWER;
  if (/^\p{Lu}\.?$/u.test(form)) return INITIAL;
  if (!/\p{Ll}/u.test(form)) return UPPER;
  return /^[^\p{L}]*\p{Lu}[^\p{Lu}]*$/u.test(form) ? TITLE : INNER;
}

/** Whether a kind of capitals means that the form has one. */
export function hasCapital(kind: number): boolean {
  return kind >= TITLE && kind <= INITIAL;
}

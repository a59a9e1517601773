import { normalForm } from "./casing.ts";

/** `words`: "form XPOS" to lemma. `rules`: "ending XPOS" to an edit, "2y" meaning: drop two letters, add "y". */
export interface LemmaModel {
  words: Map<string, string>;
  rules: Map<string, string>;
}

/** The lemma of a word by its tag. Names keep their form; unknown words follow the ending that is longest. */
export class Lemmatiser {
  /** Known lemmas by tag, then form. */
  private readonly cache = new Map<string, Map<string, string>>();

  /**
   * @param isWord whether a lower-case form is a word that the models know
   * @param irregular lemmas that no ending tells, by tag and form
   */
  constructor(
    private readonly model: LemmaModel,
    private readonly isWord: (form: string) => boolean,
    private readonly irregular: ReadonlyMap<string, string> = new Map(),
  ) {}

  lemma(form: string, upos: string, xpos: string): string {
    if (upos === "PROPN" || upos === "X" || upos === "SYM" || xpos === "NNP") return form;
    if (upos === "PUNCT") return plainMark(form);
    let cached = this.cache.get(xpos);
    if (!cached) this.cache.set(xpos, (cached = new Map()));
    const known = cached.get(form);
    if (known !== undefined) return known;
    if (cached.size > 20_000) cached.clear();
    const found = this.derive(form, xpos);
    const lemma = form === form.toLowerCase() ? found.toLowerCase() : found;
    cached.set(form, lemma);
    return lemma;
  }

  private derive(form: string, xpos: string): string {
    if (/\d/.test(form)) return form;
    const lower = normalForm(form);
    const word = this.irregular.get(`${xpos} ${lower}`) ?? this.model.words.get(`${lower} ${xpos}`);
    if (word !== undefined) return word;
    const hyphen = lower.lastIndexOf("-");
    if (hyphen > 0 && hyphen < lower.length - 1) return lower.slice(0, hyphen + 1) + this.derive(lower.slice(hyphen + 1), xpos);
    // "overran", "withheld": an irregular past keeps what stands before it.
    if (/^VB[DN]$/.test(xpos) && !lower.endsWith("ed")) {
      for (let k = 2; k <= 5 && k < lower.length - 2; k++) {
        const inner = this.model.words.get(`${lower.slice(k)} ${xpos}`);
        if (inner !== undefined && inner !== lower.slice(k) && this.isWord(lower.slice(0, k))) return lower.slice(0, k) + inner;
      }
    }
    for (let k = Math.min(5, lower.length); k >= 1; k--) {
      const rule = this.model.rules.get(`${lower.slice(-k)} ${xpos}`);
      if (rule !== undefined) return this.restore(applyEdit(lower, rule), lower);
    }
    return lower;
  }

  /** A stem that is no word may have lost its last letter with its ending: "persuad(e)", "shel(l)". */
  private restore(stem: string, form: string): string {
    if (stem === form || this.isWord(stem)) return stem;
    const longer = [`${stem}e`, stem + stem[stem.length - 1]];
    return longer.find((word) => this.isWord(word)) ?? stem;
  }
}

/** The change of ending that makes `lemma` of `form`. */
export function editOf(form: string, lemma: string): string {
  let same = 0;
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++;
  return `${form.length - same}${lemma.slice(same)}`;
}

/** Applies an edit; one that would drop the whole word is left alone. */
export function applyEdit(form: string, edit: string): string {
  const drop = Number.parseInt(edit, 10);
  if (drop >= form.length) return form;
  return form.slice(0, form.length - drop) + edit.replace(/^\d+/, "");
}

function plainMark(form: string): string {
  if (/^[‘’`]$/.test(form)) return "'";
  if (/^[“”]$/.test(form)) return '"';
  return form;
}

import type { Sentence } from "./conllu.ts";

/** Character span of each word of a treebank sentence in its text; words of a range that is spelt otherwise share its span. */
export function wordSpans(sentence: Sentence): [number, number][] {
  const { text, words } = sentence;
  const ranges = new Map(sentence.ranges.map((range) => [range[0], range]));
  const spans: [number, number][] = [];
  let at = 0;
  for (let i = 0; i < words.length; ) {
    const range = ranges.get(i);
    const last = range ? range[1] : i;
    const surface = range ? range[2] : words[i].form;
    const found = text.indexOf(surface, at);
    const from = found < 0 ? at : found;
    const whole = words.slice(i, last + 1).map((w) => w.form).join("") === surface;
    for (let place = from; i <= last; i++) {
      const length = words[i].form.length;
      spans.push(whole ? [place, place + length] : [from, from + surface.length]);
      place += length;
    }
    at = from + surface.length;
  }
  return spans;
}

/** A run of treebank sentences as running text, with where each sentence lies in it. */
export interface Passage {
  text: string;
  sentences: Sentence[];
  starts: number[];
}

/**
 * Puts the sentences of each paragraph together again. The treebank does not record line breaks inside a paragraph: a
 * sentence without closing punctuation is taken to have stood on a line of its own when `lines` is set.
 */
export function passages(sentences: readonly Sentence[], lines: boolean): Passage[] {
  const all: Passage[] = [];
  let document = "";
  let open = false;
  for (const s of sentences) {
    const name = s.id.replace(/-\d+$/, "");
    if (!open || s.startsParagraph || name !== document) all.push({ text: "", sentences: [], starts: [] });
    document = name;
    const passage = all[all.length - 1];
    if (passage.text !== "") passage.text += " ";
    passage.starts.push(passage.text.length);
    passage.text += s.text;
    passage.sentences.push(s);
    open = !lines || /[.!?…:;,]["'”’)\]]*$/.test(s.text);
  }
  return all;
}

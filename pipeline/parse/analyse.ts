import type { ParsedSentence } from "../../schemas/documents.ts";
import { isUpperCase } from "./casing.ts";
import { Combiner } from "./combine.ts";
import { enhance } from "./enhance.ts";
import { fillState } from "./fill.ts";
import { Lemmatiser } from "./lemmas.ts";
import { loadTokenLists } from "./lexicon.ts";
import { MODEL_FOLDER, readModels } from "./model.ts";
import type { ModelFiles } from "./model.ts";
import { Parser } from "./parser.ts";
import { hangPunctuation } from "./punctuation.ts";
import { NarrowScorer, WideScorer } from "./scorers.ts";
import { State } from "./state.ts";
import { Tagger } from "./tagger.ts";
import { tokenise } from "./tokens.ts";
import type { TokenLists } from "./tokens.ts";
import { restoreCase, WordCache } from "./words.ts";

/** Everything that an analysis needs, with scratch space: use one for each thread. */
export interface Models {
  tags: { upos: string; xpos: string }[];
  labels: string[];
  /** For each tag, the number of its part of speech. */
  posOf: Int32Array;
  casing: Map<string, string>;
  words: WordCache;
  tagger: Tagger;
  forward: Parser;
  backward: Parser;
  combiner: Combiner;
  lemmatiser: Lemmatiser;
  lists: TokenLists;
  scratch: { forward: State; backward: State; ids: Int32Array; tags: Int32Array };
}

/** Beyond so many tokens a "sentence" is none, and gets a plain tree in time linear in its length. */
const LONGEST = 1000;

/** Loads the project's weights. Takes a few hundred milliseconds. */
export function loadModels(folder: URL = MODEL_FOLDER): Models {
  return prepareModels(readModels(folder));
}

/** Sets up models that are already in memory, as after training. */
export function prepareModels(files: ModelFiles): Models {
  const upos = [...new Set(files.tags.map((tag) => tag.split("|")[0]))].sort();
  return {
    tags: files.tags.map((tag) => ({ upos: tag.split("|")[0], xpos: tag.split("|")[1] })),
    labels: files.labels,
    posOf: Int32Array.from(files.tags, (tag) => upos.indexOf(tag.split("|")[0])),
    casing: files.words.casing,
    words: new WordCache(files.words),
    tagger: new Tagger(files.tags.length, new WideScorer(files.tagger[0])),
    forward: new Parser(files.labels.length, new NarrowScorer(files.forward[0]), new WideScorer(files.forward[1])),
    backward: new Parser(files.labels.length, new NarrowScorer(files.backward[0]), new WideScorer(files.backward[1])),
    combiner: new Combiner(new WideScorer(files.combiner[0])),
    lemmatiser: new Lemmatiser(files.lemmas, (form) => files.words.classes.has(form)),
    lists: loadTokenLists(),
    scratch: { forward: new State(), backward: new State(), ids: new Int32Array(256), tags: new Int32Array(256) },
  };
}

/** Tokenises, tags and parses the sentence text[start, end); offsets are UTF-16 indices into `text`. */
export function analyse(models: Models, text: string, start: number, end: number): ParsedSentence {
  const tokens = tokenise(text, start, end, models.lists);
  const parsed = analyseTokens(models, tokens.form);
  parsed.start = tokens.start;
  parsed.end = tokens.end;
  return parsed;
}

/** Changes tags before the parse: gets the words and their XPOS, gives the tags of words that it knows better. */
export type Retag = (forms: readonly string[], xpos: readonly string[]) => ReadonlyMap<number, { upos: string; xpos: string }>;

/** Tags and parses a sentence that is tokenised already. Offsets are those of the forms joined by single spaces. */
export function analyseTokens(models: Models, forms: string[], retag: Retag | null = null): ParsedSentence {
  const n = forms.length;
  const { scratch, words } = models;
  if (n > scratch.ids.length) {
    scratch.ids = new Int32Array(n * 2);
    scratch.tags = new Int32Array(n * 2);
  }
  const { ids, tags, forward, backward } = scratch;
  const { combiner } = models;
  words.rows(isUpperCase(forms) ? forms.map((form) => restoreCase(form, models.casing)) : forms, ids);
  models.tagger.tag(words, ids, n, tags);
  if (retag) {
    const xpos = forms.map((_, i) => models.tags[tags[i]].xpos);
    for (const [i, tag] of retag(forms, xpos)) tags[i] = models.tags.findIndex((one) => one.upos === tag.upos && one.xpos === tag.xpos);
  }
  fillState(forward, words, ids, tags, models.posOf, n, false);
  models.forward.parse(forward);
  const usual = n <= LONGEST;
  if (usual) {
    fillState(backward, words, ids, tags, models.posOf, n, true);
    models.backward.parse(backward);
    combiner.combine(forward, backward);
  }
  const { head, label } = usual ? combiner : forward;
  const out: ParsedSentence = {
    start: [], end: [], form: forms, lemma: [], upos: [], xpos: [], head: [], deprel: [], enhanced: [],
  };
  for (let i = 0, at = 0; i < n; i++) {
    const tag = models.tags[tags[i]];
    out.start.push(at);
    out.end.push(at + forms[i].length);
    at += forms[i].length + 1;
    out.upos.push(tag.upos);
    out.xpos.push(tag.xpos);
    out.lemma.push(models.lemmatiser.lemma(forms[i], tag.upos, tag.xpos));
    out.head.push(head[i] === n ? -1 : head[i]);
    out.deprel.push(head[i] === n ? "root" : nonRoot(models.labels[label[i]]));
  }
  if (!usual) return out;
  // Not marks that others hang from: moving those could close a cycle.
  const governs = new Set(out.head);
  hangPunctuation(forms, out.head, (i) => out.deprel[i] === "punct" && !governs.has(i));
  out.enhanced = enhance(out);
  return out;
}

function nonRoot(label: string): string {
  return label === "root" ? "parataxis" : label;
}


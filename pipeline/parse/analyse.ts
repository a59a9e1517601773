import type { ParsedSentence } from "../../schemas/documents.ts";
import { isUpperCase, restoreCase } from "./casing.ts";
import { hangComplements } from "./complements.ts";
import { hangConjuncts, hangLists, splitLists } from "./conjuncts.ts";
import { enhance } from "./enhance.ts";
import { Lemmatiser } from "./lemmas.ts";
import { loadHyphenated, loadIrregularForms, loadTokenLists } from "./lexicon.ts";
import { SURELY_PAST, isMainVerb, lostVerbs } from "./lostverb.ts";
import { MODEL_FOLDER, readModels } from "./model.ts";
import type { ModelFiles } from "./model.ts";
import { inRuns, Net } from "./net/net.ts";
import { wordKeys } from "./net/wordfeatures.ts";
import { hangPunctuation } from "./punctuation.ts";
import { tokenise } from "./tokens.ts";
import type { TokenLists } from "./tokens.ts";

/** Everything that an analysis needs, with scratch space: use one for each thread. */
export interface Models {
  tags: { upos: string; xpos: string }[];
  labels: string[];
  casing: Map<string, string>;
  net: Net;
  lemmatiser: Lemmatiser;
  lists: TokenLists;
  /** Words that stay whole in spite of their hyphen: their lemma, and the noun that the net reads in their place. */
  hyphenated: ReadonlyMap<string, { lemma: string; readAs: string }>;
  /** Past tenses that no ending tells. */
  irregularPasts: ReadonlySet<string>;
  /** Whether the net has a row of its own for a word as it is written. */
  known: (form: string) => boolean;
}

/** Loads the project's weights. Takes a few hundred milliseconds. */
export function loadModels(folder: URL = MODEL_FOLDER): Models {
  return prepareModels(readModels(folder));
}

/** Sets up models that are already in memory, as after training. */
export function prepareModels({ net, casing, lemmas }: ModelFiles): Models {
  const known = new Set(net.header.words);
  const irregular = loadIrregularForms();
  return {
    tags: net.header.tags.map((tag) => ({ upos: tag.split("|")[0], xpos: tag.split("|")[1] })),
    labels: net.header.labels,
    casing,
    net: new Net(net),
    lemmatiser: new Lemmatiser(lemmas, (form) => known.has(wordKeys(form)[1]), irregular),
    lists: loadTokenLists(),
    hyphenated: loadHyphenated(),
    irregularPasts: new Set([...irregular.keys()].filter((key) => key.startsWith("VBD ")).map((key) => key.slice(4))),
    known: (form) => known.has(form),
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

/** A word's tag, and a word that is never anything else: the net reads it in the word's place. */
export interface Retagged {
  upos: string;
  xpos: string;
  as: string;
}

/** So many words of a sentence without a verb are tried for one. */
const TRIES = 3;

/** Changes tags: gets the words and their XPOS, gives the tags of words that it knows better. */
export type Retag = (forms: readonly string[], xpos: readonly string[]) => ReadonlyMap<number, Retagged>;

/** Tags and parses a sentence that is tokenised already. Offsets are those of the forms joined by single spaces. */
export function analyseTokens(models: Models, forms: string[], retag: Retag | null = null): ParsedSentence {
  const out: ParsedSentence = {
    start: [], end: [], form: forms, lemma: [], upos: [], xpos: [], head: [], deprel: [], enhanced: [],
  };
  const seen = (isUpperCase(forms) ? forms.map((form) => restoreCase(form, models.casing)) : forms).map((form) => models.hyphenated.get(form.toLowerCase())?.readAs ?? form);
  readRuns(models, seen, out);
  findLostVerb(models, readNames(models, seen, out), out);
  const retagged = retag ? retag(forms, out.xpos) : new Map<number, Retagged>();
  if ([...retagged].some(([i, { xpos }]) => out.xpos[i] !== xpos)) readRuns(models, seen.map((form, i) => retagged.get(i)?.as ?? form), out);
  for (const [i, tag] of retagged) {
    out.upos[i] = tag.upos;
    out.xpos[i] = tag.xpos;
  }
  hangConjuncts(out);
  hangComplements(out);
  hangLists(out);
  splitLists(out);
  for (let i = 0, at = 0; i < forms.length; i++) {
    out.start.push(at);
    out.end.push(at + forms[i].length);
    at += forms[i].length + 1;
    out.lemma.push(models.hyphenated.get(forms[i].toLowerCase())?.lemma ?? models.lemmatiser.lemma(forms[i], out.upos[i], out.xpos[i]));
  }
  // Not marks that others hang from: moving those could close a cycle.
  const governs = new Set(out.head);
  hangPunctuation(forms, out.head, (i) => out.deprel[i] === "punct" && !governs.has(i));
  out.enhanced = enhance(out);
  return out;
}

/** Reads a sentence that has no verb anew with one, and takes that reading where it makes sense. */
function findLostVerb(models: Models, forms: readonly string[], out: ParsedSentence): void {
  for (const verb of lostVerbs(out, models.irregularPasts).slice(0, TRIES)) {
    const again = { ...out };
    readRuns(models, forms.map((form, i) => (i === verb ? SURELY_PAST : form)), again);
    if (isMainVerb(again, verb)) return void Object.assign(out, again);
  }
}

/** Capitals that the net never saw and took for a verb or a plural by their ending are read anew as a name: "ECOWAS imposed sanctions". @returns the words as they were read */
function readNames(models: Models, forms: readonly string[], out: ParsedSentence): readonly string[] {
  const lost = (form: string, i: number) => /^[A-Z]{3,}$/u.test(form) && (["VERB", "AUX"].includes(out.upos[i]) || out.xpos[i] === "NNS") && !models.known(form) && !SURROUNDED.test(`${forms[i - 1] ?? ""} ${forms[i + 1] ?? ""}`);
  if (!forms.some(lost)) return forms;
  const read = forms.map((form, i) => (lost(form, i) ? SURELY_NAME : form));
  readRuns(models, read, out);
  return read;
}

/** A name in capitals that the net knows. */
const SURELY_NAME = "NATO";
/** Capitals among capitals are stressed words as a rule. */
const SURROUNDED = /\b[A-Z]{2,}\b/u;

/** Fills in the tags and the tree. */
function readRuns(models: Models, forms: readonly string[], out: ParsedSentence): void {
  out.upos = [];
  out.xpos = [];
  out.head = [];
  out.deprel = [];
  for (const run of inRuns(forms)) readRun(models, run, out);
}

/** Adds the tags and the tree of a run; a later one hangs from the root of the first. */
function readRun({ net, tags, labels }: Models, forms: readonly string[], out: ParsedSentence): void {
  const from = out.head.length;
  const root = from === 0 ? -1 : out.head.indexOf(-1);
  net.read(forms);
  for (let i = 0; i < forms.length; i++) {
    const tag = tags[net.tag[i]];
    const top = net.head[i] < 0;
    out.upos.push(tag.upos);
    out.xpos.push(tag.xpos);
    out.head.push(top ? root : net.head[i] + from);
    out.deprel.push(top && from === 0 ? "root" : nonRoot(labels[net.label[i]]));
  }
}

function nonRoot(label: string): string {
  return label === "root" ? "parataxis" : label;
}

import { sentencesOf } from "./force.ts";
import { cuesOf, loose } from "./lexicon.ts";

/** Who is bound, to whom, and when, in the text's words; null where the surface does not show it. */
export interface ClauseSides {
  bearer: string | null;
  beneficiary: string | null;
  trigger: string | null;
}

const any = (role: string) => cuesOf(role).map(loose).join("|");
const MODAL = new RegExp(
  `\\s(?:(?:hereby|also|therefore|solemnly|accordingly|thus|further)\\s){0,3}(?:${any("modal")})(?![\\p{L}])`,
  "u",
);
const TRIGGER = new RegExp(`^(?:${any("trigger")})(?![\\p{L}])`, "u");
const TRIGGER_LATER = new RegExp(`[,\\s](?:${any("trigger_later")})(?![\\p{L}])[^.;]{8,400}`, "u");
const BEARER = new RegExp(`^(?:${any("bearer")})(?![\\p{L}])`, "u");
const PASSIVE = /^\s*(?:not\s+)?be\s+(?!(?:bound|obliged|entitled|free|responsible|required|allowed|prepared|ready)\b)\p{L}+/u;
const BENEFICIARY = new RegExp(
  `(?:^|\\s)(?:${any("benefit_verb")})\\s+(?:[^,.;]{0,60}?\\s)?((?:${any("beneficiary")})(?![\\p{L}])(?:[^,.;]{0,40}?\\s(?:attacked|threatened|concerned|affected)(?![\\p{L}]))?)`,
  "u",
);
const ENUMERATOR = /^(?:(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\d{1,2}\.\d{1,2}\.?)[\s\u00a0]*)+/u;
const INSTRUMENT = new RegExp(`^(?:[Tt]h(?:e|is|ese)\\s)?(?:present\\s)?(?:${any("instrument")})(?![\\p{L}])`, "u");
const NAME = /^\p{Lu}[\p{L}'’-]+(?:\s(?:(?:and|of|the)\s){0,2}\p{Lu}[\p{L}'’-]+){0,6}$/u;
const LONGEST_BEARER = 90;

/**
 * Bearer, beneficiary and trigger of a clause by the order of its words: "If A is attacked, each Contracting State shall assist
 * it" has the trigger "If A is attacked" and the bearer "each Contracting State". The first sentence with a modal is read.
 */
export function clauseParties(body: string): ClauseSides {
  for (const sentence of sentencesOf(body.slice(0, 4000))) {
    const printed = sentence.replace(ENUMERATOR, "").replace(/\s+/g, " ");
    const modal = MODAL.exec(printed);
    if (!modal) continue;
    const { trigger, rest } = leadingTrigger(printed);
    const main = MODAL.exec(rest) ?? modal;
    const text = rest === printed || MODAL.test(rest) ? rest : printed;
    const predicate = text.slice(main.index + main[0].length);
    return {
      bearer: bearerOf(text.slice(0, main.index), predicate),
      beneficiary: firstGroup(BENEFICIARY, predicate),
      trigger: trigger ?? laterTrigger(predicate),
    };
  }
  return { bearer: null, beneficiary: null, trigger: null };
}

/** A condition that opens the sentence runs to the last comma before the main clause's subject and modal. */
function leadingTrigger(sentence: string): { trigger: string | null; rest: string } {
  if (!TRIGGER.test(sentence)) return { trigger: null, rest: sentence };
  for (let comma = sentence.indexOf(","); comma > 0; comma = sentence.indexOf(",", comma + 1)) {
    const rest = sentence.slice(comma + 1).trimStart();
    const modal = MODAL.exec(rest);
    if (!modal) break;
    const subject = rest.slice(0, modal.index);
    if (BEARER.test(subject) && subject.length <= LONGEST_BEARER && !/,/.test(subject))
      return { trigger: sentence.slice(0, comma).trim(), rest };
  }
  return { trigger: null, rest: sentence };
}

/** A condition behind the modal runs to the end of the sentence, or to the comma behind which the main clause goes on. */
function laterTrigger(predicate: string): string | null {
  const m = TRIGGER_LATER.exec(predicate);
  if (!m) return null;
  const printed = m[0].replace(/^[,\s]+/, "").trim();
  const inserted = predicate.startsWith(",") && m.index < 3;
  for (let comma = printed.indexOf(","); comma > 0; comma = printed.indexOf(",", comma + 1)) {
    if (comma < 10) continue;
    const rest = printed.slice(comma + 1).trimStart();
    if (inserted || (BEARER.test(rest) && MODAL.test(rest))) return printed.slice(0, comma);
  }
  return printed;
}

/**
 * The subject: the first stretch between commas that begins like a party or is a name alone. None in a passive, where nobody
 * is named as bound.
 */
function bearerOf(subject: string, predicate: string): string | null {
  if (PASSIVE.test(predicate)) return null;
  for (const piece of subject.split(",")) {
    const printed = piece.trim();
    if (printed === "" || printed.length > LONGEST_BEARER || INSTRUMENT.test(printed) || MODAL.test(` ${printed}`)) continue;
    if (BEARER.test(printed) || NAME.test(printed)) return printed;
  }
  return null;
}

function firstGroup(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[1]?.trim() ?? null;
}

/** An account for a person to read. Without colour the spans stand in brackets with what they are. */
import type { Account, Participant, Span } from "./account.ts";
import { painter, type Paint } from "./colour.ts";
import { reviewLines, type Reviewed } from "./reviewed.ts";

/** @param account with what persons said of the event, if anybody did: it is told beside what the machine says */
export function print(account: Account & { reviewed?: Reviewed[] }, colour: boolean): string {
  const paint = painter(colour);
  const { event_id, source_id, sentence, frame, fields } = account;
  const lines = [
    paint("head", `${event_id}: ${fields[0].value} in ${source_id}, sentence ${sentence.position}`), "",
    ...marked(account, colour, paint).split("\n").map((line) => `  ${line}`),
    ...section(paint, "Reviewed by persons", reviewLines(account.reviewed ?? [], event_id)),
    ...section(paint, "Frame", frameLines(frame)),
    ...section(paint, "Participants", account.participants.map((one) => participantLine(one, paint))),
    ...section(paint, "Fields", fields.map(({ field, value, rule, meaning }) => `${field} = ${value ?? "null"}  ${paint("faint", `by ${rule}${meaning ? ` (${meaning})` : ""}`)}${correction(account, field)}`)),
    ...section(paint, "Told again", account.mentions.map(({ position, quote, rule }) => `sentence ${position}: "${flat(quote)}" (${rule})`)),
    ...section(paint, "Links", account.links.map(({ link, quote, rule }) => `${link}: "${flat(quote)}" (${rule})`)),
    ...section(paint, "Looked at and left", account.dropped.map(({ what, why }) => `${what}: ${why}`)),
  ];
  return `${lines.join("\n")}\n`;
}

/** An event that the machine did not find: all there is to say is what a person said. */
export function printAdded({ event_id, source_id, reviewed }: { event_id: string; source_id: string; reviewed: Reviewed[] }): string {
  return `${[`${event_id}: added by a person to ${source_id}`, "", ...reviewLines(reviewed, event_id).map((line) => `  ${line}`)].join("\n")}\n`;
}

/** What a person put in the place of the machine's value. */
function correction({ event_id, reviewed = [] }: { event_id: string; reviewed?: Reviewed[] }, field: string): string {
  const found = reviewed.find(({ table, record, column }) => table === "events" && record === event_id && column === field);
  return found ? `; a person put ${found.reviewed ?? "null"}` : "";
}

const flat = (text: string): string => text.replace(/\s+/gu, " ");

const section = (paint: Paint, title: string, lines: readonly string[]): string[] => (lines.length ? ["", paint("head", title), ...lines.map((line) => `  ${line}`)] : []);

function frameLines(frame: Account["frame"]): string[] {
  if (!("cells" in frame)) return [`${frame.rule}: a rule of pipeline/extract, no row of the lexicon`];
  const { meaning, ...cells } = frame.cells;
  const told = Object.entries(cells).filter(([, cell]) => cell !== null).map(([column, cell]) => `${column}: ${cell}`);
  return [`${frame.rule} (${frame.file}, line ${frame.line})`, ...(meaning ? [`meaning: ${meaning}`] : []), ...told];
}

function participantLine({ role, actor, text, slot, reached, trigger, path }: Participant, paint: Paint): string {
  const way = path.map(({ relation, up, word }) => (up ? `<-${relation}- ${word}` : `-${relation}-> ${word}`)).join(" ");
  const why = [slot === null ? null : `slot ${slot}`, reached].filter(Boolean).join("; ");
  return `${role}: ${paint(role, `"${flat(text)}"`)} is ${actor ?? "nobody that is known"}${why ? ` (${why})` : ""}${way ? `\n    ${trigger} ${way}` : ""}`;
}

/** The sentence with its spans; of spans that overlap the first and longest is shown. */
function marked({ sentence, spans }: Account, colour: boolean, paint: Paint): string {
  const text = [...sentence.text];
  let out = "";
  let at = sentence.start;
  const plain = (from: number, to: number) => text.slice(from - sentence.start, to - sentence.start).join("");
  for (const span of spans) {
    if (span.start < at) continue;
    out += plain(at, span.start) + (colour ? paint(span.what, span.text) : `[${span.text}]{${span.what}}`);
    at = span.end;
  }
  return `${flat(out + plain(at, sentence.end))}${colour ? `\n${legend(spans, paint)}` : ""}`;
}

const legend = (spans: readonly Span[], paint: Paint): string => [...new Set(spans.map(({ what }) => what))].map((what) => paint(what, what)).join(" ");

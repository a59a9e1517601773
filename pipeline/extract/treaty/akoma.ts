import { trim } from "./lines.ts";
import type { TreatyText, Unit } from "./types.ts";

/** What the identification of an Akoma Ntoso document needs to know about the treaty. */
export interface AkomaMeta {
  /** The treaty's id, used in its IRIs: letters, digits, hyphen, full stop and underscore. */
  id: string;
  /** The date of the work as YYYY-MM-DD; without one the work is undated, which the schema expresses as 0001-01-01. */
  date?: string | null;
  language?: string;
  name?: string | null;
}

const NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
const UNDATED = "0001-01-01";
const SOURCE = "#casus-foederis";
const CONTAINERS: Record<string, string> = {
  part: "part",
  chapter: "chapter",
  section: "section",
  article: "article",
  paragraph: "paragraph",
  point: "point",
};
const PREFIX: Record<string, string> = {
  part: "part",
  chapter: "chp",
  section: "sec",
  article: "art",
  paragraph: "para",
  point: "point",
};

/**
 * A treaty as an Akoma Ntoso 3.0 act: identification by FRBR, preface with the title, preamble, body, conclusions, annexes.
 * The words of the source stand in it unchanged, except that white space is folded and characters that XML cannot carry are left out.
 */
export function toAkomaNtoso(treaty: TreatyText, text: string, meta: AkomaMeta): string {
  const children = childrenOf(treaty.units);
  const ids = new Map<string, number>();
  const roots = children.get(-1) ?? [];
  const body = roots.map((i) => unitXml(treaty.units, children, i, text, "", ids, 2)).join("");
  const parts = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="${NAMESPACE}">\n <act name="treaty" contains="originalVersion">\n`,
    identification(meta),
    treaty.title
      ? `  <preface>\n   <longTitle><p><docTitle>${slice(text, treaty.title)}</docTitle></p></longTitle>\n  </preface>\n`
      : "",
    treaty.preamble ? `  <preamble>\n${paragraphs(text, treaty.preamble.start, treaty.preamble.end, 3)}  </preamble>\n` : "",
    `  <body>\n${body || `   <article eId="art"><content><p/></content></article>\n`}  </body>\n`,
    conclusions(treaty, text),
    annexes(treaty, text, meta),
    " </act>\n</akomaNtoso>\n",
  ];
  return parts.join("");
}

function identification(meta: AkomaMeta, part = ""): string {
  const id = meta.id.replace(/[^A-Za-z0-9._-]+/g, "-") || "treaty";
  const date = meta.date ?? UNDATED;
  const language = meta.language ?? "eng";
  const work = `/akn/un/act/treaty/${date}/${id}`;
  const tail = `/!${part === "" ? "main" : part}`;
  const level = (name: string, base: string, extra: string) =>
    `    <FRBR${name}>\n     <FRBRthis value="${base}${tail}"/>\n     <FRBRuri value="${base}"/>\n     <FRBRdate date="${date}" name="${name === "Work" ? "signature" : "generation"}"/>\n     <FRBRauthor href="${SOURCE}"/>\n${extra}    </FRBR${name}>\n`;
  const alias = meta.name ? `     <FRBRalias value="${escape(meta.name)}" name="title"/>\n` : "";
  const workXml = level("Work", work, `     <FRBRcountry value="un"/>\n`).replace(/(<FRBRuri [^>]*>\n)/, `$1${alias}`);
  // an annex has an identification of its own, but an id may stand only once in the document
  const references =
    `   <references source="${SOURCE}">\n    <TLCOrganization eId="${SOURCE.slice(1)}" ` +
    `href="/akn/ontology/organization/casus-foederis" showAs="casus-foederis"/>\n   </references>\n`;
  const expression = level("Expression", `${work}/${language}@`, `     <FRBRlanguage language="${language}"/>\n`);
  const manifestation = level("Manifestation", `${work}/${language}@.akn`, "");
  return [
    `  <meta>\n   <identification source="${SOURCE}">\n`,
    workXml,
    expression,
    manifestation,
    `   </identification>\n${part === "" ? references : ""}  </meta>\n`,
  ].join("");
}

function childrenOf(units: Unit[]): Map<number, number[]> {
  const out = new Map<number, number[]>();
  units.forEach((unit, i) => {
    const siblings = out.get(unit.parent);
    if (siblings) siblings.push(i);
    else out.set(unit.parent, [i]);
  });
  return out;
}

function unitXml(
  units: Unit[],
  children: Map<number, number[]>,
  i: number,
  text: string,
  above: string,
  ids: Map<string, number>,
  depth: number,
): string {
  const unit = units[i] as Unit;
  const pad = " ".repeat(depth + 1);
  const element = CONTAINERS[unit.kind] as string;
  const eId = uniqueId(
    `${above}${PREFIX[unit.kind]}_${(unit.number ?? "").replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "n"}`,
    ids,
  );
  const num = unit.number === null ? "" : `${pad} <num>${escape(unit.number)}</num>\n`;
  const heading = unit.heading === null ? "" : `${pad} <heading>${escape(unit.heading)}</heading>\n`;
  const inner = children.get(i) ?? [];
  const first = units[inner[0] ?? -1];
  let content: string;
  if (!first) content = `${pad} <content>\n${paragraphs(text, unit.bodyStart, unit.end, depth + 3)}${pad} </content>\n`;
  else {
    const [s, e] = trim(text, unit.bodyStart, first.start);
    const intro = e > s ? `${pad} <intro>\n${paragraphs(text, s, e, depth + 3)}${pad} </intro>\n` : "";
    content = intro + inner.map((k) => unitXml(units, children, k, text, `${eId}__`, ids, depth + 1)).join("");
  }
  return `${pad}<${element} eId="${eId}">\n${num}${heading}${content}${pad}</${element}>\n`;
}

/** A second unit of the same id gets a running number, as the naming convention asks for. */
function uniqueId(id: string, ids: Map<string, number>): string {
  const seen = (ids.get(id) ?? 0) + 1;
  ids.set(id, seen);
  return seen === 1 ? id : uniqueId(`${id}-${seen}`, ids);
}

function conclusions(treaty: TreatyText, text: string): string {
  const spans = [treaty.finalClause, treaty.signatures].filter((s) => s !== null);
  if (spans.length === 0) return "";
  return `  <conclusions>\n${spans.map((s) => paragraphs(text, s.start, s.end, 3)).join("")}  </conclusions>\n`;
}

function annexes(treaty: TreatyText, text: string, meta: AkomaMeta): string {
  if (treaty.annexes.length === 0) return "";
  const docs = treaty.annexes.map((span, i) => {
    const part = `annex_${i + 1}`;
    return `   <attachment eId="att_${i + 1}">\n    <doc name="annex" contains="originalVersion">\n${identification(meta, part)}     <mainBody>\n${paragraphs(text, span.start, span.end, 6)}     </mainBody>\n    </doc>\n   </attachment>\n`;
  });
  return `  <attachments>\n${docs.join("")}  </attachments>\n`;
}

/** The lines of a stretch as paragraphs; an empty stretch gives one empty paragraph. */
function paragraphs(text: string, start: number, end: number, depth: number): string {
  const pad = " ".repeat(depth);
  const rows = text
    .slice(start, end)
    .split(/\n+/)
    .map((row) => fold(row))
    .filter((row) => row !== "");
  return rows.length === 0 ? `${pad}<p/>\n` : rows.map((row) => `${pad}<p>${escape(row)}</p>\n`).join("");
}

const slice = (text: string, span: { start: number; end: number }): string => escape(fold(text.slice(span.start, span.end)));
const fold = (s: string): string => s.replace(/\s+/g, " ").trim();

function escape(s: string): string {
  return s
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

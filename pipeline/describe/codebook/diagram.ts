/** The diagram of tables and keys as SVG: tables in columns by how deep their references go, a curve for each reference. */
import { TABLES } from "../../../schemas/index.ts";
import { columns, type Column, type Table } from "../../../schemas/table.ts";
import { escapeHtml as escape } from "./escape.ts";

const WIDTH = 176;
const ROW = 17;
const HEAD = 24;
const GAP_X = 92;
const GAP_Y = 18;
const MARGIN = 12;

interface Box {
  table: Table;
  /** Key columns and references: what joins. */
  shown: Column[];
  more: number;
  x: number;
  y: number;
  height: number;
}

/**
 * The SVG of all tables, as text, without styles of its own: classes box, head, key, ref and link are for the page to colour.
 * Coordinates are whole numbers.
 */
export function diagram(): string {
  const boxes = layOut();
  const width = Math.max(...boxes.map((box) => box.x + WIDTH)) + MARGIN;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN;
  const byName = new Map(boxes.map((box) => [box.table.name, box]));
  const links = boxes.flatMap((box) => box.shown.filter((column) => column.references).map((column) => link(box, column, byName.get(column.references!)!)));
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="diagram-title" xmlns="http://www.w3.org/2000/svg">
<title id="diagram-title">Tables, their keys and what refers to what</title>
${links.join("\n")}
${boxes.map(drawBox).join("\n")}
</svg>`;
}

/** How many references lead from a table down to one that refers to no other. */
function depths(): Map<string, number> {
  const depth = new Map<string, number>();
  // TABLES lists each table after those that it refers to.
  for (const table of TABLES) {
    const below = columns(table).filter((column) => column.references && column.references !== table.name).map((column) => depth.get(column.references!)! + 1);
    depth.set(table.name, Math.max(0, ...below));
  }
  return depth;
}

function layOut(): Box[] {
  const depth = depths();
  const boxes: Box[] = [];
  const heights: number[] = [];
  for (const table of TABLES) {
    const all = columns(table);
    const shown = all.filter((column) => table.key.includes(column.name) || column.references);
    const more = all.length - shown.length;
    const height = HEAD + (shown.length + (more ? 1 : 0)) * ROW + 6;
    const at = depth.get(table.name)!;
    const y = heights[at] ?? MARGIN;
    boxes.push({ table, shown, more, x: MARGIN + at * (WIDTH + GAP_X), y, height });
    heights[at] = y + height + GAP_Y;
  }
  // Columns are centred on the tallest.
  const tallest = Math.max(...heights);
  for (const box of boxes) box.y += Math.floor((tallest - heights[depth.get(box.table.name)!]) / 2);
  return boxes;
}

const rowY = (box: Box, name: string): number => box.y + HEAD + box.shown.findIndex((column) => column.name === name) * ROW + Math.floor(ROW / 2);

function link(from: Box, column: Column, to: Box): string {
  const y1 = rowY(from, column.name);
  const y2 = rowY(to, to.table.key[0]);
  const label = `<title>${from.table.name}.${column.name} refers to ${to.table.name}.${to.table.key[0]}</title>`;
  const kind = to.table.name === "sources" ? "link evidence" : "link";
  // A reference of a table to itself, or to one in the same column, goes round the right side.
  if (from.x === to.x) {
    const right = from.x + WIDTH;
    return `<path class="${kind}" d="M${right} ${y1}C${right + 40} ${y1} ${right + 40} ${y2} ${right} ${y2}">${label}</path>`;
  }
  const x1 = from.x;
  const x2 = to.x + WIDTH;
  const bend = Math.floor(GAP_X / 2);
  return `<path class="${kind}" d="M${x1} ${y1}C${x1 - bend} ${y1} ${x2 + bend} ${y2} ${x2} ${y2}">${label}</path>`;
}

function drawBox({ table, shown, more, x, y, height }: Box): string {
  const rows = shown.map((column, i) => {
    const kind = table.key.includes(column.name) ? "key" : "ref";
    return `<text class="${kind}" x="${x + 8}" y="${y + HEAD + i * ROW + 12}">${escape(column.name)}${column.nullable ? "?" : ""}</text>`;
  });
  const rest = more ? `<text class="more" x="${x + 8}" y="${y + HEAD + shown.length * ROW + 12}">${more} more</text>` : "";
  return `<a href="#${table.name}"><rect class="box" x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="5"/>` +
    `<text class="head" x="${x + 8}" y="${y + 16}">${escape(table.name)}</text>${rows.join("")}${rest}</a>`;
}

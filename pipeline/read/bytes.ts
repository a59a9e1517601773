/** Bytes to text, or the reason why they are none. The text is kept as given: byte order mark, line ends and all. */
import { createHash } from "node:crypto";
import { Problem } from "../problem.ts";

/** Larger inputs are refused: no text of the field comes near, and one of them would fill the memory. */
export const LARGEST_SOURCE = 16 * 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

/** SHA-256 of bytes, or of a text's UTF-8 form, in hexadecimal. */
export const sha256 = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** @throws Problem for bytes that are no UTF-8 text, naming the first bad byte. */
export function decode(bytes: Uint8Array, where: string): string {
  if (bytes.length > LARGEST_SOURCE) throw tooLarge(where, bytes.length);
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new Problem(where, `holds a NUL byte at ${nul}`, "it looks binary: give plain UTF-8 text");
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Problem(where, `is no valid UTF-8 (first bad byte at ${firstBadByte(bytes)})`, "save it as UTF-8, for example with iconv");
  }
}

/** @throws Problem for a text that cannot be a source, whatever it came from. */
export function checkText(text: string, where: string): string {
  if (text.trim() === "") throw new Problem(where, "is empty", "give a text, or take it out");
  if (text.includes("\0")) throw new Problem(where, "holds a NUL character", "it looks binary: give plain text");
  const lone = LONE_SURROGATE.exec(text);
  if (lone) throw new Problem(where, `holds a lone surrogate at ${lone.index}`, "the text was cut inside a character: repair it where it was made");
  return text;
}

export const tooLarge = (where: string, size: number | null): Problem =>
  new Problem(where, `is larger than ${LARGEST_SOURCE / 1024 / 1024} MB${size === null ? "" : ` (${Math.ceil(size / 1024 / 1024)} MB)`}`, "split it into documents");

/** Where the first character that is none begins. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // The longest prefix that decodes when more is still to come.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  // It may end inside a character.
  while (low > 0 && !decodes(bytes.subarray(0, low), false)) low--;
  return low;
}

function decodes(bytes: Uint8Array, moreToCome: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: moreToCome });
    return true;
  } catch {
    return false;
  }
}

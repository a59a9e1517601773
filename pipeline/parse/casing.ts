/** Surface shape of a word: letters collapsed to X and x, digits to d, runs longer than two shortened. */
export function shapeOf(form: string): string {
  let shape = "";
  for (const ch of form) {
    const kind = kindOf(ch);
    const end = shape.length;
    if (!(end >= 2 && shape[end - 1] === kind && shape[end - 2] === kind)) shape += kind;
    if (shape.length > 12) break;
  }
  return shape;
}

function kindOf(ch: string): string {
  if (ch >= "a" && ch <= "z") return "x";
  if (ch >= "A" && ch <= "Z") return "X";
  if (ch >= "0" && ch <= "9") return "d";
  if (ch < "\u0080") return ch;
  if (ch.toLowerCase() !== ch) return "X";
  if (ch.toUpperCase() !== ch) return "x";
  return /\p{L}/u.test(ch) ? "x" : ch;
}

/** Lower case, digits as 0, typographic quotes and dashes as plain ones: what words are looked up by. */
export function normalForm(form: string): string {
  return form
    .toLowerCase()
    .replace(/[0-9]/g, "0")
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, "-");
}

/** Whether a sentence is upper case throughout, as old wire copy is: then case says nothing and is undone. */
export function isUpperCase(forms: readonly string[]): boolean {
  let words = 0;
  for (const form of forms) {
    if (form !== form.toUpperCase()) return false;
    if (form.length > 1 && form !== form.toLowerCase()) words++;
  }
  return words >= 3;
}

/** The form that the models see: in upper-case text a word gets its usual casing, or lower case. */
export function restoreCase(form: string, casing: ReadonlyMap<string, string>): string {
  return casing.get(normalForm(form)) ?? form.toLowerCase();
}

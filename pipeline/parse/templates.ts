import { hashString } from "./hash.ts";

/**
 * Feature templates as data. A model names the values that it looks at ("slots", such as `s0.w`, the word on top of the
 * stack) and lists the combinations of up to four of them that become features ("s0.w b0.x"). A feature's identity is a
 * 32-bit hash of its template and its values.
 */
export interface Templates {
  readonly count: number;
  readonly seeds: Int32Array;
  /** Slot indices, four for each template; unused ones point to slot 0, whose value is always 0. */
  readonly slots: Int32Array;
  readonly width: number;
}

/** Compiles templates. Throws on a slot that is not in the list, which is a mistake in the model's own table. */
export function compileTemplates(slotNames: readonly string[], table: readonly string[]): Templates {
  const position = new Map(slotNames.map((name, i) => [name, i + 1]));
  const seeds = new Int32Array(table.length);
  const slots = new Int32Array(table.length * 4);
  table.forEach((line, t) => {
    const names = line.split(" ").filter((name) => name !== "");
    if (names.length > 4) throw new Error(`template "${line}" has more than four slots`);
    seeds[t] = hashString(line, 0x51ed270b);
    names.forEach((name, i) => {
      const slot = position.get(name);
      if (slot === undefined) throw new Error(`template "${line}" names an unknown slot "${name}"`);
      slots[t * 4 + i] = slot;
    });
  });
  return { count: table.length, seeds, slots, width: slotNames.length + 1 };
}

/** Writes the hash of each template over `values` into `out`, at most `count` of them. */
export function hashTemplates(templates: Templates, values: Int32Array, out: Int32Array): void {
  const { count, seeds, slots } = templates;
  for (let t = 0, p = 0; t < count; t++, p += 4) {
    let h = Math.imul(seeds[t] ^ values[slots[p]], 0x9e3779b1);
    h ^= h >>> 15;
    h = Math.imul(h ^ values[slots[p + 1]], 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h ^ values[slots[p + 2]], 0xc2b2ae35);
    h ^= h >>> 16;
    h = Math.imul(h ^ values[slots[p + 3]], 0x27d4eb2f);
    out[t] = h ^ (h >>> 15);
  }
}

/** Slots of the form "position.attribute", resolved to numbers: where the value of slot i + 1 is fetched from. */
export interface SlotPlan {
  readonly positions: Uint8Array;
  readonly attributes: Uint8Array;
  /** Slots that name no position and are set one by one, by name. */
  readonly special: Map<string, number>;
  /** How many of the slots are positional; they come first. */
  readonly count: number;
}

/** Resolves slot names against the lists of positions and attributes. The slots without a dot must come last. */
export function planSlots(slots: readonly string[], positions: readonly string[], attributes: readonly string[]): SlotPlan {
  const dotted = slots.filter((name) => name.includes("."));
  const find = (list: readonly string[], name: string): number => {
    const i = list.indexOf(name);
    if (i < 0) throw new Error(`no position or attribute "${name}" among ${list.join(" ")}`);
    return i;
  };
  return {
    positions: Uint8Array.from(dotted, (name) => find(positions, name.split(".")[0])),
    attributes: Uint8Array.from(dotted, (name) => find(attributes, name.split(".")[1])),
    special: new Map(slots.slice(dotted.length).map((name, i) => [name, dotted.length + i + 1])),
    count: dotted.length,
  };
}

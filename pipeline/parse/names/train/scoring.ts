import type { NameDocument } from "./bench.ts";
import { benchmarkNames, properNames, type GoldName } from "./gold.ts";

/** Counts of spans: right, invented, missed. */
export class Tally {
  right = 0;
  invented = 0;
  missed = 0;

  add(other: Tally): void {
    this.right += other.right;
    this.invented += other.invented;
    this.missed += other.missed;
  }

  get f1(): number {
    return (2 * this.right) / Math.max(1, 2 * this.right + this.invented + this.missed);
  }

  line(): string {
    const share = (whole: number): string => (this.right / Math.max(1, whole)).toFixed(3);
    return `P ${share(this.right + this.invented)} R ${share(this.right + this.missed)} F1 ${this.f1.toFixed(3)} (${this.right + this.missed} names)`;
  }
}

/** Spans of names found in a document against the gold. What is found where a left-out mention lies is not counted. */
export function tally(gold: GoldName[], skipped: [number, number][], found: GoldName[], typed: boolean): Tally {
  const key = (name: GoldName): string => `${name.start}-${name.end}${typed ? name.kind : ""}`;
  const wanted = new Set(gold.map(key));
  const result = new Tally();
  const seen = new Set<string>();
  for (const name of found) {
    if (wanted.has(key(name))) {
      result.right++;
      seen.add(key(name));
    } else if (!skipped.some(([a, b]) => a < name.end && name.start < b)) result.invented++;
  }
  result.missed = wanted.size - seen.size;
  return result;
}

/** The gold of a document: by the benchmark's rule, and as proper names (see gold.ts). */
export function goldsOf(document: NameDocument): { benchmark: [GoldName[], [number, number][]]; proper: [GoldName[], [number, number][]] } {
  const { kept, skipped } = benchmarkNames(document);
  const proper = document.id.startsWith("gum") ? properNames(document) : kept;
  const described = kept.filter((name) => !proper.some((core) => core.start < name.end && name.start < core.end));
  return {
    benchmark: [kept, skipped],
    proper: [proper, [...skipped, ...described.map(({ start, end }): [number, number] => [start, end])]],
  };
}

import { expect, it } from "vitest";
import { clusterWords, GRAINS } from "../../../pipeline/parse/names/train/clusters.ts";
import { generator } from "../../../pipeline/parse/hash.ts";

/** Words of `kinds` kinds in turn, each near the direction of its kind. */
function vectors(kinds: number, each: number) {
  const random = generator(3);
  const size = 8;
  const words = Array.from({ length: kinds * each }, (_, w) => `kind${w % kinds} word${w}`);
  const values = Float32Array.from({ length: words.length * size }, (_, at) => {
    const near = Math.floor(at / size) % kinds === at % size ? 4 : 0;
    return near + Math.round(random() * 4) / 8;
  });
  return { words, values, size };
}

it("puts words of one direction together and of two apart", () => {
  const clusters = clusterWords(vectors(4, 500));
  expect(clusters.size).toBe(2000);
  const kindsOf = new Map<number, Set<string>>();
  for (const [word, [coarse]] of clusters) kindsOf.set(coarse, (kindsOf.get(coarse) ?? new Set()).add(word.split(" ")[0]));
  for (const kinds of kindsOf.values()) expect(kinds.size).toBe(1);
});

it("numbers clusters from 1, and a coarse one is whole fine ones", () => {
  const clusters = [...clusterWords(vectors(3, 700)).values()];
  for (const path of clusters) path.forEach((k, grain) => expect(k >= 1 && k <= GRAINS[grain]).toBe(true));
  for (let fine = GRAINS.length - 1; fine > 0; fine--) {
    const above = new Map<number, number>();
    for (const path of clusters) expect(above.get(path[fine]) ?? path[fine - 1]).toBe(above.set(path[fine], path[fine - 1]).get(path[fine]));
  }
});

it("gives the same clusters each time, even where vectors say nothing", () => {
  const empty = { words: ["a", "b"], values: new Float32Array(6), size: 3 };
  expect(clusterWords(empty)).toEqual(clusterWords(empty));
  expect(clusterWords(vectors(4, 100))).toEqual(clusterWords(vectors(4, 100)));
});

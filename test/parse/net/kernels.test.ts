import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KERNELS, compileKernel } from "../../../pipeline/parse/net/compile.ts";

test.each(KERNELS)("%s.wasm is what its source compiles to", async (name) => {
  const committed = readFileSync(new URL(`../../../pipeline/parse/net/${name}.wasm`, import.meta.url));
  expect(Buffer.from(await compileKernel(name)).equals(committed)).toBe(true);
}, 60_000);

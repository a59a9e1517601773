/** Compiles the kernels: `node --import tsx pipeline/parse/net/compile.ts` writes train.wasm and infer.wasm beside this file. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const KERNELS = ["infer", "train"] as const;

/** The compiled bytes of a kernel source. Throws with the compiler's messages where it does not compile. */
export async function compileKernel(name: (typeof KERNELS)[number]): Promise<Uint8Array> {
  const asc = await import("assemblyscript/asc");
  const source = `${name}.ts`;
  let bytes: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [source, "-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--outFile", "out.wasm"],
    {
      readFile: (file: string) => (file === source ? readFileSync(new URL(`assembly/${source}`, import.meta.url), "utf8") : null),
      writeFile: (_file: string, contents: Uint8Array | string) => void (bytes = contents as Uint8Array),
      listFiles: () => [],
    },
  );
  if (error || bytes === null) throw new Error(`pipeline/parse/net/assembly/${source} does not compile: ${error?.message} ${stderr.toString()}`);
  return bytes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of KERNELS) writeFileSync(new URL(`${name}.wasm`, import.meta.url), await compileKernel(name));
}

/** Every stage is a script that explains itself. A new script needs no line here: scripts are found by what they end with. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, runScript } from "./run.ts";

const pipeline = join(ROOT, "pipeline");
const scripts = readdirSync(pipeline, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .filter((file) =>
    /^if \(isMain\(import\.meta\.filename\)\) await runCommand\(/mu.test(readFileSync(join(pipeline, file), "utf8")),
  )
  .map((file) => file.slice(0, -".ts".length))
  .sort();

it("the stages are there", () => {
  expect(scripts).toEqual(
    expect.arrayContaining([
      "build",
      "check/index",
      "extract/index",
      "parse/index",
      "publish",
      "read/index",
      "read/knowledge",
      "resolve/index",
      "write/index",
    ]),
  );
});

describe.each(scripts)("%s", (script) => {
  const options = [...readFileSync(join(pipeline, `${script}.ts`), "utf8").matchAll(/^\s*(?:options: )?\[+"(--[a-z-]+)/gmu)].map(
    (found) => found[1],
  );

  it("prints what it does and all its options for --help", () => {
    const { status, stdout, stderr } = runScript(script, ["--help"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: \w+ \[options\]\n\n\p{Lu}/u);
    expect(options.length).toBeGreaterThan(0);
    for (const option of [...options, "--help"]) expect(stdout).toContain(option);
  });

  it("refuses an option that it does not know", () => {
    const { status, stdout, stderr } = runScript(script, ["--no-such-option"]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("error: unknown option '--no-such-option'");
    expect(stderr).not.toMatch(/^\s+at /mu);
  });
});

/** The release before this one, where it is kept. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lastRelease } from "../../pipeline/release/last.ts";
import { temporary } from "../run.ts";

const folder = join(temporary(), "last");

it("is none, then the one archive there is, and never one of two", () => {
  expect(lastRelease(folder)).toBeNull();
  mkdirSync(folder);
  writeFileSync(join(folder, "README.md"), "kept here\n");
  expect(lastRelease(folder)).toBeNull();
  writeFileSync(join(folder, "d-1.0.0.tar.gz"), "");
  expect(lastRelease(folder)).toBe(join(folder, "d-1.0.0.tar.gz"));
  writeFileSync(join(folder, "d-1.1.0.tar.gz"), "");
  expect(() => lastRelease(folder)).toThrow(/holds 2 archives; keep the last release alone/u);
});

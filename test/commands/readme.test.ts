/** Examples of a document that are scripts of the project: run as a reader would, and nothing else is. */
import { expect, it } from "vitest";
import { refresh } from "../../pipeline/commands/readme.ts";

const example = (command: string, answer = "") => `Before.\n\n<!-- example: command -->\n\`\`\`sh\n${command}\n\`\`\`\n<!-- answer -->\n${answer}\nAfter.\n`;

it("puts in what a script prints, in the place of what stood there", async () => {
  const shown = await refresh(example("npm run readme -- --help", "```text\nsomething old\n```\n"), "none");
  expect(shown).toContain("<!-- answer -->\n```text\nUsage: readme [options]\n");
  expect(shown).not.toContain("something old");
  expect(await refresh(shown, "none")).toBe(shown);
});

it.each(["rm -rf dist", "npm run readme -- $(id)", "npm run readme -- --help; id"])("does not run %s", async (command) => {
  await expect(refresh(example(command), "none")).rejects.toThrow(/no command that can be run here/u);
});

it("names an example that fails", async () => {
  await expect(refresh(example("npm run readme -- --file none.md"), "none")).rejects.toThrow(/an example fails/u);
});

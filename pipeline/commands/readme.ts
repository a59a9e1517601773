/** Runs the examples of a document and compares their answers with what stands below them; `--write` puts the answers in. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { TABLES } from "../../schemas/index.ts";
import { columns } from "../../schemas/table.ts";
import { VIEWS } from "../../schemas/views.ts";
import { Problem } from "../problem.ts";
import { isMain, runCommand } from "../stage.ts";
import { query } from "./query.ts";

const EXAMPLE = /<!-- example: (query|javascript|command) -->\n```\w+\n([\s\S]*?)```\n<!-- answer -->\n(?:```text\n[\s\S]*?```\n|(?:\|.*\n)+)?/gu;
const TABLE_LIST = /<!-- tables -->\n(?:\|.*\n)*/gu;

/** The text with every answer and the list of tables made anew. @throws Problem when an example fails */
export async function refresh(text: string, database: string): Promise<string> {
  let out = "";
  let from = 0;
  for (const match of text.matchAll(EXAMPLE)) {
    const [whole, sort, code] = match;
    const head = whole.slice(0, whole.indexOf("<!-- answer -->\n") + "<!-- answer -->\n".length);
    const answer = sort === "query" ? `${await query(database, code)}\n` : `\`\`\`text\n${sort === "command" ? runScript(code) : runJavaScript(code)}\`\`\`\n`;
    out += text.slice(from, match.index) + head + answer;
    from = match.index + whole.length;
  }
  return (out + text.slice(from)).replace(TABLE_LIST, `<!-- tables -->\n${tableList()}`);
}

const runJavaScript = (code: string): string => run(process.execPath, ["--input-type=module", "--eval", code]);

/** What a script of package.json prints: "npm run NAME -- ARGUMENT ...". */
function runScript(code: string): string {
  const [, name, args] = /^npm run ([\w:-]+) --((?: [\w./-]+)*)\s*$/u.exec(code) ?? [];
  if (!name) throw new Problem("readme", `no command that can be run here: ${code.trim()}`, "write it as npm run NAME -- ARGUMENT");
  return run("npm", ["run", "--silent", name, "--", ...args.trim().split(" ")]);
}

function run(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  if (done.status !== 0) throw new Problem("readme", `an example fails: ${done.stderr.split("\n").find((line) => /Error/u.test(line)) ?? done.stderr}`, "mend the example");
  return done.stdout;
}

function tableList(): string {
  const rows = [...TABLES, ...VIEWS].map((table) => `| ${table.name} | ${table.key.join(", ")} | ${columns(table).length} | ${table.description} |`);
  return `${["| table | key | columns | what a row is |", "|---|---|---|---|", ...rows].join("\n")}\n`;
}

if (isMain(import.meta.filename)) {
  await runCommand<{ write: boolean; file: string; database: string }>({
    name: "readme",
    summary: "Runs the examples of README.md, or of another document, and says whether their answers still stand.",
    options: [
      ["--write", "put the answers in", false],
      ["--file <file>", "the document", "README.md"],
      ["--database <file>", "the database to ask", "dist/casus-foederis.duckdb"],
    ],
    run: async ({ write, file, database }) => {
      if (!existsSync(file)) throw new Problem(file, "is not there", "name a document with --file");
      const before = readFileSync(file, "utf8");
      const after = await refresh(before, database);
      if (write) writeFileSync(file, after);
      else if (after !== before) throw new Problem(file, "an answer has changed", `look at it, then run npm run readme -- --file ${file} --write`);
    },
  });
}

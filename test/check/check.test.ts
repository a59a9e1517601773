/** A good release passes; a release that somebody meddled with fails, with one line that says where. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { check } from "../../pipeline/check/index.ts";
import { asProblem, oneLine } from "../../pipeline/problem.ts";
import { filesOf, runScript, temporary } from "../run.ts";
import { writeTraps } from "../write/release.ts";
import { TAMPERINGS } from "./tamperings.ts";

const work = temporary();
const good = await writeTraps(work, 40);
const out = join(work, "tampered");

it("passes a good release, and changes nothing in it", async () => {
  const before = filesOf(good);
  await check({ work, out: good });
  expect(filesOf(good)).toEqual(before);
});

describe("fails for", () => {
  it.each(TAMPERINGS)("%s", async (_, tamper, expected) => {
    rmSync(out, { recursive: true, force: true });
    cpSync(good, out, { recursive: true });
    await tamper(out);
    const error: unknown = await check({ work, out }).catch((thrown: unknown) => thrown);
    expect(oneLine(asProblem(error).message)).toMatch(expected);
  });
});

describe("quotes", () => {
  const documents = readFileSync(join(work, "documents.ndjson"), "utf8");
  const other = join(work, "other");
  beforeAll(() => cpSync(good, join(other, "release"), { recursive: true }));
  const against = (changed: string) => {
    writeFileSync(join(other, "documents.ndjson"), changed);
    return check({ work: other, out: join(other, "release") });
  };

  it("are compared with the sources, not with themselves", async () => {
    await expect(against(documents.replace("attacked again", "attacked AGAIN"))).rejects.toThrow(
      /event_mentions: the quote "attacked again" is not what two\.of_2-B says at \d+-\d+: "attacked AGAIN"/u,
    );
    await expect(against(documents.replace("the pact ···", "a pact! ···"))).rejects.toThrow(
      /event_actors: the quote "the pact" is not what one says/u,
    );
  });

  it("must lie inside their source, and their source must be there", async () => {
    const [one, two] = documents
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { source: { source_id: string }; text: string });
    await expect(
      against(`${JSON.stringify({ ...one, text: one.text.slice(0, -40) })}\n${JSON.stringify(two)}\n`),
    ).rejects.toThrow(/the span \d+-\d+ lies outside one/u);
    await expect(against(`${JSON.stringify(one)}\n`)).rejects.toThrow(
      /refers to the source two\.of_2-B, which is not among the documents/u,
    );
  });
});

it("as a command prints one line and ends with 1", () => {
  const { status, stdout, stderr } = runScript("check/index", ["--work", work, "--out", join(work, "nothing")]);
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^[^\n]*nothing: no such file or folder; check the path\n$/u);
});

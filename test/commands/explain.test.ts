/** `explain`: the extractor's reasons, on made-up texts; the same claims with and without them. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accountOf, type Account } from "../../pipeline/commands/explain/account.ts";
import { mayColour } from "../../pipeline/commands/explain/colour.ts";
import { treePath } from "../../pipeline/commands/explain/path.ts";
import { print } from "../../pipeline/commands/explain/print.ts";
import { reviewsOf } from "../../pipeline/commands/explain/reviewed.ts";
import { extractDocument, makeExtractor } from "../../pipeline/extract/document.ts";
import { Trace } from "../../pipeline/extract/trace.ts";
import { loadModels } from "../../pipeline/parse/analyse.ts";
import { parseDocument } from "../../pipeline/parse/index.ts";
import { documentOf } from "../../pipeline/read/document.ts";
import { loadFurniture } from "../../pipeline/read/furniture.ts";
import { eventIds } from "../../pipeline/resolve/document.ts";
import type { ClaimOf } from "../../schemas/claims.ts";
import { smallKnowledge } from "../extract/knowledge.ts";
import { ROOT, runScript, temporary } from "../run.ts";

const file = join(ROOT, "test/good/extract/alliance.txt");
const furniture = loadFurniture("sources/lexicon/page_furniture.csv", "sources/lexicon/kind_cues.csv");
const record = documentOf({ source_id: "alliance", text: readFileSync(file, "utf8"), sha256: "0".repeat(64), metadata: { kind: "news", published_on: "2024-03-11" }, where: file }, furniture);
const knowledge = smallKnowledge();
const extractor = makeExtractor(knowledge);
const parsed = parseDocument(loadModels(), record);
const trace = new Trace();
const claims = extractDocument(record, parsed, extractor, trace);
const events = claims.filter((one): one is ClaimOf<"event"> => one.claim === "event");
const ids = eventIds(events);
const accounts = events.map((claim): Account => accountOf({
  event_id: ids.get(claim.local)!, claim, claims, group: trace.found!.groups[claim.local], document: trace.found!.document, trace, knowledge,
}));

describe("the reasons", () => {
  it("change nothing of what is extracted", () => expect(extractDocument(record, parsed, extractor)).toEqual(claims));

  it("are there for each event: its row, its fields as they are in the claim, and where each participant was found", () => {
    expect(accounts.length).toBeGreaterThan(3);
    for (const [i, account] of accounts.entries()) {
      expect(account.frame).toMatchObject({ file: expect.stringMatching(/^sources\/lexicon\//u), cells: { meaning: expect.any(String) } });
      expect(Object.fromEntries(account.fields.map(({ field, value }) => [field, value]))).toMatchObject({ event_type: events[i].event_type, mode: events[i].mode, act: events[i].act, status: events[i].status });
      expect(account.fields.every(({ rule }) => rule !== "")).toBe(true);
      expect(account.participants.map(({ role, text }) => ({ role, text }))).toEqual(events[i].actors.map(({ role, text }) => ({ role, text })));
      for (const { what, text, start, end } of account.spans) expect([what, [...record.text].slice(start, end).join("")]).toEqual([what, text]);
    }
  });

  it("name the line of the row that fired", () => {
    for (const { frame } of accounts) if ("cells" in frame) expect(readFileSync(frame.file, "utf8").split("\n")[frame.line - 1]).toContain(Object.values(frame.cells)[0]);
  });

  it("tell what was tried and left", () => expect(accounts.flatMap(({ dropped }) => dropped).length).toBeGreaterThan(0));
});

describe("a path through the tree", () => {
  const tree = parsed.sentences[0];
  it("leads from any token to any other", () => {
    for (let from = 0; from < tree.form.length; from++) {
      for (let to = 0; to < tree.form.length; to++) expect(treePath(tree, from, to).at(-1)?.word).toBe(from === to ? undefined : tree.form[to]);
    }
  });
});

describe("colour", () => {
  it("is for terminals that nobody has asked to leave plain", () => {
    expect(mayColour({ isTTY: true }, {})).toBe(true);
    expect(mayColour({ isTTY: true }, { NO_COLOR: "" })).toBe(true);
    expect(mayColour({ isTTY: true }, { NO_COLOR: "1" })).toBe(false);
    expect(mayColour({ isTTY: true }, { TERM: "dumb" })).toBe(false);
    expect(mayColour({}, {})).toBe(false);
  });

  it("says no more and no less than brackets do", () => {
    for (const account of accounts) {
      expect(print(account, false)).not.toContain("\u001b");
      expect(print(account, false)).toContain("]{trigger}");
      expect(print(account, true)).toContain("\u001b[1;4m");
    }
  });
});

describe("what persons said", () => {
  const folder = temporary();
  const [{ event_id, sentence }] = accounts;
  const by = { who: "A. Reader", date: "2026-01-31" };
  const quote = sentence.text.split(" ")[0];
  writeFileSync(join(folder, "alliance.jsonl"), [
    { decision: "correct", table: "events", record: event_id, quote, values: { status: "planned" }, machine: { status: "occurred" }, ...by, reason: "it says will" },
    { decision: "reject", table: "event_actors", record: `${event_id} initiator 1`, quote, ...by, reason: "the victim" },
    { decision: "accept", table: "event_actors", record: `${event_id} recipient 1`, quote, ...by },
    { decision: "add", table: "events", record: "e-added", quote, values: { event_type: "AID", status: "occurred" }, ...by, reason: "missed" },
    { decision: "add", table: "event_mentions", record: "n-added", quote, values: { event_id: "e-added", start: 0 }, ...by, reason: "again" },
  ].map((one) => `${JSON.stringify(one)}\n`).join(""));

  it("stands beside the machine's values", () => {
    const { reviewed } = reviewsOf(event_id, folder)!;
    expect(reviewed).toMatchObject([{ column: "status", machine: "occurred", reviewed: "planned" }, { table: "event_actors", decision: "reject" }]);
    const text = print({ ...accounts[0], reviewed }, false);
    expect(text).toContain("events: corrected to status = planned, the machine had occurred (A. Reader, 2026-01-31: it says will)");
    expect(text).toContain(`event_actors initiator 1 "${quote}": rejected (A. Reader, 2026-01-31: the victim)`);
    expect(text).toMatch(/status = \w+ {2}by [^\n]*; a person put planned\n/u);
  });

  it("is all there is of an event that a person added, and nothing where nobody said anything", () => {
    const { status, stdout, stderr } = runScript("commands/explain/index", ["e-added", "--reviews", folder]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`e-added: added by a person to alliance\n\n  events "${quote}": added event_type = AID; status = occurred (A. Reader, 2026-01-31: missed)\n  event_mentions "${quote}": added (A. Reader, 2026-01-31: again)\n`);
    expect(reviewsOf("e-000000000000", folder)).toBe(null);
    expect(reviewsOf(event_id, null)).toBe(null);
  });
});

describe("the command", () => {
  const work = temporary();
  const one = accounts[0].event_id;

  it("explains itself, and refuses what it does not know", () => {
    expect(runScript("commands/explain/index", ["--help"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/--sources[^]*--work[^]*--json/u) });
    expect(runScript("commands/explain/index", [])).toMatchObject({ status: 2, stdout: "" });
    expect(runScript("commands/explain/index", ["--no-such-option"])).toMatchObject({ status: 2, stdout: "" });
  });

  it("explains an event of a folder of texts, and says on one line when there is none of that id", () => {
    const folder = join(work, "texts");
    mkdirSync(folder);
    copyFileSync(file, join(folder, "alliance.txt"));
    writeFileSync(join(folder, "alliance.json"), JSON.stringify({ kind: "news", published_on: "2024-03-11" }));
    const { status, stdout, stderr } = runScript("commands/explain/index", [one, "--sources", folder, "--work", work, "--json"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ event_id: one, source_id: "alliance" });
    const none = runScript("commands/explain/index", ["e-000000000000", "--sources", folder, "--work", work]);
    expect(none).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(/^e-000000000000: no event of [^\n]+ has this id; [^\n]+\n$/u) });
    expect(runScript("commands/explain/index", [one, "--sources", join(work, "none"), "--work", work])).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(/^[^\n]+\n$/u) });
  });
});

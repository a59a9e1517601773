/** Records between stages: checked on the way in and out, whole files or none. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { asProblem, oneLine, Problem } from "../pipeline/problem.ts";
import { fit, readRecords, RecordWriter, writing } from "../pipeline/stage.ts";
import { claim } from "../schemas/claims.ts";
import { TABLES } from "../schemas/index.ts";
import { temporary } from "./run.ts";

const note = { name: "note", schema: z.strictObject({ id: z.string().regex(/^n/, "ids begin with n"), size: z.int().min(0) }) };
const folder = temporary();
const messageOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
};
const all = async <T>(records: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const record of records) found.push(record);
  return found;
};

describe("fit", () => {
  it("gives back what fits", () => expect(fit(note, { id: "n1", size: 2 }, "a.ndjson record 1")).toEqual({ id: "n1", size: 2 }));

  it("names file, record, field, value and rule", () => {
    const message = messageOf(() => fit(note, { id: "x1", size: 2 }, "a.ndjson record 7"));
    expect(message).toContain('a.ndjson record 7: note: field id is "x1", but ids begin with n;');
  });

  it.each([
    [{ id: "n1", size: -1 }, /field size is -1/u],
    [{ id: "n1" }, /field size is nothing/u],
    [{ id: "n1", size: 1, more: 2 }, /\(whole record\).*more/u],
    [[], /\(whole record\)/u],
    [null, /\(whole record\) is null/u],
    [{ id: "n".padEnd(500, "x"), size: 0.5 }, /field size is 0\.5/u],
  ])("of %j says what is off", (value, expected) => expect(messageOf(() => fit(note, value, "f record 1"))).toMatch(expected));

  it("cuts long values, and keeps to one line", () => {
    const message = messageOf(() => fit(note, { id: `x\n${"y".repeat(500)}`, size: 1 }, "f record 1"));
    expect(message).toMatch(/is "x\\nyyy.*\.\.\., but/u);
    expect(message.length).toBeLessThan(300);
  });

  it("finds the field inside a union", () => {
    const office = {
      claim: "office",
      person: { name: "A B", kind: "hero", parent: null, aliases: [] },
      title: "Chief",
      actor: { id: "x" },
      as_of: null,
      source_id: "s",
      start: 0,
      end: 1,
      quote: "C",
      rule: "r",
    };
    expect(messageOf(() => fit({ name: "claim", schema: claim }, office, "claims record 1"))).toMatch(
      /field person\.kind is "hero"/u,
    );
  });

  it("names the field for each table and column when it is missing", () => {
    for (const table of TABLES) {
      const message = messageOf(() => fit({ name: table.name, schema: table.row as never }, {}, "f record 1"));
      expect(message).toMatch(new RegExp(`^f record 1: ${table.name}: field ${Object.keys(table.row.shape)[0]} is nothing`, "u"));
    }
  });
});

describe("RecordWriter", () => {
  it("takes the name only when it is closed", async () => {
    const file = join(folder, "late.ndjson");
    const out = new RecordWriter(file, note);
    await out.write({ id: "n1", size: 1 });
    expect(existsSync(file)).toBe(false);
    await out.close();
    expect(readFileSync(file, "utf8")).toBe('{"id":"n1","size":1}\n');
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  it("leaves the earlier file whole when the work fails, and no partial one", async () => {
    const file = join(folder, "kept.ndjson");
    writeFileSync(file, "earlier\n");
    await expect(
      writing(file, note, async (out) => {
        await out.write({ id: "n1", size: 1 });
        await out.write({ id: "bad", size: 1 });
      }),
    ).rejects.toThrow(`${file} record 2: note: field id`);
    expect(readFileSync(file, "utf8")).toBe("earlier\n");
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  it.skipIf(!existsSync("/dev/full")).each([1, 30_000])(
    "leaves the earlier file whole when the disk is full after %i records",
    async (records) => {
      const file = join(folder, `full-${records}.ndjson`);
      writeFileSync(file, "earlier\n");
      symlinkSync("/dev/full", `${file}.partial`);
      const error = await writing(file, note, async (out) => {
        for (let i = 0; i < records; i++) await out.write({ id: `n${i}`, size: i });
      }).then(() => null, asProblem);
      expect(error?.message).toMatch(/disk is full; free some space/u);
      expect(readFileSync(file, "utf8")).toBe("earlier\n");
      expect(existsSync(`${file}.partial`)).toBe(false);
    },
  );

  it("gives back as many records as it was given, in order", async () => {
    const file = join(folder, "many.ndjson");
    const records = Array.from({ length: 20_000 }, (_, i) => ({ id: `n\u2028${i}`, size: i }));
    await writing(file, note, async (out) => {
      for (const record of records) await out.write(record);
    });
    expect(await all(readRecords(file, note))).toEqual(records);
  });
});

describe("readRecords", () => {
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it.each([
    ["cut in a record", '{"id":"n1","size":1}\n{"id":"n2","si', /cut.ndjson record 2: is no JSON; the file was cut or edited/u],
    ["with an empty line", '{"id":"n1","size":1}\n\n', /cut.ndjson record 2: is no JSON/u],
    ["with another record", '{"id":"n1","size":1}\n{"id":"n2","size":"1"}\n', /cut.ndjson record 2: note: field size is "1"/u],
  ])("refuses a file %s", async (_, content, expected) => {
    await expect(all(readRecords(write("cut.ndjson", content), note))).rejects.toThrow(expected);
  });

  it("says that a folder is no file", async () => {
    expect(asProblem(await all(readRecords(folder, note)).catch((error: unknown) => error)).message).toMatch(
      /a folder stands where a file is needed/u,
    );
  });

  it("says that a file is not there, and what to do", async () => {
    await expect(all(readRecords(join(folder, "none.ndjson"), note))).rejects.toThrow(
      /none\.ndjson: is not there; run the stage/u,
    );
  });
});

describe("problems", () => {
  it("are one line, whatever they quote", () => {
    expect(oneLine("a\nb\rc\u2028d\u0007")).toBe("a\\u000ab\\u000dc\\u2028d\\u0007");
    expect(oneLine("x".repeat(1000))).toHaveLength(500);
  });

  it.each([
    ["ENOSPC", /disk is full/u],
    ["EACCES", /no permission/u],
    ["ENOTDIR", /a file stands where a folder is needed/u],
    ["EISDIR", /a folder stands/u],
  ])("say plainly what %s means", (code, expected) => {
    expect(asProblem(Object.assign(new Error("x"), { code, path: "/p" })).message).toMatch(expected);
  });

  it("say of a defect that it is one", () => {
    expect(asProblem(new TypeError("x is undefined\n at y")).message).toMatch(
      /^internal error: x is undefined; this is a defect/u,
    );
    const problem = new Problem("here", "is off", "mend it");
    expect(asProblem(problem)).toBe(problem);
  });
});

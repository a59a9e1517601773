/**
 * What every stage shares: records go through files of one JSON object a line, are checked against their schema on the way in
 * and on the way out, and a file appears under its name only when it is whole.
 */
import { createReadStream, createWriteStream, existsSync, mkdirSync, openSync, renameSync, rmSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { Command } from "commander";
import type { z } from "zod";
import { Problem, report } from "./problem.ts";

/** A kind of record: its name in messages and the schema that it must fit. */
export interface RecordType<T> {
  name: string;
  schema: z.ZodType<T>;
}

/**
 * The value if it fits, else a Problem that names file, record, field, value and rule.
 * @param where the file and the record in it, such as "build/claims.ndjson record 7"
 */
export function fit<T>(type: RecordType<T>, value: unknown, where: string): T {
  const result = type.schema.safeParse(value);
  if (result.success) return result.data;
  const issue = deepest(result.error.issues[0]);
  const field = issue.path.join(".") || "(whole record)";
  let found: unknown = value;
  for (const step of issue.path) found = (found as Record<PropertyKey, unknown> | undefined)?.[step];
  const shown = JSON.stringify(found) ?? "nothing";
  throw new Problem(where, `${type.name}: field ${field} is ${shown.length > 80 ? `${shown.slice(0, 77)}...` : shown}, but ${issue.message}`,
    "mend the record where it is made, or the schema where the rule is wrong");
}

/** In a union the issue that matters is inside: take the branch that got farthest. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union" || !issue.errors?.length) return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0);
  if (!branches.length) return issue;
  const best = branches.reduce((a, b) => (b.length < a.length ? b : a));
  const inner = deepest(best[0]);
  return { ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue;
}

/** Reads checked records from a file, one a line, in order. */
export async function* readRecords<T>(file: string, type: RecordType<T>): AsyncGenerator<T> {
  if (!existsSync(file)) throw new Problem(file, "is not there", "run the stage that makes it first (make does so)");
  const input = createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 18 });
  const lines = createInterface({ input, crlfDelay: Infinity });
  // readline does not pass on what goes wrong in its input.
  let failure: Error | null = null;
  input.on("error", (error) => {
    failure = error;
    lines.close();
  });
  let number = 0;
  for await (const line of lines) {
    number++;
    yield parseRecord(type, line, `${file} record ${number}`);
  }
  if (failure) throw failure as Error;
}

function parseRecord<T>(type: RecordType<T>, line: string, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Problem(where, "is no JSON", "the file was cut or edited: run the stage that makes it again");
  }
  return fit(type, value, where);
}

/** Writes checked records beside the target and takes its name only when `close` is called. */
export class RecordWriter<T> {
  readonly file: string;
  count = 0;
  private readonly type: RecordType<T>;
  private readonly stream: WriteStream;
  private buffer: string[] = [];
  private size = 0;
  private failure: Error | null = null;

  constructor(file: string, type: RecordType<T>) {
    mkdirSync(dirname(file), { recursive: true });
    this.file = file;
    this.type = type;
    // Opened at once: a stream that opens later would make the file again after `abandon` has removed it.
    this.stream = createWriteStream(`${file}.partial`, { encoding: "utf8", fd: openSync(`${file}.partial`, "w") });
    this.stream.on("error", (error) => { this.failure = error; });
  }

  async write(record: T): Promise<void> {
    this.count++;
    const line = JSON.stringify(fit(this.type, record, `${this.file} record ${this.count}`));
    this.buffer.push(line, "\n");
    this.size += line.length;
    if (this.size > 1 << 18) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.failure) throw this.failure;
    if (!this.buffer.length) return;
    const room = this.stream.write(this.buffer.join(""));
    this.buffer = [];
    this.size = 0;
    if (!room) await once(this.stream, "drain");
  }

  /** Finishes the file. Until then the earlier one stands. */
  async close(): Promise<void> {
    await this.flush();
    this.stream.end();
    if (!this.stream.closed) await once(this.stream, "close");
    if (this.failure) throw this.failure;
    renameSync(`${this.file}.partial`, this.file);
  }

  /** Gives up: the earlier file stands. */
  abandon(): void {
    this.stream.destroy();
    rmSync(`${this.file}.partial`, { force: true });
  }
}

/** Runs `work` with a writer, which is closed when it succeeds and abandoned when it throws. */
export async function writing<T>(file: string, type: RecordType<T>, work: (out: RecordWriter<T>) => Promise<void>): Promise<number> {
  const out = new RecordWriter(file, type);
  try {
    await work(out);
    await out.close();
    return out.count;
  } catch (error) {
    out.abandon();
    throw error;
  }
}

/** A stage as a script: options with their defaults, and what it does. */
export interface StageCommand<Options> {
  name: string;
  summary: string;
  options: readonly [flags: string, description: string, fallback?: string | boolean][];
  run: (options: Options) => Promise<void>;
}

/** Reads the arguments. False when only help was asked for, or when they do not fit: then the exit code is 2. */
export function accepts(command: Command, argv: readonly string[] = process.argv): boolean {
  try {
    command.parse(argv as string[]);
    return true;
  } catch (error) {
    process.exitCode = (error as { exitCode?: number }).exitCode === 0 ? 0 : 2;
    return false;
  }
}

/** Runs a stage as a command line: --help, one-line errors, exit code 2 for bad usage and 1 for a problem. */
export async function runCommand<Options>(stage: StageCommand<Options>, argv: readonly string[] = process.argv): Promise<void> {
  const command = new Command(stage.name).description(stage.summary).showHelpAfterError("(--help shows the options)").exitOverride();
  for (const [flags, description, fallback] of stage.options) command.option(flags, description, fallback);
  if (!accepts(command, argv)) return;
  try {
    await stage.run(command.opts() as Options);
  } catch (error) {
    report(error);
  }
}

/** True when the module is the script that was started. */
export function isMain(filename: string): boolean {
  const started = process.argv[1] ?? "";
  return filename === started || filename === `${started}.ts` || filename === `${started}/index.ts`;
}

/** One shape of error for the whole pipeline: where it is, what it is, what to try. Printed on one line, never as a stack. */

export class Problem extends Error {
  readonly where: string;
  readonly what: string;
  readonly fix: string;

  constructor(where: string, what: string, fix: string) {
    super(`${where}: ${what}; ${fix}`);
    this.name = "Problem";
    this.where = where;
    this.what = what;
    this.fix = fix;
  }
}

const SYSTEM: Readonly<Record<string, [string, string]>> = {
  ENOSPC: ["the disk is full", "free some space and run it again; the earlier output is untouched"],
  EFBIG: ["the file is larger than may be", "raise the limit of file sizes (ulimit -f)"],
  EDQUOT: ["the disk quota is used up", "free some space and run it again; the earlier output is untouched"],
  EACCES: ["no permission", "check who owns it"],
  EPERM: ["not permitted", "check who owns it"],
  EROFS: ["the file system is read-only", "choose another folder"],
  ENOENT: ["no such file or folder", "check the path"],
  ENOTDIR: ["a file stands where a folder is needed", "choose another path"],
  EISDIR: ["a folder stands where a file is needed", "choose another path"],
  EEXIST: ["something of that name is already there", "choose another path"],
  EMFILE: ["too many open files", "raise the limit of open files"],
  EIO: ["the disk failed to read or write", "check the disk"],
};

/** Any thrown value as a Problem. System errors get their plain meaning; anything else is a defect of ours and says so. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, path, message } = error as { code?: string; path?: string; message?: string };
  const known = code === undefined ? undefined : SYSTEM[code];
  if (known) return new Problem(path ?? "file system", known[0], known[1]);
  const line = String(message ?? error).split("\n")[0].trim();
  if (/no space left|disk is full|write error|could not write|file too large/iu.test(line)) return new Problem("file system", ...SYSTEM.ENOSPC);
  return new Problem("internal error", line, "this is a defect: please report it with the command and its input (DEBUG=1 shows more)");
}

/** Prints the problem on one line of standard error and sets the exit code. */
export function report(error: unknown): void {
  const problem = asProblem(error);
  process.stderr.write(`${oneLine(problem.message)}\n`);
  if (process.env.DEBUG && error instanceof Error && !(error instanceof Problem)) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}

/** The text on one line, control characters shown as escapes, cut at 500 characters. */
export function oneLine(value: string): string {
  const flat = value.replace(/[\u0000-\u001f\u007f\u2028\u2029]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return flat.length > 500 ? `${flat.slice(0, 497)}...` : flat;
}

/** The release before this one: its archive is kept in sources/last, so that every clone compares with the same one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathsIn } from "../files.ts";
import { Problem } from "../problem.ts";

export const LAST = "sources/last";

/** The archive of the last release; null before there is one. @throws Problem when there are several */
export function lastRelease(folder: string = LAST): string | null {
  const found = existsSync(folder) ? pathsIn(folder).filter((path) => /\.(?:tar\.gz|tgz|zip)$/u.test(path)) : [];
  if (found.length > 1) throw new Problem(folder, `holds ${found.length} archives`, "keep the last release alone");
  return found.length ? join(folder, found[0]) : null;
}

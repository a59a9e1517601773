/** What `read` reports of a source that it could not use, one record each in problems.ndjson. */
import { z } from "zod";

export const problemRecord = z.strictObject({ where: z.string(), what: z.string(), fix: z.string() });
export type ProblemRecord = z.infer<typeof problemRecord>;

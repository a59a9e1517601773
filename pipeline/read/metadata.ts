/** What a source's metadata may say, and how it is checked. */
import { z } from "zod";
import { codesOf, RIGHTS, SOURCE_KIND } from "../../schemas/codes.ts";
import { ID_PATTERN, textFault } from "../../schemas/fields.ts";
import { fit } from "../stage.ts";
import { Problem } from "../problem.ts";

const words = z.string().superRefine((value, context) => {
  const fault = textFault(value);
  if (fault) context.addIssue({ code: "custom", message: `it ${fault}` });
});
/** A full date; a time behind it is dropped. */
const day = z.string().regex(/^\d{4}-\d\d-\d\d(?:[T ][\d:.,+Z-]+)?$/, "it is no date of the form YYYY-MM-DD")
  .transform((value) => value.slice(0, 10))
  .refine((value) => z.iso.date().safeParse(value).success, "there is no such date");

const metadataSchema = z.strictObject({
  title: words.optional(),
  authors: z.union([words, z.array(words).min(1, "it is an empty list")]).optional(),
  publisher: words.optional(),
  published_on: day.optional(),
  kind: z.enum(codesOf(SOURCE_KIND)).optional(),
  language: words.optional(),
  url: words.optional(),
  licence: words.optional(),
  rights: z.enum(codesOf(RIGHTS)).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  citation: words.optional(),
  note: words.optional(),
});
export type Metadata = z.infer<typeof metadataSchema>;
const metadataType = { name: "metadata", schema: metadataSchema as z.ZodType<Metadata> };

/** @throws Problem when a field is unknown or does not fit. Nulls count as absent. */
export function checkMetadata(value: unknown, where: string): Metadata {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Problem(where, "metadata is no JSON object", 'write {"title": "...", "published_on": "2024-03-11"}');
  }
  const given = Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
  return fit(metadataType, given, where);
}

/** @throws Problem for an id that is unsafe as a file name, URL or key. */
export function checkSourceId(id: unknown, where: string): string {
  if (typeof id === "string" && id.length <= 150 && ID_PATTERN.test(id)) return id;
  throw new Problem(where, `source id ${JSON.stringify(id) ?? "nothing"} is unsafe`,
    "use up to 150 ASCII letters, digits, '.', '_' and '-', the first a letter or digit");
}

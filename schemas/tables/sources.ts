import { z } from "zod";
import { RIGHTS, SOURCE_KIND } from "../codes.ts";
import { code, count, date, id, text } from "../fields.ts";
import { table } from "../table.ts";

export const sources = table("sources", "The texts that the records come from.", ["source_id"], {
  source_id: id("The source's id: the name of its file without the ending.", { example: "csto-caucasus" }),
  kind: code("source_kind", SOURCE_KIND, "What sort of text it is.", { example: "commentary" }),
  title: text("Its title, as the text or its metadata gives it; the source's id where neither does.", {
    example: "Collective Security Treaty Organization and the Caucasus Conflict",
  }),
  authors: text('Who wrote it, joined by "; ".', { example: "Jane Doe" }).nullable(),
  publisher: text("Who published it.", { example: "MP-IDSA" }).nullable(),
  published_on: date("The day of publication.", { example: "2024-03-11" }).nullable(),
  language: text("The language as a BCP 47 tag.", { example: "en" }),
  url: text("Where it was published.", { example: "https://example.org/article" }).nullable(),
  rights: code("rights", RIGHTS, "Whether the whole text or only quotes may be released.", { example: "quoted" }),
  licence: text("The licence or rights statement of the text.", { example: "CC BY-SA 4.0" }).nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).meta({
    column: "text", description: "SHA-256 of the stored bytes, in hexadecimal.",
    example: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  }),
  characters: count("Length of the stored text in Unicode code points.", { example: 7032 }),
  words: count("Words in the body: runs of letters and digits.", { example: 1102 }),
  sentences: count("Sentences in the body.", { example: 45 }),
});
export type Source = z.infer<typeof sources.row>;

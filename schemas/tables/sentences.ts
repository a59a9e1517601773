import type { z } from "zod";
import { count, id, span, text } from "../fields.ts";
import { table } from "../table.ts";

export const sentences = table("sentences", "The sentences of each source's body, in order.", ["sentence_id"], {
  sentence_id: id("The sentence's id.", { example: "csto-caucasus.s1" }),
  source_id: span.source_id,
  position: count("Its number in the source, from 1.", { example: 1 }),
  section: text("The heading above it.", { example: "CSTO and Past Conflicts" }).nullable(),
  start: span.start,
  end: span.end,
  text: text("The sentence, only where the source's rights are open.", { example: "The CSTO, established in 2003, ..." }).nullable(),
});
export type Sentence = z.infer<typeof sentences.row>;

import type { z } from "zod";
import { CLAUSE_FORCE, CLAUSE_RECORD, CLAUSE_TYPE, FIDELITY } from "../codes.ts";
import { code, count, evidence, id, text } from "../fields.ts";
import { reviewed } from "../reviewed.ts";
import { table } from "../table.ts";

export const treatyClauses = table("treaty_clauses",
  "Provisions of treaties, from their own text (verbatim) or as another source reports them (reported).", ["clause_id"], {
    clause_id: id("The clause's id.", { example: "c-4f1c2a9b03de" }),
    treaty_id: id("The treaty.", { references: "treaties", example: "csto-charter" }),
    record: code("clause_record", CLAUSE_RECORD, "Whose words these are.", { example: "reported" }),
    article: text('The article\'s number as printed, without the word "Article".', { example: "2" }).nullable(),
    paragraph: text("The paragraph's number within the article; null for the article as a whole.", { example: "1" }).nullable(),
    heading: text("The article's heading.", { example: "Entry into force" }).nullable(),
    position: count("Its number among the treaty's clauses in this source, from 1.", { example: 1 }),
    clause_type: code("clause_type", CLAUSE_TYPE, "What the provision does.", { example: "defense" }),
    force: code("clause_force", CLAUSE_FORCE, "How it binds.", { example: "obligation" }),
    bearer: text("Who is bound, in the text's words.", { example: "the other members" }).nullable(),
    beneficiary: text("Who it is owed to, in the text's words.", { example: "a member" }).nullable(),
    trigger: text("The condition, in the text's words.", { example: "if a member's security is undermined" }).nullable(),
    reports_clause_id: id("The verbatim clause that a reported one stands for.", { references: "treaty_clauses", example: "c-9d20c4be117a" }).nullable(),
    fidelity: code("fidelity", FIDELITY, "How the report compares, where a person has judged it.", { example: "same" }).nullable(),
    ...evidence,
    ...reviewed,
  });
export type TreatyClause = z.infer<typeof treatyClauses.row>;

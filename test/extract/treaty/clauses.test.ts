import { describe, expect, it } from "vitest";
import {
  CLAUSE_TYPES,
  classifyClause,
  clauseForce,
  clauseParties,
  type ClauseType,
} from "../../../pipeline/extract/treaty/index.ts";

const bodies: [ClauseType, string][] = [
  [
    "defense",
    "If one of the Parties is the victim of an armed attack, the other Party shall come to its assistance with all the means in its power.",
  ],
  ["defense", "The Parties agree that an attack on one of them shall be considered an attack against all of them."],
  ["consultation", "The Contracting Parties shall consult together whenever peace in the region is threatened."],
  ["nonaggression", "The Contracting Parties undertake to refrain from the threat or use of force against each other."],
  [
    "neutrality",
    "Should either Party be involved in a war with a third Power, the other Party shall observe neutrality for the whole of the war.",
  ],
  [
    "no_rival_pact",
    "Neither Party shall take part in any coalition directed against the other Party or conclude any alliance to that end.",
  ],
  ["nonintervention", "Each Party shall refrain from any interference in the internal affairs of the other Party."],
  [
    "territory",
    "The existing frontier between the two States is final, and the Parties have no territorial claims on each other.",
  ],
  ["arms", "The Parties shall destroy their chemical weapons and submit to inspections."],
  ["dispute", "Any dispute concerning the interpretation or application of this Treaty shall be submitted to arbitration."],
  [
    "institution",
    "A Council is hereby established. It shall consist of one representative of each member and adopt its rules of procedure.",
  ],
  ["definitions", 'For the purposes of this Treaty, the term "coast" means the shore and the waters along it.'],
  ["entry_into_force", "This Treaty shall enter into force on the date of the exchange of the instruments of ratification."],
  ["withdrawal", "Any Party may denounce this Treaty by written notice of one year."],
  ["amendment", "Amendments to this Treaty may be proposed by any Party."],
  ["reservation", "No reservations may be made to this Treaty."],
  ["language", "This Treaty is done in the English and French languages, both texts being equally authentic."],
  ["accession", "This Treaty shall remain open for accession by any other State of the region."],
];

describe("classifyClause", () => {
  for (const [type, body] of bodies) {
    it(`${type}: ${body.slice(0, 50)}`, () =>
      expect(classifyClause(null, body, { index: 4, total: 12, final: false, before: null, after: null }).type).toBe(type));
  }
  it("lets the heading decide, its first words most", () => {
    const at = { index: 3, total: 9, final: false, before: null, after: null };
    expect(classifyClause("Entry into force and termination", "The Parties shall meet.", at).type).toBe("entry_into_force");
    expect(classifyClause("Settlement of disputes", "The Parties shall meet.", at).type).toBe("dispute");
  });
  it("gives other, with no lead, where nothing speaks for a type", () => {
    const { type, score } = classifyClause(null, "", { index: 0, total: 1, final: true, before: null, after: null });
    expect(CLAUSE_TYPES).toContain(type);
    expect(score).toBeGreaterThanOrEqual(0);
  });
});

describe("clauseForce", () => {
  it.each([
    ["The Parties shall consult together.", "obligation"],
    ["1. Each Party undertakes to settle disputes by peaceful means.", "obligation"],
    ["No reservations may be made to this Treaty.", "prohibition"],
    ["The Parties undertake to refrain from the use of force.", "prohibition"],
    ["Neither Party shall join a hostile alliance.", "prohibition"],
    ["Any Party may withdraw.", "permission"],
    ["Each Party shall have the right to send observers.", "permission"],
    ["The purpose of this Treaty is to keep the peace.", "declaration"],
    ['"Coast" means the shore; a Party may extend it.', "declaration"],
    ["", "declaration"],
  ])("%s is %s", (body, force) => expect(clauseForce(body)).toBe(force));
});

describe("clauseParties", () => {
  it("reads who shall do what for whom, if what", () => {
    expect(clauseParties("If a Party is attacked, each Contracting State shall assist the Party so attacked.")).toEqual({
      bearer: "each Contracting State",
      beneficiary: "the Party so attacked",
      trigger: "If a Party is attacked",
    });
    expect(
      clauseParties("The Parties will consult each other whenever, in the opinion of one of them, peace is threatened."),
    ).toEqual({
      bearer: "The Parties",
      beneficiary: "each other",
      trigger: "whenever, in the opinion of one of them, peace is threatened",
    });
    expect(clauseParties("1. Ostra undertakes to inform the other Party.")).toEqual({
      bearer: "Ostra",
      beneficiary: "the other Party",
      trigger: null,
    });
  });
  it("names nobody where the surface does not show it", () => {
    expect(clauseParties("This Treaty shall be ratified.")).toEqual({ bearer: null, beneficiary: null, trigger: null });
    expect(clauseParties("")).toEqual({ bearer: null, beneficiary: null, trigger: null });
  });
});

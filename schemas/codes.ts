/**
 * The controlled vocabularies. Each code stands with its meaning; DuckDB enums, JSON enums and the codebook are made from
 * these lists, in this order. Event types and modes follow PLOVER, clause types follow the obligations that ATOP codes.
 */

export type CodeList = Readonly<Record<string, string>>;

export const SOURCE_KIND = {
  commentary: "Analysis or opinion by a named or unnamed author.",
  news: "A news report.",
  encyclopedia: "An encyclopedia or reference article.",
  statement: "A statement, press release, speech or resolution of the body that issues it.",
  treaty: "The text of a treaty.",
  report: "A report of an organisation, agency or research body.",
  other: "None of these, or not known.",
} as const;

export const RIGHTS = {
  open: "The whole text may be released with the records.",
  quoted: "Only the quotes that carry the records are released.",
} as const;

export const ACTOR_KIND = {
  state: "A state, present or former.",
  government_body: "A named organ of a state or of an organisation.",
  igo: "An intergovernmental organisation.",
  alliance: "An organisation or pact with a mutual defence or security obligation.",
  armed_group: "A non-state armed group.",
  party: "A political party or movement.",
  person: "A person.",
  population: "A people or population acting as such.",
  region: "A de facto or sub-state polity that acts as one.",
  other: "Any other organisation or actor.",
} as const;

export const NAME_KIND = {
  name: "The name that the dataset uses, or an official one.",
  alias: "Another name or spelling.",
  acronym: "Initials.",
  demonym: "A word for its people or belonging to it: Armenian, Armenians.",
  metonym: "A place or building that stands for it: Moscow, the Kremlin.",
} as const;

export const MENTION_FORM = {
  ...NAME_KIND,
  anaphor: "A pronoun or description that stands for it: it, the organisation. Kept only where it fills a role.",
} as const;

export const PLACE_KIND = {
  country: "A state's territory.",
  region: "A region, within a state or over several.",
  province: "A first-order division.",
  district: "A second-order division, municipality or quarter.",
  settlement: "A city, town or village.",
  water: "A sea, lake, river or strait.",
  area: "An area of another sort: a corridor, valley, zone, border.",
  other: "A building, road or other spot.",
} as const;

export const MEMBERSHIP_STATUS = {
  member: "Is a member.",
  founder: "Is said to be a founding member.",
  observer: "Is an observer.",
  suspended: "Has suspended its membership or been suspended.",
  former: "Has left or been expelled.",
} as const;

export const CLAUSE_RECORD = {
  verbatim: "From the treaty's own text.",
  reported: "As another source reports it.",
} as const;

export const CLAUSE_TYPE = {
  defense: "Assist a party that is attacked; an attack on one counts as an attack on all (ATOP: defense).",
  consultation: "Consult, when a threat arises or otherwise (ATOP: consul).",
  nonaggression: "No force or threat of force between the parties (ATOP: nonagg).",
  neutrality: "Stay out of a party's war; give its enemy no help (ATOP: neutral).",
  offense: "Join in the use of force not triggered by an attack (ATOP: offense).",
  no_rival_pact: "Enter no alliance or coalition against a party (ATOP: noothall).",
  nonintervention: "Keep out of internal affairs, respect sovereignty (ATOP: interv).",
  territory: "Respect, settle or cede borders and territory (ATOP: terrres).",
  arms: "Limit, reduce, ban or inspect arms and forces (ATOP: armred).",
  basing: "Forces or installations on a party's territory, their status (ATOP: base).",
  military_cooperation: "Joint command, training, supply, intelligence (ATOP: milcon, intcom, subord).",
  assistance: "Aid other than defence: economic, humanitarian, technical, judicial (ATOP: ecaid, milaid).",
  cooperation: "Any other cooperation: trade, culture, science, transit (ATOP: nomicoop).",
  dispute: "Peaceful settlement of disputes, interpretation (ATOP: medarb, conres).",
  finance: "Budget, contributions, costs, privileges and immunities (ATOP: contrib).",
  confidentiality: "Secrecy, protection of information (ATOP: secrart).",
  institution: "Sets up organs, secretariat, voting, representation (ATOP: organ1, orgpurp1).",
  definitions: "The terms that the treaty uses.",
  purpose: "Aims and principles.",
  scope: "Parties, area and cases that the treaty covers.",
  relation: "Relation to the UN Charter, other treaties and commitments (ATOP: reflnun, refothio).",
  signature: "Signature, ratification, acceptance (ATOP: estmode).",
  entry_into_force: "When it starts to bind.",
  provisional: "Provisional application.",
  accession: "Who may join later and how (ATOP: proadd, futmem).",
  reservation: "Reservations.",
  amendment: "Revision and change.",
  duration: "Term, renewal, expiry (ATOP: length, proren).",
  withdrawal: "Denunciation, withdrawal, suspension, expulsion, termination by notice (ATOP: renounce, demwith).",
  deposit: "Depositary, registration, notifications.",
  language: "Authentic texts.",
  annex: "Annexes and protocols as parts.",
  other: "None of these.",
} as const;

export const CLAUSE_FORCE = {
  obligation: "Somebody shall, must or undertakes to do it.",
  prohibition: "Somebody shall not do it.",
  permission: "Somebody may do it.",
  declaration: "States a fact or aim.",
} as const;

export const FIDELITY = {
  same: "The report says what the clause says.",
  weaker: "The report promises less than the clause.",
  stronger: "The report promises more than the clause.",
  different: "The report says something else.",
} as const;

export const EVENT_TYPE = {
  AGREE: "Promises or declares willingness to cooperate; future cooperation.",
  CONSULT: "Meets, visits, telephones, negotiates.",
  SUPPORT: "Non-material diplomatic cooperation: signs, ratifies, recognises, praises, joins.",
  CONCEDE: "Verbal concession: eases rules, apologises, announces a ceasefire or a future withdrawal.",
  COOPERATE: "Mutual material cooperation: joint exercises, trade, intelligence sharing.",
  AID: "Material help to the recipient: arms, troops at its request, money, relief, asylum.",
  RETREAT: "De-escalates in fact: withdraws troops, frees prisoners, disarms, observes a ceasefire, resigns.",
  REQUEST: "Asks, calls for, demands, orders.",
  ACCUSE: "Criticises, condemns, accuses, sues, investigates.",
  REJECT: "Refuses, declines, vetoes, cancels a meeting, stays away from one.",
  THREATEN: "Warns of harmful consequences.",
  PROTEST: "Civilians act collectively in public.",
  SANCTION: "Reduces existing relations: suspends or ends membership, expels, withdraws envoys, embargoes.",
  MOBILIZE: "Moves or readies forces short of using them.",
  COERCE: "Represses or compels short of violence: arrests, seizes, restricts, censors, cyber attacks.",
  ASSAULT: "Uses force: attacks, invades, occupies by force, bombs, kills, fights a war.",
  COMMENT: "A public statement by a named actor that fits none of the others.",
} as const;

/** The modes that a type may carry; a type that is not listed has none. */
export const MODES_OF_TYPE: Readonly<Partial<Record<keyof typeof EVENT_TYPE, readonly string[]>>> = {
  CONSULT: ["visit", "third-party", "multilateral", "phone"],
  RETREAT: ["withdraw", "release", "disarm", "ceasefire", "access", "resign"],
  REQUEST: ["assist", "change", "yield", "meet"],
  ACCUSE: ["disapprove", "investigate", "allege"],
  REJECT: ["assist", "change", "yield", "meet"],
  THREATEN: ["restrict", "arrest", "relations", "expel", "territory", "violence"],
  PROTEST: ["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"],
  SANCTION: ["convict", "expel", "withdraw", "discontinue"],
  MOBILIZE: ["troops", "weapons", "police", "militia"],
  COERCE: [
    "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
  ],
  ASSAULT: [
    "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack",
    "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
  ],
};

export const EVENT_MODE = Object.fromEntries(
  [...new Set(Object.values(MODES_OF_TYPE).flatMap((modes) => [...modes]))].map((mode) => [
    mode,
    `PLOVER mode of ${Object.entries(MODES_OF_TYPE).filter(([, modes]) => modes.includes(mode)).map(([type]) => type).join(", ")}.`,
  ]),
) as CodeList;

export const QUAD = {
  verbal_cooperation: "AGREE, CONSULT, SUPPORT, CONCEDE.",
  material_cooperation: "COOPERATE, AID, RETREAT.",
  verbal_conflict: "REQUEST, ACCUSE, REJECT, THREATEN.",
  material_conflict: "PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.",
} as const;

/** The quad class of each type (PLOVER); COMMENT has none. */
export const QUAD_OF_TYPE: Readonly<Record<keyof typeof EVENT_TYPE, keyof typeof QUAD | null>> = {
  AGREE: "verbal_cooperation", CONSULT: "verbal_cooperation", SUPPORT: "verbal_cooperation", CONCEDE: "verbal_cooperation",
  COOPERATE: "material_cooperation", AID: "material_cooperation", RETREAT: "material_cooperation",
  REQUEST: "verbal_conflict", ACCUSE: "verbal_conflict", REJECT: "verbal_conflict", THREATEN: "verbal_conflict",
  PROTEST: "material_conflict", SANCTION: "material_conflict", MOBILIZE: "material_conflict", COERCE: "material_conflict",
  ASSAULT: "material_conflict", COMMENT: null,
};

export const ALLIANCE_ACT = {
  found: "Founds an organisation or alliance.",
  join: "Joins it.",
  sign: "Signs an instrument.",
  ratify: "Ratifies it.",
  withdraw: "Leaves an organisation or treaty.",
  suspend: "Suspends membership or participation.",
  expel: "Expels a member.",
  invoke_clause: "Invokes a treaty clause.",
  request_assistance: "Asks an ally or alliance for help.",
  grant_assistance: "An ally or alliance helps, other than by deploying into the member's territory.",
  decline_assistance: "An ally or alliance declines to help.",
  intervene: "An alliance or ally deploys into a member's territory.",
  boycott: "Stays away from a meeting, summit or exercise.",
  decline_to_sign: "Declines to sign.",
  decline_to_host: "Declines to host.",
  exercise: "Holds a military exercise.",
  appoint: "Appoints to a post.",
  vacate_post: "Gives up a post.",
  dissolve: "Dissolves an organisation or alliance.",
  seize_territory: "Takes or occupies territory by force.",
} as const;

export const EVENT_STATUS = {
  occurred: "The source states it as a fact, past or present.",
  not_occurred: "The source states that it did not happen.",
  planned: "Announced, agreed or intended for the future.",
  hypothetical: "Conditional, possible, feared, predicted, advised.",
  alleged: "Somebody other than the source's author claims it; attributed_to names who.",
} as const;

export const DATE_BASIS = {
  explicit: "Stands in the same sentence.",
  inherited: "Stands in a neighbouring sentence or heads the section.",
  relative: "Computed from the publication date or another date: last week.",
  implied: "Only bounded, by the order of events or by publication.",
} as const;

export const ROLE = {
  initiator: "Who acts.",
  recipient: "Who the act is directed at or done for.",
  agent: "The person or organ through whom the initiator acts.",
  mediator: "A go-between.",
} as const;

export const EVENT_LINK = {
  because_of: "The text states the other event as cause or reason.",
  in_response_to: "The text states this event as a reaction to the other.",
  after: "The text states the order only.",
  part_of: "An episode of a larger event such as a war.",
  despite: "The text states it as happening in spite of the other.",
} as const;

export const CLAUSE_LINK = {
  invokes: "Applies or appeals to the clause.",
  declines: "Refuses to apply the clause.",
  fulfils: "Does what the clause asks.",
  breaches: "Violates the clause.",
  cites: "Refers to the clause.",
} as const;

/** The keys of a vocabulary as the tuple that zod wants. */
export function codesOf<T extends CodeList>(list: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(list) as [keyof T & string, ...(keyof T & string)[]];
}

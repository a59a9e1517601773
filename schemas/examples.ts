/**
 * A made-up example for each code of each vocabulary, for the codebook. X, Y and Z are states, O is an organisation; the words
 * that the code rests on stand in the sentence.
 */

export const CODE_EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  source_kind: {
    commentary: "An institute's brief on an alliance's future.",
    news: "An agency's report of a summit.",
    encyclopedia: "An encyclopedia's article on a war.",
    statement: "A resolution of the Security Council.",
    treaty: "The text of a mutual defence treaty.",
    report: "A research service's report to a parliament.",
    other: "A text that came without any note on what it is.",
  },
  rights: { open: "A resolution in the public domain.", quoted: "An article under its publisher's copyright." },
  actor_kind: {
    state: "X", government_body: "the Ministry of Defence of X", igo: "a customs union with a secretariat", alliance: "O, whose members defend each other",
    armed_group: "the X Liberation Front", party: "the X People's Party", person: "the Prime Minister of X by name", population: "protesters in X",
    region: "a breakaway republic inside Y", other: "a human rights organisation",
  },
  name_kind: {
    name: "United Kingdom", alias: "Britain", acronym: "UK", demonym: "British", metonym: "London",
  },
  mention_form: {
    name: "“the United Kingdom signed”", alias: "“Britain signed”", acronym: "“the UK signed”", demonym: "“British troops”", metonym: "“London objected”",
    anaphor: "“it objected”",
  },
  place_kind: {
    country: "X", region: "the Caucasus", province: "a province of X", district: "a district of that province", settlement: "a village in that district",
    water: "the Black Sea", area: "a demilitarised zone", other: "a bridge",
  },
  membership_status: {
    member: "O comprises X, Y and Z.", founder: "X and Y founded O.", observer: "Z has observer status in O.", suspended: "X has frozen its membership in O.",
    former: "Y left O in 1999.",
  },
  clause_record: { verbatim: "Article 3 as the treaty prints it.", reported: "“Article 3 obliges members to help each other.”" },
  clause_type: {
    defense: "An armed attack against one Party shall be considered an attack against them all.",
    consultation: "The Parties will consult together whenever the security of any of them is threatened.",
    nonaggression: "The Parties shall refrain from the threat or use of force against each other.",
    neutrality: "Should one Party be at war, the other shall remain neutral.",
    offense: "Should X open hostilities against Z, Y shall join it.",
    no_rival_pact: "Each Party undertakes not to join any alliance directed against the other.",
    nonintervention: "The Parties shall not interfere in each other's internal affairs.",
    territory: "The Parties recognise the existing border between them.",
    arms: "Neither Party shall keep more than a hundred battle tanks in the zone.",
    basing: "Y grants X the use of the naval base for ten years.",
    military_cooperation: "The Parties shall hold joint exercises under a joint command.",
    assistance: "X shall extend to Y a loan for reconstruction.",
    cooperation: "The Parties shall encourage trade and cultural exchange.",
    dispute: "Disputes over the interpretation of this Treaty shall be settled by negotiation.",
    finance: "The budget of O is made up of contributions of its members.",
    confidentiality: "Information received under this Agreement shall be kept secret.",
    institution: "The Council is the supreme body of O.",
    definitions: "In this Treaty, “member” means a State that is party to it.",
    purpose: "The purposes of O are to strengthen peace and security.",
    scope: "This Treaty applies to the territory of the Parties in Europe.",
    relation: "Nothing in this Treaty affects rights and obligations under the Charter of the United Nations.",
    signature: "This Treaty shall be ratified by the signatory States.",
    entry_into_force: "This Treaty enters into force on the deposit of the third instrument of ratification.",
    provisional: "This Treaty shall be applied provisionally from its signature.",
    accession: "Any other State may be invited to accede to this Treaty.",
    reservation: "No reservations may be made to this Treaty.",
    amendment: "This Treaty may be amended by consent of all Parties.",
    duration: "This Treaty shall remain in force for twenty years.",
    withdrawal: "Any Party may withdraw one year after notice of denunciation.",
    deposit: "Instruments of ratification shall be deposited with the Government of X.",
    language: "Done in two copies, in English and French, both texts being authentic.",
    annex: "Annex 1: list of installations.",
    other: "A provision that fits none of the others.",
  },
  clause_force: {
    obligation: "The Parties shall consult.", prohibition: "The Parties shall not use force.", permission: "A Party may withdraw.",
    declaration: "O is open to all States of the region.",
  },
  fidelity: {
    same: "Clause: “shall consult”. Report: “must consult”.", weaker: "Clause: “shall assist”. Report: “may help”.",
    stronger: "Clause: “shall consult”. Report: “must come to its defence”.", different: "Clause: “shall consult”. Report: “shares its budget”.",
  },
  event_type: {
    AGREE: "X and Y agreed to meet again.", CONSULT: "The presidents of X and Y met.", SUPPORT: "X ratified the treaty.",
    CONCEDE: "X announced a ceasefire.", COOPERATE: "X and Y held joint exercises.", AID: "X delivered weapons to Y.",
    RETREAT: "X withdrew its troops from Y.", REQUEST: "X asked O for help.", ACCUSE: "X condemned the attack by Y.",
    REJECT: "O refused to intervene.", THREATEN: "X warned Y of a military response.", PROTEST: "Thousands marched in the capital of X.",
    SANCTION: "X suspended its membership in O.", MOBILIZE: "X put its army on alert.", COERCE: "Y blockaded the road.",
    ASSAULT: "Y shelled a village in X.", COMMENT: "X denied the report.",
  },
  event_mode: {
    visit: "The minister visited X.", "third-party": "Z hosted talks between X and Y.", multilateral: "The members of O held a summit.", phone: "The presidents spoke by telephone.",
    withdraw: "X withdrew its troops (RETREAT). X withdrew its ambassador (SANCTION).", release: "X released the prisoners.", disarm: "The rebels handed over their weapons.",
    ceasefire: "The ceasefire took effect.", access: "X let the inspectors in.", resign: "The minister resigned.",
    assist: "X asked for help (REQUEST). O refused help (REJECT).", change: "X demanded reforms.", yield: "X demanded that the rebels surrender.", meet: "X called for talks (REQUEST). X stayed away from the summit (REJECT).",
    disapprove: "X condemned the attack.", investigate: "X opened an inquiry into the shelling.", allege: "X accused Y of shelling Z.",
    restrict: "X warned of a trade ban (THREATEN). Y closed the road (COERCE).", arrest: "Police arrested the leaders of the opposition.", relations: "X threatened to break off relations.",
    expel: "X expelled the diplomats.", territory: "X threatened to annex the region.", violence: "X warned that it would strike back.",
    demo: "Thousands marched.", riot: "Crowds burned cars.", strike: "Miners went on strike.", hunger: "Prisoners went on hunger strike.", boycott: "The opposition boycotted the vote.",
    obstruct: "Protesters blocked the road.", vandalize: "Protesters toppled a statue.", convict: "A court of X convicted the captain of spying.", discontinue: "X cut off aid to Y.",
    troops: "X massed troops on the border.", weapons: "X moved missiles to the border.", police: "X sent riot police to the region.", militia: "X called up the militia.",
    seize: "Y seized the ship.", censor: "X shut down the broadcaster.", curfew: "X imposed a curfew.", "martial-law": "X declared martial law.", deport: "X deported the refugees.",
    withhold: "X withheld water from the city.", misinformation: "X spread false reports of a coup.", cyber: "X broke into the ministry's network.",
    abduct: "Gunmen abducted the mayor.", beat: "Police beat the protesters.", torture: "Prisoners were tortured.", sexual: "Soldiers raped villagers.", targeted: "Agents of X assassinated the general.",
    destroy: "Troops burned down the village.", primitive: "Villagers fought with stones and knives.", firearms: "Gunmen opened fire.", explosives: "A mine blew up the truck.", "suicide-attack": "A suicide bomber struck the checkpoint.",
    aerial: "X bombed the airfield.", drone: "A drone struck the depot.", "heavy-weapons": "Y shelled the town.", "crowd-control": "Police fired tear gas.", unconventional: "Y used chemical weapons.",
  },
  quad: {
    verbal_cooperation: "X and Y agreed to meet.", material_cooperation: "X delivered weapons to Y.", verbal_conflict: "O refused to intervene.", material_conflict: "Y shelled a village in X.",
  },
  alliance_act: {
    found: "X and Y founded O.", join: "Z joined O.", sign: "X signed the treaty.", ratify: "X ratified the treaty.", withdraw: "X left O.", suspend: "X froze its membership in O.",
    expel: "O expelled X.", invoke_clause: "X invoked Article 4.", request_assistance: "X asked O for help.", grant_assistance: "O sent aid to X.", decline_assistance: "O declined to help X.",
    intervene: "O deployed peacekeepers to X.", boycott: "X stayed away from the summit of O.", decline_to_sign: "X refused to sign the declaration.", decline_to_host: "X refused to host the exercise.",
    exercise: "O held an exercise.", appoint: "O appointed a new secretary-general.", vacate_post: "X gave up the post of deputy secretary-general.", dissolve: "The members dissolved O.",
    seize_territory: "Y took control of the region.",
  },
  event_status: {
    occurred: "Y attacked X.", not_occurred: "O did not send troops.", planned: "X will send observers next month.", hypothetical: "If attacked, X would retaliate.", alleged: "X said that Y had shelled the village.",
  },
  date_basis: {
    explicit: "“On 3 May 1999, X left O.”", inherited: "“On 3 May 1999 ministers met. X announced that it would leave.”", relative: "“X left O last week.”", implied: "“X had left O before the war.”",
  },
  role: {
    initiator: "“X” in “X asked Y for help”", recipient: "“Y” in “X asked Y for help”", agent: "“the Prime Minister of X” in “the Prime Minister of X announced its withdrawal”", mediator: "“Z” in “Z brokered a truce between X and Y”",
  },
  event_link: {
    because_of: "X left O because O had not helped it.", in_response_to: "In response to the shelling, X closed the border.", after: "X left O after the summit.", part_of: "During the war, Y took the town.", despite: "Despite the ceasefire, Y shelled the town.",
  },
  decision: {
    accept: "“X left O in 1999”, coded as X's withdrawal from O.", reject: "“the war of words”, coded as a war.", correct: "“X will leave O”, coded as if it had left.",
    add: "“X, which had left O the year before”, passed over by the machine.",
  },
  reviewed: {
    accepted: "A person has read the sentence and found the event as coded.", corrected: "The machine had the wrong year.", added: "The machine had not seen the event.",
  },
  clause_link: {
    invokes: "X invoked Article 4.", declines: "O refused to apply Article 4.", fulfils: "O sent troops, as Article 4 demands.", breaches: "X broke Article 1 by attacking Y.", cites: "X recalled Article 4 in its speech.",
  },
};

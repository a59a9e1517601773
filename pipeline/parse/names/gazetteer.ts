/** Which parts a word plays in the names of the reference: bits of `NameWords.gazetteer`. */
export const BITS = {
  forename: 1,
  commonForename: 2,
  surname: 4,
  personOfNote: 8,
  state: 16,
  placeWhole: 32,
  placeFirst: 64,
  placeLater: 128,
  largePlace: 256,
  groupWhole: 512,
  groupFirst: 1024,
  groupLater: 2048,
  demonym: 4096,
} as const;

export const PERSON_BITS = BITS.forename | BITS.commonForename | BITS.surname | BITS.personOfNote;
export const PLACE_BITS = BITS.state | BITS.placeWhole | BITS.placeFirst | BITS.placeLater | BITS.largePlace;
export const GROUP_BITS = BITS.groupWhole | BITS.groupFirst | BITS.groupLater | BITS.demonym;

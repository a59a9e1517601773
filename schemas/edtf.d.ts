/** The package edtf ships no types for its main entry; this is the part that we use. */
declare module "edtf" {
  interface ExtendedDate {
    /** First and last moment in ms since the epoch; both throw or give infinities on open intervals. */
    readonly min: number;
    readonly max: number;
    readonly type: string;
  }
  export default function edtf(value: string): ExtendedDate;
}

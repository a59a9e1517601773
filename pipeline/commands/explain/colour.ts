/** Colour where it is wanted: on a terminal, and not where NO_COLOR (https://no-color.org) forbids it. */

const CODES: Readonly<Record<string, string>> = { trigger: "1;4", initiator: "32", recipient: "31", agent: "36", mediator: "35", place: "33", head: "1", faint: "2" };

export type Paint = (kind: string, text: string) => string;

/** Whether a stream may be coloured. */
export const mayColour = (stream: { isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): boolean =>
  Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== "dumb";

export const painter = (colour: boolean): Paint => (kind, text) => (colour && CODES[kind] ? `\u001b[${CODES[kind]}m${text}\u001b[0m` : text);

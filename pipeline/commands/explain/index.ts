/** `npm run explain -- EVENT_ID`: why an event stands in the dataset as it does. */
import { resolve } from "node:path";
import { Command } from "commander";
import { report } from "../../problem.ts";
import { accepts, isMain } from "../../stage.ts";
import { accountOf } from "./account.ts";
import { mayColour } from "./colour.ts";
import { findEvent } from "./find.ts";
import { print, printAdded } from "./print.ts";
import { reviewsOf } from "./reviewed.ts";

const OWN_TEXTS = "sources/texts";
const OWN_REVIEWS = "sources/reviews";

async function main(): Promise<void> {
  const command = new Command("explain")
    .description("Shows why an event is coded as it is: its sentence, the frame that fired, the way to each participant, what set each field, what was left.")
    .argument("<event>", "the event's id")
    .option("--sources <path>", "the texts that the event comes from: a folder of .txt files or a .jsonl file", OWN_TEXTS)
    .option("--work <folder>", "where records may be kept", "build")
    .option("--reviews <folder>", "reviews by persons; left out, those of the dataset's own texts")
    .option("--json", "print the same as JSON", false)
    .showHelpAfterError("(--help shows the options)").exitOverride();
  if (!accepts(command)) return;
  const { sources, work, json, reviews } = command.opts<{ sources: string; work: string; json: boolean; reviews?: string }>();
  const [event_id] = command.args;
  try {
    const known = reviewsOf(event_id, reviews ?? (resolve(sources) === resolve(OWN_TEXTS) ? OWN_REVIEWS : null));
    // The machine has nothing to say of what a person added.
    const added = known?.reviewed.some(({ table, decision }) => table === "events" && decision === "add");
    const account = added ? { event_id, ...known! } : { ...accountOf(await findEvent(event_id, sources, work)), reviewed: known?.reviewed ?? [] };
    process.stdout.write(json ? `${JSON.stringify(account, null, 2)}\n` : "frame" in account ? print(account, mayColour(process.stdout, process.env)) : printAdded(account));
  } catch (error) {
    report(error);
  }
}

if (isMain(import.meta.filename)) await main();

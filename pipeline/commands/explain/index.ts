/** `npm run explain -- EVENT_ID`: why an event stands in the dataset as it does. */
import { Command } from "commander";
import { report } from "../../problem.ts";
import { accepts, isMain } from "../../stage.ts";
import { accountOf } from "./account.ts";
import { mayColour } from "./colour.ts";
import { findEvent } from "./find.ts";
import { print } from "./print.ts";

async function main(): Promise<void> {
  const command = new Command("explain")
    .description("Shows why an event is coded as it is: its sentence, the frame that fired, the way to each participant, what set each field, what was left.")
    .argument("<event>", "the event's id")
    .option("--sources <path>", "the texts that the event comes from: a folder of .txt files or a .jsonl file", "sources/texts")
    .option("--work <folder>", "where records may be kept", "build")
    .option("--json", "print the same as JSON", false)
    .showHelpAfterError("(--help shows the options)").exitOverride();
  if (!accepts(command)) return;
  const { sources, work, json } = command.opts<{ sources: string; work: string; json: boolean }>();
  try {
    const account = accountOf(await findEvent(command.args[0], sources, work));
    process.stdout.write(json ? `${JSON.stringify(account, null, 2)}\n` : print(account, mayColour(process.stdout, process.env)));
  } catch (error) {
    report(error);
  }
}

if (isMain(import.meta.filename)) await main();

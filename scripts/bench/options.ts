/** What `npm run bench` can be told. */
import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { PROJECT } from "../report.ts";

export interface Options {
  readonly documents: number;
  readonly bundle: string;
  readonly folder?: string;
  readonly write?: string;
}

/** Ends within minutes. */
const DOCUMENTS = 40;
const BUNDLE = resolve(PROJECT, "../shared/data/ota/pga-versions.bundle");

/** @throws CommanderError where they are not understood, or help was asked for */
export function readOptions(args: readonly string[]): Options {
  const command = new Command("npm run bench --")
    .description("Measures the project against what one would otherwise use, on the same data.")
    .option(
      "--documents <number>",
      "documents of the made collection; 880 are as many as the largest public one has, and need about 20 GB of disk",
      countOption,
      DOCUMENTS,
    )
    .option("--bundle <file>", "a real collection to take in as well", BUNDLE)
    .option("--folder <dir>", "where to work (default: the system's folder for temporary files)")
    .option("--write <file>", "write the tables as a page: content/pages/measurements.md")
    .addHelpText("after", "\nExample:\n  npm run bench -- --documents 880")
    .showHelpAfterError("(npm run bench -- --help explains the options)")
    .helpOption("--help", "explain the options")
    .allowExcessArguments(false)
    .exitOverride();
  return command.parse(args, { from: "user" }).opts<Options>();
}

function countOption(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError("Give a whole number from 1 on: 880.");
}

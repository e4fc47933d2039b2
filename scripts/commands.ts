/** The verbs: reads the call and hands it to the one file that carries it out. */
import { Command, CommanderError, Help } from "commander";
import { add } from "./add.ts";
import { attach } from "./attach.ts";
import { importOta } from "./import-ota.ts";
import { init } from "./init.ts";
import { move } from "./move.ts";
import { newClauseType, newDocument, newPlatform, newProvision } from "./new.ts";
import { issue } from "./issue.ts";
import { key } from "./key.ts";
import { type Common, runVerb } from "./report.ts";
import { remove } from "./remove.ts";
import { serve } from "./serve.ts";
import { stamp } from "./stamp.ts";
import { todo } from "./todo.ts";
import { verify } from "./verify.ts";
import { withdraw } from "./withdraw.ts";
import { NOTICE_KINDS } from "#schema/notice.ts";

const program = new Command("muniment")
  .description(
    "Turns captured terms and the analyses of their clauses into a permanent, verifiable site.",
  )
  .showHelpAfterError("(muniment <verb> --help explains a verb)")
  .configureHelp({
    optionDescription: (option) =>
      `${new Help().optionDescription(option)}${option.mandatory ? " (required)" : ""}`,
  })
  .helpCommand(false);

/** A verb that works on an archive; `carry` does the work and its outcome is reported. */
function verb<Options extends Common>(
  parent: Command,
  usage: string,
  text: string,
  example: string,
  carry: (args: readonly string[], options: Options) => Promise<number>,
): Command {
  return parent
    .command(usage)
    .description(text)
    .option("--archive <dir>", "the archive's folder", undefined)
    .option("--json", "one JSON object on standard output, progress on standard error")
    .option("--quiet", "no progress")
    .addHelpText("after", `\nExample:\n  ${example}`)
    .action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      process.exitCode = await runVerb(command.opts<Options>(), (options) =>
        carry(command.args, options),
      );
    });
}

// Astro is large: only the verbs that need it load it.
const build: typeof import("./build.ts").build = async (...call) =>
  (await import("./build.ts")).build(...call);
const dev: typeof import("./dev.ts").dev = async (...call) =>
  (await import("./dev.ts")).dev(...call);

const NOW = ["--now <time>", "the time to record, instead of the clock's"] as const;

verb(
  program,
  "init <dir>",
  "make an empty archive with visible defaults",
  "npx muniment init my-archive",
  init,
).option("--title <title>", "what the archive is called");

verb(
  program,
  "build",
  "check the archive and make its site: pages and search",
  "npx muniment build --archive my-archive --out public_html",
  build,
)
  .option("--out <dir>", "where the site goes (default: dist)")
  .option("--full", "check and make everything again, also what has not changed");

verb(
  program,
  "dev",
  "serve pages while writing; reload when content changes",
  "npx muniment dev --archive my-archive",
  dev,
).option("--port <number>", "port to listen on (default: 4321)");

verb(
  program,
  "serve [dir]",
  "serve a built site as a plain static host would",
  "npx muniment serve dist --port 8080",
  serve,
).option("--port <number>", "port to listen on (default: 4173)");

verb(
  program,
  "verify",
  "check every claim about an archive, or about a published site from its files alone",
  "npx muniment verify --site https://archive.example.org/ --since checkpoint",
  verify,
)
  .option("--full", "check everything again, also what was checked before and has not changed")
  .option("--site <site>", "a published site: a folder or an address")
  .option(
    "--since <file>",
    "an earlier checkpoint that you hold; the site's log must go on from it",
  )
  .option("--vkey <key>", "the log's key, from elsewhere than the site");

const make = program.command("new").description("write a valid content file");
verb(
  make,
  "platform <name>",
  "a platform",
  'npx muniment new platform "Acme Cloud"',
  newPlatform,
).option("--homepage <url>", "its homepage");
verb(
  make,
  "clause-type <title>",
  "a clause type",
  'npx muniment new clause-type "Data retention"',
  newClauseType,
);
verb(
  make,
  "document <platform> <title>",
  "a document of a platform",
  'npx muniment new document acme-cloud "Privacy Notice" --kind "Privacy Policy" --url https://acme.example/privacy',
  newDocument,
)
  .option("--kind <terms>", "the kind of terms (default: the title)")
  .option("--url <url>", "where it is published")
  .option("--language <tag>", "the language it is in (default: en)");
verb(
  make,
  "provision <document> <title>",
  "a provision; finds the quotation in the captures and says where it stands",
  'npx muniment new provision acme-cloud/privacy-notice "AI training" --clause-type ai-training-data-use --severity high --reason "No opt-out." --by "A. Analyst" --quote "we may use your data"',
  newProvision,
)
  .requiredOption("--quote <words>", "the words of the clause")
  .requiredOption("--clause-type <slug>", "what kind of clause it is")
  .requiredOption("--severity <level>", "critical, high, medium or low")
  .option("--within <words>", "words of the passage or heading around it, where it stands twice")
  .requiredOption("--reason <text>", "why this severity")
  .requiredOption("--by <name>", "who writes the analysis")
  .option(...NOW);

verb(
  program,
  "add [files...]",
  "take captured files in: HTML, PDF, Markdown, plain text",
  "npx muniment add page.html --document acme-cloud/terms --at 2026-04-27T09:55:26Z --url https://acme.example/terms",
  add,
)
  .option("--from <list>", "a list of facts per file, one JSON object a line")
  .option("--document <id>", "its ID, or platform/document (required without --from)")
  .option("--at <time>", "when the file was captured (required without --from)")
  .option("--url <url>", "the address that was asked for")
  .option(...NOW);

const bring = program.command("import").description("take in what others captured");
verb(
  bring,
  "ota <source>",
  "Open Terms Archive versions: a repository's folder, bundle or address; run again, it takes what is new",
  "npx muniment import ota versions.bundle --archive my-archive",
  importOta,
).option(...NOW);

verb(
  program,
  "issue [provisions...]",
  "on the main branch: give IDs, freeze what changed as new record versions, sign a checkpoint",
  "npx muniment issue --key log.key",
  issue,
)
  .option("--key <file>", "the signing key (default: the environment variable MUNIMENT_KEY)")
  .option("--branch <name>", "the main branch (default: main or master)")
  .option("--dry-run", "say what would be issued and why, and change nothing")
  .option(...NOW);

verb(
  program,
  "stamp",
  "obtain a time stamp for the newest checkpoint from the configured authority",
  "npx muniment stamp --archive my-archive",
  stamp,
);

verb(
  program,
  "attach <file>",
  "keep a proof file of others (.tsr, .ots, .wacz) beside what it is about",
  "npx muniment attach reply.tsr --to checkpoint 41",
  attach,
).requiredOption("--to <what...>", "the SHA-256 of what it is about, or: checkpoint SIZE");

verb(
  program,
  "key",
  "make a key that signs checkpoints, and print what belongs into archive.yaml",
  "npx muniment key --out log.key",
  key,
)
  .requiredOption("--out <file>", "where the private key goes; never into the archive")
  .option("--name <name>", "the key's name (default: the name of the archive's log)");

verb(
  program,
  "todo",
  "what waits for a person: changes, captures, quotations, reviews, what is not issued",
  "npx muniment todo --archive my-archive",
  todo,
).option("--now <time>", "the time to go by, instead of the clock's");

const NOTICE = {
  kind: ["--kind <kind>", `why it goes: ${NOTICE_KINDS.join(", ")}`],
  reason: ["--reason <text>", "the reason, as it is published"],
  by: ["--by <name>", "the person who decided"],
  date: ["--date <day>", "when it was decided"],
} as const;
const KEY = ["--key <file>", "the signing key (default: the environment variable MUNIMENT_KEY)"];
const BRANCH = ["--branch <name>", "the main branch (default: main or master)"];
const DRY_RUN = ["--dry-run", "say what would happen, and change nothing"];
const going = (command: Command): Command =>
  [KEY, BRANCH, DRY_RUN, NOW].reduce((each, [flags, text]) => each.option(flags, text), command);

going(
  verb(
    program,
    "withdraw <id>",
    "withdraw a record openly: its page becomes a tombstone",
    'npx muniment withdraw CA-P-000157 --kind error --reason "The quotation is of another document." --by "N. Okafor" --date 2026-05-10',
    withdraw,
  )
    .requiredOption(...NOTICE.kind)
    .requiredOption(...NOTICE.reason)
    .requiredOption(...NOTICE.by)
    .requiredOption(...NOTICE.date)
    .option("--authority <text>", "the court, authority or rule it rests on")
    .option("--replacement <id>", "the record that stands in its place"),
);

going(
  verb(
    program,
    "remove <sha256-or-id>",
    "take bytes or words away openly, by order or by right; the ledger stays whole",
    'npx muniment remove CA-P-000157 --level dark --kind court-order --reason "Interim injunction." --by "N. Okafor" --date 2026-05-10 --authority "District Court, 4 O 12/26" --dry-run',
    remove,
  )
    .requiredOption(
      "--level <level>",
      "metadata (captured files), dark (the words too), destroyed (for good)",
    )
    .requiredOption(...NOTICE.kind)
    .requiredOption(...NOTICE.reason)
    .requiredOption(...NOTICE.by)
    .requiredOption(...NOTICE.date)
    .requiredOption("--authority <text>", "the court, authority or rule it rests on"),
);

going(
  verb(
    program,
    "move <from> <to>",
    "rename the path of a platform, document or provision; the old address leads on for good",
    "npx muniment move acme-cloud/terms acme-cloud/terms-of-service",
    move,
  )
    .option("--reason <text>", "why, as it is published; then --by and --date are required too")
    .option(...NOTICE.by)
    .option(...NOTICE.date),
);

program.exitOverride();
for (const command of [program, ...program.commands, ...make.commands, ...bring.commands])
  command.exitOverride();
try {
  if (process.argv.length === 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}

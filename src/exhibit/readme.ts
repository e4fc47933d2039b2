/** The first file that whoever gets an exhibit opens: what it is, how to check it, what it does not prove. */
import { showInstant, showDay } from "#base/dates.ts";
import type { Check, Command } from "./check.ts";
import { checksOf } from "./checks.ts";
import { extractorWords, laterWords } from "./events.ts";
import type { Held } from "./held.ts";
import { missingWords } from "./missing.ts";
import { CRATE } from "./paths.ts";
import { grouped, listed, quoted, wrapped } from "./plain.ts";
import type { Subject } from "./subject.ts";

/** `files` are all of the payload but the crate's own description. */
export const printReadme = (subject: Subject, files: readonly Held[]): string =>
  [
    head(subject),
    section("What it is about", about(subject), words(subject)),
    section("What is in this folder", ...contents(subject, files)),
    section("What is not in it", ...leftOut(subject)),
    section("How to check it", ...checking(subject)),
    section("What this does not prove", ...limits(subject)),
  ].join("\n\n\n") + "\n";

const section = (title: string, ...parts: readonly string[]): string =>
  [title.toUpperCase(), ...parts].join("\n\n");

/** Paragraphs stand a little in, so that nothing captured can pass for a command. */
const paragraph = (text: string): string => wrapped(text, "  ");
const item = (text: string): string => wrapped(text, "  - ", "    ");

function head({ facts, folder, name }: Subject): string {
  const { archive, later, url } = facts;
  const title = `EXHIBIT ${folder}`;
  return [
    `${title}\n${"=".repeat(title.length)}`,
    paragraph(
      `The evidence that the words quoted below stand in a captured document, from the record ${name} of ${archive.title}. It is evidence only: no analysis and no opinion is in it.`,
    ),
    `  ${url}`,
    ...(archive.notice === undefined
      ? []
      : [paragraph(`NOTICE OF THE ARCHIVE: ${archive.notice}`)]),
    ...later.map((event) =>
      paragraph(`SINCE IT WAS ISSUED (${showDay(event.recorded)}): ${laterWords(event)}`),
    ),
  ].join("\n\n");
}

const NOT_RECORDED = "not recorded";

function about(subject: Subject): string {
  const { evidence, issued, name, sources } = subject;
  const { capture, document, quotation, standing, version } = evidence;
  const { vantage } = capture;
  const from = [
    vantage?.country && `from ${vantage.country}`,
    vantage?.language && `asking for ${vantage.language}`,
  ].filter(Boolean);
  const originals = sources.map(({ finalUrl, url }) => finalUrl ?? url ?? NOT_RECORDED);
  return listed([
    ["  Platform", document.platform.name],
    ["  Document", `${document.title} (${document.id}), in the language “${document.language}”`],
    ["  Version", `${version}, as the archive counts the document’s texts`],
    ["  Date it states", statedWords(subject)],
    ...originals.map((original): Row => ["  Address", original]),
    ["  Captured", showInstant(capture.at)],
    ["  Recorded", showInstant(capture.recorded)],
    ["  Captured by", vantage?.tool ?? vantage?.collection ?? NOT_RECORDED],
    ["  Vantage", from.length === 0 ? NOT_RECORDED : from.join(", ")],
    ["  Form", FORMS[capture.form]],
    ["  Heading", quotation.headings.join(" › ") || "none above the quotation"],
    ["  Record", `${name}, issued ${showInstant(issued)}`],
    [
      "  Standing then",
      `${STANDING[standing.state]} version ${standing.version}, the newest sound one when the record was issued`,
    ],
  ]);
}

/** The evidence is frozen: what people recorded later is told apart from it. */
function statedWords({ evidence: { stated }, facts: { statedSince } }: Subject): string {
  if (stated !== undefined) return showDay(stated);
  return statedSince === undefined ? NOT_RECORDED : `recorded since: ${showDay(statedSince)}`;
}

type Row = readonly [name: string, value: string];

const FORMS: Readonly<Record<"served" | "extracted", string>> = {
  served: "served: recorded as the bytes that a server sent",
  extracted:
    "EXTRACTED: a text that others had derived from the page. The page as it was served is not held, so the words are found in another’s extraction of it.",
};

const STANDING: Readonly<Record<Subject["evidence"]["standing"]["state"], string>> = {
  verbatim: "found in",
  moved: "found, under another heading, in",
  reworded: "found in another wording in",
  ambiguous: "found more than once in",
  absent: "not found in",
  undetermined: "not to be determined in",
};

function words({ evidence }: Subject): string {
  const { end, start, text } = evidence.quotation;
  return `${paragraph(
    `The words, which stand in text.txt from code point ${grouped(start)} to ${grouped(end)} (counted from 0; the second number is the one after the last):`,
  )}\n\n${quoted(text)}`;
}

function contents({ evidence, sources }: Subject, files: readonly Held[]): string[] {
  const isPage = sources.some(
    ({ mediaType, path }) => path !== undefined && mediaType === "text/html",
  );
  return [
    paragraph("It is a BagIt bag (RFC 8493) whose folder data is an RO-Crate 1.2. In data:"),
    [
      ...files.map(({ bytes, path, what }) => [path, `${what}; ${grouped(bytes.length)} bytes.`]),
      [CRATE, "All of this described for machines (JSON-LD)."],
    ]
      .map(([path, what]) => `  ${path}\n${wrapped(what!, "      ")}`)
      .join("\n"),
    ...(isPage
      ? [
          paragraph(
            "A captured web page is named .txt, so that nothing in it runs by accident. To see it, copy it, name the copy .html and open that without a network.",
          ),
        ]
      : []),
    ...(evidence.capture.form === "extracted" ? [paragraph(EXTRACTED)] : []),
  ];
}

const EXTRACTED =
  "The captured file is another’s extraction of the page: whoever made it chose what of the page it holds.";

function leftOut({ facts, line }: Subject): string[] {
  return [
    item(
      `The analysis, and every judgement. The record holds both parts; the log’s entry names the whole by the SHA-256 ${line.sha256} and the analysis by ${line.analysis}. The whole is at ${facts.url}record.json.`,
    ),
    ...facts.missing.map(missingWords).map(item),
  ];
}

function checking(subject: Subject): string[] {
  const { facts } = subject;
  const checks = checksOf(subject).map(checkText);
  return [
    paragraph(
      "Open a terminal in this folder, the one with README.txt, and paste each block whole. The commands are for Linux and macOS, need Python 3.8 or later and no network, and change nothing here. They rest on nothing but these files: read them before you run them.",
    ),
    paragraph(
      "They follow one chain. The words stand in text.txt; evidence.json names text.txt and the captured file by their hashes; an entry of the log names evidence.json; a checkpoint fixes the entry, and a key signs the checkpoint.",
    ),
    ...checks,
    checkText(outward(subject), checks.length),
    ...(facts.log === undefined
      ? [
          paragraph(
            "No checkpoint covers the entry yet, so there is no proof that it is in the log.",
          ),
        ]
      : []),
  ];
}

const checkText = ({ commands, title, words: paragraphs }: Check, index: number): string =>
  [`${index + 1}. ${title}`, ...paragraphs.map(paragraph), ...commands.map(block)].join("\n\n");

const block = ({ lines, on }: Command): string =>
  `${on === undefined ? "" : `  ${on}:\n\n`}\`\`\`sh\n${lines}\n\`\`\``;

/** What no command can show: it takes something from outside. */
function outward(subject: Subject): Check {
  const { facts } = subject;
  const { log } = facts;
  const unsigned =
    log !== undefined && log.key === undefined
      ? ["Nobody’s signature on the checkpoint was verified, so nobody answers for it."]
      : [];
  return {
    title: "What to hold against something from outside",
    words: [
      ...(log === undefined
        ? []
        : [
            `The checkpoint. It covers the first ${grouped(log.size)} entries of the log, and its root is ${log.root}. Whoever holds the log’s key could write another log; it would have another root. So compare it with a checkpoint that somebody else kept, with a time stamp, or with the log at ${facts.archive.url}log/checkpoints/${log.size}, and check that later checkpoints go on from it.`,
          ]),
      ...unsigned,
      `The step from the captured bytes to text.txt. It takes ${extractorWords(subject)}, which is published with its source. ${stepWithout(subject)}`,
    ],
    commands: [],
  };
}

const stepWithout = ({ sources }: Subject): string =>
  sources.every(({ path }) => path !== undefined)
    ? "Without it: open the captured file and look for the words."
    : "Captured bytes are not in this folder, so nobody can take the step from what is here.";

function limits({ facts }: Subject): string[] {
  const { log } = facts;
  return [
    item(
      "That a server sent these bytes, or that a person saw the page. Hashes cannot show it: it rests on how the capture was made, and on whoever can testify to that.",
    ),
    item(
      "When the capture was made, unless a time stamp is here, and then only that the file existed at that time.",
    ),
    item("That the document said the same before or after. Between two captures nothing is known."),
    item("What the words mean, whom they bind, and whether they are in force."),
    item("That what the document says is true."),
    item(
      "What the clause should be called: the entry of the log holds the address of the provision’s page, whose name is the archive’s own and no evidence.",
    ),
    ...(log?.isTest === true
      ? [item("Who signed the checkpoint: the key is a test key that is published.")]
      : []),
    paragraph(
      "This is no certification and no legal advice. Courts differ on how they treat archived pages, and on who has to testify to them.",
    ),
  ];
}

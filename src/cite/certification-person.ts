/** The paragraphs that only the person who signs can fill in, and those that say what they do not certify. */
import { dayOf, showDay } from "#base/dates.ts";
import {
  type Block,
  type CertificationRule,
  type WrittenSection,
  blank,
  lines,
  text,
} from "./certification-draft.ts";
import type { AdoptedProcedure, CertificationFacts } from "./certification-facts.ts";

export const personSection = (rule: CertificationRule): WrittenSection => [
  "The person who certifies",
  [
    text("My name is ", blank("name"), "."),
    text("My title, and for whom I work: ", blank("title and employer")),
  ],
  [
    text("I am qualified to make this certification because"),
    lines("qualifications of the person who certifies", 3),
  ],
  [
    text(
      `I make it under Rule 902(${rule}) of the Federal Rules of Evidence. It is about the item described below, which is offered as Exhibit `,
      blank("exhibit number"),
      ".",
    ),
  ],
  [
    text(
      "What the records of the archive state was filled in below by a program. I have compared it with those records, and struck out what I could not confirm. What I know of the item myself, and how I know it:",
    ),
    lines("what the person who certifies knows themselves, and how", 3),
  ],
];

/** The procedure that somebody adopted by name, or empty lines: nobody else's words stand in for it. */
export function systemSection({ capture, procedure }: CertificationFacts): WrittenSection {
  const title = "How the system captures, and why its result is accurate";
  if (procedure === undefined || isCollected(capture)) return [title, UNDESCRIBED, ACCURATE];
  const late = procedure.adopted > dayOf(capture.at);
  return [
    title,
    [
      text(introduced(procedure), { address: procedure.address }, "."),
      ...(late ? [text(LATE, blank("whether it does, and how I know"))] : []),
      { kind: "adopted", passages: procedure.passages },
    ],
    [
      text("I know that this capture was made in this way because"),
      lines("how the person who certifies knows it", 3),
    ],
    ACCURATE,
  ];
}

/** What an operator adopted describes the operator's own system, and no collection's. */
export const isCollected = ({ vantage }: CertificationFacts["capture"]): boolean =>
  vantage?.collection !== undefined;

const introduced = ({ adopted, by, title }: AdoptedProcedure): string =>
  `The operator of the archive wrote down how captures are made under the title “${title}”. It was adopted by ${by} on ${showDay(adopted)}, is set out here in full, and is published at `;

const LATE =
  "It was adopted after this capture was made. Whether it describes how this capture was made, and how I know: ";

/** What Rule 902(13) asks to be shown. */
const ACCURATE: readonly Block[] = [
  text(
    "The item is a record that this process or system generated, and the process or system produces an accurate result.",
  ),
];

const UNDESCRIBED: readonly Block[] = [
  text("The process or system that made the capture works in this way:"),
  lines("how the process or system works", 6),
  text("Its result is accurate because"),
  lines("why its result is accurate", 4),
];

/** How the files came to whoever offers them: nobody but that person knows. */
export const copyingSection: WrittenSection = [
  "How I copied the data",
  [
    text("I copied the files named below"),
    text("from (device, storage medium or file): ", blank("where they were copied from")),
    text("to: ", blank("where they were copied to")),
    text("on (date and time): ", blank("date and time of copying")),
    text("in this way:"),
    lines("how the files were copied", 3),
  ],
];

export const limitsSection = ({ capture }: CertificationFacts): WrittenSection => [
  "What I do not certify",
  [
    text("I do not certify"),
    {
      kind: "list",
      items: [
        "the analysis that the archive publishes of the quotation: it is opinion and no part of the item;",
        "that what the document says is true, was in force, or bound anybody;",
        "that any person saw the page, or that others were sent the same;",
        "what the document said at any time other than that of the capture;",
        ...(capture.form === "extracted" ? ["what the page said as it was served;"] : []),
        ...(isCollected(capture)
          ? ["how the collection named above came by what it recorded;"]
          : []),
        "any ground of admissibility other than authenticity.",
      ],
    },
  ],
];

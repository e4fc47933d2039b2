/** The paragraphs that say what an item is: what it is called, how it was captured, what is quoted. */
import { grouped } from "#base/count.ts";
import { type Instant, showInstant } from "#base/dates.ts";
import type { Capture, Source } from "#schema/capture.ts";
import {
  type Block,
  type DraftFact,
  type Piece,
  type WrittenSection,
  facts,
  text,
} from "./certification-draft.ts";
import type { CertificationFacts } from "./certification-facts.ts";

const NOT_RECORDED = "not recorded";

const fact = (label: string, ...values: readonly (Piece | undefined)[]): DraftFact => {
  const known = values.filter((value) => value !== undefined);
  return { label, values: known.length === 0 ? [[NOT_RECORDED]] : known.map((each) => [each]) };
};
const code = (value: string | undefined): Piece | undefined =>
  value === undefined ? undefined : { code: value };
const dated = (instant: Instant): string => showInstant(instant);

/** What the archive calls the item. */
export function itemFacts(given: CertificationFacts): Block {
  const { document } = given;
  return facts([
    fact("Archive", given.archive),
    fact("Record", `${given.record}, issued ${dated(given.issued)}`),
    fact("Permanent address", { address: given.address }),
    fact("SHA-256 of the record’s evidence part", { hash: given.evidence }),
    fact("Document", `${document.title} (${document.id} v${given.version})`),
    fact("Whose document", document.platform.name),
    fact("Addresses of the document, as listed", ...document.urls.map(code)),
  ]);
}

/** What was recorded of the capture. What was not says so: no line is left out. */
export const captureSection = ({ capture }: CertificationFacts): WrittenSection => [
  "The capture",
  [
    text("The records of the archive state of the capture:"),
    facts(captureFacts(capture)),
    ...capture.sources.map((source, index) =>
      facts(sourceFacts(source), titleOfSource(index, capture.sources.length)),
    ),
  ],
  ...(capture.form === "extracted" ? [[text(EXTRACTED, ...extractedBy(capture))]] : []),
  [
    text("The text in which the quotation stands was derived from the captured bytes:"),
    facts(derivationFacts(capture)),
  ],
];

const EXTRACTED =
  "What was captured is not the page as a server sent it. It is a text that others had extracted from it before the archive took it over; the page as it was served is not held in the archive, and nothing here is said of it. Extracted by: ";

const extractedBy = ({ vantage }: Capture): Piece[] => [
  vantage?.collection === undefined ? NOT_RECORDED : { code: vantage.collection },
  ".",
];

function captureFacts({ at, form, recorded, vantage }: Capture): DraftFact[] {
  const isCollected = vantage?.collection !== undefined;
  return [
    fact(isCollected ? "Time that the collection recorded" : "Captured", dated(at)),
    fact("Recorded in the archive", dated(recorded)),
    fact(
      "Form",
      form === "served"
        ? "served: recorded as the bytes that the server sent"
        : "extracted: a text that others had derived",
    ),
    fact("Captured with (tool)", vantage?.tool),
    fact("Country from which it was asked for", vantage?.country),
    fact("Language asked for", vantage?.language),
    fact("User agent", code(vantage?.userAgent)),
    ...(isCollected ? collectionFacts(vantage) : []),
  ];
}

const collectionFacts = (vantage: NonNullable<Capture["vantage"]>): DraftFact[] => [
  fact("Collection that it was taken from", code(vantage.collection)),
  fact("Commit in the collection", code(vantage.commit)),
  fact("File in the collection", code(vantage.path)),
  fact("Made by the collection from", ...(vantage.snapshots ?? []).map(code)),
];

const titleOfSource = (index: number, count: number): string =>
  count === 1 ? "What was asked for, and what came" : `Source ${index + 1} of ${count}`;

function sourceFacts({ bytes, finalUrl, http, mediaType, url, wayback }: Source): DraftFact[] {
  const headers = Object.entries(http?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [
    fact("Address asked for", code(url)),
    fact("Address that answered", code(finalUrl)),
    ...(wayback === undefined
      ? []
      : [
          fact("Wayback Machine, asked for", code(wayback.requested)),
          fact("Wayback Machine, answered with", code(wayback.resolved)),
        ]),
    fact("HTTP status", http === undefined ? undefined : String(http.status)),
    fact("HTTP headers", ...headers.map(code)),
    fact("Received", `${grouped(bytes)} bytes, ${mediaType}`),
  ];
}

function derivationFacts({ text: { extractor, remove = [], select = [] } }: Capture): DraftFact[] {
  const selectors = [
    ...select.map((each) => `select ${each}`),
    ...remove.map((each) => `remove ${each}`),
  ];
  return [
    fact("Extractor", code(extractor)),
    ...(selectors.length === 0 ? [] : [fact("With the selectors", ...selectors.map(code))]),
  ];
}

/** The words, and where they stand in the text. */
export function quotationSection(given: CertificationFacts): WrittenSection {
  const { end, passages, start, text: words } = given.quotation;
  const { first, last } = passages;
  const within = first === last ? `passage ${first}` : `passages ${first} to ${last}`;
  return [
    "The quotation",
    [
      text(
        `The record quotes these words, which it places in the text at code points ${grouped(start)}–${grouped(end)} (counted from 0; the last is not included), in ${within} (counted from 1):`,
      ),
      { kind: "quotation", parts: words.split("\n\n"), language: given.document.language },
      text(foundAgain(given)),
    ],
  ];
}

function foundAgain({ stands }: CertificationFacts): string {
  if (stands === undefined) return "When this draft was made, the text could not be read again.";
  return stands
    ? "When this draft was made, the program read the text as the archive holds it and found exactly these words at this position."
    : "When this draft was made, the program DID NOT FIND these words at this position.";
}

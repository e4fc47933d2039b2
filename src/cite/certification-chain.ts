/** The paragraphs that say what can be checked of an item: hashes, custody, time, log. */
import { grouped } from "#base/count.ts";
import { showDay, showInstant } from "#base/dates.ts";
import {
  type Block,
  type DraftFact,
  type Piece,
  type WrittenSection,
  blank,
  facts,
  text,
} from "./certification-draft.ts";
import type {
  CertificationFacts,
  CertifiedFile,
  CertifiedTime,
  CustodyEvent,
  LaterEvent,
  OpenNotice,
} from "./certification-facts.ts";

/** Whether a file is today what was recorded: only where its bytes were read again. */
function equality({ recomputed, recorded }: CertifiedFile): string {
  switch (recomputed.state) {
    case "computed":
      return recomputed.sha256 === recorded ? "equal" : "NOT EQUAL";
    case "not held":
    case "withheld":
      return "not compared";
  }
}

function recomputedPieces({ recomputed }: CertifiedFile): Piece[] {
  switch (recomputed.state) {
    case "computed":
      return [{ hash: recomputed.sha256 }];
    case "not held":
      return ["not recomputed: only the hash is held"];
    case "withheld":
      return [
        `not recomputed: the bytes are withheld since ${showInstant(recomputed.since)} (${recomputed.reason ?? "for a reason that cannot be read"}); notice: `,
        { address: recomputed.notice },
      ];
  }
}

/**
 * Every file with both hashes.
 * @param byHand leaves room for what the declarant computes of files that can be had from the archive
 */
export const fileBlocks = (files: readonly CertifiedFile[], byHand: boolean): Block[] =>
  files.map((file, index) =>
    facts(fileFacts(file, byHand), `File ${index + 1} of ${files.length}: ${file.what}`),
  );

function fileFacts(file: CertifiedFile, byHand: boolean): DraftFact[] {
  const { address, bytes, mediaType, recorded } = file;
  const size = [bytes === undefined ? [] : `${grouped(bytes)} bytes`, mediaType ?? []].flat();
  return [
    { label: "Published at", values: [address === undefined ? ["not published"] : [{ address }]] },
    ...(size.length === 0 ? [] : [{ label: "Size and type", values: [[size.join(", ")]] }]),
    { label: "SHA-256 recorded with the capture", values: [[{ hash: recorded }]] },
    { label: "SHA-256 recomputed for this draft", values: [recomputedPieces(file)] },
    { label: "The two are", values: [[equality(file)]] },
    ...(byHand && file.recomputed.state === "computed" ? BY_HAND : []),
  ];
}

const BY_HAND: readonly DraftFact[] = [
  { label: "SHA-256 that I computed", values: [[blank("SHA-256 that the declarant computed")]] },
  {
    label: "With the recorded one it is",
    values: [["equal / not equal (strike one)"]],
  },
];

export const custodySection = ({ custody }: CertificationFacts): WrittenSection => [
  "Custody",
  [
    text(
      "The records of the archive name these events. Lines of its ledger are counted from 0; each line fixes what it speaks of by SHA-256.",
    ),
    facts(custody.map(custodyFact)),
    text("What happened to the files beside this, as far as I know: ", blank("other custody")),
  ],
];

const custodyFact = ({ at, leaf, what }: CustodyEvent): DraftFact => ({
  label: at === undefined ? "Time not recorded" : showInstant(at),
  values: [[leaf === undefined ? what : `${what} Ledger line ${leaf}.`]],
});

export const timeSection = ({ otherProofs, stamps }: CertificationFacts): WrittenSection => [
  "Evidence of time by others",
  [
    ...(stamps.length === 0
      ? [text("No time stamp (RFC 3161) of the files, or of the log over them, is attached.")]
      : [
          text("These time stamps (RFC 3161) are attached:"),
          ...stamps.map((stamp) => facts(stampFacts(stamp))),
          text(STAMPS_SHOW),
        ]),
    ...(otherProofs.length === 0
      ? []
      : [text("Attached, and not checked:"), { kind: "list", items: otherProofs } as const]),
  ],
];

const STAMPS_SHOW =
  "A stamp shows that what it covers existed at its time, if the authority is to be believed; not for how long it had, nor where it came from.";

const stampFacts = ({ at, authority, covers, doubt, file }: CertifiedTime): DraftFact[] => [
  { label: "Stamped", values: [[`${showInstant(at)}, by ${authority}`]] },
  { label: "Covers", values: [[covers]] },
  {
    label: "Checked",
    values: [
      [
        doubt === undefined
          ? "verified when this draft was made, against certificates that the operator chose to trust; revocation was not asked"
          : `not verified: ${doubt}`,
      ],
    ],
  },
  { label: "File", values: [[{ address: file }]] },
];

export const logSection = ({ log }: CertificationFacts): WrittenSection => [
  "Place in the log",
  [text(`The ledger is published as a log to which lines can only be added. ${log.join(" ")}`)],
];

/** The title of the section that tells what became of the record. */
export const BECAME = "What became of the record";

export const statusSection = ({ record, status }: CertificationFacts): WrittenSection => [
  BECAME,
  [
    ...(status.length === 0 ? [text(unchanged(record))] : status.flatMap(eventBlocks)),
    ...(status.some(({ notice }) => notice !== undefined) ? [text(DECIDED)] : []),
  ],
];

const eventBlocks = ({ notice, what }: LaterEvent): Block[] => [
  text(what),
  ...(notice === undefined ? [] : [facts(noticeFacts(notice))]),
];

const noticeFacts = (notice: OpenNotice): DraftFact[] => [
  { label: "Kind of reason", values: [[notice.kind]] },
  { label: "Reason, as the notice states it", values: [[notice.reason]] },
  {
    label: "Decision, as the notice states it",
    values: [[`taken on ${showDay(notice.date)} by ${notice.by}`]],
  },
  { label: "Authority that it rests on", values: [[notice.authority ?? "none stated"]] },
  ...(notice.replacement === undefined
    ? []
    : [{ label: "In its place", values: [[notice.replacement]] }]),
  { label: "Notice, named by its SHA-256", values: [[{ address: notice.address }]] },
];

/** So that nobody takes a name from a notice for that of whoever signs. */
const DECIDED =
  "Whoever a notice names decided on what became of the record. The person who certifies is named in paragraph 1.";

const unchanged = (record: string): string =>
  `The ledger from which this draft was made names no later version, correction, retraction or withdrawal of ${record}, and no removal of its files.`;

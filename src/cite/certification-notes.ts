/** What is printed before and after a draft: who would have to sign it, and what it takes beside. */
import {
  type Block,
  type CertificationDraft,
  type CertificationRule,
  type DraftNote,
  text,
} from "./certification-draft.ts";
import type { CertificationFacts } from "./certification-facts.ts";
import { BECAME } from "./certification-chain.ts";
import { NOTICE_REQUIREMENT, RULES } from "./certification-law.ts";
import { isCollected } from "./certification-person.ts";

/** What the archive says of itself, which holds for whatever is taken from it. */
export const noticeOfArchive = ({ notice }: CertificationFacts): CertificationDraft["notice"] =>
  notice === undefined ? undefined : { whole: notice, brief: inBrief(notice) };

/** Characters that a line of a page's foot holds. */
const BRIEF = 130;

/** Its first sentences, as far as they fit, or as many words of the first. */
function inBrief(notice: string): string {
  const sentences = notice.split(/(?<=[.!?]) +/u);
  const fitting = sentences.reduce((held, next) => {
    const longer = held === "" ? next : `${held} ${next}`;
    return longer.length <= BRIEF && notice.startsWith(longer) ? longer : held;
  }, "");
  if (fitting !== "") return fitting;
  const begun = Array.from(notice).slice(0, BRIEF).join("");
  return `${begun.replace(/ +[^ ]*$/u, "")} …`;
}

/** What somebody must know who takes the draft into their hands. */
export const notesBefore = (rule: CertificationRule, given: CertificationFacts): DraftNote[] => [
  ...(given.status.length === 0
    ? []
    : [{ title: "Since it was issued", blocks: sinceIssued(given) }]),
  { title: "What this is", blocks: [text(TEMPLATE)] },
  {
    title: "Who would have to sign it",
    blocks: (rule === "13" ? signersOfCapture(given) : SIGNERS_OF_COPY).map((each) => text(each)),
  },
];

/** In brief, and without a name, which here could be taken for that of whoever signs. */
const sinceIssued = ({ status }: CertificationFacts): Block[] =>
  status.map(({ notice, what }) =>
    text(
      notice === undefined
        ? what
        : `${what} ${notice.kind}; “${BECAME}”, below, says why, and who decided.`,
    ),
  );

const TEMPLATE =
  "A template, and no legal advice. Nobody has certified anything in it. A program filled in what the archive recorded and what could be recomputed; it knows no court, no case and no person. Whoever signs reads every paragraph, checks it, strikes out what is not so or what they do not know, and fills in the blanks.";

const SIGNERS_OF_COPY: readonly string[] = [
  "Whoever copied the files from the archive for use as an exhibit. Whoever ran the capture may be somebody else: for them there is the draft under Rule 902(13).",
  "The hashes marked “recomputed” were computed by a program from the files that the archive holds, and not from your copy. The person who signs computes them anew from the copy that is offered, and writes down what came out.",
];

function signersOfCapture({ capture, procedure }: CertificationFacts): string[] {
  const { form, sources } = capture;
  return [
    isCollected(capture) ? COLLECTED : OWN,
    ...(form === "extracted" ? [EXTRACTED] : []),
    ...(sources.some(({ wayback }) => wayback !== undefined) ? [WAYBACK] : []),
    ...(procedure === undefined && !isCollected(capture) ? [NO_PROCEDURE] : []),
    "Whoever copied the files may be somebody else: for them there is the draft under Rule 902(14).",
  ];
}

const OWN =
  "Whoever ran the capture, or is otherwise qualified to say how the system made it and that such a system gives an accurate result.";
const COLLECTED =
  "Somebody who can speak for the collection from which the archive took this capture over, and for the system with which that collection made it. The operator of the archive did not run the capture and cannot certify it as its own; what the operator describes of its own system is not filled in here.";
const EXTRACTED =
  "What the collection recorded is its own extraction. A certification of the page as it was served can come only from whoever holds that page.";
const WAYBACK =
  "The bytes came from a copy in the Wayback Machine. Whoever fetched it can speak for the fetching; for how the copy came to be there, a certification by the Internet Archive is needed.";
const NO_PROCEDURE =
  "The archive publishes no procedure of capture that somebody adopted by name, so how the system captures, and whether its result is accurate, is left to whoever signs.";

/** What belongs to the use of a certification and is not certified. */
export const notesAfter = (rule: CertificationRule, given: CertificationFacts): DraftNote[] => [
  {
    title: "The rule",
    blocks: [
      text(`Federal Rule of Evidence 902(${rule}), ${RULES[rule].name}: “${RULES[rule].words}”`),
      text(FOREIGN),
    ],
  },
  {
    title: "Notice to the other side",
    blocks: [text(`Rule 902(11), which this rule refers to: “${NOTICE_REQUIREMENT}”`)],
  },
  { title: "What authenticity leaves open", blocks: [text(AUTHENTICITY)] },
  { title: "Judicial notice", blocks: [text(JUDICIAL_NOTICE)] },
  { title: "How to check the item", blocks: checking(given) },
];

const FOREIGN =
  "Before use, look the rule up in its present wording, and for a certification signed in another country Rule 902(12) too.";

const AUTHENTICITY =
  "A certification under this rule goes to authenticity alone. Objections on other grounds, such as hearsay, relevance, or in criminal cases the right to confrontation, stay open to the other side (committee note on the 2017 amendment).";

const JUDICIAL_NOTICE =
  "Courts differ on whether judicial notice may be taken of archived web pages. Weinhoffer v. Davie Shoring, Inc., 23 F.4th 579 (5th Cir. 2022), held that a private internet archive falls short of a source whose accuracy cannot reasonably be questioned (Rule 201). Contrast Valve Corp. v. Ironburg Inventions Ltd., 8 F.4th 1364 (Fed. Cir. 2021), where notice could be taken of pages in the Wayback Machine. Do not count on it.";

const checking = ({ checks }: CertificationFacts): Block[] => [
  text(
    "The command ",
    { code: "sha256sum FILE" },
    " prints the SHA-256 of a file (on a Mac, ",
    {
      code: "shasum -a 256 FILE",
    },
    "). What to check it with:",
  ),
  {
    kind: "facts",
    title: undefined,
    facts: checks.map(({ address, what }) => ({ label: what, values: [[{ address }]] })),
  },
];

/** Files for reference managers, sign for sign. */
import { describe, expect, it } from "vitest";
import { printBibLatex } from "#cite/biblatex.ts";
import { printCslJson } from "#cite/csl-json.ts";
import { printRis } from "#cite/ris.ts";
import type { Day, Instant } from "#base/dates.ts";
import { CASES, citedProvision } from "./invented.ts";

const provision = citedProvision({
  section: "Fees & 100% {refunds}",
  status: { kind: "corrected", date: "2026-10-01" as Day, by: "CA-P-000157 v4" },
  of: {
    entity: "Smith, Jones and Sons Ltd.",
    title: "Terms #1",
    language: "de-AT",
    stated: "2026-03-05" as Day,
    lastCaptured: "2026-06-30T06:00:00Z" as Instant,
    original: "https://smith.example/terms_1?a=b c",
    wayback: "https://web.archive.org/web/2026/https://smith.example/",
  },
});

describe("BibLaTeX", () => {
  it("prints what @online prints, and keeps the rest", () => {
    expect(printBibLatex([provision])).toBe(BIB);
  });

  it("writes braces without a partner as commands, which no parser counts", () => {
    const bib = printBibLatex([citedProvision({ of: { title: "a } b { c {d}" } })]);
    expect(bib).toContain(String.raw`{{a \textbraceright{} b \textbraceleft{} c \{d\}}}`);
  });

  it("lets no two signs become one", () => {
    const bib = printBibLatex([citedProvision({ of: { title: "a -- b ''c'' ?` d" } })]);
    expect(bib).toContain("{{a -{}- b '{}'c'{}' ?{}` d}}");
  });
});

describe("RIS", () => {
  it("ends every line as the format asks, and every reference", () => {
    expect(printRis([provision])).toBe(RIS.trimStart().replaceAll("\n", "\r\n"));
  });

  it("keeps the name of a company from being taken for that of a person", () => {
    expect(printRis([provision])).toContain("AU  - Smith Jones\u{a0}and\u{a0}Sons Ltd.,\r\n");
  });

  it("lets no title begin a line of its own", () => {
    const ris = printRis([citedProvision({ of: { title: "A\r\nER  - \r\nTY  - JOUR" } })]);
    expect(ris.match(/^(?:TY|ER) {2}- /gmu)).toHaveLength(2);
    expect(ris).toContain("TI  - A ER - TY - JOUR\r\n");
  });
});

describe("CSL-JSON", () => {
  it("is an array of web pages", () => {
    expect(printCslJson([provision])).toBe(CSL);
  });

  it("leaves out what is not known", () => {
    const [item] = JSON.parse(
      printCslJson([citedProvision({ of: { entity: undefined, stated: undefined } })]),
    ) as [object];
    expect(Object.keys(item)).not.toContain("author");
    expect(Object.keys(item)).not.toContain("issued");
  });
});

describe.each([
  ["BibLaTeX", printBibLatex, /^@online\{(.*),$/gmu],
  ["RIS", printRis, /^ID {2}- (.*)\r$/gmu],
  ["CSL-JSON", printCslJson, /^ {4}"id": "(.*)",$/gmu],
] as const)("%s", (_, print, pattern) => {
  const keys = (text: string) => [...text.matchAll(pattern)].map(([, key]) => key);

  it("has each source once, in the order given", () => {
    const version = CASES["a version of a document"];
    const text = print([version, provision, version]);
    expect(keys(text)).toEqual(["CA-D-00018-v7", "CA-P-000157-v3"]);
  });

  it("has two entries for a comparison, each with the other and where they are compared", () => {
    const text = print([CASES["two versions compared"]]);
    expect(keys(text)).toEqual(["CA-D-00018-v6", "CA-D-00018-v7"]);
    const compared = text.replaceAll(String.raw`\&`, "&").match(/Compared with .*?>/gu);
    expect(compared).toEqual([
      "Compared with CA-D-00018 v7 at <https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7>",
      "Compared with CA-D-00018 v6 at <https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7>",
    ]);
  });

  it("never says when a source was accessed, which is the reader's to say", () => {
    expect(print([provision])).not.toMatch(/accessed|urldate|Y2 {2}-/u);
  });
});

const BIB = String.raw`@online{CA-P-000157-v3,
  author = {{Smith, Jones and Sons Ltd.}},
  title = {{Terms \#1}},
  langid = {naustrian},
  version = {3},
  organization = {{The Clause Archive}},
  date = {2026-03-05},
  url = {https://archive.example/record/CA-P-000157/v/3/},
  note = {CA-P-000157 v3; Captured 2026-04-27T23:55:26Z; Same text last captured 2026-06-30T06:00:00Z; Section “Fees \& 100\% \{refunds\}”; SHA-256 a67035af599d8edc55ab4d17c6f29fcd8ba5b8c1c4c4b4a2a5d5b6b5c1e0f9a8},
  addendum = {Corrected by CA-P-000157 v4, 2026-10-01; Original <https://smith.example/terms\_1?a=b\%20c>; Wayback Machine <https://web.archive.org/web/2026/https://smith.example/>},
  annotation = {PDF <https://archive.example/record/CA-P-000157/v/3/record.pdf>; Version of the document CA-D-00018 v7 <https://archive.example/record/CA-D-00018/v/7/>; SHA-256 of the canonical text 5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8c; Issued 2026-05-01T08:00:00Z},
}
`;

const RIS = String.raw`
TY  - ELEC
ID  - CA-P-000157-v3
AU  - Smith Jones and Sons Ltd.,
TI  - Terms #1
T2  - The Clause Archive
PY  - 2026
DA  - 2026/03/05
LA  - de-AT
UR  - https://archive.example/record/CA-P-000157/v/3/
L1  - https://archive.example/record/CA-P-000157/v/3/record.pdf
DB  - The Clause Archive
AN  - CA-P-000157 v3
N1  - CA-P-000157 v3; Author Smith, Jones and Sons Ltd.; Captured 2026-04-27T23:55:26Z; Same text last captured 2026-06-30T06:00:00Z; Section “Fees & 100% {refunds}”; SHA-256 a67035af599d8edc55ab4d17c6f29fcd8ba5b8c1c4c4b4a2a5d5b6b5c1e0f9a8; Corrected by CA-P-000157 v4, 2026-10-01; Original <https://smith.example/terms_1?a=b%20c>; Wayback Machine <https://web.archive.org/web/2026/https://smith.example/>; PDF <https://archive.example/record/CA-P-000157/v/3/record.pdf>; Version of the document CA-D-00018 v7 <https://archive.example/record/CA-D-00018/v/7/>; SHA-256 of the canonical text 5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8c; Issued 2026-05-01T08:00:00Z
ER  - 
`;

const CSL = String.raw`[
  {
    "id": "CA-P-000157-v3",
    "type": "webpage",
    "title": "Terms #1",
    "author": [
      {
        "literal": "Smith, Jones and Sons Ltd."
      }
    ],
    "issued": {
      "date-parts": [
        [
          2026,
          3,
          5
        ]
      ]
    },
    "language": "de-AT",
    "container-title": "The Clause Archive",
    "URL": "https://archive.example/record/CA-P-000157/v/3/",
    "version": "3",
    "archive_location": "CA-P-000157 v3",
    "note": "Captured 2026-04-27T23:55:26Z\nSame text last captured 2026-06-30T06:00:00Z\nSection “Fees & 100% {refunds}”\nSHA-256 a67035af599d8edc55ab4d17c6f29fcd8ba5b8c1c4c4b4a2a5d5b6b5c1e0f9a8\nCorrected by CA-P-000157 v4, 2026-10-01\nOriginal <https://smith.example/terms_1?a=b%20c>\nWayback Machine <https://web.archive.org/web/2026/https://smith.example/>\nPDF <https://archive.example/record/CA-P-000157/v/3/record.pdf>\nVersion of the document CA-D-00018 v7 <https://archive.example/record/CA-D-00018/v/7/>\nSHA-256 of the canonical text 5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8c\nIssued 2026-05-01T08:00:00Z"
  }
]
`;

import { describe, expect, it } from "vitest";
import type { CertificationRule } from "#cite/certification-draft.ts";
import type {
  AdoptedProcedure,
  CertificationFacts,
  CertifiedFile,
} from "#cite/certification-facts.ts";
import { CERTIFICATION_RULES, certificationDraft } from "#cite/certification.ts";
import { capture } from "#schema/capture.ts";
import { instant } from "../support/archives.ts";
import { draftAsText } from "../support/certification-text.ts";

const hash = (digit: string) => digit.repeat(64) as never;
const own = (path: string) => ({ whole: `https://archive.example.org${path}`, href: path });
const FOLDER = "../fixtures/certification";

const SERVED = capture.parse({
  document: "CA-D-00018",
  at: "2026-04-27T09:55:26Z",
  recorded: "2026-04-27T09:56:00Z",
  form: "served",
  sources: [
    {
      url: "https://acme.example/terms",
      finalUrl: "https://www.acme.example/terms/",
      mediaType: "text/html",
      bytes: 13359,
      sha256: hash("a"),
      http: { status: 200, headers: { "content-type": "text/html", etag: '"5a"' } },
    },
  ],
  vantage: { country: "IE", language: "en-IE", tool: "archiver 1.0", userAgent: "Archiver/1.0" },
  text: {
    extractor: "html/1",
    select: ["main"],
    remove: [".share"],
    sha256: hash("b"),
    outline: "p",
  },
  kept: true,
});

const COLLECTED = capture.parse({
  ...SERVED,
  form: "extracted",
  sources: [
    { mediaType: "text/markdown", bytes: 700, sha256: hash("c") },
    { mediaType: "text/markdown", bytes: 90, sha256: hash("d"), url: "https://acme.example/b" },
  ],
  vantage: {
    collection: "https://github.com/Example/terms-versions",
    commit: "0123456789abcdef0123456789abcdef01234567",
    path: "Acme/Terms of Service.md",
    snapshots: ["https://github.com/Example/terms-snapshots/commit/89ab", "cdef"],
  },
  text: { extractor: "markdown/1", sha256: hash("b"), outline: "p" },
});

const file = (
  what: string,
  recorded: string,
  more: Partial<CertifiedFile> = {},
): CertifiedFile => ({
  what,
  mediaType: undefined,
  bytes: undefined,
  address: own(`/evidence/${recorded}.txt`),
  recorded: hash(recorded),
  recomputed: { state: "computed", sha256: hash(recorded) },
  ...more,
});

const GIVEN: CertificationFacts = {
  archive: "The Acme Terms Archive",
  notice: undefined,
  record: "CA-P-000157 v1",
  issued: instant("2026-05-01T00:00:00Z"),
  address: own("/record/CA-P-000157/v/1/"),
  evidence: hash("e"),
  document: {
    id: "CA-D-00018" as never,
    path: "acme/terms" as never,
    title: "Terms of Service",
    platform: { slug: "acme" as never, name: "Acme" },
    kind: "Terms of Service",
    language: "en",
    urls: ["https://acme.example/terms"],
  },
  version: 4,
  capture: SERVED,
  quotation: {
    text: "We may use your data.",
    start: 120,
    end: 141,
    passages: { first: 7, last: 7 },
    headings: ["Your data"],
  },
  stands: true,
  files: [file("captured file", "a", { bytes: 13359, mediaType: "text/html" }), file("text", "b")],
  procedure: undefined,
  custody: [
    { at: instant("2026-04-27T09:55:26Z"), what: "Captured.", leaf: undefined },
    { at: undefined, what: "Text extracted.", leaf: undefined },
    { at: instant("2026-04-27T09:56:00Z"), what: "Recorded in the archive.", leaf: 12 },
  ],
  stamps: [],
  otherProofs: [],
  log: ["Leaf 41 of the log.", "The checkpoint is not signed."],
  status: [],
  checks: [{ what: "The text", address: own("/record/CA-P-000157/v/1/text.txt") }],
};

const IMPORTED: CertificationFacts = {
  ...GIVEN,
  capture: COLLECTED,
  files: [
    file("captured file, source 1", "c", {
      address: undefined,
      recomputed: { state: "not held" },
    }),
    file("captured file, source 2", "d", {
      address: undefined,
      recomputed: {
        state: "withheld",
        since: instant("2026-06-01T00:00:00Z"),
        reason: "By order of a court",
        notice: own("/evidence/notice.txt"),
      },
    }),
    file("text", "b"),
  ],
  stamps: [
    {
      at: instant("2026-05-02T00:00:00Z"),
      authority: "Test Stamps",
      covers: "the checkpoint over the first 60 entries of the log",
      doubt: undefined,
      file: own("/log/checkpoints/60.tsr"),
    },
    {
      at: instant("2026-05-03T00:00:00Z"),
      authority: "Other Stamps",
      covers: "the canonical text",
      doubt: "no configured root vouches for its certificate",
      file: own("/evidence/b.tsr"),
    },
  ],
  otherProofs: ["OpenTimestamps proof of the canonical text: b.ots"],
  notice: "Specimen. All of this is invented.",
  status: [
    {
      what: "7 Jun 2026, 00:00:00 UTC: The record CA-P-000157 was withdrawn.",
      notice: {
        kind: "Because of an error",
        reason: "The words are those of another company.",
        date: "2026-06-06" as never,
        by: "R. Decider",
        authority: "Section 4 of the rules",
        replacement: "CA-P-000158",
        address: own("/evidence/withdrawal.txt"),
      },
    },
  ],
};

const ADOPTED: AdoptedProcedure = {
  title: "How we capture",
  address: own("/procedure/"),
  by: "N. Okafor, Acme Watch",
  adopted: "2026-01-15" as never,
  passages: [
    { kind: "heading", text: "Capture" },
    { kind: "paragraph", text: "A program asks for the page once a day." },
    { kind: "item", text: "It keeps every byte." },
  ],
};

const textOf = (rule: CertificationRule, given: CertificationFacts) =>
  draftAsText(certificationDraft(rule, given));
const both = (given: CertificationFacts) =>
  CERTIFICATION_RULES.map((rule) => textOf(rule, given)).join("\n");

describe("drafts of certifications", () => {
  it.each(CERTIFICATION_RULES)(
    "are worded like this for a served capture: 902(%s)",
    async (rule) => {
      await expect(textOf(rule, GIVEN)).toMatchFileSnapshot(`${FOLDER}/served-902-${rule}.txt`);
    },
  );

  it.each(CERTIFICATION_RULES)(
    "are worded like this for an imported one of several sources, withdrawn, whose bytes are not all held: 902(%s)",
    async (rule) => {
      await expect(textOf(rule, IMPORTED)).toMatchFileSnapshot(
        `${FOLDER}/imported-902-${rule}.txt`,
      );
    },
  );

  it("are headed as drafts, and have both forms of the statute to choose from", () => {
    for (const rule of CERTIFICATION_RULES) {
      expect(textOf(rule, GIVEN)).toMatch(
        /^DRAFT CERTIFICATION – not valid until completed and signed by a qualified person\n/u,
      );
      const { oaths } = certificationDraft(rule, GIVEN);
      expect(oaths.map(({ words }) => words)).toEqual([
        "I declare (or certify, verify, or state) under penalty of perjury under the laws of the United States of America that the foregoing is true and correct. Executed on (date). (Signature)",
        "I declare (or certify, verify, or state) under penalty of perjury that the foregoing is true and correct. Executed on (date). (Signature)",
      ]);
    }
  });

  it("leave blank who certifies, where and when, and before which court", () => {
    for (const rule of CERTIFICATION_RULES) {
      const said = textOf(rule, GIVEN);
      for (const label of ["Court", "Parties", "Case number", "Exhibit number", "Signature"]) {
        expect(said).toContain(`\n${label}: ____\n`);
      }
      expect(said).toContain("Executed on (date): ____");
      expect(said).toContain("My name is ____ (name).");
    }
  });

  it("set out a procedure that somebody adopted by name, and say who and when", () => {
    const said = textOf("13", { ...GIVEN, procedure: ADOPTED });
    expect(said).toContain(
      "under the title “How we capture”. It was adopted by N. Okafor, Acme Watch on 15 Jan 2026, is set out here in full, and is published at https://archive.example.org/procedure/.\n| heading: Capture\n| paragraph: A program asks for the page once a day.\n| item: It keeps every byte.\n",
    );
    expect(said).not.toContain("how the process or system works");
    expect(said).not.toContain("adopted after this capture");
  });

  it("ask whether a procedure that was adopted later describes the capture at all", () => {
    const later = { ...ADOPTED, adopted: "2026-04-28" as never };
    expect(textOf("13", { ...GIVEN, procedure: later })).toContain(
      "It was adopted after this capture was made.",
    );
  });

  it("fill in no procedure where none was adopted, and say that it is blank", () => {
    const said = textOf("13", GIVEN);
    expect(said).toContain("____ × 6 (how the process or system works)");
    expect(said).toContain("no procedure of capture that somebody adopted by name");
  });

  it("state nowhere in advance that the result is accurate: it is for the signer to tick", () => {
    const accurate = "produces an accurate result";
    for (const procedure of [undefined, ADOPTED]) {
      const lines = textOf("13", { ...GIVEN, procedure }).split("\n");
      const said = lines.filter((line) => line.includes(accurate));
      expect(said.filter((line) => !/^\[ \] |“[^”]*accurate result[^”]*”/u.test(line))).toEqual([]);
      expect(said.filter((line) => line.startsWith("[ ] "))).toHaveLength(1);
    }
  });

  it("leave it to the signer to confirm a procedure that somebody else adopted", () => {
    const confirm = "[ ] I confirm that the item is a record that this process or system generated";
    expect(textOf("13", { ...GIVEN, procedure: ADOPTED })).toContain(confirm);
    expect(textOf("13", GIVEN)).not.toContain(confirm);
    expect(textOf("13", GIVEN)).toContain("[ ] This, in other words or with limits:\n____ × 2");
    expect(both(GIVEN).match(/\[ \] /gu)).toHaveLength(3);
  });

  it("do not pass the operator's procedure off as that of a collection", () => {
    const said = textOf("13", { ...IMPORTED, procedure: ADOPTED });
    expect(said).not.toContain("N. Okafor");
    expect(said).toContain("____ × 6 (how the process or system works)");
    expect(said).toContain("Somebody who can speak for the collection");
  });

  it("send those who need the page itself to the Internet Archive where the bytes are its copy", () => {
    const [source] = SERVED.sources;
    const wayback = { requested: "https://web.archive.org/web/2026/x", resolved: undefined };
    const copied = capture.parse(
      JSON.parse(JSON.stringify({ ...SERVED, sources: [{ ...source, wayback }] })),
    );
    const said = textOf("13", { ...GIVEN, capture: copied });
    expect(said).toContain("a certification by the Internet Archive is needed");
    expect(said).toContain("Wayback Machine, answered with: not recorded");
    expect(both(GIVEN)).not.toContain("Internet Archive is needed");
  });

  it("say “not recorded” of every fact of the capture that nobody recorded", () => {
    const bare = capture.parse({ ...SERVED, vantage: undefined, sources: [COLLECTED.sources[0]] });
    for (const rule of CERTIFICATION_RULES) {
      const said = textOf(rule, { ...GIVEN, capture: bare });
      for (const label of [
        "Captured with (tool)",
        "Country from which it was asked for",
        "Language asked for",
        "User agent",
        "Address asked for",
        "Address that answered",
        "HTTP status",
        "HTTP headers",
      ]) {
        expect(said).toContain(`  ${label}: not recorded\n`);
      }
    }
  });

  it("call two hashes equal only where the bytes were read and the hashes are", () => {
    const compared = (recomputed: CertifiedFile["recomputed"]) =>
      both({ ...GIVEN, files: [file("captured file", "a", { recomputed })] }).match(
        /The two are: .*/gu,
      );
    expect(compared({ state: "computed", sha256: hash("a") })).toEqual([
      "The two are: equal",
      "The two are: equal",
    ]);
    const other = `${"a".repeat(63)}b` as never;
    expect(new Set(compared({ state: "computed", sha256: other }))).toEqual(
      new Set(["The two are: NOT EQUAL"]),
    );
    expect(new Set(compared({ state: "not held" }))).toEqual(
      new Set(["The two are: not compared"]),
    );
  });

  it("say that the words were found, were not found, or were not looked for", () => {
    expect(both(GIVEN)).toContain("found exactly these words at this position");
    const moved = both({ ...GIVEN, stands: false });
    expect(moved).toContain("DID NOT FIND these words");
    expect(moved).not.toContain("found exactly");
    const unread = both({ ...GIVEN, stands: undefined });
    expect(unread).toContain("could not be read again");
    expect(unread).not.toContain("found exactly");
  });

  it("tell at their head what became of the record since", () => {
    for (const rule of CERTIFICATION_RULES) {
      const [head] = textOf(rule, IMPORTED).split("\nCourt: ____");
      expect(head).toContain(
        "(Since it was issued) 7 Jun 2026, 00:00:00 UTC: The record CA-P-000157 was withdrawn. Because of an error; “What became of the record”, below, says why, and who decided.",
      );
      expect(textOf(rule, GIVEN)).not.toContain("Since it was issued");
    }
  });

  it("say why that was, who decided, on what authority, and where the notice is", () => {
    for (const rule of CERTIFICATION_RULES) {
      const [, became] = textOf(rule, IMPORTED).split("## What became of the record");
      expect(became).toContain(
        [
          "  Kind of reason: Because of an error",
          "  Reason, as the notice states it: The words are those of another company.",
          "  Decision, as the notice states it: taken on 6 Jun 2026 by R. Decider",
          "  Authority that it rests on: Section 4 of the rules",
          "  In its place: CA-P-000158",
          "  Notice, named by its SHA-256: https://archive.example.org/evidence/withdrawal.txt",
        ].join("\n"),
      );
    }
  });

  it("name who decided there alone, and where to look for the person who certifies", () => {
    for (const rule of CERTIFICATION_RULES) {
      const said = textOf(rule, IMPORTED);
      expect(said.split("R. Decider")).toHaveLength(2);
      expect(said).toContain("The person who certifies is named in paragraph 1.");
      expect(textOf(rule, GIVEN)).not.toContain("is named in paragraph 1");
    }
  });

  it("say what the archive says of itself, whole at the head and in brief for every foot", () => {
    const sentence = "Nothing on it is evidence of anything.";
    const noticeIn = (notice: string | undefined) =>
      certificationDraft("14", { ...GIVEN, notice }).notice;
    expect(noticeIn(undefined)).toBeUndefined();
    const long = `Specimen. ${sentence} ${"Other words. ".repeat(9)}Short.`;
    expect(noticeIn(long)?.whole).toBe(long);
    expect(noticeIn(long)?.brief).toMatch(/^Specimen\. Nothing on it .*\. Other words\.$/u);
    expect(noticeIn(long)!.brief.length).toBeLessThanOrEqual(130);
    expect(noticeIn("many words ".repeat(20).trim())?.brief).toMatch(
      /^many words .* (?:many|words) …$/u,
    );
    expect(textOf("13", { ...GIVEN, notice: sentence })).toMatch(
      /^DRAFT CERTIFICATION .*\n\n\(!\) Nothing on it is evidence of anything\.\n/u,
    );
  });

  it("leave it to the declarant of 902(14), and to no other, to compute each hash anew", () => {
    expect(textOf("14", GIVEN).match(/SHA-256 that I computed: ____/gu)).toHaveLength(2);
    expect(textOf("13", GIVEN)).not.toContain("SHA-256 that I computed: ____");
    // Of bytes that nobody can have from the archive there is nothing to compute.
    expect(textOf("14", IMPORTED).match(/SHA-256 that I computed: ____/gu)).toHaveLength(1);
  });
});

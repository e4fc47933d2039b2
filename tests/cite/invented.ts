/** Things to cite, invented, each with one trait that citations have to show. */
import type { Day, Instant } from "#base/dates.ts";
import type { DocumentId, ProvisionId, Sha256 } from "#base/ids.ts";
import type {
  Citable,
  CitedComparison,
  CitedDocumentVersion,
  CitedProvision,
  CitedStatus,
  CitedVersion,
} from "#cite/citable.ts";

const HASH = "a67035af599d8edc55ab4d17c6f29fcd8ba5b8c1c4c4b4a2a5d5b6b5c1e0f9a8" as Sha256;
const OTHER_HASH = "0f83bc12d1a5a0d1f1f3a4f5c6d7e8f9a0b1c2d3e4f5061728394a5b6c7d8e9f" as Sha256;
const TEXT = "5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8c" as Sha256;

const citedVersion = (traits: Partial<CitedVersion> = {}): CitedVersion => ({
  entity: "Microsoft",
  title: "Microsoft Privacy Statement",
  language: "en",
  stated: undefined,
  id: "CA-D-00018" as DocumentId,
  number: 7,
  original: "https://privacy.example/statement",
  wayback: undefined,
  captured: "2026-04-27T23:55:26Z" as Instant,
  lastCaptured: undefined,
  form: "served",
  hashes: [HASH],
  text: TEXT,
  url: "https://archive.example/record/CA-D-00018/v/7/",
  ...traits,
});

export const citedProvision = (
  traits: Partial<Omit<CitedProvision, "of">> & { readonly of?: Partial<CitedVersion> } = {},
): CitedProvision => ({
  kind: "provision",
  archive: "The Clause Archive",
  url: "https://archive.example/record/CA-P-000157/v/3/",
  id: "CA-P-000157" as ProvisionId,
  number: 3,
  section: "How we use personal data",
  issued: "2026-05-01T08:00:00Z" as Instant,
  pdf: "https://archive.example/record/CA-P-000157/v/3/record.pdf",
  status: undefined,
  ...traits,
  of: citedVersion(traits.of),
});

const aVersion: CitedDocumentVersion = {
  kind: "version",
  archive: "The Clause Archive",
  url: "https://archive.example/record/CA-D-00018/v/7/",
  of: citedVersion(),
};

const aComparison: CitedComparison = {
  kind: "comparison",
  archive: "The Clause Archive",
  url: "https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7",
  from: citedVersion({
    number: 6,
    captured: "2025-09-01T10:00:00Z" as Instant,
    hashes: [OTHER_HASH],
    url: "https://archive.example/record/CA-D-00018/v/6/",
  }),
  to: citedVersion({ stated: "2026-04-01" as Day }),
};

const withStatus = (kind: CitedStatus["kind"], by?: string) =>
  citedProvision({ status: { kind, date: "2026-10-01" as Day, by } });

export const CASES = {
  "a provision": citedProvision(),
  "a stated date": citedProvision({ of: { stated: "2026-03-05" as Day } }),
  "no author": citedProvision({ of: { entity: undefined } }),
  "no section": citedProvision({ section: undefined }),
  "no address at the source": citedProvision({ of: { original: undefined } }),
  "a Wayback link": citedProvision({
    of: { wayback: "https://web.archive.org/web/20260427235526/https://privacy.example/statement" },
  }),
  "several captures": citedProvision({ of: { lastCaptured: "2026-06-30T06:00:00Z" as Instant } }),
  "several captures on one day": citedProvision({
    of: { lastCaptured: "2026-04-27T23:59:59Z" as Instant },
  }),
  "several sources": citedProvision({ of: { hashes: [HASH, OTHER_HASH] } }),
  "an extracted form": citedProvision({ of: { form: "extracted" } }),
  "a title in German": citedProvision({
    section: "9. Änderungen des „Vertrags“",
    of: {
      entity: "Nordlicht Mobil GmbH",
      title: "Allgemeine Geschäftsbedingungen",
      language: "de",
    },
  }),
  withdrawn: withStatus("withdrawn"),
  corrected: withStatus("corrected", "CA-P-000157 v4"),
  retracted: withStatus("retracted", "CA-P-000157 v4"),
  "stops, questions and quotations": citedProvision({
    section: "Users’ “content”",
    of: { entity: "Fitloom, Inc.", title: "What is ‘Personal Data’?" },
  }),
  "a version of a document": aVersion,
  "two versions compared": aComparison,
} satisfies Readonly<Record<string, Citable>>;

export type Case = keyof typeof CASES;

/**
 * Drafts of certifications of issued versions: which there are, and what each says. There are none
 * while the archive has no address, where the words of a version were removed, or where the
 * archive does not publish them.
 */
import { recordVersion } from "#archive/records.ts";
import type { CertificationFacts } from "#cite/certification-facts.ts";
import type { CertificationDraft, CertificationRule } from "#cite/certification-draft.ts";
/** The parts of a draft, for markup that may not look below the views. */
export type { Block, CertificationDraft, DraftNote, Piece } from "#cite/certification-draft.ts";
import { CERTIFICATION_RULES, certificationDraft } from "#cite/certification.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { custodyOf } from "./certified-custody.ts";
import { certifiedFiles, ownAddress, standsInHeldText } from "./certified-files.ts";
import { adoptedProcedure } from "./certified-procedure.ts";
import { statusOf } from "./certified-status.ts";
import { publishes } from "./published-formats.ts";
import { coveringCheckpoint, logClaims } from "./log-claim.ts";
import { logPlace } from "./log-places.ts";
import type { Crumb } from "./names.ts";
import { oncePerSite } from "./once.ts";
import { type RecordRef, issuedVersion, recordRoutes } from "./record.ts";
import type { Site } from "./site.ts";
import { timeProofs } from "./time-proofs.ts";

/** Which draft a page shows. */
export interface CertificationRef extends RecordRef {
  readonly rule: CertificationRule;
}

/** The routes of all drafts, two for an issued version. */
export const certificationRoutes = (site: Site) =>
  publishes("certification", site)
    ? recordRoutes(site).flatMap(({ params, props }) =>
        CERTIFICATION_RULES.map((rule) => ({
          params: { ...params, rule },
          props: { ...props, rule } satisfies CertificationRef,
        })),
      )
    : [];

export interface CertificationPage {
  readonly title: string;
  readonly description: string;
  readonly href: string;
  readonly crumbs: readonly Crumb[];
  /** The issued version that it is about. */
  readonly record: Crumb;
  readonly pdf: string;
  /** The draft under the other rule. */
  readonly other: Crumb;
  readonly draft: CertificationDraft;
}

export async function certificationPage(
  ref: CertificationRef,
  site: Site,
): Promise<CertificationPage> {
  const { id, number, rule } = ref;
  const { urls } = site;
  const name = recordVersion(id, number);
  const other = rule === "13" ? "14" : "13";
  const href = urls.certification(id, number, rule);
  const record = { name, href: urls.version(id, number) };
  return {
    title: `Draft certification 902(${rule}) of ${name}`,
    description: `A draft to complete and sign, and no certification: ${name} under Federal Rule of Evidence 902(${rule}).`,
    href,
    crumbs: [record, { name: `Draft certification 902(${rule})`, href }],
    record,
    pdf: urls.certificationPdf(id, number, rule),
    other: { name: `902(${other})`, href: urls.certification(id, number, other) },
    draft: await draftOfRecord(ref, site),
  };
}

/** @throws Error where the words of the version were removed */
export async function draftOfRecord(
  { id, number, rule }: CertificationRef,
  site: Site,
): Promise<CertificationDraft> {
  const { record } = issuedVersion({ id, number }, site);
  if (record === undefined) throw new Error(`${recordVersion(id, number)} was removed`);
  const given = known(site).get(record) ?? gathered(record, site);
  known(site).set(record, given);
  return certificationDraft(rule, await given);
}

const known = oncePerSite(() => new WeakMap<IssuedRecord, Promise<CertificationFacts>>());

async function gathered(record: IssuedRecord, site: Site): Promise<CertificationFacts> {
  const { evidence, evidenceSha256, id, issued, number } = record;
  const { archive, urls } = site;
  const { notice, title } = archive.content.settings;
  return {
    archive: title,
    notice,
    record: recordVersion(id, number),
    issued,
    address: ownAddress(urls.version(id, number), site),
    evidence: evidenceSha256,
    document: evidence.document,
    version: evidence.version,
    capture: evidence.capture,
    quotation: evidence.quotation,
    stands: standsInHeldText(record, site),
    files: certifiedFiles(record, site),
    procedure: adoptedProcedure(site),
    custody: custodyOf(record, site),
    ...(await timesOf(record, site)),
    log: await logWords(record, site),
    status: statusOf(record, site),
    checks: checksOf(record, site),
  };
}

async function timesOf({ id, number }: IssuedRecord, site: Site) {
  const { files, stamps } = await timeProofs(logPlace(id, number, site).leaf, site);
  return {
    stamps: stamps.map(({ at, authority, covers, doubt, file }) => ({
      at,
      authority,
      covers,
      doubt,
      file: ownAddress(file.href, site),
    })),
    otherProofs: files.map(({ covers, name, what }) => `${what} of ${covers}: ${name}`),
  };
}

async function logWords({ id, number }: IssuedRecord, site: Site): Promise<string[]> {
  const { claims, signatures } = await logClaims([logPlace(id, number, site)], site);
  return [...claims.map(({ position }) => position), ...signatures];
}

/** Where what is needed to check the item is published. */
function checksOf({ id, number }: IssuedRecord, site: Site): CertificationFacts["checks"] {
  const { urls } = site;
  const { leaf, proof } = logPlace(id, number, site);
  const covering = coveringCheckpoint(leaf, site);
  const list: readonly (readonly [string, string | undefined])[] = [
    ["The record, with its commands", urls.version(id, number)],
    ["The text", urls.text(id, number)],
    ["Proof of its place in the log", proof],
    ["Checkpoint of the log", covering && urls.checkpoint(covering.size)],
    ["Check the whole chain", urls.verify],
  ];
  return list.flatMap(([what, href]) =>
    href === undefined ? [] : [{ what, address: ownAddress(href, site) }],
  );
}

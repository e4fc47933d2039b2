/**
 * The chain from a quotation to the signature of a checkpoint, checked link by link from published
 * files alone. What can be checked is, also after a link that fails.
 */
import { holdsUnless } from "#ledger/steps.ts";
import { type FindFile, evidenceSteps, extractionStep } from "./verify-evidence.ts";
import { hashBytes } from "./verify-hash.ts";
import type { Target } from "./verify-id.ts";
import { type ExpectedLine, type Trust, logSteps } from "./verify-log-steps.ts";
import { unreadOutcome } from "./verify-removed.ts";
import { type FetchedRecord, readRecord } from "./verify-record.ts";
import { type PublishedSite, Unread } from "./verify-site.ts";
import { type ChainStep, hashValue } from "./verify-steps.ts";

/** The steps of a version's chain, each as soon as it is checked. */
export function checkChain(
  target: Target,
  site: PublishedSite,
  trust: Trust,
  findFile: FindFile,
): AsyncGenerator<ChainStep> {
  return /-P-\d+$/u.test(target.id)
    ? provisionChain(target, site, trust, findFile)
    : documentChain(target, site, trust);
}

const folderOf = ({ id, number }: Target): string => `record/${id}/v/${number}/`;

async function* provisionChain(
  target: Target,
  site: PublishedSite,
  trust: Trust,
  findFile: FindFile,
): AsyncGenerator<ChainStep> {
  const [bytes, text] = await Promise.all(
    ["record.json", "text.txt"].map((name) => site.read(folderOf(target) + name)),
  );
  const record = bytes instanceof Uint8Array ? readRecord(bytes) : undefined;
  if (record !== undefined && text !== undefined) {
    yield* evidenceSteps({ target, record, text, site, findFile });
  } else yield await noRecordStep(bytes!, site);
  const sha256 = bytes instanceof Uint8Array ? hashBytes(bytes) : undefined;
  yield* logSteps(target, recordLine(target, sha256, record), site, trust);
}

async function noRecordStep(bytes: Uint8Array | Unread, site: PublishedSite): Promise<ChainStep> {
  const outcome =
    bytes instanceof Unread
      ? await unreadOutcome(bytes, site)
      : holdsUnless("record.json holds no record");
  const values =
    bytes instanceof Unread ? [] : [hashValue("SHA-256 of record.json", hashBytes(bytes))];
  return { name: "record", title: "The record can be read.", values, ...outcome };
}

/** What the line of an issued version must say, as far as the fetched files tell. */
const recordLine = (
  { id, number }: Target,
  sha256: string | undefined,
  record: FetchedRecord | undefined,
): ExpectedLine => ({
  type: "record",
  record: id,
  number,
  ...(sha256 !== undefined && { sha256 }),
  ...(record !== undefined && {
    document: record.document.id,
    evidence: record.evidence.computed,
    analysis: record.analysis.computed,
    text: record.text,
  }),
});

async function* documentChain(
  target: Target,
  site: PublishedSite,
  trust: Trust,
): AsyncGenerator<ChainStep> {
  const path = `${folderOf(target)}text.txt`;
  const text = await site.read(path);
  const step = { name: "text", title: "The text can be read." };
  yield text instanceof Unread
    ? { ...step, values: [], ...(await unreadOutcome(text, site)) }
    : {
        ...step,
        state: "holds",
        values: [hashValue("SHA-256 of text.txt, computed here", hashBytes(text), path)],
      };
  yield extractionStep(undefined);
  const { id, number } = target;
  const hash = text instanceof Unread ? {} : { text: hashBytes(text) };
  yield* logSteps(target, { type: "version", document: id, number, ...hash }, site, trust);
}

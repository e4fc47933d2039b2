/** The links of the chain that `record.json` and the files it names hold together. */
import { holdsUnless } from "#ledger/steps.ts";
import { hashBytes } from "./verify-hash.ts";
import type { Target } from "./verify-id.ts";
import { unreadOutcome } from "./verify-removed.ts";
import type { FetchedRecord, FetchedSource, Part } from "./verify-record.ts";
import { type PublishedSite, Unread, utf8Of } from "./verify-site.ts";
import { type ChainStep, hashValue, plainValue } from "./verify-steps.ts";

/** Gives the path of the published file that has this SHA-256, where one is listed. */
export type FindFile = (sha256: string) => Promise<string | undefined>;

/** A record's files as they were fetched, and where to look for more. */
export interface RecordFiles {
  readonly target: Target;
  readonly record: FetchedRecord;
  readonly text: Uint8Array | Unread;
  readonly site: PublishedSite;
  readonly findFile: FindFile;
}

/** From the quotation down to the hashes of the record's parts. */
export async function* evidenceSteps(files: RecordFiles): AsyncGenerator<ChainStep> {
  const { record } = files;
  yield quotationStep(files);
  yield await textStep(files);
  yield extractionStep(record.extractor);
  for (const source of record.sources) yield await bytesStep(source, files);
  yield captureStep(record.captureLine);
  yield recordStep(files);
}

function quotationStep({ record, text }: RecordFiles): ChainStep {
  const { start, end, text: quoted } = record.quotation;
  const step = {
    name: "quotation",
    title: "The quotation stands in the text, character for character.",
    values: [
      { label: "Quotation", text: quoted, as: "words" },
      plainValue("Place", `code points ${start} to ${end} of text.txt`),
    ],
  } as const;
  if (text instanceof Unread) return { ...step, state: "unchecked", reason: text.reason };
  const words = utf8Of(text);
  if (words === undefined) return { ...step, ...holdsUnless("text.txt is not UTF-8") };
  const found = codePointSlice(words, start, end);
  if (found === quoted) return { ...step, state: "holds" };
  const values = [
    ...step.values,
    { label: "What stands there", text: found, as: "words" } as const,
  ];
  return { ...step, values, ...holdsUnless("other words stand at this place") };
}

function codePointSlice(text: string, start: number, end: number): string {
  let [at, from, to] = [0, text.length, text.length];
  let point = 0;
  for (const sign of text) {
    if (point === start) from = at;
    if (point === end) to = at;
    at += sign.length;
    point++;
  }
  return text.slice(from, to);
}

async function textStep({ record, site, target, text }: RecordFiles): Promise<ChainStep> {
  const path = `record/${target.id}/v/${target.number}/text.txt`;
  const stated = hashValue("The record names", record.text);
  const step = { name: "text", title: "The text is the one that the record names." } as const;
  if (text instanceof Unread) {
    return { ...step, values: [stated], ...(await unreadOutcome(text, site)) };
  }
  const computed = hashBytes(text);
  const values = [stated, hashValue("SHA-256 of text.txt, computed here", computed, path)];
  return { ...step, values, ...same(record.text, computed) };
}

/** The one link that common tools cannot repeat. */
export const extractionStep = (extractor: string | undefined): ChainStep => ({
  name: "extraction",
  title: "The text comes from the captured bytes.",
  state: "unchecked",
  reason: `this needs the extractor${extractor === undefined ? "" : ` ${extractor}`}, which is part of the program that made these pages: npx muniment verify --full. Without it, open the captured file and look for the sentence`,
  values: extractor === undefined ? [] : [plainValue("Extractor", extractor)],
});

async function bytesStep(source: FetchedSource, files: RecordFiles): Promise<ChainStep> {
  const stated = hashValue("The record names", source.sha256);
  const step = {
    name: "bytes",
    title: "The captured bytes are the ones that the record names.",
    values: [stated],
  } as const;
  const unchecked = (reason: string): ChainStep => ({ ...step, state: "unchecked", reason });
  if (!files.record.kept) return unchecked("only their hash is held here");
  const path = await files.findFile(source.sha256);
  if (path === undefined) return unchecked("no published file is listed under this hash");
  const bytes = await files.site.read(path);
  if (bytes instanceof Unread) return { ...step, ...(await unreadOutcome(bytes, files.site)) };
  const computed = hashBytes(bytes);
  const values = [
    stated,
    hashValue("SHA-256 of the captured bytes, computed here", computed, path),
    plainValue("Length", `${bytes.length} bytes`),
  ];
  return { ...step, values, ...same(source.sha256, computed) };
}

const captureStep = (line: Part): ChainStep => ({
  name: "capture",
  title: "When, from where and how it was captured is what the ledger recorded.",
  values: partValues("capture", line),
  ...same(line.stated, line.computed),
});

function recordStep({ record, target }: RecordFiles): ChainStep {
  const { analysis, evidence, id, isCanonical, number } = record;
  const fault = !isCanonical
    ? "the file is not in canonical form"
    : id !== target.id || number !== target.number
      ? `the file is of ${id} v${number}`
      : (whyOtherPart("evidence", evidence) ?? whyOtherPart("analysis", analysis));
  return {
    name: "record",
    title: "Evidence and analysis in the record have the hashes that it states.",
    values: [...partValues("evidence", evidence), ...partValues("analysis", analysis)],
    ...holdsUnless(fault),
  };
}

const whyOtherPart = (name: string, { stated, computed }: Part): string | undefined =>
  stated === computed ? undefined : `the ${name} was changed: its hash is another`;

const partValues = (name: string, { stated, computed }: Part) => [
  hashValue(`The record states, for its ${name}`, stated),
  hashValue(`SHA-256 of the ${name}, computed here`, computed),
];

const same = (stated: string, computed: string) =>
  holdsUnless(stated === computed ? undefined : "the hash is another");

/**
 * What a removal takes away, decided from the archive before anything is written: which bytes,
 * which issued records, which addresses owe nothing more, which records become tombstones.
 */
import { recordVersion } from "#archive/records.ts";
import type { Archive } from "#archive/open.ts";
import { holdsObject } from "#archive/snapshots.ts";
import { obligedPaths } from "#ledger/line.ts";
import {
  type DocumentId,
  type ProvisionId,
  type Sha256,
  byCodeUnit,
  isDocumentId,
  isProvisionId,
  isSha256,
} from "#base/ids.ts";
import type { Capture } from "#schema/capture.ts";
import type { LedgerLine, RecordLine, RemovalLine } from "#schema/ledger-line.ts";
import { findQuotation } from "#text/quotation.ts";
import { noTarget } from "./going-commit.ts";

export type Level = RemovalLine["level"];
export type Target = RemovalLine["target"];

/** Everything that a removal names in the ledger. */
export type Taken = Pick<RemovalLine, "objects" | "records" | "discharges">;

/** What a target stands for. */
interface Selection {
  readonly captures: readonly Capture[];
  /** Canonical texts whose words go, from the level `dark` on. */
  readonly texts: ReadonlySet<Sha256>;
  /** The one object that is meant, where no text is. */
  readonly only?: Sha256;
  readonly records: readonly RecordLine[];
}

/** What a removal takes, with what an earlier one took as far left out. */
export function planRemoval(archive: Archive, target: Target, level: Level): Taken {
  const chosen = select(archive, target);
  const texts = level === "metadata" ? new Set<Sha256>() : chosen.texts;
  const objects = objectsOf(archive, chosen, texts, level);
  const records = level === "metadata" ? [] : recordsOf(archive, chosen, texts, level);
  const fresh = objects.filter((each) => rank(level) > rank(archive.removals.objects.get(each)));
  const discharges = dischargedBy(archive.ledger, new Set(fresh), new Set(records));
  return {
    objects: fresh,
    records,
    discharges: discharges.filter((path) => !archive.removals.discharged.has(path)),
  };
}

/** Higher where a level takes more; 0 for nothing. */
function rank(removal: Level | RemovalLine | undefined): number {
  const level = typeof removal === "object" ? removal.level : removal;
  return level === undefined ? 0 : ["metadata", "dark", "destroyed"].indexOf(level) + 1;
}

/** What a person may give: an ID of either kind, or a SHA-256. */
export function targetFrom(name: string): Target {
  if (isDocumentId(name) || isProvisionId(name) || isSha256(name)) return name;
  return noTarget(`"${name}" is no ID and no SHA-256`);
}

function select(archive: Archive, target: Target): Selection {
  if (isDocumentId(target)) return ofDocument(archive, target);
  if (isProvisionId(target)) return ofProvision(archive, target);
  return ofHash(archive, target);
}

const textOf = ({ text }: Capture): Sha256 => text.sha256;
const allCaptures = ({ captures }: Archive): Capture[] => [...captures.values()].flat();
const recordLines = ({ ledger }: Archive): RecordLine[] =>
  ledger.filter((line) => line.type === "record");

function ofDocument(archive: Archive, id: DocumentId): Selection {
  const captures = archive.captures.get(id) ?? noTarget(`${id} was never recorded`);
  return { captures, texts: new Set(captures.map(textOf)), records: [] };
}

/** The captures whose text holds any wording of the provision, and all its issued versions. */
function ofProvision(archive: Archive, id: ProvisionId): Selection {
  const records = recordLines(archive).filter(({ record }) => record === id);
  const [first] = records;
  if (first === undefined) return noTarget(`${id} was never issued`);
  const wordings = wordingsOf(archive, id);
  const document = [...archive.documents.values()].find((each) => each.id === first.document);
  const held = (document?.versions ?? []).filter((version) =>
    wordings.some((text) => findQuotation({ text }, version, archive.pool.textOf).length > 0),
  );
  const texts = new Set([...held.map(({ text }) => text), ...records.map(({ text }) => text)]);
  const captures = archive.captures.get(first.document)!.filter((each) => texts.has(textOf(each)));
  return { captures, texts, records };
}

/** Every wording that the provision has now, and every one that was issued. */
function wordingsOf({ provisions, records }: Archive, id: ProvisionId): string[] {
  const now = [...provisions.values()].find(({ value }) => value.id === id)?.value.quotes ?? [];
  const issued = (records.get(id) ?? []).flatMap(({ record }) => record?.evidence.quotation ?? []);
  return [...new Set([...now, ...issued].map(({ text }) => text))];
}

function ofHash(archive: Archive, hash: Sha256): Selection {
  const captures = allCaptures(archive);
  const holding = captures.filter((each) => textOf(each) === hash);
  if (holding.length > 0) return { captures: holding, texts: new Set([hash]), records: [] };
  const records = recordLines(archive).filter((line) => line.sha256 === hash);
  if (records.length > 0) return { captures: [], texts: new Set(), records };
  const from = captures.filter((each) => filesOf(each).includes(hash));
  if (from.length === 0) return noTarget(`no capture and no record has the SHA-256 ${hash}`);
  // A text that other bytes give as well stands: they hold its words.
  const others = new Set(captures.filter((each) => !from.includes(each)).map(textOf));
  const texts = new Set(from.map(textOf).filter((text) => !others.has(text)));
  return { captures: from, texts, only: hash, records: [] };
}

/** The files of a capture: the bytes of its sources, and its screenshot. */
const filesOf = ({ screenshot, sources }: Capture): Sha256[] => [
  ...sources.map(({ sha256 }) => sha256),
  ...(screenshot === undefined ? [] : [screenshot]),
];

function objectsOf(
  archive: Archive,
  { captures, only }: Selection,
  texts: ReadonlySet<Sha256>,
  level: Level,
): Sha256[] {
  // Whatever else shows the words of a text that goes: files and pictures of its every capture.
  const showing = allCaptures(archive).filter((each) => texts.has(textOf(each)));
  const pictures = captures.flatMap(({ screenshot }) => screenshot ?? []);
  const meant = only === undefined ? captures.flatMap(filesOf) : [only];
  const all = [
    ...meant,
    ...(level === "metadata" ? [] : pictures),
    ...texts,
    ...showing.flatMap(filesOf),
  ];
  const known = (each: Sha256) =>
    holdsObject(archive.root, each) || archive.removals.objects.has(each);
  return [...new Set(all)].filter(known).toSorted(byCodeUnit);
}

/** Issued versions that are meant, or that quote a text that goes. */
function recordsOf(
  archive: Archive,
  { records }: Selection,
  texts: ReadonlySet<Sha256>,
  level: Level,
): string[] {
  const meant = new Set(records);
  return recordLines(archive)
    .filter((line) => meant.has(line) || texts.has(line.text))
    .map(({ number, record }) => recordVersion(record, number))
    .filter((name) => rank(level) > rank(archive.removals.records.get(name)))
    .toSorted(byCodeUnit);
}

/** The addresses that served what is taken; pages stay, as tombstones. */
function dischargedBy(
  ledger: readonly LedgerLine[],
  objects: ReadonlySet<Sha256>,
  records: ReadonlySet<string>,
): string[] {
  const owing = ledger.flatMap((line) => {
    if (line.type === "capture") {
      const names = line.evidence.filter((name) => objects.has(name.slice(0, 64) as Sha256));
      return names.map((name) => `/evidence/${name}`);
    }
    const gone =
      (line.type === "version" && objects.has(line.text)) ||
      (line.type === "record" && records.has(recordVersion(line.record, line.number)));
    return gone ? obligedPaths(line).filter((path) => /\.(?:json|txt)$/u.test(path)) : [];
  });
  return [...new Set(owing)].toSorted(byCodeUnit);
}

/** The files of the records of a selection, to be downloaded and checked with one list of sums. */
import type { Sha256 } from "#base/ids.ts";
import { printSums } from "#base/sums.ts";
import type { FileFacts } from "./record-facts.ts";
import type { Known } from "./selection-authorities.ts";

/** Which files there may be, and whether they are listed before a reader chooses. */
export const FILE_KINDS = [
  { id: "exhibit", name: "Exhibits (ZIP)", files: /^exhibit\.zip$/u, chosen: true },
  { id: "pdf", name: "PDFs of the evidence", files: /^record\.pdf$/u, chosen: true },
  {
    id: "analysis",
    name: "PDFs of the analyses: opinion, and no evidence",
    files: /^analysis\.pdf$/u,
    chosen: false,
  },
  {
    id: "certification",
    name: "Drafts of certifications (PDF)",
    files: /^certification-.*\.pdf$/u,
    chosen: false,
  },
] as const;
export type FileKind = (typeof FILE_KINDS)[number]["id"];

/** A file under a name that no other file of the list has. */
export interface NamedFile {
  /** `MU-P-000001-v2-exhibit.zip` */
  readonly saveAs: string;
  readonly url: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

export interface RecordFiles extends Known {
  readonly files: readonly NamedFile[];
}

const namedFile = ({ facts }: Known, file: FileFacts): NamedFile => ({
  saveAs: `${facts.id}-v${facts.number}-${file.name}`,
  url: file.url,
  bytes: file.bytes,
  sha256: file.sha256,
});

/** The files of the kinds that are wanted, by record, in the order of the selection. */
export const filesOf = (
  records: readonly Known[],
  wanted: ReadonlySet<FileKind>,
): readonly RecordFiles[] =>
  records.map((known) => ({
    ...known,
    files: FILE_KINDS.filter(({ id }) => wanted.has(id))
      .flatMap(({ files }) => known.facts.files.filter(({ name }) => files.test(name)))
      .map((file) => namedFile(known, file)),
  }));

/** Whether any of the records has files of a kind. */
export const hasKind = (records: readonly Known[], kind: FileKind): boolean =>
  filesOf(records, new Set([kind])).some(({ files }) => files.length > 0);

/** `SHA256SUMS`: checks files that were saved under these names. */
export const sumsOf = (records: readonly RecordFiles[]): string =>
  printSums(
    records.flatMap(({ files }) => files.map(({ saveAs, sha256 }) => [saveAs, sha256] as const)),
  );

/** A command for each file that fetches it under its name. Addresses of ours need no quoting. */
export const fetchCommands = (records: readonly RecordFiles[]): string =>
  records
    .flatMap(({ files }) => files.map(({ saveAs, url }) => `curl -fo ${saveAs} ${url}\n`))
    .join("");

/** `1,234 bytes`, `1.2 MB` */
export function showSize(bytes: number): string {
  if (bytes < 10_000) return `${String(bytes).replace(/\B(?=(?:\d{3})+$)/gu, ",")} bytes`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(Math.round(bytes / 100_000) / 10).toFixed(1)} MB`;
}

/** What a removal takes away from whoever reads the archive. */
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import type { ProvisionId, Sha256 } from "#base/ids.ts";
import type { Capture, Source } from "#schema/capture.ts";
import type { LedgerLine, RemovalLine, WithdrawalLine } from "#schema/ledger-line.ts";
import { SIDECARS_FOLDER, objectPath, recordPath } from "./layout.ts";
import type { Removals } from "./records.ts";

/** Removals and what is asked of them. */
type Removed = Pick<Removals, "objects">;

/** The words are gone too, not the captured files alone. */
const takesWords = (line: RemovalLine | undefined): boolean =>
  line !== undefined && line.level !== "metadata";

/** The removal that took a text away; undefined while it is there to be read. */
export function removalOfText({ objects }: Removed, text: Sha256): RemovalLine | undefined {
  const line = objects.get(text);
  return takesWords(line) ? line : undefined;
}

/** Whether a record was withdrawn because a removal took all of its words. */
export function isTombstoneOf(line: RemovalLine, { record, notice }: WithdrawalLine): boolean {
  const isMeant =
    line.target === record || line.records.some((each) => each.startsWith(`${record} v`));
  return isMeant && takesWords(line) && line.notice === notice;
}

/** Whether the site offers the bytes of a capture's source. */
export const isPublished = ({ objects }: Removed, { kept }: Capture, source: Source): boolean =>
  kept && !objects.has(source.sha256);

/**
 * Objects that are not taken in again: a later capture with a removed text, or of removed bytes, is
 * recorded by its hashes alone.
 */
export const removedObjects = (ledger: readonly LedgerLine[]): ReadonlySet<Sha256> =>
  new Set(ledger.flatMap((line) => (line.type === "removal" ? line.objects : [])));

/** Kinds of sidecar that say only when something was: they hold hashes, and no bytes of it. */
const TIMES = new Set(["ots", "tsr"]);

/** Sidecar files that hold bytes of some objects, such as a web archive of one. */
const byteSidecars = (root: string, objects: ReadonlySet<string>): string[] =>
  filesUnder(join(root, SIDECARS_FOLDER)).flatMap((name) => {
    const [object = "", kind = ""] = name.split(".");
    return objects.has(object) && !TIMES.has(kind) ? [`${SIDECARS_FOLDER}/${name}`] : [];
  });

/** The file of an issued version: `CA-P-000157 v3`. */
function fileOfRecord(name: string): string {
  const [id, number] = name.split(" v") as [ProvisionId, string];
  return recordPath(id, Number(number));
}

/** The files that a removal destroys, wherever they are still there. */
export const destroyedFiles = (
  root: string,
  { level, objects, records }: Pick<RemovalLine, "level" | "objects" | "records">,
): string[] =>
  level === "destroyed"
    ? [
        ...objects.map(objectPath),
        ...byteSidecars(root, new Set(objects)),
        ...records.map(fileOfRecord),
      ]
    : [];

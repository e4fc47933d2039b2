/** Publishes what was issued, byte for byte as it was frozen, and every notice of what went. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { objectPath } from "#archive/layout.ts";
import type { Archive } from "#archive/open.ts";
import type { IssuedVersion } from "#archive/records.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import { evidenceName } from "#ledger/line.ts";

/** Into the built site `out`; what a removal withholds is left out. */
export function publishRecords(archive: Archive, out: string, progress: Progress): void {
  const issued = [...archive.records.values()].flat();
  progress.stage("publishing records", issued.length);
  for (const version of issued) {
    publishVersion(archive, out, version);
    progress.advance();
  }
  for (const notice of archive.notices.keys()) {
    copyObject(archive, notice, join(out, "evidence", evidenceName(notice, "text/plain")));
  }
}

function publishVersion(archive: Archive, out: string, { bytes, line }: IssuedVersion): void {
  const folder = join(out, `record/${line.record}/v/${line.number}`);
  mkdirSync(folder, { recursive: true });
  if (bytes !== undefined) writeFileSync(join(folder, "record.json"), bytes);
  copyObject(archive, line.text, join(folder, "text.txt"));
}

function copyObject({ removals, root }: Archive, name: Sha256, target: string): void {
  if (removals.objects.has(name)) return;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(root, objectPath(name)), target);
}

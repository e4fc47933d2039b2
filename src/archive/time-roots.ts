/** The certificates that time stamps are held against: files in `content/` that settings name. */
import { join } from "node:path";
import type { Certificate } from "pkijs";
import { readIfThere } from "#base/files.ts";
import { type Problem, problem } from "#base/problems.ts";
import { parseCertificates } from "#ledger/certificates.ts";
import { Rejected } from "#ledger/rejected.ts";
import type { ArchiveSettings } from "#schema/archive-settings.ts";
import { SETTINGS_FILE, rootFile } from "./layout.ts";

export interface TimeRoots {
  readonly certificates: readonly Certificate[];
  /** All of them as one PEM file, for openssl. */
  readonly pem: string;
}

/** Reads the roots of settings; those that cannot be read are added to `problems`. */
export function readTimeRoots(
  root: string,
  { time }: ArchiveSettings,
  problems: Problem[],
): TimeRoots {
  const certificates: Certificate[] = [];
  const files: string[] = [];
  for (const [index, name] of (time?.roots ?? []).entries()) {
    const file = rootFile(name);
    const pem = readIfThere(join(root, file))?.toString("utf8");
    const parsed =
      pem === undefined ? new Rejected("there is no such file") : parseCertificates(pem);
    if (parsed instanceof Rejected) {
      const what = `${file}: ${parsed.reason}`;
      const field = `time.roots[${index}]`;
      problems.push(problem("time/root", { what, file: SETTINGS_FILE, field }));
      continue;
    }
    certificates.push(...parsed);
    files.push(`${pem!.trim()}\n`);
  }
  return { certificates, pem: files.join("") };
}

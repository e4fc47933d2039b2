/**
 * What an earlier build made and where: its parts, each with its key and its files, kept beside the
 * site and not in it. A file counts as what was made only while its size, times and place say that
 * nobody wrote it since; else it is read, and its hash decides.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import {
  type Signature,
  isSettled,
  keepNewest,
  readIfThere,
  signatureOf,
  writeWhole,
} from "#base/files.ts";
import type { MadeFile, MadeFiles } from "#base/made-files.ts";
import type { CountsByPair } from "#views/changes.ts";
import type { PartName } from "#views/parts.ts";

const PROJECT = join(import.meta.dirname, "../..");

/** A part with what later builds need to know of it. */
export interface KeptPart extends MadeFiles {
  readonly key: Sha256;
  /** Of a document: what its changes counted. */
  readonly counts: CountsByPair | undefined;
}

/** A part as it is kept: with signatures of its files, in their order. */
interface PrintedPart extends MadeFiles {
  readonly name: PartName;
  readonly key: Sha256;
  readonly counts: readonly (readonly [string, unknown])[] | undefined;
  readonly signatures: readonly (Signature | "")[];
}

const FORM = "muniment-site/1";

const NOTES = join(PROJECT, ".cache/sites");
/** Of so many sites it is noted what was made. */
const MOST_NOTES = 16;

const fileFor = (out: string): string => join(NOTES, `${sha256(out).slice(0, 32)}.jsonl`);

/** What an earlier build made. */
export interface FormerSite {
  /** The parts that are whole and made from what there is now. */
  readonly parts: ReadonlyMap<PartName, KeptPart>;
  /** Every part that there was. */
  readonly keys: ReadonlyMap<PartName, Sha256>;
  /** Why parts that were kept cannot be used; empty where all can. */
  readonly damaged: readonly string[];
}

export const NOTHING_FORMER: FormerSite = { parts: new Map(), keys: new Map(), damaged: [] };

/** What is there of an earlier build in the folder `out`. @param wanted keys of the parts of today */
export function readFormerSite(out: string, wanted: ReadonlyMap<PartName, Sha256>): FormerSite {
  const path = fileFor(out);
  const bytes = readIfThere(path);
  if (bytes === undefined) return NOTHING_FORMER;
  const lines = parseLines(bytes);
  if (lines === undefined) {
    return { ...NOTHING_FORMER, damaged: ["what was noted of the former build is damaged"] };
  }
  const written = statSync(path).mtimeMs;
  const keys = new Map<PartName, Sha256>();
  const parts = new Map<PartName, KeptPart>();
  const damaged: string[] = [];
  for (const line of lines) {
    const { counts, name, signatures, ...part } = JSON.parse(line) as PrintedPart;
    keys.set(name, part.key);
    if (wanted.get(name) !== part.key) continue;
    const changed = part.files.find(
      (file, index) => !isAsMade(join(out, file.path), file, signatures[index]!, written),
    );
    if (changed !== undefined) damaged.push(`${changed.path} is not what was made`);
    else parts.set(name, { ...part, counts: counts && (new Map(counts) as CountsByPair) });
  }
  return { parts, keys, damaged };
}

function isAsMade(
  path: string,
  file: MadeFile,
  signature: Signature | "",
  written: number,
): boolean {
  const now = signatureOf(path);
  if (now === undefined) return false;
  if (now === signature && isSettled(now, written)) return true;
  return sha256(readFileSync(path)) === file.sha256;
}

function parseLines(bytes: Buffer): string[] | undefined {
  const end = bytes.lastIndexOf(10, bytes.length - 2);
  const body = bytes.subarray(0, end + 1);
  if (bytes.toString("latin1", end + 1).trim() !== sha256(body)) return undefined;
  const [form, ...lines] = body.toString("utf8").trimEnd().split("\n");
  return form === FORM ? lines : undefined;
}

/** Notes what a build made, once it is in its place. */
export function noteSite(out: string, parts: ReadonlyMap<PartName, KeptPart>): void {
  const lines = [...parts].map(([name, { counts, files, key, links, lost }]) => {
    const signatures = files.map(({ path }) => signatureOf(join(out, path)) ?? "");
    const part: PrintedPart = {
      name,
      key,
      files,
      links,
      lost,
      signatures,
      counts: counts && [...counts],
    };
    return `${JSON.stringify(part)}\n`;
  });
  const body = `${FORM}\n${lines.join("")}`;
  writeWhole(fileFor(out), `${body}${sha256(body)}\n`);
  keepNewest(NOTES, MOST_NOTES);
}

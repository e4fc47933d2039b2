/**
 * What an earlier build made and where: its parts, each with its key and its files, kept beside the
 * site and not in it. A file counts as what was made only while its size, times and place say that
 * nobody wrote it since; else it is read, and its hash decides.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
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
  /** What was noted of it, where it still holds to the letter. */
  readonly noted?: string;
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
  /** Whether the site has a file with these bytes, also one of a part that is made anew. */
  readonly holds: (path: string, hash: Sha256) => boolean;
  /** Why parts that were kept cannot be used; empty where all can. */
  readonly damaged: readonly string[];
}

export const NOTHING_FORMER: FormerSite = {
  parts: new Map(),
  keys: new Map(),
  holds: () => false,
  damaged: [],
};

/** What is there of an earlier build in the folder `out`. @param wanted keys of the parts of today */
export function readFormerSite(out: string, wanted: ReadonlyMap<PartName, Sha256>): FormerSite {
  const path = fileFor(out);
  const bytes = readIfThere(path);
  if (bytes === undefined || !existsSync(out)) return NOTHING_FORMER;
  const lines = parseLines(bytes);
  if (lines === undefined) {
    return { ...NOTHING_FORMER, damaged: ["what was noted of the former build is damaged"] };
  }
  const written = statSync(path).mtimeMs;
  const keys = new Map<PartName, Sha256>();
  const parts = new Map<PartName, KeptPart>();
  const others = new Map<string, Noted>();
  const damaged: string[] = [];
  for (const line of lines) {
    const { counts, name, signatures, ...part } = JSON.parse(line) as PrintedPart;
    const noted = part.files.map((file, at) => ({ file, signature: signatures[at]! }));
    keys.set(name, part.key);
    if (wanted.get(name) !== part.key) {
      for (const each of noted) others.set(each.file.path, each);
      continue;
    }
    const states = noted.map((each) => stateOf(each, out, written));
    const changed = states.indexOf("changed");
    if (changed >= 0) {
      damaged.push(`${part.files[changed]!.path} is not what was made`);
      continue;
    }
    const isSame = !states.includes("read");
    const kept = { ...part, counts: counts && (new Map(counts) as CountsByPair) };
    parts.set(name, { ...kept, ...(isSame && { noted: line }) });
  }
  const holds = (file: string, hash: Sha256): boolean => {
    const other = others.get(file);
    return other?.file.sha256 === hash && stateOf(other, out, written) !== "changed";
  };
  return { parts, keys, holds, damaged };
}

/** A file as it was noted. */
interface Noted {
  readonly file: MadeFile;
  readonly signature: Signature | "";
}

/** Whether a file is as it was noted, holds the same bytes when it is read, or others. */
function stateOf(
  { file, signature }: Noted,
  out: string,
  written: number,
): "same" | "read" | "changed" {
  const path = join(out, file.path);
  const now = signatureOf(path);
  if (now === undefined) return "changed";
  if (now === signature && isSettled(now, written)) return "same";
  return sha256(readFileSync(path)) === file.sha256 ? "read" : "changed";
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
  const lines = [...parts].map(([name, part]) => `${part.noted ?? printPart(name, part, out)}\n`);
  const body = `${FORM}\n${lines.join("")}`;
  writeWhole(fileFor(out), `${body}${sha256(body)}\n`);
  keepNewest(NOTES, MOST_NOTES);
}

function printPart(name: PartName, { counts, files, key, links, lost }: KeptPart, out: string) {
  const signatures = files.map(({ path }) => signatureOf(join(out, path)) ?? "");
  const told = counts && [...counts];
  const part: PrintedPart = { name, key, files, links, lost, signatures, counts: told };
  return JSON.stringify(part);
}

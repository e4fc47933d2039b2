/** The page on which readers check files and records themselves. */
import type { IssuedVersion } from "#archive/records.ts";
import { sha256 } from "#base/hash.ts";
import { hashHex } from "#ledger/hash.ts";
import { type VerifierKey, parseVerifierKey } from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { knownShards } from "./known-files.ts";
import { signatureOfLog } from "./log-claim.ts";
import { type CheckCommand, hashCommand, recordCommands } from "./record-commands.ts";
import type { Site } from "./site.ts";
import { SUMS_COMMAND, signatureCommand, verifierCommand } from "./verify-commands.ts";

/** What the page's script is told of the archive, as `data-` attributes. */
export interface ScriptFacts {
  readonly base: string;
  readonly prefix: string;
  readonly digits: number;
  readonly key: string | undefined;
  readonly test: true | undefined;
  readonly witnesses: string | undefined;
}

/** The newest checkpoint, to be kept by whoever wants to show later that nothing was rewritten. */
export interface NewestCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly href: string;
  readonly bytes: string;
  /** Who signed it, and what that is worth. */
  readonly signature: string;
}

export interface VerifyPage {
  readonly script: ScriptFacts;
  /** A version whose chain can be tried: `MU-P-000001 v2`. */
  readonly example: { readonly version: string; readonly title: string } | undefined;
  /** How to check the example with common tools. */
  readonly commands: readonly CheckCommand[];
  readonly newest: NewestCheckpoint | undefined;
  readonly key: string | undefined;
  /** Checks the newest checkpoint's signature; undefined where there is none. */
  readonly signature: string | undefined;
  readonly sums: string;
  /** The program that checks a copy of the site, and its hash. */
  readonly verifier: { readonly href: string; readonly sha256: string; readonly command: string };
}

/** `verifier` is the source of the program that checks a copy of the site. */
export async function verifyPage(site: Site, verifier: string): Promise<VerifyPage> {
  const { settings } = site.archive.content;
  const key = logKey(settings.log?.key);
  const newest = await newestCheckpoint(site);
  const example = newestIssued(site);
  return {
    script: {
      base: site.urls.base,
      prefix: settings.prefix,
      digits: knownShards(site).digits,
      key: settings.log?.key,
      test: settings.log?.test,
      witnesses: witnessesOf(settings.log?.witnesses),
    },
    example: example === undefined ? firstVersion(site) : nameOf(example),
    commands: example === undefined ? textCommands(site) : recordCommands(example, site),
    newest,
    key: settings.log?.key,
    signature: key && newest && signatureCommand(key, site),
    sums: SUMS_COMMAND,
    verifier: verifierOf(verifier, site),
  };
}

function logKey(text: string | undefined): VerifierKey | undefined {
  const key = text === undefined ? undefined : parseVerifierKey(text);
  return key instanceof Rejected ? undefined : key;
}

const witnessesOf = (keys: readonly string[] = []): string | undefined =>
  keys.length === 0 ? undefined : keys.join(" ");

async function newestCheckpoint(site: Site): Promise<NewestCheckpoint | undefined> {
  const kept = site.archive.checkpoints.at(-1);
  const signature = await signatureOfLog(site);
  if (kept === undefined || signature === undefined) return undefined;
  const { bytes, checkpoint, size } = kept;
  const href = site.urls.checkpoint(size);
  return { size, root: hashHex(checkpoint.root), href, bytes, signature };
}

type WholeRecord = IssuedVersion & { readonly record: IssuedRecord };

/** The record that was issued last and is held whole. */
function newestIssued({ archive }: Site): WholeRecord | undefined {
  return [...archive.records.values()]
    .flat()
    .filter((version): version is WholeRecord => version.record !== undefined)
    .toSorted((a, b) => b.leaf - a.leaf)[0];
}

const nameOf = ({ record }: WholeRecord) => ({
  version: `${record.id} v${record.number}`,
  title: record.analysis.title,
});

/** While nothing is issued, the first version of the first document stands for an example. */
const firstDocument = ({ archive }: Site) =>
  [...archive.documents.values()].find(
    ({ id, versions }) => id !== undefined && versions.length > 0,
  );

function firstVersion(site: Site) {
  const document = firstDocument(site);
  return document && { version: `${document.id!} v1`, title: document.value.title };
}

function textCommands(site: Site): CheckCommand[] {
  const { id, versions } = firstDocument(site) ?? {};
  if (id === undefined || versions === undefined) return [];
  return [
    {
      checked: "The SHA-256 of the text is the one that the version’s page names.",
      shows: "“text.txt: OK”",
      command: hashCommand(site.urls.text(id, 1), versions[0]!.text, site),
    },
  ];
}

function verifierOf(source: string, site: Site): VerifyPage["verifier"] {
  const hash = sha256(source);
  return { href: site.urls.verifier, sha256: hash, command: verifierCommand(hash, site) };
}

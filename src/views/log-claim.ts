/** What may be claimed of a ledger line's place in the log, and of who signed for it. */
import type { KeptCheckpoint } from "#archive/checkpoints.ts";
import { type VerifierKey, parseVerifierKey } from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import { verifyCheckpoint } from "#ledger/verify-checkpoint.ts";
import type { LogPlace } from "./log-places.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { grouped } from "./words.ts";

/** Who answers for a checkpoint, as far as this build could tell. */
type Signing = "signed" | "test" | "unsigned" | "unverified" | "uncovered";

/** A place in the log, with what may be said of it. */
export interface LogClaim extends LogPlace {
  /** The smallest published checkpoint that covers it; undefined until there is one. */
  readonly checkpoint: { readonly size: number; readonly href: string } | undefined;
  /** Where it stands and what covers it. */
  readonly position: string;
}

export interface LogClaims {
  readonly claims: readonly LogClaim[];
  /** Who signed the checkpoints, and what that is worth; each sentence once. */
  readonly signatures: readonly string[];
  /** There is a signature that the published key verifies. */
  readonly isSigned: boolean;
}

/** The claims of lines that a page speaks of; awaits the checking of signatures. */
export async function logClaims(places: readonly LogPlace[], site: Site): Promise<LogClaims> {
  const covering = places.map(({ leaf }) => coveringCheckpoint(leaf, site));
  const signings = await Promise.all(
    covering.map(async (each) => (each === undefined ? "uncovered" : signingOf(each, site))),
  );
  return {
    claims: places.map((place, index) => logClaim(place, covering[index], site)),
    signatures: [...new Set(signings)].map((signing) => signatureWords(signing, site)),
    isSigned: signings.some((signing) => signing === "signed" || signing === "test"),
  };
}

function logClaim(place: LogPlace, covering: KeptCheckpoint | undefined, { urls }: Site): LogClaim {
  const position = `Leaf ${grouped(place.leaf)} of the log, counted from 0`;
  return covering === undefined
    ? { ...place, checkpoint: undefined, position: `${position}; no checkpoint covers it yet.` }
    : {
        ...place,
        checkpoint: { size: covering.size, href: urls.checkpoint(covering.size) },
        position: `${position}; covered by the checkpoint over the first ${grouped(covering.size)} lines.`,
      };
}

/** The checkpoint that proofs of a line are against: it never changes. */
export const coveringCheckpoint = (leaf: number, { archive }: Site): KeptCheckpoint | undefined =>
  archive.checkpoints.find(({ size }) => size > leaf);

/** What the signature on the newest checkpoint is worth, for pages that speak of the whole log. */
export async function signatureOfLog(site: Site): Promise<string | undefined> {
  const newest = site.archive.checkpoints.at(-1);
  return newest && signatureWords(await signingOf(newest, site), site);
}

const logKey = oncePerSite(({ archive }): VerifierKey | undefined => {
  const { key } = archive.content.settings.log ?? {};
  const parsed = key === undefined ? undefined : parseVerifierKey(key);
  return parsed instanceof Rejected ? undefined : parsed;
});

const signings = oncePerSite(() => new WeakMap<KeptCheckpoint, Promise<Signing>>());

function signingOf(kept: KeptCheckpoint, site: Site): Promise<Signing> {
  const known = signings(site).get(kept) ?? checkSigning(kept, site);
  signings(site).set(kept, known);
  return known;
}

async function checkSigning({ checkpoint }: KeptCheckpoint, site: Site): Promise<Signing> {
  if (checkpoint.signatures.length === 0) return "unsigned";
  const log = logKey(site);
  if (log === undefined) return "unverified";
  const steps = await verifyCheckpoint(checkpoint, { log });
  const holds = (name: string) => steps.find((step) => step.name === name)?.state === "holds";
  if (!holds("origin") || !holds("signature")) return "unverified";
  return site.archive.content.settings.log?.test === true ? "test" : "signed";
}

function signatureWords(signing: Signing, site: Site): string {
  const key = logKey(site);
  const name = key === undefined ? "" : `${key.name}+${key.id}`;
  switch (signing) {
    case "uncovered":
      return "Until a checkpoint covers it, there is no proof that it is in the log.";
    case "signed":
      return `The checkpoint is signed with the key ${name}; this build verified the signature.`;
    case "test":
      return `The checkpoint is signed with the test key ${name}. The private half of that key is published, so anyone can sign with it: the signature proves nothing.`;
    case "unsigned":
      return "The checkpoint is not signed: it says what the log holds, and nobody answers for it.";
    case "unverified":
      return "The checkpoint carries a signature that this build could not verify, so nothing is claimed of who signed it.";
  }
}

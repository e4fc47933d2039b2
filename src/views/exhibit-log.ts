/** The files that show an exhibit's entry in the log, and what may be said of them. */
import type { IssuedVersion } from "#archive/records.ts";
import type { LogFacts, PublishedFile } from "#exhibit/facts.ts";
import { PROOF, VERIFIER_KEY, checkpointPath } from "#exhibit/paths.ts";
import { printBase64 } from "#ledger/base64.ts";
import { parseVerifierKey } from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import { coveringCheckpoint, logClaims } from "./log-claim.ts";
import { logPlace } from "./log-places.ts";
import type { Site } from "./site.ts";

interface ExhibitLog {
  readonly facts: LogFacts | undefined;
  readonly files: readonly PublishedFile[];
}

/** The proof, the checkpoint that it is against, and the key, where its signature was verified. */
export async function exhibitLog({ leaf, line }: IssuedVersion, site: Site): Promise<ExhibitLog> {
  const { urls } = site;
  const covering = coveringCheckpoint(leaf, site);
  if (covering === undefined) return { facts: undefined, files: [] };
  const { isSigned } = await logClaims([logPlace(line.record, line.number, site)], site);
  const key = isSigned ? keyOf(site) : undefined;
  const { checkpoint, size } = covering;
  const isTest = site.archive.content.settings.log?.test === true;
  return {
    facts: { size, root: printBase64(checkpoint.root), key, isTest: isTest && key !== undefined },
    files: [
      {
        path: PROOF,
        href: urls.proof(line.record, line.number),
        mediaType: "text/plain",
        what: "The hashes that lead from the entry to the root of the log (c2sp.org/tlog-proof)",
      },
      checkpointFile(size, site),
      ...(key === undefined ? [] : [keyFile(site)]),
    ],
  };
}

export const checkpointFile = (size: number, { urls }: Site): PublishedFile => ({
  path: checkpointPath(size),
  href: urls.checkpoint(size),
  mediaType: "text/plain",
  what: "The checkpoint: the state of the log at this size, with its signatures",
});

const keyFile = ({ urls }: Site): PublishedFile => ({
  path: VERIFIER_KEY,
  href: urls.verifierKey,
  mediaType: "text/plain",
  what: "The public key with which the checkpoint is signed",
});

/** `name+1a2b3c4d` */
function keyOf({ archive }: Site): string | undefined {
  const key = parseVerifierKey(archive.content.settings.log?.key ?? "");
  return key instanceof Rejected ? undefined : `${key.name}+${key.id}`;
}

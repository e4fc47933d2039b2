/** Proofs of time about files of an exhibit: the stamps, and what ties them to its entry of the log. */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { MadeFile, PublishedFile, StampFacts } from "#exhibit/facts.ts";
import { TIME_ROOTS, checkpointPath, furtherProof } from "#exhibit/paths.ts";
import { leafHash } from "#ledger/hash.ts";
import { inclusionProof } from "#ledger/inclusion.ts";
import { printProof } from "#ledger/proof.ts";
import { treeInMemory } from "#ledger/tree.ts";
import { exhibitFiles } from "./exhibit-files.ts";
import { checkpointFile } from "./exhibit-log.ts";
import { coveringCheckpoint } from "./log-claim.ts";
import { oncePerSite } from "./once.ts";
import type { Whole } from "./record.ts";
import type { Site } from "./site.ts";
import { timeProofs } from "./time-proofs.ts";

interface ExhibitStamps {
  readonly facts: readonly StampFacts[];
  readonly files: readonly PublishedFile[];
  readonly made: readonly MadeFile[];
}

/** A proof of time as the site publishes it: named by what it is about, a file or a checkpoint. */
interface Proof {
  readonly name: string;
  readonly href: string;
}

export async function exhibitStamps(version: Whole, site: Site): Promise<ExhibitStamps> {
  const { files, stamps } = await timeProofs(version.leaf, site);
  const held = exhibitFiles(version, site);
  const proofs: readonly Proof[] = [...stamps.map(({ file }) => file), ...files];
  const further = furtherSize(proofs, version.leaf, site);
  return {
    facts: stamps.map(({ at, authority, doubt, file }) => {
      return { path: pathOf(file, held), about: aboutOf(file, held), at, authority, doubt };
    }),
    files: [
      ...proofs.map((proof) => proofFile(proof, held)),
      ...(stamps.length === 0 ? [] : [rootsFile(site)]),
      ...(further === undefined ? [] : [checkpointFile(further, site)]),
    ],
    made: further === undefined ? [] : [proofAgainst(further, version.leaf, site)],
  };
}

const stemOf = ({ name }: Proof): string => name.slice(0, name.indexOf("."));

/** The file of the exhibit that a proof is about. */
function aboutOf(proof: Proof, held: readonly PublishedFile[]): string {
  const stem = stemOf(proof);
  const file = held.find(({ sha256 }) => sha256 === stem);
  return file === undefined ? checkpointPath(Number(stem)) : file.path;
}

function pathOf(proof: Proof, held: readonly PublishedFile[]): string {
  const about = aboutOf(proof, held);
  const kind = proof.name.slice(proof.name.indexOf("."));
  return `time/${about.slice(about.lastIndexOf("/") + 1)}${kind}`;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = { tsr: "application/timestamp-reply" };

const proofFile = (proof: Proof, held: readonly PublishedFile[]): PublishedFile => ({
  path: pathOf(proof, held),
  href: proof.href,
  mediaType:
    MEDIA_TYPES[proof.name.slice(proof.name.indexOf(".") + 1)] ?? "application/octet-stream",
  what: proof.name.endsWith(".tsr")
    ? `A time stamp (RFC 3161) about ${aboutOf(proof, held)}`
    : `A proof that others made about ${aboutOf(proof, held)}; nothing here checks it`,
});

const rootsFile = ({ urls }: Site): PublishedFile => ({
  path: TIME_ROOTS,
  href: urls.timeRoots,
  mediaType: "application/x-pem-file",
  what: "The root certificates that the operator chose to trust for time stamps",
});

/** Of a stamped checkpoint that the version's own proof is not against. */
function furtherSize(proofs: readonly Proof[], leaf: number, site: Site): number | undefined {
  const stamped = proofs
    .map(stemOf)
    .filter((stem) => /^\d{1,15}$/u.test(stem))
    .map(Number)[0];
  return stamped === coveringCheckpoint(leaf, site)?.size ? undefined : stamped;
}

const tree = oncePerSite(({ archive }) =>
  treeInMemory(archive.lines.map((line) => leafHash(utf8ToBytes(line)))),
);

function proofAgainst(size: number, leaf: number, site: Site): MadeFile {
  const { checkpoint } = site.archive.checkpoints.find((each) => each.size === size)!;
  return {
    path: furtherProof(size),
    text: printProof({ index: leaf, hashes: inclusionProof(leaf, size, tree(site)), checkpoint }),
    what: "The hashes that lead from the entry to the root of the stamped checkpoint",
  };
}

/** The links of the chain from a ledger line to the signatures of the checkpoint that covers it. */
import type { PublishedCheckpoint } from "#ledger/checkpoint.ts";
import { type VerifierKey, printVerifierKey } from "#ledger/keys.ts";
import { type Proof, parseProof } from "#ledger/proof.ts";
import { Rejected } from "#ledger/rejected.ts";
import type { CheckedSignature } from "#ledger/signatures.ts";
import { holdsUnless } from "#ledger/steps.ts";
import { verifyCheckpoint } from "#ledger/verify-checkpoint.ts";
import { type ProofStep, type ShownNode, verifyProof } from "#ledger/verify-proof.ts";
import type { Target } from "./verify-id.ts";
import { entryAt, extension, headInWords, newestCheckpoint, whyOther } from "./verify-log.ts";
import { unreadOutcome } from "./verify-removed.ts";
import { type PublishedSite, Unread, utf8Of } from "./verify-site.ts";
import { type ChainStep, type Value, hashValue, plainValue } from "./verify-steps.ts";

/** Who the reader believes. */
export interface Trust {
  /** The log's key; undefined where the archive signs nothing. */
  readonly log: VerifierKey | undefined;
  /** The log's key is published with the project, so that anyone can sign with it. */
  readonly isTestKey: boolean;
  readonly witnesses: readonly VerifierKey[];
  /** A checkpoint that the reader has from elsewhere. */
  readonly older: PublishedCheckpoint | undefined;
}

/** What the ledger line of a target must say. */
export type ExpectedLine = Readonly<Record<string, number | string>>;

export async function* logSteps(
  target: Target,
  expected: ExpectedLine,
  site: PublishedSite,
  trust: Trust,
): AsyncGenerator<ChainStep> {
  const path = `record/${target.id}/v/${target.number}/proof`;
  const bytes = await site.read(path);
  const newest = await newestCheckpoint(site);
  if (bytes instanceof Unread || newest instanceof Unread || newest instanceof Rejected) {
    yield await noLogStep(bytes, newest, site);
    return;
  }
  const proof = parseProof(bytes);
  if (proof instanceof Rejected) {
    yield { ...titled("proof"), ...holdsUnless(proof.reason), values: [] };
    return;
  }
  const entry = await entryAt(proof.index, newest.size, site);
  yield await entryStep(entry, proof, expected, site);
  if (entry instanceof Uint8Array) {
    const keys = { ...(trust.log && { log: trust.log }), witnesses: trust.witnesses };
    const { steps } = await verifyProof(entry, bytes, keys);
    for (const step of steps) yield chainStep(step, proof, trust, path);
  }
  yield await newestStep(proof.checkpoint, newest, site);
  if (trust.older !== undefined) yield await olderStep(trust.older, proof, newest, site, trust);
}

/** Why nothing can be checked against the log. */
async function noLogStep(
  proof: Uint8Array | Unread,
  newest: PublishedCheckpoint | Rejected | Unread,
  site: PublishedSite,
): Promise<ChainStep> {
  const step = { ...titled("entry"), values: [] };
  if (newest instanceof Rejected) {
    return { ...step, ...holdsUnless(`/log/checkpoint is none: ${newest.reason}`) };
  }
  if (newest instanceof Unread) {
    const none = "no checkpoint of the log is published: this archive has issued nothing yet";
    const reason = newest.state === "missing" ? none : newest.reason;
    return { ...step, state: "unchecked", reason };
  }
  return proof instanceof Unread
    ? { ...step, ...(await unreadOutcome(proof, site)) }
    : { ...step, state: "unchecked" };
}

async function entryStep(
  entry: Uint8Array | Rejected | Unread,
  { index }: Proof,
  expected: ExpectedLine,
  site: PublishedSite,
): Promise<ChainStep> {
  const step = titled("entry");
  const due = Object.entries(expected)
    .filter(([name]) => name === "sha256" || name === "text")
    .map(([name, value]) => hashValue(`Computed here, as “${name}”`, String(value)));
  const values = [plainValue("Line", `${index + 1} of the ledger (leaf ${index})`), ...due];
  if (entry instanceof Unread) return { ...step, values, ...(await unreadOutcome(entry, site)) };
  if (entry instanceof Rejected) return { ...step, values, ...holdsUnless(entry.reason) };
  const line: Value = { label: "The line", text: utf8Of(entry) ?? "not UTF-8", as: "code" };
  return { ...step, values: [...values, line], ...holdsUnless(whyOther(entry, expected)) };
}

const TITLES = {
  entry: "A line of the ledger names it.",
  proof: "The proof is a file in the form of C2SP tlog-proof.",
  leaf: "The line hashes to this leaf of the log.",
  way: "The proof leads from the leaf up the tree.",
  root: "It ends in the root that the checkpoint names.",
  origin: "The checkpoint is of this archive’s log.",
  signature: "The archive’s key signed the checkpoint.",
  cosignatures: "Witnesses signed it too.",
  newest: "The log as it is published now begins with all that this checkpoint covers.",
  older: "The log as it is published now begins with all that your checkpoint covers.",
} as const;

const titled = <Name extends keyof typeof TITLES>(name: Name) => ({ name, title: TITLES[name] });

function chainStep(step: ProofStep, proof: Proof, trust: Trust, path: string): ChainStep {
  const { name, reason, state } = step;
  const shown = {
    ...titled(name),
    state,
    ...(reason !== undefined && { reason }),
    values: valuesOf(step, proof, trust, path),
  };
  if (step.name === "signature") return { ...shown, ...signatureOutcome(shown, proof, trust) };
  return step.name === "cosignatures"
    ? { ...shown, ...cosignaturesOutcome(shown, step.cosignatures) }
    : shown;
}

function valuesOf(step: ProofStep, proof: Proof, { log }: Trust, path: string): Value[] {
  switch (step.name) {
    case "proof":
      return [
        plainValue("Leaf", proof.index),
        { ...plainValue("Hashes in the proof", proof.hashes.length), path },
      ];
    case "leaf":
      return [hashValue("SHA-256 of 0x00 and the line", step.hash)];
    case "way":
      return step.nodes.flatMap(nodeValues);
    case "root":
      return [hashValue(`Root at ${step.size} lines`, step.root)];
    case "origin":
      return [plainValue("Log", step.origin)];
    case "signature":
      return log === undefined ? [] : [hashValue("Key", printVerifierKey(log), "log/vkey")];
    case "cosignatures":
      return step.cosignatures.map(({ signature, state, time }) =>
        plainValue(
          `${signature.name}+${signature.id}`,
          time === undefined ? state : `${state}, seen at ${new Date(time * 1000).toISOString()}`,
        ),
      );
  }
}

/** What is hashed at a node: 0x01, then left and right. */
function nodeValues({ hash, side, sibling }: ShownNode, level: number): Value[] {
  return [
    hashValue(`Its neighbour on the ${side}, from the proof`, sibling),
    hashValue(`SHA-256 of 0x01 and both: level ${level + 1}`, hash),
  ];
}

const TEST_KEY =
  "the signature is valid, but the key is a test key that is published with the project. Anyone can sign with it, so it proves nothing";
const UNSIGNED =
  "this archive signs nothing. That nothing was rewritten shows only against a checkpoint that someone else has kept";

function signatureOutcome(step: ChainStep, { checkpoint }: Proof, trust: Trust) {
  if (trust.log === undefined && checkpoint.signatures.length === 0) return { reason: UNSIGNED };
  return trust.isTestKey && step.state === "holds"
    ? ({ state: "unchecked", reason: TEST_KEY } as const)
    : {};
}

function cosignaturesOutcome(step: ChainStep, checked: readonly CheckedSignature[]) {
  if (step.state !== "holds" || checked.some(({ state }) => state === "valid")) return {};
  return { state: "unchecked", reason: "no key of these witnesses is known here" } as const;
}

async function newestStep(
  covering: PublishedCheckpoint,
  newest: PublishedCheckpoint,
  site: PublishedSite,
): Promise<ChainStep> {
  const values = [
    plainValue("The proof’s checkpoint", headInWords(covering)),
    { ...plainValue("The newest", headInWords(newest)), path: "log/checkpoint" },
  ];
  return { ...titled("newest"), values, ...(await extension(covering, newest, site)) };
}

async function olderStep(
  older: PublishedCheckpoint,
  proof: Proof,
  newest: PublishedCheckpoint,
  site: PublishedSite,
  { log, witnesses }: Trust,
): Promise<ChainStep> {
  const [origin, signature] = await verifyCheckpoint(older, { ...(log && { log }), witnesses });
  const covers =
    proof.index < older.size
      ? "yes: the line was there when your checkpoint was made"
      : "no: the line came later, so your checkpoint says nothing of it";
  const values = [
    plainValue("Your checkpoint", headInWords(older)),
    plainValue("Covers this line", covers),
  ];
  const wrong = [origin, signature].find((step) => step?.state === "fails");
  const outcome =
    wrong === undefined
      ? await extension(older, newest, site)
      : holdsUnless(`of your checkpoint: ${wrong.reason ?? ""}`);
  return { ...titled("older"), values, ...outcome };
}

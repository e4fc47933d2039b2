/** Verifies who signed a checkpoint. */
import { type PublishedCheckpoint, printCheckpoint } from "./checkpoint.ts";
import type { VerifierKey } from "./keys.ts";
import { type CheckedSignature, checkSignatures } from "./signatures.ts";
import { type Step, holdsUnless } from "./steps.ts";

/** The keys that the caller trusts, from elsewhere than what is verified. */
export interface KnownKeys {
  /** The log's own; without it the log's signature is left unchecked. */
  readonly log?: VerifierKey;
  readonly witnesses?: readonly VerifierKey[];
}

export type CheckpointStep =
  | (Step<"origin"> & { readonly origin: string })
  | Step<"signature">
  | (Step<"cosignatures"> & { readonly cosignatures: readonly CheckedSignature[] });

/**
 * - origin: the checkpoint is of the log that the key is named after
 * - signature: the key signed it
 * - cosignatures: no signature of a known witness is wrong; those of others prove nothing
 */
export async function verifyCheckpoint(
  checkpoint: PublishedCheckpoint,
  { log, witnesses = [] }: KnownKeys,
): Promise<CheckpointStep[]> {
  const note = { ...checkpoint, text: printCheckpoint(checkpoint) };
  const known = log === undefined ? witnesses : [log, ...witnesses];
  const checked = await checkSignatures(note, known);
  const cosignatures = checked.filter(({ key }) => key === undefined || key !== log);
  return [
    { name: "origin", origin: checkpoint.origin, ...originIs(checkpoint.origin, log) },
    { name: "signature", ...signedBy(log, checked) },
    ...(cosignatures.length === 0 ? [] : [cosignaturesStep(cosignatures)]),
  ];
}

const NO_KEY = { state: "unchecked", reason: "no key of the log is known" } as const;
const UNSUPPORTED = { state: "unchecked", reason: "Ed25519 cannot be checked here" } as const;

function originIs(origin: string, log: VerifierKey | undefined) {
  if (log === undefined) return NO_KEY;
  const other = `the checkpoint is of ${origin}, the key of ${log.name}`;
  return holdsUnless(origin === log.name ? undefined : other);
}

function signedBy(log: VerifierKey | undefined, checked: readonly CheckedSignature[]) {
  if (log === undefined) return NO_KEY;
  const states = checked.filter(({ key }) => key === log).map(({ state }) => state);
  const named = `${log.name}+${log.id}`;
  if (states.length === 0) return holdsUnless(`it carries no signature of ${named}`);
  if (states.includes("invalid")) return holdsUnless(`the signature of ${named} is wrong`);
  return states.includes("unsupported") ? UNSUPPORTED : holdsUnless(undefined);
}

function cosignaturesStep(cosignatures: readonly CheckedSignature[]): CheckpointStep {
  const shown = { name: "cosignatures", cosignatures } as const;
  if (cosignatures.some(({ state }) => state === "unsupported"))
    return { ...shown, ...UNSUPPORTED };
  const wrong = cosignatures.find(({ state }) => state === "invalid")?.signature;
  return {
    ...shown,
    ...holdsUnless(wrong && `the signature of ${wrong.name}+${wrong.id} is wrong`),
  };
}

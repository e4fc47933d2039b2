/** Makes and checks the signatures of notes (c2sp.org/signed-note, c2sp.org/tlog-cosignature). */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { parseCheckpoint } from "./checkpoint.ts";
import { cosignedMessage, parseCosignature } from "./cosignature.ts";
import { type Verdict, signEd25519, verifyEd25519 } from "./ed25519.ts";
import type { SignerKey, VerifierKey } from "./keys.ts";
import type { Note, Signature } from "./note.ts";
import { Rejected } from "./rejected.ts";

/** `unknown`: by a key that the caller did not name, so neither good nor bad. */
export type SignatureState = Verdict | "unknown";

export interface CheckedSignature {
  readonly signature: Signature;
  readonly state: SignatureState;
  /** The key that it names, where the caller knows it. */
  readonly key?: VerifierKey;
  /** The time that a valid cosignature states: seconds since 1970-01-01 UTC. */
  readonly time?: number;
}

export async function signText(text: string, key: SignerKey): Promise<Signature> {
  const { name, id } = key.verifier;
  return { name, id, bytes: await signEd25519(key.seed, utf8ToBytes(text)) };
}

/** Checks every signature of a note against the keys that are known, in the note's order. */
export const checkSignatures = (
  { text, signatures }: Note,
  known: readonly VerifierKey[],
): Promise<CheckedSignature[]> =>
  Promise.all(signatures.map((signature) => checkSignature(text, signature, known)));

async function checkSignature(
  text: string,
  signature: Signature,
  known: readonly VerifierKey[],
): Promise<CheckedSignature> {
  const key = known.find(({ name, id }) => name === signature.name && id === signature.id);
  if (key === undefined) return { signature, state: "unknown" };
  const check = key.use === "note" ? checkOverNote : checkOverTime;
  return { signature, key, ...(await check(text, signature, key)) };
}

const checkOverNote = async (text: string, { bytes }: Signature, { publicKey }: VerifierKey) => ({
  state: await verifyEd25519(publicKey, bytes, utf8ToBytes(text)),
});

async function checkOverTime(text: string, { bytes }: Signature, { publicKey }: VerifierKey) {
  const cosignature = parseCosignature(bytes);
  const isCheckpoint = !(parseCheckpoint(text) instanceof Rejected);
  if (cosignature === undefined || !isCheckpoint) return { state: "invalid" as const };
  const { time, signature } = cosignature;
  const message = utf8ToBytes(cosignedMessage(text, time));
  const state = await verifyEd25519(publicKey, signature, message);
  return state === "valid" ? { state, time } : { state };
}

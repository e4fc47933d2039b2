/** Keys and signatures of logs and witnesses, made up or published by others as examples. */
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { cosignedMessage } from "#ledger/cosignature.ts";
import { publicKeyOf, signEd25519 } from "#ledger/ed25519.ts";
import { type KeyName, type SignerKey, signerKey, verifierKey } from "#ledger/keys.ts";
import type { Signature } from "#ledger/note.ts";

/** A seed that is known to everyone: for tests alone. */
const seedOf = (first: number): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => (first + index) % 256);

export const testSigner = (name = "archive.example/log", first = 0): Promise<SignerKey> =>
  signerKey(name as KeyName, seedOf(first));

/** A witness: its key, and what it signs at a time in seconds since 1970. */
export async function testWitness(name = "witness.example/w1", first = 100) {
  const seed = seedOf(first);
  const key = verifierKey(name as KeyName, "cosignature", await publicKeyOf(seed));
  const cosign = async (text: string, time: number): Promise<Signature> => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
    const signature = await signEd25519(seed, utf8ToBytes(cosignedMessage(text, time)));
    return { name: key.name, id: key.id, bytes: concatBytes(bytes, signature) };
  };
  return { key, cosign };
}

/** The example in the documentation of golang.org/x/mod/sumdb/note. */
export const GO_EXAMPLE = {
  vkey: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  skey: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
};

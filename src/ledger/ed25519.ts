/** Ed25519 (RFC 8032) by Web Crypto, which Node and browsers share. */
import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { parseBase64 } from "./base64.ts";

export const PUBLIC_KEY_LENGTH = 32;
/** A private key is the seed that both keys are made from. */
export const SEED_LENGTH = 32;
export const SIGNATURE_LENGTH = 64;

/** What checking a signature gives; older browsers, and pages not served securely, cannot check. */
export type Verdict = "valid" | "invalid" | "unsupported";

const ALGORITHM = "Ed25519";
/** What stands before the seed in PKCS #8 (RFC 8410 §7). */
const PKCS8_HEADER = hexToBytes("302e020100300506032b657004220420");

/** Web Crypto takes no view of shared memory; a copy is none. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const privateKey = (seed: Uint8Array, extractable: boolean): Promise<CryptoKey> =>
  crypto.subtle.importKey("pkcs8", own(concatBytes(PKCS8_HEADER, seed)), ALGORITHM, extractable, [
    "sign",
  ]);

export async function publicKeyOf(seed: Uint8Array): Promise<Uint8Array> {
  const { x = "" } = await crypto.subtle.exportKey("jwk", await privateKey(seed, true));
  return parseBase64(`${x.replaceAll("-", "+").replaceAll("_", "/")}=`)!;
}

export async function signEd25519(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  const key = await privateKey(seed, false);
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, own(message)));
}

export async function verifyEd25519(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<Verdict> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return "unsupported";
  try {
    const key = await subtle.importKey("raw", own(publicKey), ALGORITHM, false, ["verify"]);
    const valid = await subtle.verify(ALGORITHM, key, own(signature), own(message));
    return valid ? "valid" : "invalid";
  } catch (error) {
    return verdictOfFailure(error);
  }
}

/** A public key that is no point of the curve is refused by some platforms, and verifies nothing. */
function verdictOfFailure(error: unknown): Verdict {
  if (!(error instanceof DOMException)) throw error;
  if (error.name === "NotSupportedError") return "unsupported";
  if (error.name === "DataError") return "invalid";
  throw error;
}

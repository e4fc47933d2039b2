/**
 * Verifies a time stamp (RFC 3161) over bytes that are at hand:
 *
 * - imprint: what the authority stamped is the SHA-256 of these bytes
 * - signature: the certificate that the token names has signed it
 * - purpose: that certificate is one for time stamps and for nothing else
 * - chain: a trusted root vouches for the certificate, as of the time in the token
 *
 * Whether a certificate was revoked is not asked: nothing here uses a network.
 */
import { BitString } from "asn1js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Certificate, CertificateChainValidationEngine, ExtKeyUsage } from "pkijs";
import type { Instant } from "#base/dates.ts";
import { extensionOf, pathLimit, showName } from "./certificates.ts";
import { Rejected } from "./rejected.ts";
import { authoritiesOf, signatureFault, signerOf } from "./time-signer.ts";
import { type TimeToken, parseTimeReply } from "./time-token.ts";

/** What a token says of itself. */
export interface TimeClaim {
  readonly at: Instant;
  /** Name of the certificate that signed; undefined where the token does not hold it. */
  readonly authority: string | undefined;
  readonly serial: string;
  readonly policy: string;
}

/** `broken` is no time stamp of these bytes; for an `untrusted` one nobody who is trusted vouches. */
export type TimeVerdict =
  /** Names of the certificates, from the one that signed to the trusted root. */
  | { readonly state: "verified"; readonly claim: TimeClaim; readonly chain: readonly string[] }
  | { readonly state: "untrusted"; readonly claim: TimeClaim; readonly reason: string }
  | { readonly state: "broken"; readonly reason: string };

/** @param source the reply of the authority; @param covered the bytes that it is about. */
export async function verifyTimeStamp(
  source: Uint8Array,
  covered: Uint8Array,
  roots: readonly Certificate[],
): Promise<TimeVerdict> {
  const token = parseTimeReply(source);
  if (token instanceof Rejected) return { state: "broken", reason: token.reason };
  const imprint = bytesToHex(sha256(covered));
  if (token.imprint !== imprint) {
    const reason = `it is about bytes with the SHA-256 ${token.imprint}, these have ${imprint}`;
    return { state: "broken", reason };
  }
  const signer = signerOf(token.signed);
  const claim = claimOf(token, signer);
  if (signer === undefined) return { state: "untrusted", claim, reason: NO_SIGNER };
  const fault = await signatureFault(token.signed, signer, covered);
  if (fault !== undefined) return { state: "broken", reason: fault };
  const chain = purposeFault(signer) ?? (await chainOf(token, signer, roots));
  return chain instanceof Rejected
    ? { state: "untrusted", claim, reason: chain.reason }
    : { state: "verified", claim, chain };
}

const NO_SIGNER = "it does not hold the certificate of who signed it";

const claimOf = (
  { at, policy, serial }: TimeToken,
  signer: Certificate | undefined,
): TimeClaim => ({ at, authority: signer && showName(signer.subject), serial, policy });

const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

/** RFC 3161 §2.3: the extended key usage is critical and names time stamping alone. */
function purposeFault(signer: Certificate): Rejected | undefined {
  const extension = extensionOf(signer, "2.5.29.37");
  const usage: unknown = extension?.parsedValue;
  const purposes = usage instanceof ExtKeyUsage ? usage.keyPurposes : [];
  if (purposes.length !== 1 || purposes[0] !== TIME_STAMPING || signsOtherThings(signer)) {
    return new Rejected("its certificate is not one for time stamps alone");
  }
  return extension?.critical === true
    ? undefined
    : new Rejected("its certificate does not say critically that it is for time stamps alone");
}

/** All but digitalSignature and nonRepudiation, which is what openssl allows too. */
const OTHER_USES = 0x3f;

function signsOtherThings(signer: Certificate): boolean {
  const bits: unknown = extensionOf(signer, "2.5.29.15")?.parsedValue;
  if (!(bits instanceof BitString)) return false;
  const [first = 0, ...more] = bits.valueBlock.valueHexView;
  return (first & OTHER_USES) !== 0 || more.some((byte) => byte !== 0);
}

const EXPIRED = 8;

/** The names from signer to root, once a trusted root vouches for the signer at the token's time. */
async function chainOf(
  { at, signed }: TimeToken,
  signer: Certificate,
  roots: readonly Certificate[],
): Promise<readonly string[] | Rejected> {
  if (roots.length === 0)
    return new Rejected("no root is configured that it could be held against");
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...roots],
    // The engine takes the last for the one to validate.
    certs: [...authoritiesOf(signed, signer), signer],
    checkDate: new Date(at),
    findIssuer: patiently(),
  });
  const { certificatePath = [], result, resultCode } = await engine.verify();
  if (resultCode === EXPIRED) {
    return new Rejected("a certificate of its chain was not valid at the time of the token");
  }
  // The path begins with the signer twice where the signer is itself trusted.
  const path = [...new Set(certificatePath)];
  if (!result || path[0] !== signer || exceedsLimit(path)) {
    return new Rejected("no configured root vouches for its certificate");
  }
  return path.map(({ subject }) => showName(subject));
}

/** The engine does not look at how many authorities a certificate allows below itself. */
const exceedsLimit = (path: readonly Certificate[]): boolean =>
  path.some((certificate, index) => index - 1 > (pathLimit(certificate) ?? Infinity));

const PATIENCE = 50;

/** Finds issuers, but gives up on certificates that vouch for each other in a circle. */
function patiently(): CertificateChainValidationEngine["findIssuer"] {
  let left = PATIENCE;
  return (certificate, engine, crypto) => {
    if (left-- === 0) throw new RangeError("the chain of certificates does not end");
    return engine.defaultFindIssuer(certificate, engine, crypto);
  };
}

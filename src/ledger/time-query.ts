/** What is asked of a time-stamping authority (RFC 3161 §2.4.1). */
import { Integer, OctetString } from "asn1js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from "pkijs";
import type { Sha256 } from "#base/ids.ts";

const SHA_256 = "2.16.840.1.101.3.4.2.1";

/**
 * A query for a token over a hash, with the certificate of who signs.
 * @param nonce hexadecimal digits of a positive number: the first digit is from 1 to 7
 */
export function printTimeQuery(imprint: Sha256, nonce: string): Uint8Array {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256 }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(hexToBytes(imprint)).buffer }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(hexToBytes(nonce)).buffer }),
    certReq: true,
  });
  return new Uint8Array(query.toSchema().toBER());
}

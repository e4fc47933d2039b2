/** Who signed a time stamp, and whether the signature holds (RFC 3161, RFC 5652, RFC 5816). */
import { ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  Certificate,
  IssuerAndSerialNumber,
  type SignedData,
  type SignerInfo,
  id_eContentType_TSTInfo,
} from "pkijs";
import { sameBytes } from "./hash.ts";

const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const CERTIFICATE_LIMIT = 16;

const certificatesOf = ({ certificates }: SignedData): Certificate[] =>
  (certificates ?? []).filter((each) => each instanceof Certificate).slice(0, CERTIFICATE_LIMIT);

/** The certificate that the token names as the one that signed, where it holds it. */
export function signerOf(signed: SignedData): Certificate | undefined {
  const sid: unknown = signed.signerInfos[0]?.sid;
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined;
  return certificatesOf(signed).find(
    ({ issuer, serialNumber }) =>
      issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
  );
}

/** The other certificates that the token holds. */
export const authoritiesOf = (signed: SignedData, signer: Certificate): Certificate[] =>
  certificatesOf(signed).filter(
    (each) => each !== signer && !sameBytes(each.tbsView, signer.tbsView),
  );

/** What is wrong with a token's signature over these bytes. */
export async function signatureFault(
  signed: SignedData,
  signer: Certificate,
  covered: Uint8Array,
): Promise<string | undefined> {
  const [info, ...others] = signed.signerInfos;
  if (info === undefined || others.length > 0) return "it does not have exactly one signature";
  if (!isTypedAsToken(info)) return "its signature does not say that it is one of a time stamp";
  if (!(await namesSigner(info, signer))) return "its signature names another certificate";
  const holds = await signatureHolds(signed, covered);
  return holds ? undefined : "its signature does not hold, or is of a kind that is unknown here";
}

async function signatureHolds(signed: SignedData, covered: Uint8Array): Promise<boolean> {
  try {
    const data = new Uint8Array(covered).buffer;
    return await signed.verify({ signer: 0, data, checkChain: false });
  } catch {
    // The library throws for whatever does not hold or is not known to it.
    return false;
  }
}

const attributeOf = ({ signedAttrs }: SignerInfo, oid: string): unknown[] =>
  signedAttrs?.attributes.find(({ type }) => type === oid)?.values ?? [];

function isTypedAsToken(info: SignerInfo): boolean {
  const [type] = attributeOf(info, CONTENT_TYPE);
  return type instanceof ObjectIdentifier && type.getValue() === id_eContentType_TSTInfo;
}

/** A signed attribute holds the hash of the certificate, so that no other can be put in its place. */
async function namesSigner(info: SignerInfo, signer: Certificate): Promise<boolean> {
  const [second] = attributeOf(info, SIGNING_CERTIFICATE_V2);
  const [first] = attributeOf(info, SIGNING_CERTIFICATE);
  const fields = fieldsOf(fieldsOf(fieldsOf(second ?? first)[0])[0]);
  const hash = fields.find((field) => field instanceof OctetString);
  if (hash === undefined) return false;
  const algorithm = second === undefined ? "SHA-1" : hashName(fields[0]);
  if (algorithm === undefined) return false;
  const actual = await crypto.subtle.digest(algorithm, signer.toSchema().toBER());
  return sameBytes(new Uint8Array(actual), hash.valueBlock.valueHexView);
}

const HASHES: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};

/** The hash that an ESSCertIDv2 names; SHA-256 where it names none. */
function hashName(field: unknown): string | undefined {
  if (!(field instanceof Sequence)) return "SHA-256";
  const [oid] = fieldsOf(field);
  return oid instanceof ObjectIdentifier ? HASHES[oid.getValue()] : undefined;
}

const fieldsOf = (value: unknown): readonly unknown[] =>
  value instanceof Sequence ? value.valueBlock.value : [];

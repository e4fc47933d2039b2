/** Certificates (X.509), as PEM files hold them and as people read their names. */
import { BasicConstraints, Certificate, type RelativeDistinguishedNames } from "pkijs";
import { parseBase64 } from "./base64.ts";
import { Rejected } from "./rejected.ts";

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/gu;

/** The certificates of a PEM file, at least one; text between them is left out, as openssl does. */
export function parseCertificates(pem: string): readonly Certificate[] | Rejected {
  const certificates: Certificate[] = [];
  for (const [, base64 = ""] of pem.matchAll(BLOCK)) {
    const bytes = parseBase64(base64.replace(/\s/gu, ""));
    const certificate = bytes && readCertificate(bytes);
    if (certificate === undefined) {
      return new Rejected(`certificate ${certificates.length + 1} of the file cannot be read`);
    }
    certificates.push(certificate);
  }
  return certificates.length > 0 ? certificates : new Rejected("it holds no certificate in PEM");
}

function readCertificate(bytes: Uint8Array): Certificate | undefined {
  try {
    return Certificate.fromBER(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}

const COMMON_NAME = "2.5.4.3";
const UNIT = "2.5.4.11";
const ORGANISATION = "2.5.4.10";

/** A name as people read it: `Example Time Stamping 3, Example Trust`. */
export function showName({ typesAndValues }: RelativeDistinguishedNames): string {
  const valuesOf = (oid: string) =>
    typesAndValues
      .filter(({ type }) => type === oid)
      // Whatever stands there: types say text, foreign bytes need not.
      .map(({ value }): unknown => value.valueBlock.value)
      .filter((text) => typeof text === "string")
      .map(cleaned);
  const parts = [COMMON_NAME, UNIT, ORGANISATION].flatMap(valuesOf).filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "a holder without a name";
}

/** Foreign words without what could break a line or hide. */
const cleaned = (text: string): string =>
  text
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, 200);

/** One extension of a certificate, by its number; undefined where it has none. */
export const extensionOf = ({ extensions }: Certificate, oid: string) =>
  extensions?.find(({ extnID }) => extnID === oid);

/** How many certificates of authorities may stand below this one; undefined for any number. */
export function pathLimit(certificate: Certificate): number | undefined {
  const limits: unknown = extensionOf(certificate, "2.5.29.19")?.parsedValue;
  const limit = limits instanceof BasicConstraints ? limits.pathLenConstraint : undefined;
  return typeof limit === "number" ? limit : undefined;
}

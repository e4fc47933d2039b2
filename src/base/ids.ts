/**
 * The identifiers of the archive, each a branded string with its grammar and its guard.
 * A value of one of these types has been checked; a naked string never stands for one.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `<PREFIX>-D-<at least 5 digits>`, such as `CA-D-00018`. */
export type DocumentId = Branded<"DocumentId">;
/** `<PREFIX>-P-<at least 6 digits>`, such as `CA-P-000157`. */
export type ProvisionId = Branded<"ProvisionId">;
/** 64 lower-case hexadecimal digits: the SHA-256 of some bytes. */
export type Sha256 = Branded<"Sha256">;
/** Lower-case ASCII words joined by single hyphens, at most 60 characters. */
export type Slug = Branded<"Slug">;
/** Two to six capital letters that begin every ID of an archive. */
export type IdPrefix = Branded<"IdPrefix">;
/** `<platform>/<document>`: how content names a document. */
export type DocumentPath = Branded<"DocumentPath">;
/** `<platform>/<document>/<name>`: how content names a provision. */
export type ProvisionPath = Branded<"ProvisionPath">;

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const patterns = {
  documentId: /^[A-Z]{2,6}-D-\d{5,}$/,
  documentPath: new RegExp(`^${SLUG}/${SLUG}$`),
  prefix: /^[A-Z]{2,6}$/,
  provisionId: /^[A-Z]{2,6}-P-\d{6,}$/,
  provisionPath: new RegExp(`^${SLUG}/${SLUG}/${SLUG}$`),
  sha256: /^[0-9a-f]{64}$/,
  slug: new RegExp(`^${SLUG}$`),
};
const SLUG_LIMIT = 60;

export const isDocumentId = (text: string): text is DocumentId => patterns.documentId.test(text);
export const isProvisionId = (text: string): text is ProvisionId => patterns.provisionId.test(text);
export const isSha256 = (text: string): text is Sha256 => patterns.sha256.test(text);
export const isIdPrefix = (text: string): text is IdPrefix => patterns.prefix.test(text);
export const isSlug = (text: string): text is Slug =>
  text.length <= SLUG_LIMIT && patterns.slug.test(text);
export const isDocumentPath = (text: string): text is DocumentPath =>
  patterns.documentPath.test(text);
export const isProvisionPath = (text: string): text is ProvisionPath =>
  patterns.provisionPath.test(text);

/** The document ID with this number: 18 → `CA-D-00018`. Grows past its width when it must. */
export const documentId = (prefix: IdPrefix, number: number): DocumentId =>
  `${prefix}-D-${String(number).padStart(5, "0")}` as DocumentId;

/** The provision ID with this number: 157 → `CA-P-000157`. */
export const provisionId = (prefix: IdPrefix, number: number): ProvisionId =>
  `${prefix}-P-${String(number).padStart(6, "0")}` as ProvisionId;

/** The number inside an ID: `CA-D-00018` → 18. */
export const idNumber = (id: DocumentId | ProvisionId): number =>
  Number(id.slice(id.lastIndexOf("-") + 1));

/** The prefix of an ID: `CA-D-00018` → `CA`. */
export const idPrefix = (id: DocumentId | ProvisionId): IdPrefix =>
  id.slice(0, id.indexOf("-")) as IdPrefix;

export const documentPath = (platform: Slug, document: Slug): DocumentPath =>
  `${platform}/${document}` as DocumentPath;

/**
 * A slug made from a name: letters lose their accents, everything else that is not ASCII is left
 * out, words are joined by hyphens. Undefined when nothing is left (a name in another script).
 */
export function slugFrom(name: string): Slug | undefined {
  const ascii = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase();
  const words = ascii
    .replace(/['’]/gu, "")
    .split(/[^a-z0-9]+/u)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > SLUG_LIMIT) break;
    slug = longer;
  }
  return isSlug(slug) ? slug : undefined;
}

/** Orders strings by UTF-16 code unit: the same everywhere, whatever the locale. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

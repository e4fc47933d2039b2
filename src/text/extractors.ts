/**
 * The named extractors. The same bytes and the same identity give the same text for ever: an
 * extractor that a published archive used is never changed, only followed by a new one.
 */
import { type SelectorLists, extractHtml } from "./html.ts";
import { extractMarkdown } from "./markdown.ts";
import type { Passage } from "./passage.ts";
import { extractPdf } from "./pdf.ts";
import { extractPlain } from "./plain.ts";

/** An extractor's identity: its name and version and, for HTML, the document's selectors. */
export interface ExtractorIdentity extends SelectorLists {
  /** `html/1`, `markdown/1`, `pdf/1`, `text/1`. */
  readonly extractor: string;
}

type Extract = (bytes: Uint8Array, identity: ExtractorIdentity) => Passage[] | Promise<Passage[]>;

const EXTRACTORS: Readonly<Record<string, Extract>> = {
  "html/1": (bytes, identity) => extractHtml(decodeUtf8(bytes), identity),
  "markdown/1": (bytes) => extractMarkdown(decodeUtf8(bytes)),
  "pdf/1": extractPdf,
  "text/1": (bytes) => extractPlain(decodeUtf8(bytes)),
};

export const isKnownExtractor = (name: string): boolean => Object.hasOwn(EXTRACTORS, name);

/** The extractor that is used for new captures of a media type; undefined when there is none. */
export const extractorFor = (mediaType: string): string | undefined =>
  ({
    "text/html": "html/1",
    "text/markdown": "markdown/1",
    "application/pdf": "pdf/1",
    "text/plain": "text/1",
  })[mediaType];

/** UTF-8 to text, a byte order mark dropped. @throws TypeError when the bytes are not UTF-8. */
const decodeUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(bytes);

/**
 * The passages of some bytes.
 * @throws TypeError when they are not UTF-8, Error when they are no PDF, or no such extractor.
 */
export async function extract(
  bytes: Uint8Array,
  identity: ExtractorIdentity,
): Promise<readonly Passage[]> {
  const extractor = EXTRACTORS[identity.extractor];
  if (extractor === undefined) throw new Error(`no extractor ${identity.extractor} is known`);
  return extractor(bytes, identity);
}

/** Whether two texts were derived the same way, so that a difference is the platform's. */
export const sameIdentity = (a: ExtractorIdentity, b: ExtractorIdentity): boolean =>
  a.extractor === b.extractor && sameList(a.select, b.select) && sameList(a.remove, b.remove);

const sameList = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((selector, index) => selector === b[index]);

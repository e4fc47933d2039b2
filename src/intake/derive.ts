import { type ExtractorIdentity, extract } from "#text/extractors.ts";
import { printOutline } from "#text/outline.ts";
import { printText } from "#text/passage.ts";

/** A derived text, ready to be recorded. */
export interface DerivedText {
  /** The canonical text. */
  readonly text: string;
  readonly outline: string;
}

/** Derives the canonical text of some bytes. @throws what the extractor throws. */
export async function deriveText(
  bytes: Uint8Array,
  identity: ExtractorIdentity,
): Promise<DerivedText> {
  const passages = await extract(bytes, identity);
  return {
    text: printText(passages.map(({ text }) => text)),
    outline: printOutline(passages.map(({ kind }) => kind)),
  };
}

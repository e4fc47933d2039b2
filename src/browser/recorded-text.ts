/** The text of a version, fetched and checked against the hash under which it was recorded. */
import type { PassageKind } from "#text/passage.ts";
import { parseOutline } from "#text/outline.ts";
import { parseText } from "#text/passage.ts";
import type { ComparedText } from "./compare-texts.ts";
import type { DocumentFacts } from "./published-document.ts";

/** A version as the page names it. */
export interface VersionRow {
  readonly number: number;
  readonly href: string;
  readonly textHref: string;
  readonly sha256: string;
}

export interface RecordedText extends ComparedText {
  /** False where the browser offers no hashing: on a page that did not come over HTTPS. */
  readonly isChecked: boolean;
}

/** Why a text cannot be shown, in words. */
export class TextTrouble extends Error {}

/** @throws TextTrouble when it cannot be read, or is not the text that was recorded */
export async function recordedText(row: VersionRow, outlines: Outlines): Promise<RecordedText> {
  const bytes = await bytesOf(row);
  const hash = await hashOf(bytes);
  if (hash !== undefined && hash !== row.sha256) {
    throw new TextTrouble(
      `The text of version ${row.number} is not the one that was recorded: its SHA-256 is ${hash}. It is not compared.`,
    );
  }
  const passages = parseText(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const kinds = parseOutline((await outlines).get(row.number) ?? "");
  const isChecked = hash !== undefined;
  return { passages, kinds: kindsFor(passages, kinds), isChecked };
}

async function bytesOf({ number, textHref }: VersionRow): Promise<ArrayBuffer> {
  const trouble = new TextTrouble(
    `The text of version ${number} could not be read. Nothing was compared; try again, or open the text itself.`,
  );
  const response = await fetch(textHref).catch(() => undefined);
  if (response?.ok !== true) throw trouble;
  return response.arrayBuffer().catch(() => {
    throw trouble;
  });
}

async function hashOf(bytes: ArrayBuffer): Promise<string | undefined> {
  if (!globalThis.isSecureContext) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Outlines only set headings and lists apart: without one, every passage is shown as a paragraph. */
const kindsFor = (passages: readonly string[], kinds: readonly PassageKind[] | undefined) =>
  kinds?.length === passages.length ? kinds : passages.map((): PassageKind => "p");

/** The outline of each version, by its number. */
export type Outlines = Promise<ReadonlyMap<number, string>>;

/** From the document's JSON. What they tell is of looks alone: without it, none are known. */
export const outlinesOf = async (document: Promise<DocumentFacts | undefined>): Outlines =>
  new Map((await document)?.versions.map(({ number, outline }) => [number, outline]));

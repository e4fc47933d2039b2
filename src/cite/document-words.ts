/** The words of the document itself that every style sets: whose it is, its title, its heading. */
import { oneLine } from "./one-line.ts";
import type { Part } from "./runs.ts";
import type { Source } from "./source.ts";

/** Puts words of a language between quotation marks. */
type Quote = (text: string, language: string) => Part;

export const entityOf = ({ of }: Source): string | undefined => of.entity && oneLine(of.entity);

/** In its own language: no style asks for a translation that nobody made. */
export const italicTitle = ({ of }: Source): Part => ({
  text: oneLine(of.title),
  italic: true,
  language: of.language,
});

export const quotedTitle = ({ of }: Source, quote: Quote): Part => quote(of.title, of.language);

/** The document's heading above the quotation, after some words of the style. */
export const quotedSection = (
  { of, section }: Source,
  quote: Quote,
  before: string = "",
): Part[] | undefined =>
  section === undefined ? undefined : [before, quote(section, of.language)];

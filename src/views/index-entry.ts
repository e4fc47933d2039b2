/** What the search index holds of one page. */
import type { Day } from "#base/dates.ts";
import type { DatedSpan } from "#text/search-anchor.ts";
import type { Site } from "./site.ts";

/** What a hit is. */
export type SearchKind = "history" | "provision" | "article" | "page";

/** A piece of text in the index, with its anchor on the page. */
export interface IndexedPart {
  readonly id: string | undefined;
  /** When it stood; undefined for what is not captured text. */
  readonly spans: readonly DatedSpan[] | undefined;
  readonly text: string;
}

/** One page as the index holds it. */
export interface IndexEntry {
  /** Address from the archive's base, without it. */
  readonly url: string;
  readonly title: string;
  readonly kind: SearchKind;
  /** Shown with a hit: `Halden Cloud, Privacy Policy`. */
  readonly from: string;
  readonly language: string;
  /** For sorting by date. */
  readonly date: Day | undefined;
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly parts: readonly IndexedPart[];
}

/** An address as the index has it: from the archive's base, without it. */
export const relative = (href: string, { urls }: Site): string => href.slice(urls.base.length);

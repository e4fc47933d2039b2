/**
 * The search index lies in parts, each in a folder of its own beside `parts.json`, which names
 * them. A part has what Pagefind wrote of its pages, and `entries.json`, which says by what they
 * are sorted and filtered.
 */

/** `parts.json`. */
export interface PartList {
  readonly parts: readonly SearchPart[];
}

export interface SearchPart {
  /** `p01` */
  readonly folder: string;
  /** The file in it that tells of the others: `pagefind.en_40ee2bf552.pf_meta`. */
  readonly contents: string;
}

/** `entries.json`. */
export interface EntryList {
  /** Filters with the values that pages of the part have. */
  readonly values: readonly (readonly [filter: string, value: string])[];
  /** By the ID that Pagefind gave a page: its day, if any, and indexes into `values`. */
  readonly entries: Readonly<Record<string, readonly [day: string, ...values: number[]]>>;
}

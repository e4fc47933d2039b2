/** The page on which a reader collects records. What is in it, only the reader's browser knows. */
import { showDay } from "#base/dates.ts";
import { STYLES } from "#cite/styles.ts";
import { lastRecorded } from "./changes.ts";
import { isCitable } from "./citations.ts";
import type { Site } from "./site.ts";

export interface SelectionPage {
  /** What the page's script is told, as `data-` attributes. */
  readonly script: {
    readonly base: string;
    readonly prefix: string;
    /** Address of the archive, whole: whose records a saved selection holds. */
    readonly archive: string;
    /** Of this page, whole; undefined while the archive has no address of its own. */
    readonly address: string | undefined;
  };
  readonly archiveTitle: string;
  /** When the archive last recorded something; undefined while there is nothing. */
  readonly recorded: string | undefined;
  /** An issued version, to show what one is called. */
  readonly example: string;
  readonly styles: typeof STYLES;
  /** What is cited has an address. */
  readonly isCitable: boolean;
  /** Exhibits are there to be downloaded, and need not be made in the browser. */
  readonly publishesExhibits: boolean;
}

export function selectionPage(site: Site): SelectionPage {
  const { archive, urls } = site;
  const { formats, prefix, title } = archive.content.settings;
  const citable = isCitable(site);
  const address = citable ? urls.absolute(urls.selection) : undefined;
  return {
    script: { base: urls.base, prefix, archive: urls.absolute(urls.home), address },
    archiveTitle: title,
    recorded: archive.ledger.length === 0 ? undefined : showDay(lastRecorded(site)),
    example: `${archive.records.keys().next().value ?? `${prefix}-P-000001`} v1`,
    styles: STYLES,
    isCitable: citable,
    publishesExhibits: citable && formats.includes("exhibit"),
  };
}

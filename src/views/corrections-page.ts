/** The page of what was changed in the archive itself. */
import {
  type ArchiveCorrection,
  type CorrectionKind,
  anchorOf,
  corrections,
} from "./corrections.ts";
import type { Site } from "./site.ts";

export interface ListedCorrection extends ArchiveCorrection {
  readonly kindName: string;
  /** Undefined where no ledger line is its own. */
  readonly anchor: string | undefined;
}

export interface CorrectionsPage {
  readonly title: string;
  readonly summary: string;
  /** Newest first. */
  readonly years: readonly {
    readonly year: string;
    readonly entries: readonly ListedCorrection[];
  }[];
}

/** What each kind is called. */
const CORRECTION_KIND: Readonly<Record<CorrectionKind, string>> = {
  correction: "Correction",
  retraction: "Retraction",
  withdrawal: "Withdrawal",
  removal: "Removal",
  move: "Move",
  "re-extraction": "Extracted again",
};

export function correctionsPage(site: Site): CorrectionsPage {
  const years = Map.groupBy(corrections(site), ({ recorded }) => recorded.slice(0, 4));
  return {
    title: "Corrections",
    summary:
      "What was changed in this archive itself after it was published: corrected and retracted records, withdrawals, removals, moved pages, and texts that were extracted again.",
    years: [...years].map(([year, entries]) => ({ year, entries: entries.map(listed) })),
  };
}

const listed = (entry: ArchiveCorrection): ListedCorrection => ({
  ...entry,
  kindName: CORRECTION_KIND[entry.kind],
  anchor: entry.leaf === undefined ? undefined : anchorOf(entry.kind, entry.leaf),
});

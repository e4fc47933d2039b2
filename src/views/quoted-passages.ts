/** Where the quotations of a document's provisions stand in one of its versions. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import type { DocumentPath } from "#base/ids.ts";
import type { Severity } from "#schema/fields.ts";
import type { LineageState } from "#text/lineage.ts";
import { standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";
import { LINEAGE } from "./words.ts";

/** A provision whose words stand in a version. */
export interface Quoting {
  readonly title: string;
  readonly href: string;
  readonly severity: Severity;
  readonly state: LineageState;
  readonly stateName: string;
  /** Index of the passage where they begin, for each place where they stand. */
  readonly places: readonly number[];
}

/** A part of one passage that a provision quotes, in UTF-16 units. */
export interface QuotedPart {
  readonly start: number;
  readonly end: number;
  readonly quoting: Quoting;
}

/** A run of a passage's text. */
export interface TextRun {
  readonly text: string;
  readonly quoted: boolean;
}

const byDocument = new WeakMap<Site, ReadonlyMap<DocumentPath, readonly ArchivedProvision[]>>();

/** The provisions of a document, in order of path. */
export function provisionsOf({ path }: ArchivedDocument, site: Site): readonly ArchivedProvision[] {
  const gathered =
    byDocument.get(site) ??
    Map.groupBy(standingProvisions(site).values(), ({ document }) => document);
  byDocument.set(site, gathered);
  return gathered.get(path) ?? [];
}

export interface QuotedPassages {
  readonly quotings: readonly Quoting[];
  /** By index of the passage. */
  readonly parts: ReadonlyMap<number, readonly QuotedPart[]>;
}

/** What stands in a version. A text that no sound capture holds is evidence of nothing. */
export function quotedPassages(
  document: ArchivedDocument,
  number: number,
  site: Site,
): QuotedPassages {
  const { passages } = document.versions[number - 1]!;
  const quotings: Quoting[] = [];
  const parts = new Map<number, QuotedPart[]>();
  for (const provision of provisionsOf(document, site)) {
    const finding = findingIn(provision, number);
    if (finding === undefined || finding.places.length === 0) continue;
    const quoting: Quoting = {
      title: provision.value.title,
      href: site.urls.provision(provision.path),
      severity: provision.value.severity,
      state: finding.state,
      stateName: LINEAGE[finding.state].name,
      places: finding.places.map(({ first }) => first),
    };
    quotings.push(quoting);
    for (const { first, last, start, end } of finding.places) {
      for (let index = first; index <= last; index++) {
        const length = site.archive.pool.textOf(passages[index]!).length;
        const from = index === first ? start : 0;
        const to = index === last ? end : length;
        parts.set(index, [...(parts.get(index) ?? []), { start: from, end: to, quoting }]);
      }
    }
  }
  return { quotings, parts };
}

function findingIn({ stretches, lineage }: ArchivedProvision, number: number) {
  const at = stretches.findLastIndex(({ version, suspect }) => version === number && !suspect);
  return lineage.findings[at];
}

/** A piece of a text as runs, the quoted ones told apart. `from` and `to` are UTF-16 units. */
export function quotedRuns(
  text: string,
  parts: readonly Pick<QuotedPart, "start" | "end">[],
  from = 0,
  to = text.length,
): TextRun[] {
  if (parts.length === 0) return from < to ? [{ text: text.slice(from, to), quoted: false }] : [];
  const edges = new Set([from, to]);
  for (const edge of parts.flatMap(({ start, end }) => [start, end])) {
    if (edge > from && edge < to) edges.add(edge);
  }
  const cuts = [...edges].toSorted((a, b) => a - b);
  const runs: { text: string; quoted: boolean }[] = [];
  cuts.slice(0, -1).forEach((start, index) => {
    const quoted = parts.some((part) => part.start <= start && start < part.end);
    const piece = text.slice(start, cuts[index + 1]);
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.text += piece;
    else runs.push({ text: piece, quoted });
  });
  return runs;
}

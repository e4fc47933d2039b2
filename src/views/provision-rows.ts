/** The provisions of a document in a table, each with what the latest sound capture says of it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type ProvisionPath, byCodeUnit } from "#base/ids.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import type { LineageState } from "#text/lineage.ts";
import { type Crumb, type DocumentName, nameOfDocument } from "./names.ts";
import { provisionsOf } from "./quoted-passages.ts";
import type { Site } from "./site.ts";
import { LINEAGE } from "./words.ts";

/** A provision of the document, with what the latest sound capture says of it. */
export interface ProvisionRow {
  readonly path: ProvisionPath;
  readonly title: string;
  readonly href: string;
  readonly severity: Severity;
  readonly clauseType: Crumb;
  readonly state: LineageState;
  /** What the state is called. */
  readonly stateName: string;
  /** Of the document: provisions of a platform stand in several. */
  readonly document: DocumentName;
}

/** The provisions of a document, worst first. */
export function provisionRows(document: ArchivedDocument, site: Site): ProvisionRow[] {
  return provisionsOf(document, site)
    .map((provision) => provisionRow(provision, document, site))
    .toSorted(bySeverity);
}

/** Worst first, then by title. */
export const bySeverity = (a: ProvisionRow, b: ProvisionRow): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  byCodeUnit(a.title, b.title) ||
  byCodeUnit(a.href, b.href);

function provisionRow(
  { path, value, stretches, lineage }: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): ProvisionRow {
  const sound = stretches.findLastIndex(({ suspect }) => !suspect);
  const state = lineage.findings[sound]?.state ?? "undetermined";
  const type = site.archive.content.clauseTypes.get(value.clauseType);
  return {
    path,
    title: value.title,
    href: site.urls.provision(path),
    severity: value.severity,
    clauseType: {
      name: type?.value.title ?? value.clauseType,
      href: site.urls.clauseType(value.clauseType),
    },
    state,
    stateName: LINEAGE[state].name,
    document: nameOfDocument(document, site),
  };
}

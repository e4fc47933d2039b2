/** The versions of a document, for choosing two of them to compare. */
import { type ArchivedDocument, readableVersions } from "#archive/documents.ts";
import { type Instant, dayOf } from "#base/dates.ts";
import type { DocumentPath, Sha256 } from "#base/ids.ts";
import { type DocumentChange, changesOf } from "./changes.ts";
import {
  type Crumb,
  type DocumentName,
  crumbsUnderDocument,
  nameOfDocument,
  titleWithPlatform,
} from "./names.ts";
import { STYLES } from "#cite/styles.ts";
import { isCitable } from "./citations.ts";
import type { StyledCitation } from "./citation-view.ts";
import { publishes } from "./published-formats.ts";
import type { Site } from "./site.ts";
import { soundCaptures } from "./sound-captures.ts";

export interface ComparedVersion {
  readonly number: number;
  readonly href: string;
  readonly textHref: string;
  readonly sha256: Sha256;
  /** Its first and last capture; sound ones, where there are any. */
  readonly from: Instant;
  readonly to: Instant;
  /** No sound capture holds it. */
  readonly suspect: boolean;
  /** The changes that brought it, oldest first. */
  readonly changes: readonly DocumentChange[];
  /** How many technical changes came before it: texts on either side of one were extracted differently. */
  readonly extraction: number;
}

export interface ComparePage {
  readonly name: DocumentName;
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly href: string;
  /** Newest first. */
  readonly versions: readonly ComparedVersion[];
  /** The same by the year of their first capture, for choosing; newest first. */
  readonly years: readonly {
    readonly year: string;
    readonly versions: readonly ComparedVersion[];
  }[];
  /** What is known of the document and of each of its versions, as JSON. */
  readonly dataHref: string;
  /** For the citation, which is made in the browser; undefined while the archive has no address. */
  readonly citation: ComparedCitation | undefined;
}

/** A citation whose words are still to come. */
export interface ComparedCitation {
  /** The address of the page, whole: the versions are its query. */
  readonly address: string;
  readonly styles: readonly StyledCitation[];
  /** Whether files for reference managers are offered. */
  readonly hasFiles: boolean;
}

export function comparePage(path: DocumentPath, site: Site): ComparePage {
  const document = site.archive.documents.get(path)!;
  const name = nameOfDocument(document, site);
  const versions = comparedVersions(document, site);
  const byYear = Map.groupBy(versions, ({ from }) => dayOf(from).slice(0, 4));
  return {
    name,
    title: `Compare versions of ${titleWithPlatform(name)}`,
    crumbs: crumbsUnderDocument(document, site),
    href: site.urls.compare(path),
    versions,
    years: [...byYear].map(([year, group]) => ({ year, versions: group })),
    dataHref: site.urls.json.document(path),
    citation: isCitable(site) ? citationToCome(path, site) : undefined,
  };
}

const citationToCome = (path: DocumentPath, site: Site): ComparedCitation => ({
  address: site.urls.absolute(site.urls.compare(path)),
  styles: STYLES.map((style) => ({ ...style, runs: [] })),
  hasFiles: publishes("citations", site),
});

function comparedVersions(document: ArchivedDocument, site: Site): ComparedVersion[] {
  const changes = changesOf(document, site).toReversed();
  const versions = readableVersions(document).map(({ number }) =>
    describe(document, number, changes, site),
  );
  return versions.toSorted((a, b) => (a.from < b.from ? 1 : -1));
}

function describe(
  document: ArchivedDocument,
  number: number,
  changes: readonly DocumentChange[],
  { urls }: Site,
): ComparedVersion {
  const { text } = document.versions[number - 1]!;
  const { id, timeline } = document;
  const shown = soundCaptures(document, number).map(({ at }) => at);
  return {
    number,
    href: urls.version(id!, number),
    textHref: urls.text(id!, number),
    sha256: text,
    from: shown[0]!,
    to: shown.at(-1)!,
    suspect: !timeline.periods.some(({ version }) => version === number),
    changes: changes.filter(({ newer }) => newer === number),
    extraction: changes.filter(({ at, kind }) => kind === "technical" && at <= shown[0]!).length,
  };
}

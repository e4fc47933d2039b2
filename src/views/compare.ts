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
import type { Site } from "./site.ts";

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
  /** What is known of the passages of each version, as JSON. */
  readonly dataHref: string;
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
  };
}

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
  const { captures, id, timeline } = document;
  const held = captures.flatMap((capture, index) => (capture.text.sha256 === text ? [index] : []));
  const sound = held.filter((index) => timeline.suspicions[index] === undefined);
  const shown = (sound.length > 0 ? sound : held).map((index) => captures[index]!.at);
  return {
    number,
    href: urls.version(id!, number),
    textHref: urls.text(id!, number),
    sha256: text,
    from: shown[0]!,
    to: shown.at(-1)!,
    suspect: sound.length === 0,
    changes: changes.filter(({ newer }) => newer === number),
    extraction: changes.filter(({ at, kind }) => kind === "technical" && at <= shown[0]!).length,
  };
}

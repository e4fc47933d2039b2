/** Typed links of provisions: of the page of the present state, and of each issued version. */
import { swhidOfObject } from "#archive/swhid.ts";
import type { ProvisionId, ProvisionPath } from "#base/ids.ts";
import { CITATION_FILES } from "#cite/citation-files.ts";
import { logPlace } from "./log-places.ts";
import { idOf, leadsTo, provisionById } from "./present.ts";
import { type RecordRef, isWhole, issuedVersion } from "./record.ts";
import type { Site } from "./site.ts";
import {
  HTML,
  JSON_TYPE,
  type LinkContext,
  type Relation,
  type ServedFile,
  TEXT,
  type TypedLink,
  bytesOf,
  citeAs,
  identified,
  kindLinks,
  linkSetLink,
  linksTo,
} from "./typed-links.ts";
import { publishes } from "./published-formats.ts";

/** Of the page that shows the present state: it is cited by its short address, or by a version. */
export function linksOfProvision(path: ProvisionPath, site: Site): TypedLink[] {
  const { archive, urls } = site;
  const id = idOf(archive.provisions.get(path)!);
  const described: TypedLink = {
    rel: "describedby",
    href: urls.json.provision(path),
    type: JSON_TYPE,
  };
  const issued = id === undefined ? 0 : (archive.records.get(id)?.length ?? 0);
  if (id === undefined || issued === 0) return [...kindLinks(site), described];
  return [
    ...citeAs(urls.record(id), site),
    ...kindLinks(site),
    described,
    { rel: "latest-version", href: urls.version(id, issued), type: HTML },
    linkSetLink(id, site),
  ];
}

/** Of an issued version; where its words were removed, only what leads to other versions. */
export function linksOfRecord(ref: RecordRef, site: Site): TypedLink[] {
  const versions = [...versionLinks(ref, site), linkSetLink(ref.id, site)];
  const version = issuedVersion(ref, site);
  if (!isWhole(version)) return versions;
  return [
    ...citeAs(site.urls.version(ref.id, ref.number), site),
    ...kindLinks(site),
    ...linksTo("describedby", descriptionsOf(ref, site)),
    ...linksTo("item", filesOf(ref, site)),
    ...linksTo("item", bytesOf([version.record.evidence.capture], site)),
    ...versions,
  ];
}

/** Everything that has links of its own, for the link set; what is one anchor comes several times. */
export function contextsOfRecord(id: ProvisionId, site: Site): LinkContext[] {
  const { archive, urls } = site;
  const path = presentPath(id, site);
  const versions = archive.records.get(id) ?? [];
  return [
    ...(path === undefined
      ? []
      : [{ anchor: urls.provision(path), links: linksOfProvision(path, site) }]),
    ...versions.flatMap(({ line }) => contextsOfVersion({ id, number: line.number }, site)),
  ];
}

function contextsOfVersion(ref: RecordRef, site: Site): LinkContext[] {
  const { archive, urls } = site;
  const anchor = urls.version(ref.id, ref.number);
  const page = { anchor, links: linksOfRecord(ref, site) };
  const version = issuedVersion(ref, site);
  if (!isWhole(version)) return [page];
  const held = bytesOf([version.record.evidence.capture], site);
  return [
    page,
    ...leadingBack("describes", descriptionsOf(ref, site), anchor),
    ...leadingBack("collection", [...filesOf(ref, site), ...held], anchor),
    ...held.map(({ href, sha256 }) => identified(href, swhidOfObject(archive, sha256))),
  ];
}

/** From files to the page that they belong to. */
const leadingBack = (rel: Relation, files: readonly ServedFile[], page: string): LinkContext[] =>
  files.map(({ href }) => ({ anchor: href, links: [{ rel, href: page, type: HTML }] }));

/** Data about an issued version: the record itself, and what reference managers read. */
function descriptionsOf({ id, number }: RecordRef, site: Site): ServedFile[] {
  const { urls } = site;
  return [
    { href: urls.recordFile(id, number), type: JSON_TYPE },
    { href: urls.json.record(id, number), type: JSON_TYPE },
    ...(publishes("citations", site)
      ? CITATION_FILES.map(({ format, mediaType }) => ({
          href: urls.cite(id, number, format),
          type: mediaType,
        }))
      : []),
  ];
}

/** What belongs to an issued version, but for the captured bytes. */
function filesOf({ id, number }: RecordRef, site: Site): ServedFile[] {
  const { urls } = site;
  const { proof } = logPlace(id, number, site);
  const files: readonly (readonly [made: boolean, href: string, type: string])[] = [
    [true, urls.text(id, number), TEXT],
    [publishes("pdf", site), urls.pdf(id, number), "application/pdf"],
    [publishes("analysis", site), urls.analysisPdf(id, number), "application/pdf"],
    [publishes("exhibit", site), urls.exhibit(id, number), "application/zip"],
    [proof !== undefined, urls.proof(id, number), TEXT],
  ];
  return files.filter(([made]) => made).map(([, href, type]) => ({ href, type }));
}

/** Where the present state or a tombstone is shown; undefined for a duplicate, which leads on. */
function presentPath(id: ProvisionId, site: Site): ProvisionPath | undefined {
  const provision = provisionById(site).get(id);
  return provision === undefined || leadsTo(provision, site) !== undefined
    ? undefined
    : provision.path;
}

/** Other versions (RFC 5829); the history is the page that lists them all. */
function versionLinks({ id, number }: RecordRef, site: Site): TypedLink[] {
  const { archive, urls } = site;
  const { length } = archive.records.get(id)!;
  const path = presentPath(id, site);
  const to = (rel: Relation, version: number): TypedLink => ({
    rel,
    href: urls.version(id, version),
    type: HTML,
  });
  return [
    to("latest-version", length),
    ...(number > 1 ? [to("predecessor-version", number - 1)] : []),
    ...(number < length ? [to("successor-version", number + 1)] : []),
    {
      rel: "version-history",
      href: path === undefined ? urls.record(id) : urls.provision(path),
      type: HTML,
    },
  ];
}

/**
 * Link sets (RFC 9264): every typed link of a record in one file, also those that would be too many
 * for the head of a page, and those of files, whose links a static host cannot send as headers.
 *
 * @example
 * {"linkset":[{"anchor":"https://archive.example/record/CA-P-000157/v/3/","item":[{"href":"https://archive.example/record/CA-P-000157/v/3/text.txt","type":"text/plain"}]}]}
 */
import type { DocumentPath, ProvisionId } from "#base/ids.ts";
import { contextsOfDocument } from "./document-links.ts";
import { contextsOfRecord } from "./record-links.ts";
import type { Site } from "./site.ts";
import type { LinkContext, TypedLink } from "./typed-links.ts";

interface Target {
  readonly href: string;
  readonly type?: string;
}

/** By relation, beside the anchor. */
type Links = Readonly<Record<string, string | readonly Target[]>>;

export interface LinkSet {
  readonly linkset: readonly Links[];
}

/** Of a document that has an ID. */
export const linkSetOfDocument = (path: DocumentPath, site: Site): LinkSet =>
  linkSet(contextsOfDocument(path, site), site);

/** Of an issued record. */
export const linkSetOfRecord = (id: ProvisionId, site: Site): LinkSet =>
  linkSet(contextsOfRecord(id, site), site);

/** What several contexts say of one anchor stands together, each link once. */
function linkSet(contexts: readonly LinkContext[], site: Site): LinkSet {
  const byAnchor = Map.groupBy(contexts, ({ anchor }) => anchor);
  return {
    linkset: [...byAnchor].map(([anchor, same]) => ({
      anchor: site.urls.absolute(anchor),
      ...targetsOf(
        same.flatMap(({ links }) => links),
        site,
      ),
    })),
  };
}

function targetsOf(links: readonly TypedLink[], site: Site): Readonly<Record<string, Target[]>> {
  const distinct = new Map(links.map((link) => [`${link.rel} ${link.href}`, link]));
  const byRelation = Map.groupBy(distinct.values(), ({ rel }) => rel);
  return Object.fromEntries(
    [...byRelation].map(([rel, same]) => [rel, same.map((link) => targetOf(link, site))]),
  );
}

const targetOf = ({ href, type }: TypedLink, { urls }: Site): Target => ({
  href: href.startsWith("/") ? urls.absolute(href) : href,
  ...(type !== undefined && { type }),
});

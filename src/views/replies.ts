/** What a platform answered about a document. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Day } from "#base/dates.ts";
import { type ProvisionPath, type Slug, byCodeUnit } from "#base/ids.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Crumb } from "./names.ts";
import type { Site } from "./site.ts";

/** What a platform answered, in its own words. */
export interface ReplyView {
  readonly from: string;
  readonly received: Day;
  readonly url: string | undefined;
  readonly about: readonly Crumb[];
  /** Rendered Markdown. */
  readonly html: string;
}

/** Newest first. */
export function repliesTo(document: ArchivedDocument, site: Site): ReplyView[] {
  const { id } = document;
  return [...site.archive.content.replies]
    .filter(([name]) => name.split("/")[0] === id)
    .map(([, { value, body }]) => ({
      from: value.from,
      received: value.received,
      url: value.url,
      about: (value.about ?? []).flatMap((slug) => provisionLink(document, slug, site)),
      html: renderMarkdown(body, site.urls.fromContent),
    }))
    .toSorted((a, b) => byCodeUnit(b.received, a.received));
}

/** None when the document has no provision of that name. */
function provisionLink({ path }: ArchivedDocument, slug: Slug, { archive, urls }: Site): Crumb[] {
  const provision = archive.provisions.get(`${path}/${slug}` as ProvisionPath);
  return provision === undefined
    ? []
    : [{ name: provision.value.title, href: urls.provision(provision.path) }];
}

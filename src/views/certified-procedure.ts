/** How captures are made, where the operator names a page that says so and somebody adopted it by name. */
import type { AdoptedProcedure } from "#cite/certification-facts.ts";
import { extractMarkdown } from "#text/markdown.ts";
import { isHeading } from "#text/outline.ts";
import type { PassageKind } from "#text/passage.ts";
import { ownAddress } from "./certified-files.ts";
import { oncePerSite } from "./once.ts";

/** Undefined unless the settings name a page and its front matter says who adopted it, and when. */
export const adoptedProcedure = oncePerSite((site): AdoptedProcedure | undefined => {
  const { pages, settings } = site.archive.content;
  const page = settings.procedure === undefined ? undefined : pages.get(settings.procedure);
  const adopted = page?.value.adopted;
  if (page === undefined || adopted === undefined) return undefined;
  return {
    title: page.value.title,
    address: ownAddress(site.urls.page(settings.procedure!), site),
    by: adopted.by,
    adopted: adopted.date,
    passages: extractMarkdown(page.body).map(({ kind, text }) => ({ kind: kindOf(kind), text })),
  };
});

const kindOf = (kind: PassageKind): AdoptedProcedure["passages"][number]["kind"] =>
  isHeading(kind) ? "heading" : kind === "l" ? "item" : "paragraph";

/**
 * Links in an analysis that was frozen: its words never change, while what it linked to on this
 * site may go. A link that would lead nowhere is shown as words.
 */
import type { Content } from "#archive/content.ts";
import type { Slug } from "#base/ids.ts";
import { SEVERITIES } from "#schema/fields.ts";
import type { LinkOf } from "./markdown.ts";
import type { Site } from "./site.ts";
import { pageNames } from "./writing.ts";

/** Addresses under these never go away. */
const FOR_EVER = new Set(["evidence", "log", "platform", "record"]);
/** Pages that every archive has. */
const ALWAYS = new Set(
  "articles category changes clause corrections data digest feeds platform regulation search severity verify".split(
    " ",
  ),
);

export const frozenLinks =
  (site: Site): LinkOf =>
  (href) =>
    isHere(href, site) ? site.urls.fromContent(href) : undefined;

function isHere(href: string, site: Site): boolean {
  if (!href.startsWith("/") || href.startsWith("//")) return true;
  const [path = ""] = href.split(/[?#]/u);
  const parts = path.split("/").filter(Boolean);
  const [kind, name] = parts;
  if (kind === undefined || FOR_EVER.has(kind)) return true;
  if (parts.length === 1 && ALWAYS.has(kind)) return true;
  return gathered(kind, name, site.archive.content) || pageNames(site).includes(parts.join("/"));
}

function gathered(kind: string, name: string | undefined, content: Content): boolean {
  const slug = name as Slug;
  switch (kind) {
    case "articles":
      return content.articles.has(slug);
    case "category":
      return content.categories.has(slug);
    case "clause":
      return content.clauseTypes.has(slug);
    case "regulation":
      return content.regulations.has(slug);
    case "severity":
      return SEVERITIES.some((level) => level === name);
    default:
      return false;
  }
}

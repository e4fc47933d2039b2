/** Rewrites what content files say of a path that is renamed. */
import { type Document, isScalar } from "yaml";
import { withScalars } from "./front-matter-edits.ts";

type Path = readonly (string | number)[];

/**
 * A content file with every reference to `from` made one to `to`. `documentId` gives the ID of the
 * document that a renamed provision belongs to.
 */
export function withRenamedReferences(
  file: string,
  source: string,
  from: string,
  to: string,
  documentId: () => string | undefined,
): string {
  const [, folder = "", under = ""] = /^content\/([^/]+)\/(?:([^/]+)\/)?/u.exec(file) ?? [];
  const renamed = withScalars(source, (path, value, tree) => {
    if (typeof value !== "string") return undefined;
    if (folder === "articles" && path[0] === "platforms") return value === from ? to : undefined;
    if (folder === "clause-types") return foundWithout(path, value, tree, from, to);
    if (folder === "replies" && path[0] === "about" && isProvision(from)) {
      return value === own(from) && under === documentId() ? own(to) : undefined;
    }
    return undefined;
  });
  return withRenamedLinks(renamed, from, to);
}

const isProvision = (path: string): boolean => path.split("/").length === 3;
const own = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** In `foundWithout`, platform and document stand beside each other. */
function foundWithout(
  [list, index, field]: Path,
  value: string,
  tree: Document,
  from: string,
  to: string,
): string | undefined {
  if (list !== "foundWithout") return undefined;
  const [platform, document] = from.split("/");
  const [newPlatform, newDocument] = to.split("/");
  const beside = (name: string): unknown => {
    const node = tree.getIn([list, index, name], true);
    return isScalar(node) ? node.value : undefined;
  };
  if (document === undefined) {
    return field === "platform" && value === platform ? newPlatform : undefined;
  }
  const isThis = beside("platform") === platform && beside("document") === document;
  if (!isThis || isProvision(from)) return undefined;
  return field === "platform" ? newPlatform : field === "document" ? newDocument : undefined;
}

/** Links in the text, and provisions that it quotes. */
function withRenamedLinks(source: string, from: string, to: string): string {
  const path = from;
  const links = new RegExp(
    `(?<![\\w.:/-])(/(?:platform|feeds/(?:platform|document|provision)|api/(?:platform|document|provision))/)${path}(?=[/.#?)\\s"'>]|$)`,
    "gu",
  );
  const quoted = new RegExp(`(<ProvisionQuote\\s+of=["'])${path}(?=[/"'])`, "gu");
  return source.replaceAll(links, `$1${to}`).replaceAll(quoted, `$1${to}`);
}

/** Edits of content files that leave every other byte as somebody wrote it. */
import { type Document, type Scalar, isScalar, parseDocument, stringify, visit } from "yaml";
import type { Notice } from "#schema/notice.ts";

interface Parts {
  readonly yaml: string;
  /** From the line `---` that ends the front matter. */
  readonly rest: string;
  readonly newline: string;
}

/** The parts of a content file that begins with front matter; undefined for any other. */
function partsOf(source: string): Parts | undefined {
  const [, newline, yaml, rest] =
    /^---(\r?\n)([\s\S]*?\r?\n)(---(?:\r?\n[\s\S]*)?)$/u.exec(source) ?? [];
  if (newline === undefined || yaml === undefined || rest === undefined) return undefined;
  return { yaml, rest, newline };
}

/** A content file with one more field at the end of its front matter. */
export function withAddedField(source: string, field: string, value: unknown): string {
  const parts = partsOf(source);
  if (parts === undefined) return source;
  const block = stringify({ [field]: value }, { lineWidth: 0 }).replaceAll("\n", parts.newline);
  return `---${parts.newline}${parts.yaml}${block}${parts.rest}`;
}

/** A provision's file without some of its wordings. */
export function withoutWordings(source: string, indexes: readonly number[]): string {
  return reprinted(source, (tree) => {
    for (const index of indexes.toSorted((a, b) => b - a)) tree.deleteIn(["quotes", index]);
  });
}

/** Fields that may hold the words that were quoted, or rest on them. */
const WORDY = ["correction", "movedTo", "quotes", "regulations", "related", "withdrawn"];

/** What stays of a provision's file when its words go: the ID and no words. */
export function tombstoneFile(source: string, withdrawn: Notice): string {
  const file = reprinted(source, (tree) => {
    for (const field of WORDY) tree.delete(field);
    tree.set("severityReason", "Removed.");
    tree.set("quotes", tree.createNode([]));
    tree.set("withdrawn", tree.createNode(withdrawn));
    dropComments(tree);
  });
  const { newline = "\n", rest = "" } = partsOf(file) ?? {};
  return file.slice(0, file.length - rest.length) + `---${newline}`;
}

/** A comment may hold the words as well. */
function dropComments(tree: Document): void {
  const none = { comment: null, commentBefore: null };
  Object.assign(tree, none);
  visit(tree, {
    Node: (_, node) => void Object.assign(node, none),
    Pair: (_, { key }) => void (isScalar(key) && Object.assign(key, none)),
  });
}

function reprinted(source: string, edit: (tree: Document) => void): string {
  const parts = partsOf(source);
  if (parts === undefined) return source;
  const tree = parseDocument(parts.yaml);
  edit(tree);
  const yaml = tree.toString({ lineWidth: 0 }).replaceAll(/\r?\n/gu, parts.newline);
  return `---${parts.newline}${yaml}${parts.rest}`;
}

/** A value of the front matter, with the fields above it: `["foundWithout", 0, "platform"]`. */
type Path = readonly (string | number)[];

/** A content file in which some values of its front matter are others. */
export function withScalars(
  source: string,
  change: (path: Path, value: unknown, tree: Document) => string | undefined,
): string {
  const parts = partsOf(source);
  if (parts === undefined) return source;
  const tree = parseDocument(parts.yaml);
  const edits = scalarsOf(tree).flatMap(({ node, path }) => {
    const to = change(path, node.value, tree);
    return to === undefined ? [] : [{ range: node.range!, to: stringify(to).trim() }];
  });
  const yaml = edits.reduceRight(
    (text, { range, to }) => text.slice(0, range[0]) + to + text.slice(range[1]),
    parts.yaml,
  );
  return `---${parts.newline}${yaml}${parts.rest}`;
}

function scalarsOf(tree: Document): { readonly node: Scalar; readonly path: Path }[] {
  const found: { node: Scalar; path: Path }[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (isScalar(value)) found.push({ node: value, path });
    else if (typeof value === "object" && value !== null && "items" in value) {
      (value.items as unknown[]).forEach((item, index) => {
        if (typeof item === "object" && item !== null && "key" in item && "value" in item) {
          walk(item.value, [...path, String(isScalar(item.key) ? item.key.value : item.key)]);
        } else walk(item, [...path, index]);
      });
    }
  };
  walk(tree.contents, []);
  return found;
}

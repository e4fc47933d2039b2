/** Gives documents their IDs. */
import { parseDocument } from "yaml";
import type { Content } from "#archive/content.ts";
import type { Snapshots } from "#archive/snapshots.ts";
import { type DocumentId, documentId, idNumber } from "#base/ids.ts";

/** Gives the next free document IDs of an archive; what was ever used is not given again. */
export function documentNumbers(content: Content, snapshots: Snapshots): () => DocumentId {
  let last = 0;
  for (const { value } of content.documents.values()) {
    if (value.id !== "new") last = Math.max(last, idNumber(value.id));
  }
  for (const id of snapshots.captures.keys()) last = Math.max(last, idNumber(id));
  return () => documentId(content.settings.prefix, ++last);
}

/**
 * A content file with one field of its front matter set, or taken out where the value is undefined;
 * comments and order stay.
 */
export function withField(source: string, field: string, value: unknown): string {
  const [, yaml = "", rest = ""] =
    /^---\r?\n([\s\S]*?)\r?\n(---(?:\r?\n[\s\S]*)?)$/u.exec(source) ?? [];
  const tree = parseDocument(yaml);
  if (value === undefined) tree.delete(field);
  else tree.set(field, value);
  return `---\n${tree.toString({ lineWidth: 0 })}${rest}`;
}

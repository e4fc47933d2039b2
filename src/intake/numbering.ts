/** Gives documents and provisions their IDs. */
import { isScalar, parseDocument } from "yaml";
import type { Content } from "#archive/content.ts";
import type { Archive } from "#archive/open.ts";
import type { Snapshots } from "#archive/snapshots.ts";
import { type DocumentId, type ProvisionId, documentId, idNumber, provisionId } from "#base/ids.ts";

/** Gives the next free document IDs of an archive; what was ever used is not given again. */
export function documentNumbers(content: Content, snapshots: Snapshots): () => DocumentId {
  let last = 0;
  for (const { value } of content.documents.values()) {
    if (value.id !== "new") last = Math.max(last, idNumber(value.id));
  }
  for (const id of snapshots.captures.keys()) last = Math.max(last, idNumber(id));
  return () => documentId(content.settings.prefix, ++last);
}

/** Gives the next free provision IDs of an archive; what was ever given is not given again. */
export function provisionNumbers({ content, provisions, records }: Archive): () => ProvisionId {
  const written = [...provisions.values()].flatMap(({ value }) =>
    value.id === "new" ? [] : [value.id],
  );
  let last = Math.max(0, ...[...records.keys(), ...written].map(idNumber));
  return () => provisionId(content.settings.prefix, ++last);
}

/** A content file with its ID written in; every other byte stays what it is. */
export function withId(source: string, id: ProvisionId): string {
  const [head = ""] = /^---[^\n]*\n/u.exec(source) ?? [];
  const yaml = source.slice(head.length).split(/^---[^\S\n]*$/mu)[0]!;
  const value = parseDocument(yaml).get("id", true);
  if (!isScalar(value) || !value.range) throw new Error("the front matter has no id");
  const [start, end] = value.range;
  return source.slice(0, head.length + start) + id + source.slice(head.length + end);
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

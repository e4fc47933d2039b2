/** Everything that is published as JSON, by the name of its schema: `/api/schema/<name>.json`. */
import { z } from "zod";
import { publishedDocument } from "./published-document.ts";
import {
  publishedCategory,
  publishedClauseType,
  publishedIndex,
  publishedPlatform,
  publishedRegulation,
  publishedSeverity,
} from "./published-gatherings.ts";
import { publishedProvision } from "./published-provision.ts";
import { publishedRecord } from "./published-record.ts";
import { publishedTombstone } from "./published-tombstone.ts";
import { changeRow, provisionRow, versionRow } from "./published-rows.ts";

const PUBLISHED = {
  index: publishedIndex,
  platform: publishedPlatform,
  document: publishedDocument,
  provision: publishedProvision,
  record: publishedRecord,
  tombstone: publishedTombstone,
  "clause-type": publishedClauseType,
  regulation: publishedRegulation,
  category: publishedCategory,
  severity: publishedSeverity,
  "provision-row": provisionRow,
  "change-row": changeRow,
  "version-row": versionRow,
} as const;
export type PublishedName = keyof typeof PUBLISHED;

export const PUBLISHED_NAMES = Object.keys(PUBLISHED) as readonly PublishedName[];

/** The JSON Schema (draft 2020-12) of something published, with the address where it stands. */
export const jsonSchemaOf = (name: PublishedName, address: string): object => {
  const { $schema, ...rest } = z.toJSONSchema(PUBLISHED[name], { target: "draft-2020-12" });
  return { $schema, $id: address, ...rest };
};

import { z } from "zod";
import { address, documentId, documentPath, instant, sha256, text } from "./fields.ts";

const shared = {
  /** Path of the captured file, from the folder of the list. */
  file: text,
  /** What the file's bytes must be, where the list says so. */
  bytes: z.number().int().min(0).optional(),
  sha256: sha256.optional(),
};

/**
 * One line of a list for `add --from`: what is known about a captured file.
 * @example {"file":"terms.html","document":"acme/terms","at":"2026-04-27T09:55:26Z","url":"https://acme.example/terms"}
 */
const facts = z.strictObject({
  ...shared,
  document: z.union([documentId, documentPath], {
    error: "must name a document: its ID, or platform/document",
  }),
  at: instant,
  url: address.optional(),
  finalUrl: address.optional(),
  http: z
    .strictObject({
      status: z.number().int().min(100).max(599),
      headers: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  wayback: z
    .strictObject({ requested: address.optional(), resolved: address.optional() })
    .optional(),
  vantage: z
    .strictObject({
      country: text.optional(),
      language: text.optional(),
      userAgent: text.optional(),
      tool: text.optional(),
      collection: text.optional(),
      commit: text.optional(),
    })
    .optional(),
});
export type Facts = z.infer<typeof facts>;

/** The same as Open Terms Archive describes its snapshots: service and terms by name. */
const snapshotFacts = z
  .strictObject({
    ...shared,
    service: text,
    terms: text,
    capturedAt: instant,
    url: address.optional(),
    fetcher: text.optional(),
    engine: text.optional(),
    collection: text.optional(),
    commit: text.optional(),
  })
  .transform(({ service, terms, capturedAt, fetcher, engine, collection, commit, ...rest }) => {
    const by = fetcher === undefined ? "" : ` (${fetcher})`;
    return {
      ...rest,
      at: capturedAt,
      named: { service, terms },
      vantage: {
        tool: engine === undefined ? undefined : `Open Terms Archive engine ${engine}${by}`,
        collection,
        commit,
      },
    };
  });
export type SnapshotFacts = z.infer<typeof snapshotFacts>;

/** Either form; they are told apart by whether the document is named by service and terms. */
export const factsLine = (value: unknown): typeof facts | typeof snapshotFacts =>
  typeof value === "object" && value !== null && "service" in value ? snapshotFacts : facts;

/** Response headers that are kept: they tell about the bytes, and never about the reader. */
export const KEPT_HEADERS: ReadonlySet<string> = new Set([
  "content-encoding",
  "content-language",
  "content-type",
  "date",
  "etag",
  "last-modified",
]);

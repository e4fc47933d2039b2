import { z } from "zod";
import { address, documentId, instant, sha256, text } from "./fields.ts";

const count = z.number().int().min(0);

const source = z.strictObject({
  /** The address asked for; absent where it was not recorded. */
  url: address.optional(),
  finalUrl: address.optional(),
  mediaType: text,
  /** Length of the bytes. */
  bytes: count,
  sha256,
  http: z
    .strictObject({
      status: z.number().int().min(100).max(599),
      headers: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  wayback: z
    .strictObject({ requested: address.optional(), resolved: address.optional() })
    .optional(),
});

const vantage = z.strictObject({
  country: text.optional(),
  language: text.optional(),
  userAgent: text.optional(),
  /** The program that observed it, with its version. */
  tool: text.optional(),
  /** For an imported capture: where the collection is, which commit recorded it, from what. */
  collection: text.optional(),
  commit: text.optional(),
  /** The path of the version's file inside the collection. */
  path: text.optional(),
  /** Snapshots that the collection's extraction was made from, as addresses or commits. */
  snapshots: z.array(text).optional(),
  /** True when the collection says that only its own extraction changed. */
  technical: z.literal(true).optional(),
});

/** How a canonical text was derived: everything that is needed to derive it again. */
const extraction = z.strictObject({
  /** Name and version: `html/1`. */
  extractor: text,
  select: z.array(z.string()).optional(),
  remove: z.array(z.string()).optional(),
  /** SHA-256 of the canonical text. */
  sha256,
  /** What each passage is, run-length encoded: see `#text/outline.ts`. */
  outline: z.string(),
});

/**
 * One line of `snapshots/captures/<document id>.jsonl`: one observation of a document.
 * A field that is not known is absent.
 */
export const capture = z.strictObject({
  document: documentId,
  at: instant,
  recorded: instant,
  form: z.enum(["served", "extracted"]),
  sources: z.array(source).min(1),
  vantage: vantage.optional(),
  screenshot: sha256.optional(),
  text: extraction,
  /** Whether the bytes are held, or only their hash. */
  kept: z.boolean(),
});
const ORDERS = {
  capture: Object.keys(capture.shape),
  source: Object.keys(source.shape),
  vantage: Object.keys(vantage.shape),
  extraction: Object.keys(extraction.shape),
  http: ["status", "headers"],
  wayback: ["requested", "resolved"],
};

/** A capture that is known to be valid, with its fields in the order of the schema, as it parses. */
export function inSchemaOrder(held: Capture): Capture {
  const ordered = inOrder(held, ORDERS.capture);
  ordered.sources = held.sources.map((each) => {
    const one = inOrder(each, ORDERS.source);
    if (one.http !== undefined) one.http = inOrder(one.http, ORDERS.http);
    if (one.wayback !== undefined) one.wayback = inOrder(one.wayback, ORDERS.wayback);
    return one;
  });
  if (held.vantage !== undefined) ordered.vantage = inOrder(held.vantage, ORDERS.vantage);
  ordered.text = inOrder(held.text, ORDERS.extraction);
  return ordered;
}

function inOrder<T extends object>(value: T, names: readonly string[]): T {
  const ordered: Record<string, unknown> = {};
  const held = value as Record<string, unknown>;
  for (const name of names) if (held[name] !== undefined) ordered[name] = held[name];
  return ordered as T;
}

export type Capture = z.infer<typeof capture>;
export type Source = z.infer<typeof source>;
export type Vantage = z.infer<typeof vantage>;
export type Extraction = z.infer<typeof extraction>;

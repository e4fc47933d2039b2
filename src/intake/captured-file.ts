/** One captured file: read, checked, its text derived; everything but recorded. */
import { readFileSync, statSync } from "node:fs";
import type { Content } from "#archive/content.ts";
import type { Snapshots } from "#archive/snapshots.ts";
import { type Instant, dayOf } from "#base/dates.ts";
import { systemWords } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import { type DocumentPath, type Sha256, byCodeUnit } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Source, Vantage } from "#schema/capture.ts";
import type { Selectors } from "#schema/document.ts";
import { type Facts, KEPT_HEADERS, type SnapshotFacts } from "#schema/facts.ts";
import { type ExtractorIdentity, extractorFor } from "#text/extractors.ts";
import { type DerivedText, deriveText } from "./derive.ts";
import { LARGEST_CAPTURE, tellKind } from "./file-kind.ts";

/** One file to take in, with where its facts were given. */
export interface Item {
  readonly facts: Facts | SnapshotFacts;
  /** Where the file lies. */
  readonly path: string;
  /** The list and line the facts come from, for messages. */
  readonly place: { readonly file?: string; readonly line?: number };
}

/** A captured file that is ready to be recorded. */
export interface CapturedFile {
  readonly path: DocumentPath;
  readonly at: Instant;
  readonly text: Sha256;
  readonly bytes: Uint8Array;
  readonly derived: DerivedText;
  readonly identity: ExtractorIdentity;
  readonly source: Source;
  readonly vantage: Vantage | undefined;
}

/** The file, what is wrong with it, or `known` where it was recorded before. */
export async function readCapturedFile(
  { facts, path: file, place }: Item,
  content: Content,
  snapshots: Snapshots,
): Promise<CapturedFile | Problem | "known"> {
  const path = findDocument(facts, content);
  if (path === undefined) return noDocument(facts, content, place);
  const bytes = readBounded(file);
  if ("code" in bytes) return bytes;
  const hash = sha256(bytes);
  const mismatch = differsFromList(facts, bytes, hash, file);
  if (mismatch !== undefined) return mismatch;
  const earlier = recordedAt(path, facts.at, content, snapshots);
  if (earlier?.sources.some((source) => source.sha256 === hash)) return "known";
  if (earlier !== undefined) {
    const what = `a capture of ${path} at ${facts.at} with other bytes is already recorded`;
    return problem("intake/same-time", { what, file });
  }
  const headers = "http" in facts ? keptHeaders(facts.http?.headers) : undefined;
  const { mediaType, fault } = tellKind(file, bytes, headers?.["content-type"]);
  if (mediaType === undefined) return fault!;
  const identity = identityFor(mediaType, content.documents.get(path)!.value.selectors, facts.at);
  const derived = await derive(bytes, identity, file);
  if ("code" in derived) return derived;
  return {
    path,
    at: facts.at,
    text: sha256(derived.text),
    bytes,
    derived,
    identity,
    source: sourceOf(facts, mediaType, bytes, hash, headers),
    vantage: vantageOf(facts),
  };
}

function findDocument(facts: Facts | SnapshotFacts, content: Content): DocumentPath | undefined {
  for (const [path, { value }] of content.documents) {
    if ("named" in facts) {
      const platform = content.platforms.get(path.split("/")[0] as never);
      if (platform?.value.name !== facts.named.service) continue;
      if (value.title === facts.named.terms || value.kind === facts.named.terms) return path;
    } else if (facts.document === path || facts.document === value.id) return path;
  }
  return undefined;
}

function noDocument(facts: Facts | SnapshotFacts, content: Content, place: Item["place"]): Problem {
  const name = "named" in facts ? `${facts.named.service} ${facts.named.terms}` : facts.document;
  const known = [...content.documents.keys()].slice(0, 8).join(", ");
  const fix =
    content.documents.size === 0
      ? "Make it first: `muniment new platform NAME`, then `muniment new document`."
      : `Make it first with \`muniment new document\`, or name one of: ${known}.`;
  return problem("intake/no-document", { what: `there is no document "${name}"`, fix, ...place });
}

function readBounded(file: string): Uint8Array | Problem {
  try {
    const { size } = statSync(file);
    if (size <= LARGEST_CAPTURE) return readFileSync(file);
    const what = `the file has ${(size / 1024 / 1024).toFixed(1)} MiB`;
    return problem("intake/too-large", { what, file });
  } catch (error) {
    return problem("intake/unreadable", { what: systemWords(error), file });
  }
}

function differsFromList(
  facts: Facts | SnapshotFacts,
  bytes: Uint8Array,
  hash: Sha256,
  file: string,
): Problem | undefined {
  if (facts.sha256 !== undefined && facts.sha256 !== hash) {
    const what = `the list gives the SHA-256 ${facts.sha256}, the file has ${hash}`;
    return problem("intake/mismatch", { what, file });
  }
  if (facts.bytes !== undefined && facts.bytes !== bytes.length) {
    const what = `the list gives ${facts.bytes} bytes, the file has ${bytes.length}`;
    return problem("intake/mismatch", { what, file });
  }
  return undefined;
}

function recordedAt(path: DocumentPath, at: Instant, content: Content, snapshots: Snapshots) {
  const id = content.documents.get(path)!.value.id;
  if (id === "new") return undefined;
  return snapshots.captures.get(id)?.find((capture) => capture.at === at);
}

function keptHeaders(headers: Readonly<Record<string, string>> | undefined) {
  if (headers === undefined) return undefined;
  const kept = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => KEPT_HEADERS.has(name));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** The extractor for a file, with the selectors in force on the day of the capture. */
function identityFor(
  mediaType: string,
  selectors: readonly Selectors[],
  at: Instant,
): ExtractorIdentity {
  const extractor = extractorFor(mediaType)!;
  if (extractor !== "html/1") return { extractor };
  const inForce = selectors
    .filter(({ from }) => from === undefined || from <= dayOf(at))
    .toSorted((a, b) => byCodeUnit(a.from ?? "", b.from ?? ""))
    .at(-1);
  const list = (selector: readonly string[] | undefined) =>
    selector === undefined || selector.length === 0 ? undefined : selector;
  return { extractor, select: list(inForce?.select), remove: list(inForce?.remove) };
}

async function derive(
  bytes: Uint8Array,
  identity: ExtractorIdentity,
  file: string,
): Promise<DerivedText | Problem> {
  let derived: DerivedText;
  try {
    derived = await deriveText(bytes, identity);
  } catch (error) {
    // Decoding was checked before; what is left is a PDF that PDF.js cannot open.
    if (identity.extractor !== "pdf/1") throw error;
    const what = `it cannot be opened: ${error instanceof Error ? error.message : String(error)}`;
    return problem("intake/pdf", { what, file });
  }
  return derived.text === ""
    ? problem("intake/no-text", { what: "no words were found in the file", file })
    : derived;
}

function sourceOf(
  facts: Facts | SnapshotFacts,
  mediaType: string,
  bytes: Uint8Array,
  hash: Sha256,
  headers: Record<string, string> | undefined,
): Source {
  const served = "named" in facts ? {} : { finalUrl: facts.finalUrl, wayback: facts.wayback };
  const http =
    "http" in facts && facts.http !== undefined
      ? { status: facts.http.status, headers }
      : undefined;
  return { url: facts.url, mediaType, bytes: bytes.length, sha256: hash, http, ...served };
}

function vantageOf({ vantage }: Facts | SnapshotFacts): Vantage | undefined {
  const known = Object.entries(vantage ?? {}).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

/** A `record.json` as it was fetched: read for checking, so nothing in it is taken on trust. */
import { type Json, canonicalJson } from "#base/canonical-json.ts";
import { isSha256 } from "#base/ids.ts";
import { hashBytes } from "./verify-hash.ts";
import { jsonOf } from "./verify-site.ts";

/** A capture's source: where its bytes came from, and their hash. */
export interface FetchedSource {
  readonly sha256: string;
  readonly bytes: number;
}

/** What the checks need of a record. */
export interface FetchedRecord {
  readonly sha256: string;
  /** Whether the file is canonical JSON and a newline: the one spelling of what it says. */
  readonly isCanonical: boolean;
  readonly id: string;
  readonly number: number;
  readonly evidence: Part;
  readonly analysis: Part;
  readonly quotation: { readonly text: string; readonly start: number; readonly end: number };
  readonly document: { readonly id: string; readonly version: number };
  readonly text: string;
  readonly extractor: string;
  /** Of the capture's line: what the ledger names, and what the facts in the record hash to. */
  readonly captureLine: Part;
  readonly sources: readonly FetchedSource[];
  /** Whether the captured bytes are held, or only their hash. */
  readonly kept: boolean;
}

/** A part of a record: the hash that is stated for it, and the one that it has. */
export interface Part {
  readonly stated: string;
  readonly computed: string;
}

/** Undefined where the bytes are no record of the form `muniment/record/1`. */
export function readRecord(bytes: Uint8Array): FetchedRecord | undefined {
  const value = jsonOf(bytes);
  try {
    return recordOf(new Field(value), bytes);
  } catch (error) {
    // Canonical JSON has no half surrogate pairs, and nesting without end is no record.
    const isForeign = [NotThere, RangeError, TypeError].some((kind) => error instanceof kind);
    if (isForeign) return undefined;
    throw error;
  }
}

function recordOf(record: Field, bytes: Uint8Array): FetchedRecord {
  if (record.at("format").text() !== "muniment/record/1") throw new NotThere();
  const evidence = record.at("evidence");
  const [quotation, capture] = [evidence.at("quotation"), evidence.at("capture")];
  return {
    sha256: hashBytes(bytes),
    isCanonical: hashBytes(bytes) === hashText(`${canonicalJson(record.json())}\n`),
    id: record.at("id").text(),
    number: record.at("number").count(),
    evidence: { stated: record.at("evidenceSha256").hash(), computed: hashOf(evidence) },
    analysis: {
      stated: record.at("analysisSha256").hash(),
      computed: hashOf(record.at("analysis")),
    },
    quotation: {
      text: quotation.at("text").text(),
      start: quotation.at("start").count(),
      end: quotation.at("end").count(),
    },
    document: {
      id: evidence.at("document").at("id").text(),
      version: evidence.at("version").count(),
    },
    text: evidence.at("text").hash(),
    extractor: capture.at("text").at("extractor").text(),
    captureLine: { stated: evidence.at("captureLine").hash(), computed: hashOf(capture) },
    sources: capture
      .at("sources")
      .list()
      .map((source) => ({ sha256: source.at("sha256").hash(), bytes: source.at("bytes").count() })),
    kept: capture.at("kept").json() === true,
  };
}

/** The SHA-256 of a part's canonical JSON. */
const hashOf = (part: Field): string => hashText(canonicalJson(part.json()));
const hashText = (text: string): string => hashBytes(new TextEncoder().encode(text));

/** Thrown inside this file alone, for a field that a record must have. */
class NotThere extends Error {}

class Field {
  readonly #value: unknown;
  constructor(value: unknown) {
    this.#value = value;
  }
  at(name: string): Field {
    const value = this.#value;
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) {
      throw new NotThere();
    }
    return new Field((value as Readonly<Record<string, unknown>>)[name]);
  }
  list(): Field[] {
    if (!Array.isArray(this.#value)) throw new NotThere();
    return this.#value.map((each) => new Field(each));
  }
  text(): string {
    if (typeof this.#value !== "string") throw new NotThere();
    return this.#value;
  }
  hash(): string {
    const text = this.text();
    if (!isSha256(text)) throw new NotThere();
    return text;
  }
  count(): number {
    const value = this.#value;
    if (!Number.isSafeInteger(value) || (value as number) < 0) throw new NotThere();
    return value as number;
  }
  /** The value as it is; what `JSON.parse` gave is JSON. */
  json(): Json {
    return this.#value as Json;
  }
}

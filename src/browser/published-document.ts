/** What a page's scripts read of a document's JSON; see `#schema/published-document.ts`. */
import type { Day, Instant } from "#base/dates.ts";
import type { DocumentId, Sha256 } from "#base/ids.ts";

export interface DocumentFacts {
  readonly id: DocumentId;
  readonly title: string;
  readonly language: string;
  readonly platform: { readonly name: string };
  readonly archive: { readonly title: string };
  readonly sourceUrls: readonly string[];
  /** In order of time. */
  readonly captures: readonly CaptureFacts[];
  readonly versions: readonly VersionFacts[];
}

export interface CaptureFacts {
  readonly at: Instant;
  readonly version: number;
  readonly form: "served" | "extracted";
  /** Absent for a sound one. */
  readonly suspicion?: string;
  readonly sources: readonly {
    readonly url?: string;
    readonly finalUrl?: string;
    readonly sha256: Sha256;
    readonly wayback?: { readonly requested?: string; readonly resolved?: string };
  }[];
}

export interface VersionFacts {
  readonly number: number;
  readonly url: string;
  readonly outline: string;
  readonly text: { readonly sha256: Sha256 };
  readonly stated?: Day;
}

/** Undefined where it cannot be read. */
export async function fetchDocument(href: string): Promise<DocumentFacts | undefined> {
  try {
    return (await (await fetch(href)).json()) as DocumentFacts;
  } catch {
    return undefined;
  }
}

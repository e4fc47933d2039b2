/** What the page of the selection reads of a record's JSON; see `#schema/published-record.ts`. */
import type { Day, Instant } from "#base/dates.ts";
import type { ProvisionId, Sha256 } from "#base/ids.ts";
import type { CitedProvision } from "#cite/citable.ts";

interface Noticed {
  readonly reason: string;
  readonly date: Day;
  readonly by: string;
}

export interface ChangeFacts {
  readonly at: Instant;
  readonly url: string;
  readonly severity?: Level;
  readonly summary?: string;
  readonly announced?: Day;
  readonly effective?: Day;
}

export type Level = "critical" | "high" | "medium" | "low";

export interface FileFacts {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

interface Newer {
  readonly name: string;
  readonly number: number;
}

interface Always {
  readonly id: ProvisionId;
  readonly number: number;
  readonly name: string;
  readonly url: string;
  readonly shortAddress: string;
  readonly issued: Instant;
}

export interface IssuedFacts extends Always {
  readonly state: "issued";
  readonly title: string;
  readonly platform: { readonly slug: string; readonly name: string };
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly language: string;
    readonly version: number;
  };
  readonly quotation: {
    readonly text: string;
    readonly language: string;
    readonly headings: readonly string[];
  };
  readonly captured: Instant;
  readonly analysis: {
    readonly severity: Level;
    readonly severityReason: string;
    readonly by: readonly string[];
    readonly review: "unreviewed" | "reviewed" | "approved";
  };
  readonly today: {
    readonly standing?: { readonly sentence: string };
    readonly statuses: readonly {
      readonly kind: "withdrawn" | "corrected" | "retracted";
      readonly by?: { readonly name: string };
      readonly notice?: Noticed;
    }[];
    readonly newer?: Newer;
    readonly lastChange?: ChangeFacts;
    /** Newest first. */
    readonly dated: readonly ChangeFacts[];
    readonly lastEvent?: {
      readonly at: Instant;
      readonly name: string;
      readonly sentence: string;
      readonly url: string;
    };
    readonly trackingEnded?: { readonly date: Day; readonly reason: string };
  };
  readonly files: readonly FileFacts[];
  /** Absent while the archive has no address of its own. */
  readonly citable?: CitedProvision;
}

export interface RemovedFacts extends Always {
  readonly state: "removed";
  readonly notice?: Noticed;
  readonly newer?: Newer;
}

export type RecordFacts = IssuedFacts | RemovedFacts;

/** Why there are no facts: the archive has no such record, or does not answer. */
export type Missing = { readonly state: "unknown" } | { readonly state: "unreachable" };

/** Reads the facts of issued versions, of each once, unless that failed. */
export function factsAt(base: string) {
  const asked = new Map<string, Promise<RecordFacts | Missing>>();
  return ({ id, number }: Pick<Always, "id" | "number">): Promise<RecordFacts | Missing> => {
    const href = `${base}api/record/${id}/${number}.json`;
    const before = asked.get(href);
    if (before !== undefined) return before;
    const now = fetchFacts(href).then((facts) => {
      if (facts.state === "unreachable") asked.delete(href);
      return facts;
    });
    asked.set(href, now);
    return now;
  };
}

async function fetchFacts(href: string): Promise<RecordFacts | Missing> {
  try {
    const response = await fetch(href, { cache: "no-cache" });
    if (response.status === 404) return { state: "unknown" };
    return response.ok ? ((await response.json()) as RecordFacts) : { state: "unreachable" };
  } catch {
    return { state: "unreachable" };
  }
}

/** An address of the archive, on the host that serves this page: a mirror has the same files. */
export function served(url: string): string {
  const { hash, pathname } = new URL(url);
  return pathname + hash;
}
